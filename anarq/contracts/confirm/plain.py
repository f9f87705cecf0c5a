"""Schemas of which one sees that a value meets them: the fast answer, before a proof is looked for.

What is not seen here is not decided. Each schema is looked at once, with no more than so many that hold beside it, so
that the work is linear.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import ceil, floor, inf
from typing import Final, TypeAlias

from anarq.contracts.confirm.formats import SAMPLES
from anarq.contracts.confirm.validators import validator
from anarq.contracts.read.reading import SchemaError
from anarq.costs.patterns.samples import samples
from anarq.model.tree import Document, Json, Node
from anarq.native import NativePanicError

Spot: TypeAlias = tuple[Document, str]

SILENT: Final = frozenset({
    "title", "description", "examples", "example", "default", "deprecated", "readOnly", "writeOnly", "$schema", "$id",
    "$comment", "$anchor", "$dynamicAnchor", "$defs", "definitions", "nullable", "xml", "externalDocs",
})  # fmt: skip
"""Keywords that refuse no value. `nullable` of OpenAPI 3.0 lets in one more, and is none elsewhere."""

_TEXT: Final = frozenset({"minLength", "maxLength", "pattern", "format"})
_NUMBER: Final = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})
_LIST: Final = frozenset({"minItems", "maxItems", "uniqueItems", "items"})
_OBJECT: Final = frozenset({
    "properties", "required", "minProperties", "maxProperties", "propertyNames", "additionalProperties",
    "unevaluatedProperties",
})  # fmt: skip
_ANY: Final = frozenset({"type", "enum", "const", "allOf", "$ref"})
_UNION: Final = frozenset({"anyOf", "oneOf"})
_KNOWN: Final = _ANY | _UNION | _TEXT | _NUMBER | _LIST | _OBJECT

_OF_TYPE: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,), "boolean": (bool,), "integer": (int,), "number": (int, float), "object": (dict,),
    "array": (list,),
}  # fmt: skip
"""The values of each type, those left out of which dialects think otherwise."""

_MOST_TOGETHER: Final = 50
_DEEPEST: Final = 40
_LONGEST: Final = 2_000
_NO_BOUND: Final = inf


def assertions(schema: Node) -> list[str]:
    """The keywords of a schema that may refuse a value."""
    return [key for key in schema.mapping() if key not in SILENT and not key.startswith("x-")]


def takes(schema: Node, value: Json, beside: frozenset[str] = frozenset()) -> bool:
    """Whether one sees that a schema takes a value: it says of which type values are, and no more.

    Args:
        schema: the schema.
        value: the value.
        beside: keywords of which somebody knows that they let the value in.
    """
    if not isinstance(schema.value, dict) or not {*assertions(schema)} <= beside | {"type"}:
        return False
    said = schema.value.get("type")
    return said is None or (isinstance(said, str) and type(value) in _OF_TYPE.get(said, ()))


@dataclass(slots=True)
class Plain:
    """Sees which schemas some value meets.

    Attributes:
        follow: what a reference at a node names; None where it names nothing.
    """

    follow: Callable[[Node], Node | None]
    _known: dict[Spot, bool] = field(default_factory=dict)
    _depth: int = 0

    def is_met(self, schema: Node) -> bool:
        """Whether one sees that a value meets the schema."""
        spot = schema.document, schema.pointer
        if spot not in self._known:
            self._known[spot] = False  # what needs itself is not seen through
            self._depth += 1
            self._known[spot] = self._depth < _DEEPEST and self._look(schema)
            self._depth -= 1
        return self._known[spot]

    def _look(self, schema: Node) -> bool:
        parts = self._together(schema)
        if parts is None:
            return False
        unions = _unions(parts)
        if not unions:
            return self._holds(parts)
        return len(unions) == 1 and any(self._takes(parts, branch) for branch in self._branches(unions[0]))

    def _branches(self, union: Node) -> Iterator[Node]:
        """The alternatives of which it is enough that a value meets one."""
        every = [*islice(union.elements(), _MOST_TOGETHER)]
        if union.pointer.endswith("/anyOf"):
            yield from every
        elif len(every) == len(union.value if isinstance(union.value, list) else ()):
            types = [_types(self._together(one) or ()) for one in every]
            yield from (one for at, one in enumerate(every) if _is_alone(types[at], types[:at] + types[at + 1 :]))

    def _takes(self, parts: Sequence[Node], branch: Node) -> bool:
        """Whether one sees a value that meets an alternative, and all that is said beside it."""
        if not any(set(assertions(part)) - _UNION - {"$ref", "allOf"} for part in parts):
            return self.is_met(branch)
        inner = self._together(branch)
        return inner is not None and not _unions(inner) and self._holds([*parts, *inner])

    def _holds(self, parts: Sequence[Node]) -> bool:
        """Whether one sees a value that meets all of some schemas, alternatives aside."""
        types = _types(parts)
        if any(part.mapping().keys() & {"enum", "const"} for part in parts):
            return _lists(parts, types)
        if types is None or types & {"null", "boolean"}:  # of these no other keyword speaks
            return True
        return (
            ("string" in types and _text(parts))
            or (bool(types & {"integer", "number"}) and _number(parts, whole="number" not in types))
            or ("array" in types and self._list(parts))
            or ("object" in types and self._object(parts))
        )

    def _together(self, schema: Node) -> list[Node] | None:
        """The schemas that hold for the same value; None where one says what is not understood here."""
        found: dict[Spot, Node] = {}
        pending = [schema]
        while pending:
            node = pending.pop()
            spot = node.document, node.pointer
            if spot in found or node.value is True:
                continue
            if not isinstance(node.value, dict) or not _KNOWN.issuperset(assertions(node)):
                return None
            if len(found) == _MOST_TOGETHER:
                return None
            found[spot] = node
            if "$ref" in node.value:
                target = self.follow(node)
                if target is None:
                    return None
                pending.append(target)
            pending.extend(node.get("allOf").elements())
        return [*found.values()]

    def _list(self, parts: Sequence[Node]) -> bool:
        least, most = _bounds(parts, "minItems", "maxItems")
        if least > most or least == 0:
            return least <= most
        one = _the_one([part.get("items") for part in parts])
        is_alike = least == 1 or not any(part.get("uniqueItems").flag() for part in parts)
        return one is not None and (not one.exists or (is_alike and self.is_met(one)))

    def _object(self, parts: Sequence[Node]) -> bool:
        names = {name for part in parts for name in part.get("required").texts()}
        least, most = _bounds(parts, "minProperties", "maxProperties")
        if not least <= len(names) <= most:
            return False
        if names and any(part.get("propertyNames").exists for part in parts):
            return False
        if not all(self._leaves_room(part, names) for part in parts):
            return False
        ones = [_the_one([part.get("properties", name) for part in parts]) for name in names]
        return all(one is not None and (not one.exists or self.is_met(one)) for one in ones)

    def _leaves_room(self, part: Node, names: set[str]) -> bool:
        """Whether no name of a value falls to what is said of further members."""
        for keyword in ("additionalProperties", "unevaluatedProperties"):
            if part.get(keyword).exists and part.get(keyword).value is not True:
                beside = [part] if keyword == "additionalProperties" else self._together(part) or []
                if names - {name for one in beside for name in one.get("properties").mapping()}:
                    return False
        return True


def _types(parts: Sequence[Node]) -> frozenset[str] | None:
    """The types that all allow; None where they say nothing of types."""
    found: frozenset[str] | None = None
    for node in (part.get("type") for part in parts):
        if node.exists:
            said = frozenset(node.texts() or (node.text(),))
            said |= {"integer"} if "number" in said else frozenset()
            found = said if found is None else found & said
    return found


def _unions(parts: Sequence[Node]) -> list[Node]:
    return [part.get(keyword) for part in parts for keyword in sorted(part.mapping().keys() & _UNION)]


def _is_alone(types: frozenset[str] | None, others: Sequence[frozenset[str] | None]) -> bool:
    """Whether what is of some types meets none of others. Of `null` nobody knows: `nullable` may let it in as well."""
    return (
        types is not None and "null" not in types and all(one is not None and types.isdisjoint(one) for one in others)
    )


def _lists(parts: Sequence[Node], types: frozenset[str] | None) -> bool:
    """Whether a text stands in all lists of values; nothing else may be said of it."""
    if any(set(assertions(part)) - _ANY for part in parts) or not (types is None or "string" in types):
        return False
    lists = [part.get("enum").texts() for part in parts if part.get("enum").exists]
    lists += [(part.get("const").text("\0"),) for part in parts if part.get("const").exists]
    return any(all(text in one for one in lists) for text in lists[0] if text != "\0")


def _text(parts: Sequence[Node]) -> bool:
    least, most = _bounds(parts, "minLength", "maxLength")
    if least > most:
        return False
    found = [(keyword, node.get(keyword)) for node in parts for keyword in ("pattern", "format")]
    said = [(keyword, node.value) for keyword, node in found if node.exists]
    if not said:
        return True
    said = [*dict.fromkeys(said)] if all(isinstance(text, str) for _, text in said) else []
    patterns = [text for keyword, text in said if keyword == "pattern" and isinstance(text, str)]
    formats = [text for keyword, text in said if keyword == "format" and isinstance(text, str)]
    if not said or len(patterns) > 1 or len(formats) > 1:
        return False
    leaf: dict[str, Json] = {**dict.fromkeys(["type"], "string"), **dict(zip(["pattern"], patterns, strict=False))}
    leaf |= dict(zip(["format"], formats, strict=False))
    return _is_met_by_one(leaf, [text for text in _candidates(patterns, formats, least) if least <= len(text) <= most])


def _candidates(patterns: Sequence[str], formats: Sequence[str], least: float) -> Iterator[str]:
    for name in formats:
        yield from SAMPLES.get(name, ())
    for pattern in patterns:
        yield from samples(pattern, int(least))
    yield "a" * min(int(least), _LONGEST)


def _is_met_by_one(leaf: Mapping[str, Json], texts: Sequence[str]) -> bool:
    """Whether the fast validator takes one of some texts."""
    try:
        judge = validator({**leaf}, assert_formats=True)
        return any(judge.is_valid(text) for text in texts)
    except (SchemaError, NativePanicError):
        return False


def _number(parts: Sequence[Node], *, whole: bool) -> bool:
    least, most = _bounds(parts, "minimum", "maximum", -_NO_BOUND)
    above, below = _bounds(parts, "exclusiveMinimum", "exclusiveMaximum", -_NO_BOUND)
    if any(part.get("multipleOf").exists for part in parts):
        return False
    low, high = max(least, above), min(most, below)
    tried = [0.0, *(bound + step for bound in (low, high) if abs(bound) < 2**53 for step in (-1, 0, 1))]
    tried += [] if whole or inf in (-low, high) else [(low + high) / 2]
    return any(
        least <= one <= most and above < one < below
        for number in tried
        for one in ((floor(number), ceil(number)) if whole else (number,))
    )


def _bounds(parts: Sequence[Node], least: str, most: str, start: float = 0) -> tuple[float, float]:
    """The least and the most that all allow; of the wrong order where one of them is not a number."""
    found = [(part.get(least), part.get(most)) for part in parts]
    if any(node.exists and not _is_number(node) for pair in found for node in pair):
        return _NO_BOUND, -_NO_BOUND
    return (
        max((low.number(start) for low, _ in found), default=start),
        min((high.number(_NO_BOUND) for _, high in found), default=_NO_BOUND),
    )


def _is_number(node: Node) -> bool:
    return isinstance(node.value, int | float) and not isinstance(node.value, bool)


def _the_one(schemas: Sequence[Node]) -> Node | None:
    """The one schema of several that refuses anything; a missing one where none does, None where several do."""
    strict = [node for node in schemas if node.exists and _may_refuse(node)]
    if len(strict) > 1:
        return None
    return strict[0] if strict else schemas[0].get("$nothing")


def _may_refuse(schema: Node) -> bool:
    return bool(assertions(schema)) if isinstance(schema.value, dict) else schema.value is not True
