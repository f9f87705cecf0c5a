import importlib
from typing import Any

import pytest

from anarq.contracts import Reading, Side, Why, idle

STRING: Any = {"type": "string"}
DRAFT_7 = "http://json-schema.org/draft-07/schema#"


def notes(old: Any, new: Any, **options: Any) -> list[tuple[int, str, str]]:
    found = idle(Side(old, **options), Side(new, **options))
    return [(note.side, note.location.pointer, note.why.name) for note in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (STRING, {**STRING, "pattern": "[a-z]*"}, [(1, "/pattern", "REFUSES_NOTHING")]),
        (STRING, {**STRING, "pattern": "^[a-z]*$"}, []),
        ({"type": "integer"}, {"type": "integer", "maxLength": 3}, [(1, "/maxLength", "REFUSES_NOTHING")]),
        ({"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 0}, []),
        ({"minimum": 1}, {"minimum": 1, "exclusiveMinimum": 0}, [(1, "/exclusiveMinimum", "REFUSES_NOTHING")]),
        ({**STRING, "const": 1}, STRING, [(0, "/const", "NOTHING_LEFT")]),
        (STRING, {**STRING, "format": "date"}, [(1, "/format", "ANNOTATION")]),
        (STRING, {**STRING, "contentEncoding": "base64"}, [(1, "/contentEncoding", "ANNOTATION")]),
        (STRING, {**STRING, "title": "a text"}, []),
        (STRING, STRING, []),
        ({}, {"then": STRING}, [(1, "/then", "REFUSES_NOTHING")]),
        ({}, {"else": STRING}, [(1, "/else", "REFUSES_NOTHING")]),
        ({"if": STRING}, {"if": STRING, "then": {"minLength": 1}}, []),
        ({}, {"contains": {}, "minContains": 0}, [(1, "/contains", "REFUSES_NOTHING")]),
        ({}, {"contains": {}}, []),
        ({"dependencies": {"a": ["b"]}}, {}, [(0, "/dependencies", "RETIRED")]),
        ({"anyOf": [STRING]}, {"anyOf": [STRING, {**STRING, "maxLength": 5}]}, [(1, "/anyOf/1", "ADDS_NOTHING")]),
        ({"anyOf": [{**STRING, "maxLength": 5}, STRING]}, {"anyOf": [STRING]}, [(0, "/anyOf/0", "ADDS_NOTHING")]),
        ({"anyOf": [STRING]}, {"anyOf": [STRING, {"type": "null"}]}, []),
        ({"enum": [{"pattern": "a"}]}, {"enum": [{"pattern": "b"}]}, []),
    ],
)
def test_what_differs_and_makes_no_difference_is_named(old: Any, new: Any, expected: Any) -> None:
    assert notes(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "uri", "expected"),
    [
        ({}, {"dependentRequired": {"a": ["b"]}}, "http://json-schema.org/draft-07/schema#", "dependentRequired"),
        ({}, {"prefixItems": [{"type": "string"}]}, "http://json-schema.org/draft-07/schema#", "prefixItems"),
        ({}, {"const": 1}, "http://json-schema.org/draft-04/schema#", "const"),
        ({"contains": STRING}, {"contains": STRING, "minContains": 2}, DRAFT_7, "minContains"),
        ({"contains": STRING}, {"contains": STRING, "maxContains": 2}, DRAFT_7, "maxContains"),
        ({"if": STRING}, {"if": STRING, "then": STRING}, "http://json-schema.org/draft-06/schema#", "then"),
        (STRING, {**STRING, "nullable": True}, "https://json-schema.org/draft/2020-12/schema", "nullable"),
        ({}, {"additionalItems": False}, "https://json-schema.org/draft/2020-12/schema", "additionalItems"),
    ],
)
def test_a_keyword_of_another_dialect_is_named(old: Any, new: Any, uri: str, expected: str) -> None:
    assert notes({"$schema": uri, **old}, {"$schema": uri, **new}) == [(1, f"/{expected}", "NO_KEYWORD")]


def test_what_an_old_draft_does_not_read_beside_a_reference_is_named() -> None:
    old = {"$ref": "#/definitions/a", "definitions": {"a": {}}}
    new = {**old, "additionalProperties": False, "minLength": 3, "title": "a"}
    assert notes({"$schema": DRAFT_7, **old}, {"$schema": DRAFT_7, **new}) == [
        (1, "/additionalProperties", "BESIDE_REFERENCE"),
        (1, "/minLength", "BESIDE_REFERENCE"),
    ]
    assert notes(old, {**old, "minLength": 0}) == [(1, "/minLength", "REFUSES_NOTHING")]


def test_what_openapi_says_of_a_union_refuses_nothing() -> None:
    old, new = ({"oneOf": [{}], "discriminator": {"propertyName": name}} for name in ("kind", "type"))
    assert notes(old, new) == [(0, "/discriminator", "ANNOTATION"), (1, "/discriminator", "ANNOTATION")]


def test_a_slip_is_told_by_whoever_knows_slips() -> None:
    slip = {**STRING, "minLenght": 1, "unit": "metre"}
    assert idle(Side(STRING), Side(slip)) == ()
    found = idle(Side(STRING), Side(slip), meant=lambda key, _, __: "minLength" if key == "minLenght" else "")
    assert [(note.keyword, note.why, note.mend) for note in found] == [("minLenght", Why.NO_KEYWORD, "minLength")]


@pytest.mark.parametrize(
    ("around", "pointer"),
    [
        (lambda part: {"properties": {"a/b": part}}, "/properties/a~1b"),
        (lambda part: {"items": {"anyOf": [{"type": "null"}, part]}}, "/items/anyOf/1"),
        (lambda part: {"prefixItems": [part]}, "/prefixItems/0"),
        (lambda part: {"not": {"not": part}}, "/not/not"),
        (lambda part: {"$defs": {"a": part}, "items": {"$ref": "#/$defs/a"}}, "/$defs/a"),
        (lambda part: {"patternProperties": {"^x-": part}}, "/patternProperties/^x-"),
    ],
)
def test_it_is_looked_for_wherever_schemas_stand(around: Any, pointer: str) -> None:
    found = notes(around(STRING), around({**STRING, "minLength": 0}))
    assert found == [(1, f"{pointer}/minLength", "REFUSES_NOTHING")]


def test_a_keyword_is_judged_where_it_stands_in_the_whole() -> None:
    """`maxLength` refuses texts, and the other branch takes them all."""
    old, new = ({"anyOf": [STRING, {"maxLength": length}]} for length in (5, 10))
    assert [way for _, way, _ in notes(old, new)] == ["/anyOf/1/maxLength", "/anyOf/1/maxLength"]
    assert (
        notes({"anyOf": [{"type": "null"}, {"maxLength": 5}]}, {"anyOf": [{"type": "null"}, {"maxLength": 10}]}) == []
    )


def test_a_keyword_that_an_old_draft_needs_is_left_alone() -> None:
    """Draft 4 has no `exclusiveMinimum` without `minimum`: without it, there is no schema to compare with."""
    draft: Any = {"$schema": "http://json-schema.org/draft-04/schema#", "exclusiveMinimum": True}
    found = notes({**draft, "minimum": 1}, {**draft, "minimum": 0})
    assert found == []


def test_an_asserted_format_is_not_an_annotation() -> None:
    reading = Reading(assert_formats=True)
    assert notes(STRING, {**STRING, "format": "date"}, reading=reading) == []
    assert notes({"type": "integer"}, {"type": "integer", "format": "date"}, reading=reading) == [
        (1, "/format", "REFUSES_NOTHING")
    ]


def test_schemas_inside_of_documents_keep_their_pointers() -> None:
    old, new = (
        {"openapi": "3.1.0", "components": {"schemas": {"A": {**STRING, **more}}}} for more in ({}, {"minLength": 0})
    )
    assert notes(old, new, pointer="/components/schemas/A") == [
        (1, "/components/schemas/A/minLength", "REFUSES_NOTHING")
    ]


def test_no_more_are_looked_at_when_the_steps_are_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = ({"properties": {f"p{n}": {**STRING, **more} for n in range(5)}} for more in ({}, {"minLength": 0}))
    assert len(idle(Side(old), Side(new))) == 5
    monkeypatch.setattr(importlib.import_module("anarq.contracts.tell.idle"), "STEPS", -1)
    assert idle(Side(old), Side(new)) == ()


def test_only_so_many_differences_are_looked_at() -> None:
    old, new = ({"properties": {f"p{n}": {**STRING, **more} for n in range(40)}} for more in ({}, {"minLength": 0}))
    found = idle(Side(old), Side(new))
    assert 0 < len(found) < 40
    assert {note.why for note in found} == {Why.REFUSES_NOTHING}


def test_only_so_many_notes_are_made() -> None:
    old, new = ({"properties": {f"p{n}": {**STRING, **more} for n in range(40)}} for more in ({}, {"format": "date"}))
    assert len(idle(Side(old), Side(new))) == 12
