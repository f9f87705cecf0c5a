"""Edits of specs keep every other character, in every style."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.scaffold.edits import Text, UneditableError

YAML = """\
# What it is.
name: notes   # short

jobs:
  # Every hour.
  - name: first
    every: PT1H   # often

  - {name: second, every: PT2H}
paths:
  /a:
    get: {operationId: getA, tags: [x, y, z]}

  # About health.
  /health: {$ref: health}
empty: {}
none: []
"""
JSON = """\
{
  "tools": {
    "a.get": { "operation": "getA" },
    "a.put": {
      "operation": "putA"
    }
  },
  "more": {}
}
"""


def yaml(text=YAML):
    return Text("module.yaml", text)


def lines_gone(before, after):
    left = after.split("\n")
    gone = []
    for line in before.split("\n"):
        if left and left[0] == line:
            left.pop(0)
        else:
            gone.append(line)
    assert left == [], "something else was changed"
    return gone


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        (["jobs", 0], ["  # Every hour.", "  - name: first", "    every: PT1H   # often"]),
        (["jobs", 1], ["  - {name: second, every: PT2H}"]),
        (["name"], ["# What it is.", "name: notes   # short"]),
        (["jobs", 0, "every"], ["    every: PT1H   # often"]),
        (["paths", "/a"], ["  /a:", "    get: {operationId: getA, tags: [x, y, z]}"]),
        (["paths", "/a", "get"], ["  /a:", "    get: {operationId: getA, tags: [x, y, z]}"]),
        (["empty"], ["empty: {}"]),
    ],
)
def test_what_is_removed_is_gone_with_its_comments_and_nothing_else(path, gone):
    assert lines_gone(YAML, yaml().without(path).text) == gone


@pytest.mark.parametrize(("at", "left"), [(0, "[y, z]"), (1, "[x, z]"), (2, "[x, y]")])
def test_an_item_between_brackets_is_removed(at, left):
    made = yaml().without(["paths", "/a", "get", "tags", at]).text
    assert made == YAML.replace("[x, y, z]", left)


def test_a_list_whose_last_item_is_removed_goes_with_it():
    one = yaml(YAML.replace("[x, y, z]", "[x]"))
    assert one.without(["paths", "/a", "get", "tags", 0]).text == YAML.replace(", tags: [x, y, z]", "")


def test_a_member_of_json_is_removed():
    assert Text("mcp.json", JSON).without(["tools", "a.get"]).text == JSON.replace(
        '"a.get": { "operation": "getA" },\n    ', ""
    )
    made = Text("mcp.json", JSON).without(["tools", "a.put"]).text
    assert made == JSON.replace(',\n    "a.put": {\n      "operation": "putA"\n    }', "")


def test_items_and_members_are_added_behind_the_others_and_before_one_that_is_named():
    item = yaml().having(["jobs"], None, {"name": "third", "every": "PT3H"}, "name: third\nevery: PT3H").text
    assert item == YAML.replace("PT2H}\n", "PT2H}\n  - name: third\n    every: PT3H\n")
    member = yaml().having(["paths"], "/b", {"get": {}}, "get: {}", before="/health").text
    assert member == YAML.replace("  # About", "  /b:\n    get: {}\n  # About")


@pytest.mark.parametrize(
    ("path", "key", "value", "before", "after"),
    [
        (["paths", "/a", "get", "tags"], None, "w", "[x, y, z]", "[x, y, z, w]"),
        (["none"], None, "w", "none: []", "none: [w]"),
        (["empty"], "a", 1, "empty: {}", 'empty: {"a": 1}'),
    ],
)
def test_between_brackets_it_is_added_there(path, key, value, before, after):
    assert yaml().having(path, key, value, str(value)).text == YAML.replace(before, after)


def test_what_is_not_there_is_made():
    made = yaml().having(["consumes"], None, {"topic": "q.a.b.v1"}, "topic: q.a.b.v1").text
    assert made == YAML + "consumes:\n  - topic: q.a.b.v1\n"


def test_a_member_is_added_to_json_in_its_indent():
    made = Text("mcp.json", JSON).having(["tools"], "a.new", {"operation": "newA"}, "").text
    assert made == JSON.replace('"putA"\n    }', '"putA"\n    },\n    "a.new": {\n      "operation": "newA"\n    }')


@pytest.mark.parametrize("text", ["a: &x [1]\nb: *x\n", "jobs: &j\n  - 1\nother: *j\n"])
def test_what_would_change_something_else_is_not_done(text):
    path = ["a", 0] if text.startswith("a") else ["jobs", 0]
    with pytest.raises(UneditableError):
        yaml(text + "c: 1\n").having(path[:1], None, 2, "2")


KEYS = st.text("abcxyz", min_size=1, max_size=3)
VALUES = st.recursive(
    st.integers(0, 9) | KEYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4), st.data())
def test_whatever_is_removed_or_added_the_text_says_that_and_no_more_or_says_that_it_cannot(data, draw):
    """The edit is held to what was meant by the edit itself; here it is held to it from outside."""
    import yaml as library

    for path, dump in (("a.json", library_json), ("a.yaml", lambda value: library.safe_dump(value, sort_keys=False))):
        text = Text(path, dump(data))
        key = draw.draw(st.sampled_from(sorted(data)))
        try:
            left = library.safe_load(text.without([key]).text)
        except UneditableError:
            continue
        assert (left or {}) == {name: value for name, value in data.items() if name != key}


def library_json(value):
    import json

    return json.dumps(value, indent=2) + "\n"


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        (["name"], "memos", "name: notes   #", "name: memos   #"),
        (["name"], "a: b", "name: notes   #", 'name: "a: b"   #'),
        (["jobs", 0, "every"], "PT2H", "every: PT1H ", "every: PT2H "),
        (["jobs", 1, "name"], "third", "{name: second,", "{name: third,"),
        (["paths", "/a", "get", "tags", 2], "w", "y, z]", "y, w]"),
    ],
)
def test_a_scalar_takes_the_place_of_another(path, value, before, after):
    assert yaml().with_value(path, value).text == YAML.replace(before, after)


def test_a_scalar_keeps_its_quotes():
    assert yaml("a: 'b'  # c\n").with_value(["a"], "it's").text == "a: 'it''s'  # c\n"
    assert Text("a.json", '{"a": "b\\"c", "d": 1}').with_value(["a"], "e").text == '{"a": "e", "d": 1}'


@pytest.mark.parametrize(
    ("path", "key", "before", "after"),
    [
        (["jobs"], "tasks", "\njobs:", "\ntasks:"),
        (["jobs", 1, "every"], "at", "second, every", "second, at"),
        (["paths", "/a"], "/b", "  /a:", '  "/b":'),
    ],
)
def test_a_key_is_renamed_where_it_stands(path, key, before, after):
    assert yaml().renamed(path, key).text == YAML.replace(before, after)


def test_a_key_that_is_there_already_is_given_to_no_other():
    with pytest.raises(UneditableError):
        yaml().renamed(["jobs"], "paths")


@pytest.mark.parametrize("text", ["a: |\n  b\nc: 1\n", "a: [b]\nc: 1\n", "a: b\n  d\nc: 1\n", "a: &x b\nc: *x\n"])
def test_what_is_no_scalar_of_one_word_is_left_to_people(text):
    with pytest.raises(UneditableError):
        yaml(text).with_value(["a"], "z")
