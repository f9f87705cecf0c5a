"""A document holds what a file says, right or wrong, and finds places only when asked."""

import pytest

from anarq.model.errors import Place
from anarq.model.tree import MISSING, Document, Node, Position


def document(data, positions=None):
    return Document("a/b.yaml", data, shown="x/a/b.yaml", locate=lambda: positions or {})


def test_a_node_walks_mappings_and_lists():
    root = document({"paths": {"/a": [{"get": 1}]}}).root

    found = root.get("paths", "/a", 0, "get")

    assert (found.value, found.pointer) == (1, "/paths/~1a/0/get")


@pytest.mark.parametrize(
    "keys", [("no",), ("list", 9), ("list", -1), ("list", "0"), ("text", "x"), ("no", "deeper", 3)]
)
def test_what_is_not_there_is_missing_and_knows_where_it_would_be(keys):
    node = document({"list": [1], "text": "t"}).root.get(*keys)

    assert node.value is MISSING
    assert not node.exists
    assert node.pointer == "/" + "/".join(map(str, keys))


def test_null_is_a_value():
    assert document({"a": None}).root.get("a").exists


@pytest.mark.parametrize(
    ("value", "text", "flag", "number"),
    [("t", "t", False, 0), (True, "", True, 0), (2, "", False, 2), (1.5, "", False, 1.5), (None, "", False, 0)],
)
def test_reading_another_type_gives_the_default(value, text, flag, number):
    node = document({"a": value}).root.get("a")

    assert (node.text(), node.flag(), node.number()) == (text, flag, number)


def test_only_mappings_have_items_and_only_lists_have_elements():
    root = document({"m": {"k": 1}, "l": ["a", 2, "b"]}).root

    assert [(key, node.pointer) for key, node in root.get("m").items()] == [("k", "/m/k")]
    assert [node.pointer for node in root.get("l").elements()] == ["/l/0", "/l/1", "/l/2"]
    assert root.get("l").texts() == ("a", "b")
    assert root.get("m").mapping() == {"k": 1}
    assert list(root.get("l").items()) == list(root.get("m").elements()) == []
    assert root.get("l").mapping() == {}


def test_a_place_is_that_of_the_key_or_of_the_value():
    found = document({"a": 1}, {"/a": Position(value=(1, 4), key=(1, 1))})

    assert found.place("/a") == Place("x/a/b.yaml", 1, 1)
    assert found.place("/a", of_key=False) == Place("x/a/b.yaml", 1, 4)


def test_the_place_of_what_is_missing_is_that_of_its_nearest_ancestor():
    found = document({"a": {}}, {"": Position((1, 1)), "/a": Position((2, 3), key=(2, 1))})

    assert found.root.get("a", "b", "c").place == Place("x/a/b.yaml", 2, 1)


def test_positions_are_computed_once_and_only_when_asked():
    asked = []
    found = Document("f", {}, locate=lambda: asked.append(1) or {})

    before = list(asked)
    found.place("/a")
    found.place("/b")

    assert (before, asked) == ([], [1])


def test_a_document_made_in_memory_has_its_start_as_every_place():
    assert str(Document("made.json", {"a": 1}).place("/a")) == "made.json:1:1"


def test_missing_reads_as_such_in_messages():
    assert repr(Node(document({}), "", MISSING).value) == "MISSING"
