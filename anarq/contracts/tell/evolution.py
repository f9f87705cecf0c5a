"""What the author of a schema may change, by mode and content model: every row is decided, none is remembered.

A content model says which properties an object may have besides the declared ones: any (open), none (closed), or those
that meet a schema (partially open).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from json import dumps
from typing import Final, TypeAlias

from anarq.contracts.relation import subschema
from anarq.contracts.tell.verdict import Answer, Verdict
from anarq.model.tree import Json

Schema: TypeAlias = dict[str, Json]

MODELS: Final[dict[str, Schema]] = {
    "open": {},
    "closed": {"additionalProperties": False},
    "further strings": {"additionalProperties": {"type": "string"}},
    "further `x-…`": {"patternProperties": {"^x-": {}}, "additionalProperties": False},
}
"""Content models. The last two are partially open: to properties that are strings, and to extensions by name."""


@dataclass(frozen=True, slots=True)
class Change:
    """An edit of a schema: what people call it, and the schemas before and after."""

    name: str
    old: Json
    new: Json


@dataclass(frozen=True, slots=True)
class Row:
    """One change under one content model, and what it keeps."""

    change: Change
    model: str
    backward: Verdict
    forward: Verdict


def rows() -> Iterator[Row]:
    """All rows of the table, decided now."""
    for name, model in MODELS.items():
        for change in object_changes(model):
            yield _decided(change, name)
    for change in VALUE_CHANGES:
        yield _decided(change, "any")


def table() -> str:
    """The rows in Markdown: for each mode whether the change keeps it, and if not, an instance that shows it."""
    lines = ["| change | content model | BACKWARD | FORWARD | FULL |", "|---|---|---|---|---|"]
    for row in rows():
        full = "yes" if _kept(row.backward) and _kept(row.forward) else "no"
        cells = (row.change.name, row.model, _cell(row.backward), _cell(row.forward), full)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def object_changes(model: Schema) -> Iterator[Change]:
    """Edits of the properties of an object under one content model."""
    declare = partial(_object, model)
    a: Schema = {"a": {"type": "string"}}
    text: Schema = {**a, "b": {"type": "string"}}
    count: Schema = {**a, "b": {"type": "integer"}}
    yield Change("add an optional property (string)", declare(a), declare(text))
    yield Change("add an optional property (integer)", declare(a), declare(count))
    yield Change("add a required property", declare(a), declare(text, "b"))
    yield Change("remove an optional property (string)", declare(text), declare(a))
    yield Change("remove an optional property (integer)", declare(count), declare(a))
    yield Change("remove a required property", declare(text, "b"), declare(a))
    yield Change("make an optional property required", declare(text), declare(text, "b"))
    yield Change("make a required property optional", declare(text, "b"), declare(text))
    yield Change("rename an optional property", declare(a), declare({"c": {"type": "string"}}))
    yield Change("declare a property that is refused", declare(a), declare({**a, "b": False}))
    yield from _model_changes(model, declare(a))


def _model_changes(model: Schema, old: Json) -> Iterator[Change]:
    """Moves from one content model to the others."""
    for name, other in MODELS.items():
        if other != model:
            yield Change(f"make the content model: {name}", old, _object(other, {"a": {"type": "string"}}))


def _object(model: Schema, properties: Schema, *required: str) -> Json:
    schema: Schema = {"type": "object", "properties": properties, **model}
    if required:
        schema["required"] = list(required)
    return schema


def _decided(change: Change, model: str) -> Row:
    return Row(change, model, subschema(change.old, change.new), subschema(change.new, change.old))


def _kept(verdict: Verdict) -> bool:
    return verdict.answer is Answer.COMPATIBLE


def _cell(verdict: Verdict) -> str:
    if verdict.witness is None:
        return "yes" if _kept(verdict) else "undecided"
    return f"no: `{dumps(verdict.witness.instance, ensure_ascii=False)}`".replace("|", "\\|")


_PAIRS: Final[tuple[tuple[str, str, Json, Json], ...]] = (
    ("widen a type (integer to number)", "narrow a type (number to integer)", {"type": "integer"}, {"type": "number"}),
    ("allow null", "forbid null", {"type": "string"}, {"type": ["string", "null"]}),
    ("add a value to an enum", "remove a value from an enum", {"enum": ["a"]}, {"enum": ["a", "b"]}),
    ("lower a minimum", "raise a minimum", {"type": "integer", "minimum": 2}, {"type": "integer", "minimum": 1}),
    ("raise a maxLength", "lower a maxLength", {"type": "string", "maxLength": 1}, {"type": "string", "maxLength": 2}),
    ("remove a pattern", "add a pattern", {"type": "string", "pattern": "^[a-z]+$"}, {"type": "string"}),
    ("widen a pattern", "narrow a pattern", {"type": "string", "pattern": "^[a-z]+$"},
     {"type": "string", "pattern": "^[a-z0-9]+$"}),
    ("divide a multipleOf", "multiply a multipleOf", {"type": "number", "multipleOf": 10},
     {"type": "number", "multipleOf": 5}),
    ("add a branch to anyOf", "remove a branch from anyOf", {"anyOf": [{"type": "string"}]},
     {"anyOf": [{"type": "string"}, {"type": "integer"}]}),
    ("add a branch to oneOf that excludes the others", "remove a branch from oneOf that excludes the others",
     {"oneOf": [{"type": "string"}]}, {"oneOf": [{"type": "string"}, {"type": "integer"}]}),
    ("remove a part from allOf", "add a part to allOf", {"allOf": [{"type": "string"}, {"maxLength": 1}]},
     {"allOf": [{"type": "string"}]}),
    ("open a closed tuple", "close an open tuple",
     {"type": "array", "prefixItems": [{"type": "string"}], "items": False},
     {"type": "array", "prefixItems": [{"type": "string"}]}),
    ("append to a closed tuple", "shorten a closed tuple",
     {"type": "array", "prefixItems": [{"type": "string"}], "items": False},
     {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False}),
    ("drop uniqueItems", "add uniqueItems", {"type": "array", "uniqueItems": True}, {"type": "array"}),
    ("drop a dependency", "add a dependency", {"type": "object", "dependentRequired": {"a": ["b"]}},
     {"type": "object"}),
)  # fmt: skip

_SAME: Final[tuple[Change, ...]] = (
    Change("change a title, description, default or example", {"type": "string"}, {"type": "string", "default": "a"}),
    Change("add or change a format (as an annotation)", {"type": "string"}, {"type": "string", "format": "date"}),
    Change("write const as an enum of one", {"const": 1}, {"enum": [1.0]}),
    Change("move a part behind $ref", {"items": {"type": "string"}},
           {"$defs": {"text": {"type": "string"}}, "items": {"$ref": "#/$defs/text"}}),
    Change("add a branch to oneOf that overlaps the others", {"oneOf": [{"type": "string"}]},
           {"oneOf": [{"type": "string"}, {"maxLength": 5}]}),
)  # fmt: skip


def _both_ways(wider: str, narrower: str, old: Json, new: Json) -> tuple[Change, Change]:
    return Change(wider, old, new), Change(narrower, new, old)


VALUE_CHANGES: Final[tuple[Change, ...]] = (
    *(change for pair in _PAIRS for change in _both_ways(*pair)),
    *_SAME,
)
"""Edits that mean the same under every content model."""
