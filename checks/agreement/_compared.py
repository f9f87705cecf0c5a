"""How the values of one schema lie to those of another, fact by fact."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.checks.agreement._patterns import Patterns, Relation, texts
from anarq.model.concepts.values import Bound, Values, is_width
from anarq.model.tree import Json, Node

_UNTOLD: Final = frozenset({Relation.SAME, Relation.UNLIKE, Relation.UNKNOWN})
_DISJOINT: Final = frozenset({"date", "date-time", "time", "duration", "uuid", "email", "ipv4", "ipv6"})
"""Formats of which no text has two."""
_PAIRS: Final = {
    "minimum": "maximum",
    "minLength": "maxLength",
    "minItems": "maxItems",
    "minProperties": "maxProperties",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact on which two schemas differ.

    Attributes:
        fact: in words.
        relation: how the values of the second lie to those of the first.
        first: where the first says it, and what.
        second: where the second says it, and what.
    """

    fact: str
    relation: Relation
    first: tuple[Node, str]
    second: tuple[Node, str]


def differences(first: Values, second: Values, patterns: Patterns) -> tuple[Difference, ...]:
    """What both say, and say otherwise. Where no value meets both, that alone."""
    if not (first.is_plain and second.is_plain):
        return ()
    found = tuple(one for one in _all(first, second, patterns) if one.relation not in _UNTOLD)
    apart = tuple(one for one in found if one.relation is Relation.APART)
    return apart[:1] or found


def unsaid(first: Values, second: Values) -> Iterator[tuple[str, Values]]:
    """The constraints that one of the two has and the other one has none like, each with the one that is silent."""
    if not (first.is_plain and second.is_plain):
        return
    for said, silent in ((first, second), (second, first)):
        if silent.listed is not None or (said.types and silent.types and said.types.isdisjoint(silent.types)):
            continue
        form = silent.format or silent.pattern
        facts = {
            "type": bool(said.types) and not silent.types and not form,
            "enum": said.listed is not None and not form,
            "format": bool(said.format) and not is_width(said.format) and not form,
            "pattern": bool(said.pattern) and not form,
            **{keyword: keyword not in silent.least for keyword in said.least},
            **{keyword: keyword not in silent.most for keyword in said.most},
        }
        yield from ((fact, silent) for fact, is_unsaid in facts.items() if is_unsaid)


def _all(first: Values, second: Values, patterns: Patterns) -> Iterator[Difference]:
    if first.types and second.types:
        shown = _listed(first.types), _listed(second.types)
        yield Difference("type", _order(_wide(first.types), _wide(second.types)), *_at("type", first, second, shown))
        nulls = [f"{'with' if one.takes_null else 'without'} `null`" for one in (first, second)]
        yield Difference("values", _nullable(first, second), *_at("type", first, second, (nulls[0], nulls[1])))
    if first.listed is not None and second.listed is not None:
        shown = _listed(first.listed), _listed(second.listed)
        yield Difference("enum", _order(first.listed, second.listed), *_at("enum", first, second, shown))
    else:
        yield from _texts(first, second, patterns)
    if first.format and second.format and first.format != second.format:
        relation = Relation.APART if {first.format, second.format} <= _DISJOINT else Relation.CROSSED
        shown = f"`{first.format}`", f"`{second.format}`"
        yield Difference("format", relation, *_at("format", first, second, shown))
    if first.listed is None and second.listed is None:
        yield from bounds(first, second)


def _at(
    keyword: str, first: Values, second: Values, shown: tuple[str, str]
) -> tuple[tuple[Node, str], tuple[Node, str]]:
    return (first.at(keyword), shown[0]), (second.at(keyword), shown[1])


def _listed(values: frozenset[str]) -> str:
    return f"`{', '.join(sorted(values))}`"


def _wide(types: frozenset[str]) -> frozenset[str]:
    """Every whole number is a number."""
    return types | {"integer"} if "number" in types else types


def _order(first: frozenset[str], second: frozenset[str]) -> Relation:
    if first == second:
        return Relation.SAME
    if not first & second:
        return Relation.APART
    if first < second:
        return Relation.WIDER
    return Relation.NARROWER if second < first else Relation.CROSSED


def _nullable(first: Values, second: Values) -> Relation:
    if first.takes_null == second.takes_null:
        return Relation.SAME
    return Relation.WIDER if second.takes_null else Relation.NARROWER


def _texts(first: Values, second: Values, patterns: Patterns) -> Iterator[Difference]:
    """Patterns, and a list of texts beside a pattern."""
    one, other = _text(first), _text(second)
    if one is not None and other is not None and one[1:] != other[1:]:
        (keyword, here, schema), (own, there, held) = one, other
        relation = patterns.relation(held, schema)
        fact = keyword if keyword == own else "values"
        yield Difference(fact, relation, (first.at(keyword), here), (second.at(own), there))


def _text(values: Values) -> tuple[str, str, Json] | None:
    """The keyword that says which texts there are, what it says, and the schema of them; None where none does."""
    if values.listed is not None and values.types == {"string"}:
        return "enum", _listed(values.listed), {"enum": [json.loads(one) for one in sorted(values.listed)]}
    if values.pattern and values.listed is None:
        return "pattern", f"`{values.pattern}`", texts(values.pattern)
    return None


def bounds(first: Values, second: Values) -> Iterator[Difference]:
    """The bounds that both have; where no value is within both, that alone."""
    crossed = next((pair for pair in _PAIRS.items() if _is_crossed(first, second, *pair)), None)
    if crossed is not None:
        lower, upper = crossed
        at = (upper, lower) if _beyond(second.least.get(lower), first.most.get(upper)) else (lower, upper)
        yield _bound("range", Relation.APART, first, second, at)
        return
    for lower, upper in _PAIRS.items():
        for keyword, bounds, held, step in (
            (lower, first.least, second.least, 1),
            (upper, first.most, second.most, -1),
        ):
            if keyword in bounds and keyword in held:
                relation = _tighter(bounds[keyword], held[keyword], step)
                yield _bound(keyword, relation, first, second, (keyword, keyword))


def _bound(fact: str, relation: Relation, first: Values, second: Values, at: tuple[str, str]) -> Difference:
    here, there = ((first.at(at[0]), first.said(at[0])), (second.at(at[1]), second.said(at[1])))
    return Difference(fact, relation, here, there)


def _is_crossed(first: Values, second: Values, lower: str, upper: str) -> bool:
    return _beyond(first.least.get(lower), second.most.get(upper)) or _beyond(
        second.least.get(lower), first.most.get(upper)
    )


def _beyond(least: Bound | None, most: Bound | None) -> bool:
    return (
        least is not None
        and most is not None
        and (least[0] > most[0] or (least[0] == most[0] and (least[1] or most[1])))
    )


def _tighter(first: Bound, second: Bound, step: int) -> Relation:
    """How the values beyond one bound lie to those beyond another; `step` is the way that leads to fewer of them."""
    if first == second:
        return Relation.SAME
    one, other = ((bound[0] * step, bound[1]) for bound in (first, second))
    return Relation.NARROWER if other > one else Relation.WIDER
