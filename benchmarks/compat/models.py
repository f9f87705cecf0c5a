"""Searches for an instance that one schema accepts and another refuses, without the engine that is under test.

Two values are alike when the same subschemas of both documents accept them: inside of an array or object one can stand
for the other. So instances are built from the bottom up, out of a few representatives of every kind of value, level by
level, until no new kind appears. Where no level had to be sampled and numbers, texts and names at hand tell all
subschemas apart, the search is complete, recursive schemas included; elsewhere it is a much better guess than chance.
"""

import random
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, combinations, product
from typing import Any, Final

from anarq.contracts import SchemaError, Validator, validator
from anarq.costs.keywords import LISTS_OF_SCHEMAS, MAPS_OF_SCHEMAS, SINGLE_SCHEMAS

Json = Any

LEVELS: Final = 5
SAMPLE: Final = 400
ALIKE: Final = 2
_LEAVES: Final = (None, False, True, 0, 1, -1, 0.5, 2, 3, 6, 12, 60)
_TEXTS: Final = ("", "a", "b", "A", "1", "ab", "ba", "aa", "abc", "bab", "a1", "x-1", "abcd", "2000-01-01")
_NUMERIC: Final = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")


def counter_example(first: Json, second: Json, source: random.Random) -> tuple[Json] | None:
    """An instance, in a tuple of one, that `first` accepts and `second` refuses; none when none was found."""
    accepts, refuses = validator(first), validator(second)
    for instance in instances((first, second), source):
        if accepts.is_valid(instance) and not refuses.is_valid(instance):
            return (instance,)
    return None


def instances(documents: Iterable[Json], source: random.Random) -> Iterator[Json]:
    """Instances of as many kinds as the documents can tell apart, small ones first."""
    known = list(documents)
    places = [(document, pointer, part) for document in known for pointer, part in _subschemas(document, "")]
    judges = list(_judges(places))
    parts = [part for *_, part in places]
    names, large = _names(parts), _large(parts)
    required = [tuple(part["required"]) for part in parts if isinstance(part, dict) and part.get("required")]
    kinds: dict[tuple[bool, ...], list[Json]] = {}
    old: list[Json] = []
    candidates: Iterable[Json] = _leaves(parts)
    for _ in range(LEVELS):
        new = list(_sort(candidates, judges, kinds))
        yield from new
        if not new:
            return
        candidates = chain(_composites(old, new, names, required, source), _large_ones(old, new, names, large, source))
        old += new


def _judges(places: list[tuple[Json, str, Json]]) -> Iterator[Validator]:
    for document, pointer, _ in places:
        with suppress(SchemaError):  # a reference in it leads nowhere; then nothing leads to it
            yield validator(document, pointer=pointer)


def _sort(fresh: Iterable[Json], judges: list[Validator], kinds: dict[tuple[bool, ...], list[Json]]) -> Iterator[Json]:
    """Put values into their kinds; those that are among the first of their kind go on."""
    for value in fresh:
        kind = (*(judge.is_valid(value) for judge in judges), *_shape(value))
        alike = kinds.setdefault(kind, [])
        if len(alike) < ALIKE and not any(_same(value, other) for other in alike):
            alike.append(value)
            yield value


def _shape(value: Json) -> tuple[bool, bool]:
    return isinstance(value, list), isinstance(value, dict)


def _same(one: Json, other: Json) -> bool:
    return type(one) is type(other) and bool(one == other)


def _composites(
    old: list[Json], new: list[Json], names: list[str], required: list[tuple[str, ...]], source: random.Random
) -> list[Json]:
    """Arrays and objects of these values, some of them new: all small ones when they are few, else some."""
    arrays = [list(items) for size in range(4) for items in _tuples(old, new, size, SAMPLE, source)]
    objects = [
        dict(zip(chosen, items, strict=True))
        for chosen in _name_sets(names, required)
        for items in _tuples(old, new, len(chosen), 40, source)
    ]
    if len(objects) > 2 * SAMPLE:
        objects = source.sample(objects, 2 * SAMPLE)
    return sorted([*arrays, *objects], key=lambda value: len(repr(value)))


def _name_sets(names: list[str], required: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Up to three names, and what schemas require with up to two more."""
    sets = chain(
        (chosen for size in range(4) for chosen in combinations(names, size)),
        ({*base, *chosen} for base in required for size in range(3) for chosen in combinations(names, size)),
    )
    yield from dict.fromkeys(tuple(sorted(each)) for each in sets)


def _large_ones(
    old: list[Json], new: list[Json], names: list[str], sizes: list[int], source: random.Random
) -> Iterator[Json]:
    """Some arrays and objects of sizes that schemas count to."""
    for size in sizes:
        spare = [*names, *(f"z{number}" for number in range(size))]
        for items in _tuples(old, new, size, 12, source):
            yield list(items)
            yield dict(zip(spare, items, strict=False))
            yield dict(zip(source.sample(spare, size), items, strict=True))


def _large(parts: list[Json]) -> list[int]:
    """The sizes beyond three at which some schema begins or ends to accept arrays or objects."""
    counted = {
        part[keyword] + more
        for part in parts
        for keyword in ("minItems", "maxItems", "minContains", "maxContains", "minProperties", "maxProperties")
        if isinstance(part, dict) and isinstance(part.get(keyword), int)
        for more in (-1, 0, 1)
    }
    return sorted(size for size in counted if 3 < size < 30)


def _tuples(
    old: list[Json], new: list[Json], size: int, most: int, source: random.Random
) -> Iterator[tuple[Json, ...]]:
    """All tuples of the values in which one is new, when they are few; else some of them."""
    if not size:
        yield from ((),) if not old else ()
        return
    count = len(old) + len(new)
    if count**size > most:
        yield (new[0],) * size
        for _ in range(most // 2):
            items = [source.choice(new if source.random() < 0.5 else old or new) for _ in range(size)]
            items[source.randrange(size)] = source.choice(new)
            yield tuple(items)
        return
    for places in product(range(count), repeat=size):
        if max(places) >= len(old):
            yield tuple((old + new)[place] for place in places)


def _subschemas(schema: Json, pointer: str) -> Iterator[tuple[str, Json]]:
    """Every schema in a document, with its pointer."""
    if not isinstance(schema, dict):
        if isinstance(schema, bool):
            yield pointer, schema
        return
    yield pointer, schema
    for keyword in SINGLE_SCHEMAS:
        if keyword in schema:
            yield from _subschemas(schema[keyword], f"{pointer}/{keyword}")
    for keyword in LISTS_OF_SCHEMAS:
        for index, below in enumerate(schema[keyword] if isinstance(schema.get(keyword), list) else ()):
            yield from _subschemas(below, f"{pointer}/{keyword}/{index}")
    for keyword in MAPS_OF_SCHEMAS:
        for name, below in schema.get(keyword, {}).items():
            yield from _subschemas(below, f"{pointer}/{keyword}/{_escaped(name)}")


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _leaves(parts: list[Json]) -> Iterator[Json]:
    """Values without parts: those that the schemas name, those next to them, and a few more."""
    seen: set[tuple[str, Json]] = set()
    literal = chain.from_iterable(_named_values(part) for part in parts)
    for value in chain(_LEAVES, _TEXTS, literal, _lengths(parts), _fragments(parts)):
        near = (value, value - 1, value + 1, value - 0.5) if type(value) in (int, float) else (value,)
        for leaf in near:
            key = (type(leaf).__name__, repr(leaf))
            if key not in seen:
                seen.add(key)
                yield leaf


def _named_values(part: Json) -> Iterator[Json]:
    if not isinstance(part, dict):
        return
    for keyword in _NUMERIC:
        if type(part.get(keyword)) in (int, float):
            yield part[keyword]
    for value in (*part.get("enum", ()), *([part["const"]] if "const" in part else ())):
        yield from _inside(value)


def _inside(value: Json) -> Iterator[Json]:
    """A value and all values in it."""
    yield value
    for below in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _inside(below)


def _lengths(parts: list[Json]) -> Iterator[str]:
    for part in parts:
        for keyword in ("minLength", "maxLength") if isinstance(part, dict) else ():
            length = part.get(keyword)
            if isinstance(length, int) and length < 100:
                yield from ("a" * max(0, length + more) for more in (-1, 0, 1))


def _fragments(parts: list[Json]) -> Iterator[str]:
    """What patterns say letter by letter, alone and with more behind it: a guess at texts that they match."""
    for part in parts:
        if isinstance(part, dict):
            for pattern in (part.get("pattern", ""), *part.get("patternProperties", {})):
                for fragment in re.findall(r"[\w-]+", re.sub(r"\[.*?\]|\{.*?\}|\\.", "", pattern)):
                    yield from (fragment, f"{fragment}a", f"{fragment}1")


def _names(parts: list[Json]) -> list[str]:
    """Names of properties: those that the schemas speak of, one that none does, and a few for patterns."""
    found: dict[str, None] = {}
    for part in parts:
        if isinstance(part, dict):
            for keyword in ("properties", "dependentSchemas", "dependentRequired", "dependencies"):
                found.update(dict.fromkeys(part.get(keyword, {})))
            found.update(dict.fromkeys(part.get("required", ())))
            for others in (*part.get("dependentRequired", {}).values(), *part.get("dependencies", {}).values()):
                found.update(dict.fromkeys(others if isinstance(others, list) else ()))
            if "patternProperties" in part or "propertyNames" in part:
                found.update(dict.fromkeys(("", "a", "x-1", "12", "ab", "b1", *_lengths(parts), *_fragments(parts))))
    return [*found, "zz"]
