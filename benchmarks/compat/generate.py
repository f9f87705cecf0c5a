"""Random schemas, edits, equivalent rewritings and instances, all from one seeded source."""

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any, Final

import jsonschema

Json = Any

NAMES: Final = ("a", "b", "c", "x-1", "d2")
STRINGS: Final = ("", "a", "b", "ab", "abc", "A", "x-1", "12", "a1", "2000-01-01")
NUMBERS: Final = (-2, -1, 0, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 10, 12)
PATTERNS: Final = ("^a", "b$", "^[a-c]*$", "^[a-z]+$", "[0-9]", "^x-", "^(a|b)?$", "^.{1,3}$", "^(?!a)")
TYPES: Final = ("null", "boolean", "integer", "number", "string", "array", "object")
SCALARS: Final = (None, True, False, *NUMBERS, *STRINGS)


def value(source: random.Random, depth: int = 2) -> Json:
    """A random instance."""
    roll = source.random()
    if depth == 0 or roll < 0.5:
        return source.choice(SCALARS)
    if roll < 0.72:
        return [value(source, depth - 1) for _ in range(source.randint(0, 4))]
    return {name: value(source, depth - 1) for name in source.sample(NAMES, source.randint(0, 4))}


def schema(source: random.Random, depth: int = 3) -> Json:
    """A random schema of 2020-12."""
    if source.random() < 0.06:
        return source.random() < 0.7
    result: dict[str, Json] = {}
    for make in source.sample(_MAKERS, source.choice((1, 1, 2, 2, 3))):
        result.update(make(source, depth))
    if source.random() < 0.5 and "type" not in result:
        result["type"] = source.choice(TYPES)
    return result


def is_schema(candidate: Json) -> bool:
    """Whether its meta-schema accepts it: edits may break it."""
    made = jsonschema.validators.validator_for(candidate, default=jsonschema.Draft202012Validator)
    try:
        made.check_schema(candidate)
    except jsonschema.SchemaError:
        return False
    return True


def recursive(source: random.Random) -> Json:
    """A random schema with definitions that refer to one another, always from deeper in the instance."""
    names = ("n0", "n1", "n2")
    definitions = {name: _tied(source, schema(source, 2), names, inside=False) for name in names}
    return {"$defs": definitions, "$ref": f"#/$defs/{source.choice(names)}"}


def _tied(source: random.Random, part: Json, names: tuple[str, ...], *, inside: bool) -> Json:
    if not isinstance(part, dict):
        return part
    if inside and source.random() < 0.45:
        return {"$ref": f"#/$defs/{source.choice(names)}"}
    result = dict(part)
    for keyword in ("items", "additionalProperties", "contains"):
        if keyword in part:
            result[keyword] = _tied(source, part[keyword], names, inside=True)
    for keyword in ("properties", "patternProperties"):
        if keyword in part:
            result[keyword] = {key: _tied(source, below, names, inside=True) for key, below in part[keyword].items()}
    for keyword in ("allOf", "anyOf", "oneOf"):
        if keyword in part:
            result[keyword] = [_tied(source, below, names, inside=False) for below in part[keyword]]
    return result


def woven(source: random.Random) -> Json:
    """A random schema that is little more than its definitions, each of which leads to several others."""
    return {"$defs": {name: woven_definition(source) for name in _WOVEN}, "$ref": f"#/$defs/{_WOVEN[0]}"}


def rewoven(source: random.Random, root: Json) -> Json:
    """The same with another definition in place of one."""
    return {**root, "$defs": {**root["$defs"], source.choice(_WOVEN): woven_definition(source)}}


def woven_definition(source: random.Random) -> Json:
    """One of a few ways to go on, or to end."""
    ways = [_way(source, 1) for _ in range(source.choice((1, 2, 2, 3)))]
    result: Json = {source.choice(("anyOf", "anyOf", "anyOf", "oneOf")): ways}
    return result if source.random() < 0.9 else {"allOf": [result, {"not": _way(source, 1)}]}


_WOVEN: Final = ("w0", "w1", "w2", "w3")
_ENDS: Final[tuple[Json, ...]] = (
    {"type": "null"}, {"type": "object", "required": ["z"]}, {"const": 0}, {"type": "boolean"}, False,
)  # fmt: skip


def _way(source: random.Random, depth: int) -> Json:
    roll = source.random()
    if roll < 0.6:
        return _woven_array(source, depth)
    if roll < 0.9:
        names = source.sample("ab", source.choice((1, 1, 2)))
        result = {"type": "object", "required": names, "properties": {name: _onwards(source, depth) for name in names}}
        return result | ({"additionalProperties": _onwards(source, depth)} if source.random() < 0.3 else {})
    return source.choice(_ENDS)


def _woven_array(source: random.Random, depth: int) -> Json:
    count = source.choice((0, 1, 1, 2))
    if not count:
        return {"type": "array", "items": _onwards(source, depth), "minItems": source.choice((0, 1, 1))}
    result = {"type": "array", "prefixItems": [_onwards(source, depth) for _ in range(count)], "minItems": count}
    return result | ({"items": source.choice((False, _onwards(source, depth)))} if source.random() < 0.4 else {})


def _onwards(source: random.Random, depth: int) -> Json:
    roll = source.random()
    if roll < 0.7 or not depth:
        return {"$ref": f"#/$defs/{source.choice(_WOVEN)}"}
    return source.choice(_ENDS) if roll < 0.85 else _way(source, depth - 1)


def grammar(source: random.Random) -> tuple[Json, bool]:
    """A random tree grammar as a schema, and whether it has a tree: that is known without any solver."""
    names = [f"n{number}" for number in range(source.choice((3, 4, 5)))]
    rules = {name: [_production(source, names) for _ in range(source.choice((1, 2, 2, 3)))] for name in names}
    definitions = {name: {"anyOf": [_tree(below) for below in ways]} for name, ways in rules.items()}
    return {"$defs": definitions, **_tree((names[0],))}, names[0] in _productive(rules)


def _production(source: random.Random, names: list[str]) -> tuple[str, ...]:
    return () if source.random() < 0.1 else tuple(source.choices(names, k=source.choice((1, 1, 2))))


def _tree(below: tuple[str, ...]) -> Json:
    """A leaf, or a node with branches."""
    if not below:
        return {"type": "object", "required": ["leaf"]}
    return {"type": "array", "prefixItems": [{"$ref": f"#/$defs/{name}"} for name in below], "minItems": len(below)}


def _productive(rules: dict[str, list[tuple[str, ...]]]) -> set[str]:
    found: set[str] = set()
    while True:
        more = {name for name, ways in rules.items() if any(found.issuperset(below) for below in ways)}
        if more == found:
            return found
        found = more


def older(part: Json) -> Json:
    """The schema as draft 7 writes it; what draft 7 does not have is left out."""
    if not isinstance(part, dict):
        return part
    result = {name: _older_keyword(name, below) for name, below in part.items() if name not in _NEW}
    if "prefixItems" in part:
        result["items"] = [older(item) for item in part["prefixItems"]]
        if "items" in part:
            result["additionalItems"] = older(part["items"])
    dependencies = {**part.get("dependentSchemas", {}), **part.get("dependentRequired", {})}
    if dependencies:
        result["dependencies"] = {name: older(below) for name, below in dependencies.items()}
    return result


def _older_keyword(name: str, below: Json) -> Json:
    if name in ("properties", "patternProperties"):
        return {key: older(inner) for key, inner in below.items()}
    if name in ("allOf", "anyOf", "oneOf"):
        return [older(inner) for inner in below]
    return older(below) if name not in ("enum", "const") else below


_NEW: Final = frozenset({
    "prefixItems", "minContains", "maxContains", "unevaluatedItems", "unevaluatedProperties", "dependentRequired",
    "dependentSchemas",
})  # fmt: skip


def _below(source: random.Random, depth: int) -> Json:
    return (
        schema(source, depth - 1) if depth > 0 else source.choice((True, {"type": source.choice(TYPES)}, {"const": 1}))
    )


def _some(source: random.Random, depth: int, most: int = 3) -> list[Json]:
    return [_below(source, depth - 1) for _ in range(source.randint(1, most))]


def _typed(source: random.Random, _: int) -> Json:
    return {"type": source.choice(TYPES) if source.random() < 0.6 else source.sample(TYPES, source.randint(1, 3))}


def _listed(source: random.Random, _: int) -> Json:
    if source.random() < 0.4:
        return {"const": value(source, 1)}
    return {"enum": [value(source, 1) for _ in range(source.randint(1, 4))]}


def _numeric(source: random.Random, _: int) -> Json:
    keyword = source.choice(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"))
    if keyword == "multipleOf":
        return {keyword: source.choice((0.5, 1, 2, 3, 4, 5))}
    return {keyword: source.choice(NUMBERS)}


def _textual(source: random.Random, _: int) -> Json:
    keyword = source.choice(("minLength", "maxLength", "pattern"))
    return {keyword: source.choice(PATTERNS) if keyword == "pattern" else source.randint(0, 3)}


def _sized(source: random.Random, _: int) -> Json:
    return {source.choice(("minItems", "maxItems", "minProperties", "maxProperties")): source.randint(0, 3)}


def _members(source: random.Random, depth: int) -> Json:
    result: dict[str, Json] = {"properties": {name: _below(source, depth) for name in source.sample(NAMES, 2)}}
    if source.random() < 0.4:
        result["required"] = source.sample(NAMES, source.randint(1, 2))
    if source.random() < 0.4:
        result["additionalProperties"] = _below(source, depth) if source.random() < 0.5 else False
    if source.random() < 0.25:
        result["patternProperties"] = {source.choice(PATTERNS): _below(source, depth)}
    return result


def _named(source: random.Random, depth: int) -> Json:
    roll = source.random()
    if roll < 0.35:
        return {"propertyNames": {source.choice(("minLength", "maxLength")): source.randint(0, 2)}}
    if roll < 0.6:
        return {"dependentRequired": {source.choice(NAMES): [source.choice(NAMES)]}}
    if roll < 0.8:
        return {"dependentSchemas": {source.choice(NAMES): _below(source, depth)}}
    return {"unevaluatedProperties": _below(source, depth) if source.random() < 0.3 else False}


def _itemized(source: random.Random, depth: int) -> Json:
    result: dict[str, Json] = {}
    if source.random() < 0.5:
        result["items"] = _below(source, depth)
    if source.random() < 0.35:
        result["prefixItems"] = _some(source, depth, 2)
    if source.random() < 0.35:
        result["contains"] = _below(source, depth)
        if source.random() < 0.5:
            result[source.choice(("minContains", "maxContains"))] = source.randint(0, 2)
    if source.random() < 0.25:
        result["uniqueItems"] = True
    if source.random() < 0.15:
        result["unevaluatedItems"] = False
    return result


def _combined(source: random.Random, depth: int) -> Json:
    roll = source.random()
    if roll < 0.75:
        return {source.choice(("allOf", "anyOf", "oneOf")): _some(source, depth)}
    if roll < 0.88:
        return {"not": _below(source, depth)}
    return {"if": _below(source, depth), source.choice(("then", "else")): _below(source, depth)}


_MAKERS: Final[tuple[Callable[[random.Random, int], Json], ...]] = (
    _typed, _typed, _listed, _numeric, _textual, _sized, _members, _members, _named, _itemized, _combined,
)  # fmt: skip


def places(root: Json) -> list[tuple[Json, Any]]:
    """Container and key of every value in a document."""
    found: list[tuple[Json, Any]] = []
    pending = [root]
    while pending:
        part = pending.pop()
        for key in part if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ():
            found.append((part, key))
            pending.append(part[key])
    return found


_FIXED: Final = frozenset({"$schema", "$id", "id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary"})


def edited(source: random.Random, root: Json, edits: int = 1) -> Json:
    """A copy with small changes, such as people make."""
    result = copy.deepcopy(root)
    for _ in range(edits):
        spots = [spot for spot in places(result) if spot[1] not in _FIXED]
        if spots:
            _edit(source, *source.choice(spots))
    return result


def _edit(source: random.Random, part: Json, key: Any) -> None:
    old = part[key]
    if isinstance(old, bool):
        part[key] = not old
    elif isinstance(old, int | float):
        part[key] = max(0, old + source.choice((-1, 1)))
    elif key == "type" and isinstance(old, str):
        part[key] = source.choice([name for name in TYPES if name != old])
    elif key in ("required", "enum") and isinstance(old, list) and old:
        if source.random() < 0.5:
            old.pop(source.randrange(len(old)))
        else:
            old.append("added")
    elif isinstance(old, dict) and "type" in old:
        old["type"] = source.choice(TYPES)
    elif isinstance(old, dict) and isinstance(part, dict) and source.random() < 0.5:
        del part[key]
    elif isinstance(old, dict):
        old["minLength"] = source.randint(1, 3)


def rewritten(source: random.Random, root: Json) -> Json:
    """An equivalent schema: keys shuffled, parts wrapped in `allOf`, moved behind `$ref`, `const` written as `enum`."""
    if not isinstance(root, dict):
        return root
    definitions: dict[str, Json] = {}
    kept = {name: root[name] for name in ("$schema",) if name in root}
    body = {name: below for name, below in root.items() if name not in ("$schema", "$defs")}
    for name, below in root.get("$defs", {}).items():
        definitions[name] = _rewrite(source, below, definitions)
    result = _rewrite(source, body, definitions)
    return {**kept, "$defs": definitions, "allOf": [result]} if definitions or kept else result


def _rewrite(source: random.Random, part: Json, definitions: dict[str, Json]) -> Json:
    if not isinstance(part, dict):
        return part
    result = {name: _rewrite_keyword(source, name, part[name], definitions) for name in _shuffled(source, part)}
    if "const" in result and "enum" not in result and source.random() < 0.5:
        result["enum"] = [result.pop("const")]
    roll = source.random()
    if roll < 0.15:
        return {"allOf": [result]}
    if roll < 0.3:
        name = f"part{len(definitions)}"
        definitions[name] = result
        return {"$ref": f"#/$defs/{name}"}
    return result


def _shuffled(source: random.Random, part: dict[str, Json]) -> Iterator[str]:
    names = list(part)
    source.shuffle(names)
    return iter(names)


def _rewrite_keyword(source: random.Random, name: str, below: Json, definitions: dict[str, Json]) -> Json:
    if name in ("properties", "patternProperties", "dependentSchemas"):
        return {key: _rewrite(source, below[key], definitions) for key in _shuffled(source, below)}
    if name in ("allOf", "anyOf", "oneOf", "prefixItems"):
        return [_rewrite(source, item, definitions) for item in below]
    if name == "items" and isinstance(below, list):
        return [_rewrite(source, item, definitions) for item in below]
    if name in ("enum", "const", "required", "dependentRequired", "dependencies", "type"):
        return below
    return _rewrite(source, below, definitions)
