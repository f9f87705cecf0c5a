import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from anarq.loader import parse_document
from anarq.loader.json_positions import MOST, JsonPositions
from anarq.loader.text import Text
from anarq.model import pointer as pointers
from anarq.model.tree import Document, Position, Positions

Load = Callable[..., Document]
WORDS = st.text(alphabet="abé模😀 /~", min_size=1, max_size=5).map(lambda word: f"w{word}w")
TREES = st.recursive(
    st.integers(0, 99) | st.booleans() | WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3),
    max_leaves=10,
)


def test_keys_values_and_elements_have_places(load: Load) -> None:
    document = load("info:\n  title: é x\ntags:\n  - {name: a}\n  - b\n")
    assert dict(document.positions) == {
        "": Position((1, 1)),
        "/info": Position((2, 3), (1, 1)),
        "/info/title": Position((2, 10), (2, 3)),
        "/tags": Position((4, 3), (3, 1)),
        "/tags/0": Position((4, 5)),
        "/tags/0/name": Position((4, 12), (4, 6)),
        "/tags/1": Position((5, 5)),
    }


def test_columns_count_code_points_and_carriage_returns_end_lines(load: Load) -> None:
    positions = load("\ufeff😀: {é: 1}\r\n模: 2\r\n").positions
    assert positions["/😀/é"] == Position((1, 8), (1, 5))
    assert positions["/模"] == Position((2, 4), (2, 1))


def test_keys_with_slashes_and_tildes_are_escaped(load: Load) -> None:
    assert set(load('{"/a~b": {"": 1}}', "f.json").positions) == {"", "/~1a~0b", "/~1a~0b/"}


def test_an_alias_stands_where_it_is_written_and_its_parts_where_the_anchor_is(load: Load) -> None:
    positions = load("a: &x {k: 1}\nb: *x\n").positions
    assert positions["/b"] == Position((2, 4), (2, 1))
    assert positions["/b/k"] == positions["/a/k"] == Position((1, 11), (1, 8))


@pytest.mark.parametrize(("text", "name"), [("", "f.yaml"), ("null", "f.json"), ("# x\n", "f.yaml")])
def test_a_document_without_members_has_one_position(load: Load, text: str, name: str) -> None:
    assert dict(load(text, name).positions) == {"": Position((1, 1))}


def naive(value: Any, text: str) -> Positions:
    """Positions in a text of `json.dumps`, by looking for each scrap of it behind the last one."""
    found: dict[str, Position] = {}
    at = 0

    def seek(scrap: str) -> tuple[int, int]:
        nonlocal at
        start = text.index(scrap, at)
        at = start + len(scrap)
        before = text[:start].split("\n")
        return len(before), len(before[-1]) + 1

    def visit(value: Any, pointer: str, key: tuple[int, int] | None) -> None:
        written = json.dumps(value, ensure_ascii=False)
        found[pointer] = Position(seek(written[0] if isinstance(value, dict | list) else written), key)
        for name, child in value.items() if isinstance(value, dict) else ():
            key_at = seek(json.dumps(name, ensure_ascii=False))
            seek(":")
            visit(child, pointers.join(pointer, name), key_at)
        for index, child in enumerate(value) if isinstance(value, list) else ():
            visit(child, pointers.join(pointer, index), None)

    visit(value, "", None)
    return found


@settings(max_examples=100)
@given(value=TREES, indent=st.none() | st.integers(0, 3), name=st.sampled_from(["f.json", "f.yaml"]))
def test_positions_agree_with_a_naive_search(value: Any, indent: int | None, name: str) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    document = parse_document(text.encode(), name, name)
    assert document.data == value
    assert document.positions == naive(value, text)


@settings(max_examples=100)
@given(value=TREES, flow=st.sampled_from([None, True, False]))
def test_each_position_in_block_yaml_points_at_its_key_or_value(value: Any, flow: bool | None) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, width=1000)
    document = parse_document(text.encode(), "f.yaml", "f.yaml")
    assert document.data == value
    lines = text.split("\n")
    for pointer, position in document.positions.items():
        if position.key:
            line, column = position.key
            assert lines[line - 1][column - 1 :].lstrip("\"'? ").startswith(pointers.split(pointer)[-1][:2])
        found = _at(value, pointer)
        if isinstance(found, int | str):
            line, column = position.value
            shown = json.dumps(found) if isinstance(found, int) else found[:2]
            assert re.match(rf"[\"']?{re.escape(shown)}", lines[line - 1][column - 1 :])


def _at(value: Any, pointer: str) -> Any:
    for token in pointers.split(pointer):
        value = value[int(token)] if isinstance(value, list) else value[token]
    return value


@given(TREES, st.sampled_from([None, 1, "\t"]))
@settings(max_examples=60)
def test_positions_of_json_that_are_found_one_by_one_are_those_of_all(tree: Any, indent: Any) -> None:
    text = Text("f.json", json.dumps(tree, indent=indent, ensure_ascii=False))
    every = parse_document(text.text.encode(), "f.json", "f.json").positions
    some = JsonPositions(text, fail)
    assert {pointer: some[pointer] for pointer in every} == dict(every)


def fail() -> Positions:
    raise AssertionError("the whole file was read")


def test_positions_of_json_are_found_without_reading_the_file_as_a_whole() -> None:
    text = Text("f.json", '{"007": [1, {"": -1e400, "a\\u00e9": 12345678901234567890}], "x": {}}')
    some = JsonPositions(text, fail)
    column = text.text.index("12345") + 1
    assert some["/007/1/aé"] == Position((1, column), (1, column - 11))
    for nowhere in ("/8", "/007/2", "/007/x", "/x/y", "/007/0/z"):
        assert some.get(nowhere) is None


def test_a_file_that_is_passed_over_too_often_is_read_as_a_whole() -> None:
    deep = 2 * MOST
    text = Text("f.json", "[" * deep + " " * 10_000 + "]" * deep)
    every = {"/0" * depth: Position((1, depth + 1)) for depth in range(deep)}
    assert {pointer: JsonPositions(text, fail)[pointer] for pointer in [*every][:MOST]}.items() < every.items()
    asked: list[int] = []
    some = JsonPositions(text, lambda: asked.append(1) or every)
    assert {pointer: some[pointer] for pointer in every} == every
    assert asked == [1]


def test_many_positions_of_a_large_file_are_found() -> None:
    data = {f"k{number}": number for number in range(80_000)}
    document = parse_document(json.dumps(data).encode(), "f.json", "f.json")
    asked = [document.place(f"/k{number}").column for number in range(0, 80_000, 500)]
    assert asked == sorted(asked)
    assert len(document.positions) == 80_001
