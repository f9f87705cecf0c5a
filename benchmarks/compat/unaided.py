"""Searches for a break between two schemas of large documents without the engine that is under test.

Instances are made by walking the first schema, one way through it at a time, and changed in one place: a property left
out or added, another type, another value. Whether one shows a break is for the validators to say. Nothing of the engine
is used: what a schema reaches is cut out here once more, by its references alone.
"""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any, Final

from anarq.contracts import Validator, second_opinion, validator
from anarq.model import pointer as pointers

Json = Any
DEEPEST: Final = 8
MADE: Final = 20
"""So many instances are made of a schema, before they are changed."""
CHANGED: Final = 100
"""So many changes of each are tried, drawn by lot where there are more."""
ODD: Final = (None, True, 0, -1, 1.5, "", "zz", [], {}, [None], {"zz": None})
TEXTS: Final = {"date-time": "2020-01-01T00:00:00Z", "uri": "https://example.com", "date": "2020-01-01"}


def bundled(document: Json, pointer: str) -> Json:
    """The document without what the schema at a pointer does not reach; everything stands where it stood."""
    result: dict[str, Json] = {name: document[name] for name in ("openapi", "jsonSchemaDialect") if name in document}
    pending, seen = [pointer], set[str]()
    while pending:
        place = pending.pop()
        if place not in seen:
            seen.add(place)
            part = _at(document, place)
            _put(document, result, place, copy.deepcopy(part))
            pending.extend(_references(part))
    return result


def _at(document: Json, pointer: str) -> Json:
    for token in pointers.split(pointer):
        document = document[int(token) if isinstance(document, list) else token]
    return document


def _put(document: Json, result: dict[str, Json], pointer: str, part: Json) -> None:
    """Put a part where it stands; a list on the way is taken over as a whole."""
    *way, last = pointers.split(pointer)
    for token in way:
        document = document[token]
        if isinstance(document, list):
            result[token] = copy.deepcopy(document)
            return
        result = result.setdefault(token, {})
    result.setdefault(last, part)


def _references(part: Json) -> Iterator[str]:
    pending = [part]
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            if isinstance(part.get("$ref"), str):
                yield part["$ref"].removeprefix("#")
            pending.extend(part.values())
        elif isinstance(part, list):
            pending.extend(part)


def counter_example(first: tuple[Json, str], second: tuple[Json, str], source: random.Random) -> tuple[Json] | None:
    """An instance, in a tuple of one, that all judges find valid under the first and not under the second; or none.

    Args:
        first: a document, and the pointer of a schema in it.
        second: the other one.
        source: draws lots.
    """
    one, other = (bundled(*side) for side in (first, second))
    if one == other and first[1] == second[1]:
        return None  # written alike, with all that they reach
    judges = [[make(part, pointer=at) for part, at in ((one, first[1]), (other, second[1]))] for make in _MAKERS]
    names = sorted(_names(other) - _names(one)) or sorted(_names(other))
    for instance in instances(one, first[1], names or ["zz"], source):
        if all(_parts_them(accepts, refuses, instance) for accepts, refuses in judges):
            return (instance,)
    return None


_MAKERS: Final = (validator, second_opinion)


def _parts_them(accepts: Validator, refuses: Validator, instance: Json) -> bool:
    return accepts.is_valid(instance) and not refuses.is_valid(instance)


def _names(document: Json) -> set[str]:
    """The names of all properties."""
    found, pending = set[str](), [document]
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            found.update(part["properties"] if isinstance(part.get("properties"), dict) else ())
            pending.extend(part.values())
        elif isinstance(part, list):
            pending.extend(part)
    return found


def instances(document: Json, pointer: str, names: list[str], source: random.Random) -> Iterator[Json]:
    """Instances of a schema, as far as one pass over it can tell, and the same changed in one place each.

    Args:
        document: where the schema stands.
        pointer: where in it.
        names: of properties to add: best those that the other schema knows and this one does not.
        source: draws lots.
    """
    for _ in range(MADE):
        made = _made(document, _at(document, pointer), source, 0)
        yield made
        places = list(_places(made, ()))
        for _ in range(CHANGED):
            yield _changed(made, source.choice(places), names, source)


def _made(document: Json, schema: Json, source: random.Random, depth: int) -> Json:
    """A value that meets most of a schema."""
    while isinstance(schema, dict) and "$ref" in schema:
        schema = _at(document, schema["$ref"].removeprefix("#"))
    if not isinstance(schema, dict) or depth > DEEPEST:
        return None
    for keyword in ("enum", "anyOf", "oneOf"):
        if schema.get(keyword):
            chosen = source.choice(schema[keyword])
            return chosen if keyword == "enum" else _joined(document, [schema, chosen], source, depth, keyword)
    if "allOf" in schema:
        return _joined(document, [schema, *schema["allOf"]], source, depth, "allOf")
    if schema.get("nullable") is True and source.random() < 0.1:
        return None
    if "properties" in schema or schema.get("type") == "object":
        return _object(document, schema, source, depth)
    if schema.get("type") == "array" or "items" in schema:
        least = int(schema.get("minItems", 0))
        count = least + (source.randrange(2) if depth < DEEPEST else 0)
        return [_made(document, schema.get("items", {}), source, depth + 1) for _ in range(count)]
    return _leaf(schema, source)


def _joined(document: Json, parts: list[Json], source: random.Random, depth: int, keyword: str) -> Json:
    """A value of several schemas at once: objects are merged, of others the last that is something counts."""
    own = {name: below for name, below in parts[0].items() if name != keyword}
    values = [_made(document, part, source, depth + 1) for part in ([own] if len(own) > 1 else []) + parts[1:]]
    objects = [value for value in values if isinstance(value, dict)]
    if objects:
        return {name: below for value in objects for name, below in value.items()}
    return next((value for value in reversed(values) if value is not None), None)


def _object(document: Json, schema: Json, source: random.Random, depth: int) -> Json:
    required, properties = schema.get("required", []), schema.get("properties", {})
    often = source.choice((0.0, 0.3, 1.0))
    names = [name for name in properties if name in required or (depth < 3 and source.random() < often)]
    made = {name: _made(document, properties[name], source, depth + 1) for name in names}
    more = schema.get("additionalProperties")
    if isinstance(more, dict) and source.random() < 0.5:
        made["zz"] = _made(document, more, source, depth + 1)
    return made | {name: None for name in required if name not in properties}


def _leaf(schema: Json, source: random.Random) -> Json:
    kind = schema.get("type")
    if kind in ("integer", "number"):
        return source.choice((schema.get("minimum", 0), schema.get("maximum", 7), 1))
    if kind == "string":
        text = TEXTS.get(schema.get("format", ""), source.choice(("", "a", "abc")))
        return text.ljust(int(schema.get("minLength", 0)), "a")
    return source.random() < 0.5 if kind == "boolean" else source.choice(ODD)


def _places(value: Json, way: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    yield way
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from _places(value[key], (*way, key))


def _changed(value: Json, way: tuple[str | int, ...], names: list[str], source: random.Random) -> Json:
    """A copy with another value at a place, or without it, or with one more property there."""
    result = json.loads(json.dumps(value))
    part = around = result
    for key in way:
        around, part = part, part[key]
    roll = source.random()
    if roll < 0.4 and isinstance(part, dict):
        part[source.choice(names)] = source.choice(ODD)
    elif not way:
        return source.choice(ODD)
    elif roll < 0.6:
        del around[way[-1]]
    else:
        around[way[-1]] = source.choice(ODD)
    return result
