"""What each keyword states. One small function per keyword; a dialect says which of them exist."""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Final, TypeAlias

from anarq.contracts.graph.nodes import FALSE, TRUE, Kind, Names
from anarq.contracts.graph.values import ALL_TYPES, NULL, NUMBER, OBJECT, TYPE_NAMES, Key, exact, key, weight
from anarq.contracts.read.compiler import Compiler
from anarq.contracts.read.reading import SchemaError
from anarq.contracts.read.resolve import Site
from anarq.contracts.read.unevaluated import looked_at, unevaluated_items, unevaluated_properties
from anarq.costs.patterns.usable import unusable
from anarq.model import pointer as pointers
from anarq.model.tree import Json

Schema: TypeAlias = dict[str, Json]
Reader: TypeAlias = Callable[[Compiler, Site, Schema, Json], Iterator[int]]

LETTER: Final = "whether `1.0` is an integer: draft 4 and OpenAPI 3.0 say no, and programs that read it see 1"
_RETIRED: Final = "`dependencies` left the standard with 2019-09: some validators still apply it, others do not"
_MASKS: Final = {name: mask for mask, name in TYPE_NAMES.items()} | {"integer": NUMBER}


def statements(compiler: Compiler, site: Site) -> Iterator[int]:
    """The literals that a schema object states together; where `$ref` stands alone, it was followed before."""
    schema = site.schema if isinstance(site.schema, dict) else {}
    if "$ref" in schema:
        compiler.keyword = "$ref"
        yield from _reference(compiler, site, schema, schema["$ref"])
    for name, value in schema.items():
        reader = _READERS.get(name)
        if reader is not None and name in site.dialect.keywords:
            compiler.keyword, compiler.item = name, ""
            yield from reader(compiler, site, schema, value)


def _wrong(site: Site, keyword: str, what: str) -> SchemaError:
    return SchemaError(f"`{keyword}` is {what}", f"{site.pointer}/{keyword}", site.document)


def _reference(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    if not isinstance(value, str):
        raise _wrong(site, "$ref", "a string")
    yield compiler.slot_beside(compiler.target(site, value))


def _dynamic_reference(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    target = compiler.corpus.dynamic(site, str(value))
    yield (
        compiler.opaque(site, "its `$dynamicRef` leads to different schemas by different ways")
        if (target is None)
        else compiler.slot(target)
    )


def _recursive_reference(compiler: Compiler, site: Site, _: Schema, __: Json) -> Iterator[int]:
    target = compiler.corpus.recursive(site)
    yield (
        compiler.opaque(site, "its `$recursiveRef` leads to different schemas by different ways")
        if (target is None)
        else compiler.slot(target)
    )


def _type(compiler: Compiler, site: Site, schema: Schema, value: Json) -> Iterator[int]:
    names = value if isinstance(value, list) else [value]
    mask = 0
    for name in names:
        if not isinstance(name, str) or name not in _MASKS:
            raise _wrong(site, "type", f"one of {', '.join(sorted(_MASKS))}, or a list of them")
        mask |= _MASKS[name]
    if site.dialect.nullable and schema.get("nullable") is True:
        mask |= NULL
    if mask != ALL_TYPES:
        yield compiler.state(site, Kind.TYPES, mask)
    if "integer" in names and "number" not in names:
        yield compiler.state(site, Kind.MULTIPLE, Fraction(1))
        if compiler.reading.by_the_letter and site.dialect.boolean_exclusive:
            no_number = compiler.state(site, Kind.TYPES, ALL_TYPES & ~NUMBER)
            yield compiler.some(site, (no_number, compiler.readers_choice(site, LETTER)))


def _enum(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    if not isinstance(value, list):
        raise _wrong(site, "enum", "a list")
    yield compiler.state(site, Kind.VALUES, _keys(compiler, site, "enum", value)) if value else FALSE


def _const(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    yield compiler.state(site, Kind.VALUES, _keys(compiler, site, "const", [value]))


def _keys(compiler: Compiler, site: Site, keyword: str, values: list[Json]) -> frozenset[Key]:
    compiler.meter.spend(1 + weight(values) // 2)
    try:
        return frozenset(map(key, values))
    except ValueError as error:
        raise _wrong(site, keyword, "made of JSON values, and a JSON number is finite") from error


def _number(compiler: Compiler, site: Site, keyword: str, value: Json) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong(site, keyword, "a number")
    try:
        return exact(value)
    except ValueError as error:
        raise _wrong(site, keyword, "a finite number") from error


def _bound(kind: Kind, keyword: str, flag: str) -> Reader:
    def read(compiler: Compiler, site: Site, schema: Schema, value: Json) -> Iterator[int]:
        strict = site.dialect.boolean_exclusive and schema.get(flag) is True
        yield compiler.state(site, kind, (_number(compiler, site, keyword, value), strict))

    return read


def _exclusive(kind: Kind, keyword: str) -> Reader:
    def read(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
        yield compiler.state(site, kind, (_number(compiler, site, keyword, value), True))

    return read


def _multiple(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    factor = _number(compiler, site, "multipleOf", value)
    if factor <= 0:
        raise _wrong(site, "multipleOf", "greater than 0")
    yield compiler.state(site, Kind.MULTIPLE, factor)


def whole(compiler: Compiler, site: Site, keyword: str, value: Json) -> int:
    """The count that a keyword gives; `2.0` is a count too (draft 6 and later)."""
    count = _number(compiler, site, keyword, value)
    if count.denominator != 1 or count < 0:
        raise _wrong(site, keyword, "a whole number, not negative")
    return count.numerator


def _least(kind: Kind, keyword: str) -> Reader:
    def read(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
        count = whole(compiler, site, keyword, value)
        if count:
            yield compiler.state(site, kind, count)

    return read


def _most(kind: Kind, keyword: str) -> Reader:
    def read(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
        yield compiler.state(site, kind, whole(compiler, site, keyword, value))

    return read


def _pattern(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    if not isinstance(value, str):
        raise _wrong(site, "pattern", "a string")
    _require_pattern(compiler, site, value, "pattern")
    counted = _COUNTED.fullmatch(value)
    least, most = (int(counted["least"]), counted["most"]) if counted is not None else (0, None)
    if counted is None or max(least, int(most or 0)) < _MANY:
        yield compiler.state(site, Kind.PATTERN, value)
        return
    yield compiler.state(site, Kind.PATTERN, f"^{counted['one']}*$")
    yield compiler.state(site, Kind.MIN_LENGTH, least)
    if most != "":
        yield compiler.state(site, Kind.MAX_LENGTH, least if most is None else int(most))


_COUNTED: Final = re.compile(
    r"\^(?P<one>\[(?:[^\]\\]|\\.)+\]|\\[dDwWsS]|[^\\^$*+?()\[\]{}|]){(?P<least>[0-9]+)(?:,(?P<most>[0-9]*))?}\$"
)
"""One character so many times, and nothing else."""
_MANY: Final = 256
"""So many of one character are counted as a length is, and not in states."""


def _require_pattern(compiler: Compiler, site: Site, pattern: str, *at: str) -> None:
    """Refuse what no validator can match anything with. What is of another dialect than ours is left undecided."""
    compiler.meter.spend(1 + len(pattern))
    reason = unusable(pattern)
    if reason is not None:
        message = f"`{pattern}` is not a regular expression: {reason}"
        raise SchemaError(message, pointers.join(site.pointer, *at), site.document)


def _format(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    if compiler.reading.assert_formats and isinstance(value, str):
        yield compiler.state(site, Kind.FORMAT, value)


def _list(site: Site, keyword: str, value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise _wrong(site, keyword, "a list of schemas")
    return value


def _listed(compiler: Compiler, site: Site, keyword: str, value: Json) -> list[int]:
    return [compiler.slot(site.child(keyword, index)) for index in range(len(_list(site, keyword, value)))]


def _all_of(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    for index in range(len(_list(site, "allOf", value))):
        yield compiler.slot_beside(site.child("allOf", index).beside(site))


def _any_of(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    branches = _listed(compiler, site, "anyOf", value)
    yield -compiler.state(site, Kind.AND, None, *(-branch for branch in branches))  # a union, also of one branch


def _one_of(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    yield compiler.state(site, Kind.ONE, None, *_listed(compiler, site, "oneOf", value))


def _not(compiler: Compiler, site: Site, _: Schema, __: Json) -> Iterator[int]:
    yield -compiler.slot(site.child("not"))


def _if(compiler: Compiler, site: Site, schema: Schema, _: Json) -> Iterator[int]:
    condition = compiler.slot(site.child("if"))
    for branch, guard in (("then", -condition), ("else", condition)):
        if branch in schema:
            compiler.item = branch
            yield compiler.some(site, (guard, compiler.slot(site.child(branch))))
    if "then" not in schema and "else" not in schema:
        yield compiler.some(site, (condition, TRUE))  # it says nothing, and validators look at it nevertheless


def _members(compiler: Compiler, site: Site, keyword: str, value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise _wrong(site, keyword, "an object")
    return value


def _properties(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    for name in _members(compiler, site, "properties", value):
        below = site.child("properties", name)
        yield compiler.state(below, Kind.PROPERTY, name, compiler.slot(below))


def _pattern_properties(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    for pattern in _members(compiler, site, "patternProperties", value):
        _require_pattern(compiler, site, pattern, "patternProperties", pattern)
        below = site.child("patternProperties", pattern)
        yield compiler.state(below, Kind.PROPERTIES, Names(pattern), compiler.slot(below))


def _additional_properties(compiler: Compiler, site: Site, schema: Schema, _: Json) -> Iterator[int]:
    below = site.child("additionalProperties")
    patterns = schema.get("patternProperties", {}) if "patternProperties" in site.dialect.keywords else {}
    declared = _members(compiler, site, "properties", schema.get("properties", {}))
    compiler.meter.spend(1 + len(declared) // 16)
    names = Names(
        None,
        frozenset(declared),
        frozenset(_members(compiler, site, "patternProperties", patterns)),
    )
    yield compiler.state(below, Kind.PROPERTIES, names, compiler.slot(below))


def _property_names(compiler: Compiler, site: Site, _: Schema, __: Json) -> Iterator[int]:
    below = site.child("propertyNames")
    yield compiler.state(below, Kind.NAMES, None, compiler.slot(below))


def _names(compiler: Compiler, site: Site, keyword: str, value: Json) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise _wrong(site, keyword, "a list of property names")
    return [str(name) for name in value]


def _required(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    if isinstance(value, bool) and site.dialect.boolean_exclusive:
        return  # draft 3 wrote it beside the property; later drafts do not know it
    for name in _names(compiler, site, "required", value):
        if name not in site.unsent:
            compiler.item = name
            yield compiler.state(site, Kind.REQUIRED, name)


def _dependent_required(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    for name, others in _members(compiler, site, "dependentRequired", value).items():
        compiler.item = name
        yield _dependency(compiler, site, name, _dependents(compiler, site, "dependentRequired", others))


def _dependents(compiler: Compiler, site: Site, keyword: str, others: Json) -> int:
    names = _names(compiler, site, keyword, others)
    return compiler.every(site, (compiler.state(site, Kind.REQUIRED, other) for other in names)) if names else TRUE


def _dependency(compiler: Compiler, site: Site, name: str, consequence: int) -> int:
    absent = -compiler.state(site, Kind.REQUIRED, name)
    elsewhere = compiler.state(site, Kind.TYPES, ALL_TYPES & ~OBJECT)
    return compiler.some(site, (elsewhere, absent, consequence))


def _dependent_schemas(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    for name in _members(compiler, site, "dependentSchemas", value):
        compiler.item = name
        yield _dependency(compiler, site, name, compiler.slot(site.child("dependentSchemas", name)))


def _dependencies(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    for name, below in _members(compiler, site, "dependencies", value).items():
        compiler.item = name
        if isinstance(below, list):
            consequence = _dependents(compiler, site, "dependencies", below)
        else:
            consequence = compiler.slot(site.child("dependencies", name))
        stated = _dependency(compiler, site, name, consequence)
        yield compiler.some(site, (compiler.readers_choice(site, _RETIRED), stated)) if site.dialect.anchors else stated


def _items(compiler: Compiler, site: Site, schema: Schema, value: Json) -> Iterator[int]:
    if isinstance(value, list):
        if "prefixItems" in site.dialect.keywords:
            raise _wrong(site, "items", "a schema; tuples are written with `prefixItems`")
        yield from _tuple(compiler, site, "items", value)
        return
    prefix = schema.get("prefixItems") if "prefixItems" in site.dialect.keywords else None
    start = len(prefix) if isinstance(prefix, list) else 0
    below = site.child("items")
    yield compiler.state(below, Kind.ITEMS, start, compiler.slot(below))


def _tuple(compiler: Compiler, site: Site, keyword: str, value: list[Json]) -> Iterator[int]:
    for index in range(len(value)):
        below = site.child(keyword, index)
        yield compiler.state(below, Kind.ITEM, index, compiler.slot(below))


def _prefix_items(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    yield from _tuple(compiler, site, "prefixItems", _list(site, "prefixItems", value))


def _additional_items(compiler: Compiler, site: Site, schema: Schema, _: Json) -> Iterator[int]:
    items = schema.get("items")
    if isinstance(items, list):
        below = site.child("additionalItems")
        yield compiler.state(below, Kind.ITEMS, len(items), compiler.slot(below))


def _contains(compiler: Compiler, site: Site, schema: Schema, _: Json) -> Iterator[int]:
    below = site.child("contains")
    least = whole(compiler, site, "minContains", schema.get("minContains", 1)) if site.dialect.anchors else 1
    if least:
        compiler.keyword = "minContains" if site.dialect.anchors and "minContains" in schema else "contains"
        yield compiler.state(site, Kind.CONTAINS, least, compiler.slot(below))
    if site.dialect.anchors and "maxContains" in schema:
        compiler.keyword = "maxContains"
        most = whole(compiler, site, "maxContains", schema["maxContains"])
        yield compiler.state(site, Kind.AT_MOST, most, compiler.slot(below))


def _unique(compiler: Compiler, site: Site, _: Schema, value: Json) -> Iterator[int]:
    if value is True:
        yield compiler.state(site, Kind.UNIQUE)


def _unevaluated_properties(compiler: Compiler, site: Site, _: Schema, __: Json) -> Iterator[int]:
    yield unevaluated_properties(compiler, site)
    yield looked_at(compiler, site.child("unevaluatedProperties"), Kind.PROPERTIES, Names())


def _unevaluated_items(compiler: Compiler, site: Site, _: Schema, __: Json) -> Iterator[int]:
    yield unevaluated_items(compiler, site)
    yield looked_at(compiler, site.child("unevaluatedItems"), Kind.ITEMS, 0)


_READERS: Final[Mapping[str, Reader]] = {
    "$dynamicRef": _dynamic_reference,
    "$recursiveRef": _recursive_reference,
    "type": _type,
    "enum": _enum,
    "const": _const,
    "minimum": _bound(Kind.MIN, "minimum", "exclusiveMinimum"),
    "maximum": _bound(Kind.MAX, "maximum", "exclusiveMaximum"),
    "exclusiveMinimum": _exclusive(Kind.MIN, "exclusiveMinimum"),
    "exclusiveMaximum": _exclusive(Kind.MAX, "exclusiveMaximum"),
    "multipleOf": _multiple,
    "minLength": _least(Kind.MIN_LENGTH, "minLength"),
    "maxLength": _most(Kind.MAX_LENGTH, "maxLength"),
    "pattern": _pattern,
    "format": _format,
    "minItems": _least(Kind.MIN_ITEMS, "minItems"),
    "maxItems": _most(Kind.MAX_ITEMS, "maxItems"),
    "uniqueItems": _unique,
    "items": _items,
    "prefixItems": _prefix_items,
    "additionalItems": _additional_items,
    "contains": _contains,
    "minProperties": _least(Kind.MIN_PROPERTIES, "minProperties"),
    "maxProperties": _most(Kind.MAX_PROPERTIES, "maxProperties"),
    "required": _required,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
    "dependentRequired": _dependent_required,
    "dependentSchemas": _dependent_schemas,
    "dependencies": _dependencies,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
    "unevaluatedItems": _unevaluated_items,
    "unevaluatedProperties": _unevaluated_properties,
}
