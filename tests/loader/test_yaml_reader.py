from collections.abc import Callable

import pytest
import yaml

from anarq.loader import yaml_reader
from anarq.model.tree import Document

Load = Callable[..., Document]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test here runs with libyaml and with the parser in Python that stands in for it."""
    if not hasattr(yaml, request.param):
        pytest.skip(f"no {request.param} here")
    monkeypatch.setattr(yaml_reader, "_Loader", getattr(yaml, request.param))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("# nothing\n", None),
        ("---\n", None),
        ("---\n...\n", None),
        ("a", "a"),
        ("a: 1\nb: [x, {c: d}]\n", {"a": 1, "b": ["x", {"c": "d"}]}),
        ("a:\n- 1\n- - 2\n  - 3\n", {"a": [1, [2, 3]]}),
        ("on: off\nno: yes\n", {"on": "off", "no": "yes"}),
        ("200: ok\n-1: x\n", {"200": "ok", "-1": "x"}),
        ('"200": ok', {"200": "ok"}),
        ('"true": 1\n"<<": 2\n', {"true": 1, "<<": 2}),
        ("a: 2024-01-01\nb: 12:30\n", {"a": "2024-01-01", "b": "12:30"}),
        ("a: |\n  x\n  y\nb: >-\n  x\n  y\n", {"a": "x\ny\n", "b": "x y"}),
        ("a: 'it''s'\nb: \"\\u00e9\\n\\/\"\n", {"a": "it's", "b": "é\n/"}),
        ("a: !!str 010\nb: ! 5\nc: !!int '7'\nd: !!float 1\n", {"a": "010", "b": "5", "c": 7, "d": 1}),
        ("a: !!map {}\nb: !!seq []\nc: !!null ''\nd: !!bool true\n", {"a": {}, "b": [], "c": None, "d": True}),
        ("a: &x {k: [1]}\nb: *x\n", {"a": {"k": [1]}, "b": {"k": [1]}}),
        ("- &x 1\n- *x\n- &x 2\n- *x\n", [1, 1, 2, 2]),
        ("- &x [&x 1, *x]\n- *x\n", [[1, 1], 1]),
        ("%YAML 1.2\n---\na: 1\n", {"a": 1}),
        ("\ufeffa: 1\r\nb: 2\r\n", {"a": 1, "b": 2}),
        ("{a: , b}", {"a": None, "b": None}),
        ("模块: 😀\n", {"模块": "😀"}),
    ],
)
def test_yaml_is_read_by_the_core_schema(load: Load, text: str, value: object) -> None:
    assert load(text).data == value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\na: 2\n", "f.yaml:2:1 key `a` is written twice"),
        ('200: a\n"200": b\n', "f.yaml:2:1 key `200` is written twice"),
        ("true: 1", "f.yaml:1:1 key `true` is not a string"),
        ("null: 1", "f.yaml:1:1 key `null` is not a string"),
        ("~: 1", "f.yaml:1:1 key `~` is not a string"),
        ("?\n: 1", "f.yaml:1:2 key (empty) is not a string"),
        ("1.5: 1", "f.yaml:1:1 key `1.5` is not a string"),
        ("0x10: 1", "f.yaml:1:1 key `0x10` is not a string"),
        ("007: 1", "f.yaml:1:1 key `007` is not a string"),
        ("{[a]: 1}", "f.yaml:1:2 a list or mapping cannot be a key"),
        ("? {a: 1}\n: 1\n", "f.yaml:1:3 a list or mapping cannot be a key"),
        ("&x a: 1", "f.yaml:1:1 a key cannot have an anchor"),
        ("- &x a\n- *x : 1\n", "f.yaml:2:3 the alias `x` cannot be a key"),
        ("a: &x {b: 1}\n<<: *x\n", "f.yaml:2:1 merge keys (`<<`) are not part of YAML 1.2"),
        ("a: *x", "f.yaml:1:4 the alias `x` has no anchor before it"),
        ("a: &x [*x]", "f.yaml:1:8 the alias `x` stands inside of what it repeats: a circle"),
        ("a: &x {b: {c: *x}}", "f.yaml:1:15 the alias `x` stands inside of what it repeats: a circle"),
        ("a: !thing b", "f.yaml:1:4 the tag `!thing` is not part of the YAML core schema"),
        ("a: !thing [b]", "f.yaml:1:4 the tag `!thing` is not part of the YAML core schema"),
        ("!!python/object/apply:os.system [id]", "not part of the YAML core schema"),
        ("a: !!binary aGk=", "f.yaml:1:4 the tag `tag:yaml.org,2002:binary` is not part of the YAML core schema"),
        ("a: !!set {b}", "f.yaml:1:4 the tag `tag:yaml.org,2002:set` is not part of the YAML core schema"),
        ("a: !!int x", "f.yaml:1:4 `x` is not what its tag says"),
        ("a: !!int true", "f.yaml:1:4 `true` is not what its tag says"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1 a second document begins: one file holds one document"),
        ("%YAML 1.1\n---\na: 1\n", "the file declares YAML 1.1; it is read as YAML 1.2"),
        ("a: [1, .inf]", "f.yaml:1:8 `.inf` is not a number in JSON"),
        ("a: 1e400", "f.yaml:1:4 `1e400` is too large for a number of 64 bits"),
        ("a: 1\n\tb: 2\n", "f.yaml:2:"),
        ("a: [1, 2\n", "not YAML: "),
        ("a: 'x", "not YAML: "),
        ("a: b: c", "f.yaml:1:5 not YAML: mapping values are not allowed"),
        ("a: 1\n b: 2\n", "f.yaml:2:3 not YAML: mapping values are not allowed"),
        ("a\0b", "f.yaml:1:2 character U+0000 is not allowed in a YAML file"),
        ("é: 1\nb: \x1b[0m", "f.yaml:2:4 character U+001B is not allowed in a YAML file"),
        ("a: \x85b", "f.yaml:1:4 character U+0085 is not allowed in a YAML file"),
        ("a: \u2028b", "f.yaml:1:4 character U+2028 is not allowed in a YAML file"),
        ("\ufeff\ufeffa", "f.yaml:1:1 character U+FEFF is not allowed in a YAML file"),
        ('a: "\\ud800"', "f.yaml:1:"),
        ('a: "\\U00110000"', "not YAML: "),
        ('a: "\\q"', "not YAML: "),
        ("a: !%ff b", "f.yaml:1:"),
        ("a: @b", "f.yaml:1:4 not YAML: "),
    ],
)
def test_what_json_cannot_hold_or_yaml_forbids_is_refused_with_its_place(
    refuse: Callable[..., list[str]], text: str, problem: str
) -> None:
    assert problem in "\n".join(refuse(text))


def test_a_tab_may_stand_between_key_and_value_where_the_parser_knows_yaml_1_2(load: Load) -> None:
    if yaml_reader._Loader is yaml.SafeLoader:
        pytest.skip("the parser in Python refuses tabs between tokens")
    assert load("a:\t1\n").data == {"a": 1}


def test_all_problems_of_a_file_are_gathered(refuse: Callable[..., list[str]]) -> None:
    text = "a: 1\na: .nan\ntrue: !x y\n"
    assert [line.partition(" ")[0] for line in refuse(text)] == ["f.yaml:2:1", "f.yaml:2:4", "f.yaml:3:1", "f.yaml:3:7"]


def test_no_more_than_fifty_problems_are_gathered(refuse: Callable[..., list[str]]) -> None:
    assert len(refuse("a: 1\n" * 1000)) == 50


def test_the_help_names_the_first_of_two_keys_and_the_way_to_write_a_key(load: Load) -> None:
    with pytest.raises(Exception, match=r"mend: it stands first at f\.yaml:1:1"):
        load("a: 1\na: 2\n")
    with pytest.raises(Exception, match="mend: write it in double quotes"):
        load("true: 1\n")
    with pytest.raises(Exception, match="mend: indent with spaces, not tabs"):
        load("a:\n\t- b\n")
