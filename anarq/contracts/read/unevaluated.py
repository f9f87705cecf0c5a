"""`unevaluatedProperties` and `unevaluatedItems`, by the ways in which a schema can evaluate parts of an instance.

The more a way evaluates, the less is left to refuse. So it is enough to ask that *some* way, whose conditions hold,
leaves nothing that is refused: the way in which all true branches are taken is one (core, sections 11.2 and 11.3).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from anarq.contracts.graph.nodes import TRUE, Kind, Names
from anarq.contracts.read.compiler import Compiler
from anarq.contracts.read.dialect import DRAFT_2019
from anarq.contracts.read.resolve import Site
from anarq.model.tree import Json

_MOST_WAYS: Final = 128
_DEEPEST: Final = 12
_CONTAINED: Final = (
    "whether `contains` evaluates the items that it is met by: 2019-09 does not say so, validators do so"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is evaluated: all, or some names and patterns of an object, or the first items and those met by a schema."""

    everything: bool = False
    names: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()
    prefix: int = 0
    contained: frozenset[int] = frozenset()

    def plus(self, other: "Seen") -> "Seen":
        """What both evaluate together."""
        return Seen(
            self.everything or other.everything,
            self.names | other.names,
            self.patterns | other.patterns,
            max(self.prefix, other.prefix),
            self.contained | other.contained,
        )


@dataclass(frozen=True, slots=True)
class Way:
    """What is evaluated when the conditions hold."""

    conditions: frozenset[int] = frozenset()
    seen: Seen = Seen()

    def plus(self, other: "Way") -> "Way":
        """Both ways at once."""
        return Way(self.conditions | other.conditions, self.seen.plus(other.seen))


Own: TypeAlias = Callable[[Compiler, Site, dict[str, Json], bool], Seen]


class _TooManyWaysError(Exception):
    """The schema has more ways than are followed."""


def unevaluated_properties(compiler: Compiler, site: Site) -> int:
    """The literal of `unevaluatedProperties` in the schema at `site`."""
    below = site.child("unevaluatedProperties")
    child = compiler.slot(below)

    def left(seen: Seen) -> int:
        return compiler.state(below, Kind.PROPERTIES, Names(None, seen.names, seen.patterns), child)

    return _combine(compiler, site, _own_properties, left)


def unevaluated_items(compiler: Compiler, site: Site) -> int:
    """The literal of `unevaluatedItems` in the schema at `site`."""
    below = site.child("unevaluatedItems")
    child = compiler.slot(below)

    def left(seen: Seen) -> int:
        allowed = compiler.some(below, (child, *sorted(seen.contained))) if seen.contained else child
        return compiler.state(below, Kind.ITEMS, seen.prefix, allowed)

    return _combine(compiler, site, _own_items, left)


def looked_at(compiler: Compiler, below: Site, kind: Kind, payload: Names | int) -> int:
    """What says nothing: validators hold all parts against the schema, also those that were evaluated."""
    return compiler.state(below, kind, payload, compiler.some(below, (compiler.slot(below), TRUE)))


def _combine(compiler: Compiler, site: Site, own: Own, left: Callable[[Seen], int]) -> int:
    try:
        ways = _ways(compiler, site, own, nested=False, depth=0)
    except _TooManyWaysError:
        return compiler.opaque(site, "what it evaluates depends on too many branches to follow")
    return compiler.some(site, [
        compiler.every(site, (*sorted(way.conditions), *(() if way.seen.everything else (left(way.seen),))))
        for way in ways
    ])  # fmt: skip


def _ways(compiler: Compiler, site: Site, own: Own, *, nested: bool, depth: int) -> list[Way]:
    """The ways of one schema; the first has no conditions of its own."""
    schema = site.schema
    if not isinstance(schema, dict):
        return [Way()]
    if depth > _DEEPEST:
        raise _TooManyWaysError
    seen = own(compiler, site, schema, nested)
    compiler.meter.spend(1 + len(seen.names) // 4)
    ways = [Way(seen=seen)]
    if own is _own_items and site.dialect is DRAFT_2019 and "contains" in schema and not seen.everything:
        met = Seen(contained=frozenset({compiler.slot(site.child("contains"))}))
        ways.append(Way(frozenset({compiler.readers_choice(site, _CONTAINED)}), seen.plus(met)))
    for options in _applicators(compiler, site, schema, own, depth + 1):
        before, more = (sum(len(way.seen.names) for way in some) for some in (ways, options))
        named = len(options) * before + len(ways) * more
        compiler.meter.spend(1 + len(ways) * len(options) + named // 64)
        ways = list(dict.fromkeys(way.plus(option) for way in ways for option in options))
        if len(ways) > _MOST_WAYS:
            raise _TooManyWaysError
    return ways


def _applicators(compiler: Compiler, site: Site, schema: dict[str, Json], own: Own, depth: int) -> Iterator[list[Way]]:
    """For each subschema that applies to the same instance, its ways; taking none is one where it may fail."""

    def below(place: Site, *conditions: int) -> list[Way]:
        found = _ways(compiler, place, own, nested=True, depth=depth)
        guard = Way(frozenset(conditions))
        return [way.plus(guard) for way in found if way.seen != Seen()]

    for target in _targets(compiler, site, schema):
        yield _ways(compiler, target, own, nested=True, depth=depth)
    for index in range(len(_list(schema, "allOf"))):
        yield _ways(compiler, site.child("allOf", index), own, nested=True, depth=depth)
    for index in range(len(_list(schema, "anyOf"))):
        place = site.child("anyOf", index)
        yield [Way(), *below(place, compiler.slot(place))]
    branches = [site.child("oneOf", index) for index in range(len(_list(schema, "oneOf")))]
    yield [Way(), *(way for place in branches for way in below(place, compiler.slot(place)))]
    if "if" in schema:
        yield [Way(), *_conditional(compiler, site, schema, own, depth)]
    dependents = schema.get("dependentSchemas")
    for name in dependents if isinstance(dependents, dict) else ():
        there = compiler.state(site, Kind.REQUIRED, name)
        yield [Way(), *below(site.child("dependentSchemas", name), there)]


def _conditional(compiler: Compiler, site: Site, schema: dict[str, Json], own: Own, depth: int) -> Iterator[Way]:
    condition = compiler.slot(site.child("if"))
    tested = _ways(compiler, site.child("if"), own, nested=True, depth=depth)
    follows = [Way()]
    if "then" in schema:
        follows = _ways(compiler, site.child("then"), own, nested=True, depth=depth)
    for test in tested:
        for follow in follows:
            yield test.plus(follow).plus(Way(frozenset({condition})))
    if "else" in schema:
        for way in _ways(compiler, site.child("else"), own, nested=True, depth=depth):
            yield way.plus(Way(frozenset({-condition})))


def _targets(compiler: Compiler, site: Site, schema: dict[str, Json]) -> Iterator[Site]:
    reference = schema.get("$ref")
    if isinstance(reference, str):
        yield compiler.target(site, reference)
    dynamic = schema.get("$dynamicRef")
    if isinstance(dynamic, str) and "$dynamicRef" in site.dialect.keywords:
        yield _known(compiler.corpus.dynamic(site, dynamic))
    if "$recursiveRef" in schema and "$recursiveRef" in site.dialect.keywords:
        yield _known(compiler.corpus.recursive(site))


def _known(site: Site | None) -> Site:
    if site is None:
        raise _TooManyWaysError
    return site


def _list(schema: dict[str, Json], keyword: str) -> list[Json]:
    value = schema.get(keyword)
    return value if isinstance(value, list) else []


def _own_properties(_: Compiler, __: Site, schema: dict[str, Json], nested: bool) -> Seen:
    if "additionalProperties" in schema or (nested and "unevaluatedProperties" in schema):
        return Seen(everything=True)
    names, patterns = schema.get("properties"), schema.get("patternProperties")
    return Seen(
        names=frozenset(names if isinstance(names, dict) else ()),
        patterns=frozenset(patterns if isinstance(patterns, dict) else ()),
    )


def _own_items(compiler: Compiler, site: Site, schema: dict[str, Json], nested: bool) -> Seen:
    items = schema.get("items")
    if nested and "unevaluatedItems" in schema:
        return Seen(everything=True)
    if isinstance(items, list):
        return Seen(everything="additionalItems" in schema, prefix=len(items))
    if items is not None:
        return Seen(everything=True)
    contained = frozenset[int]()
    if site.dialect.contains_evaluates and "contains" in schema:
        contained = frozenset({compiler.slot(site.child("contains"))})
    return Seen(prefix=len(_list(schema, "prefixItems")), contained=contained)
