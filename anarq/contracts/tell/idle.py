"""Differences between two schemas that make no difference: keywords that refuse nothing where they stand.

People label such an edit as breaking, and wonder when they are told that it is not: an unanchored `[a-z]*` is found in
every text, `maxLength` says nothing beside `type: integer`, a `const` that its `type` forbids leaves nothing to refuse.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeAlias

from anarq.contracts.budget import DEFAULT_BUDGET, Budget, Meter
from anarq.contracts.read.dialect import DIALECTS, Dialect
from anarq.contracts.read.reading import SchemaError
from anarq.contracts.read.resolve import UnresolvedError
from anarq.contracts.relation import decide
from anarq.contracts.side import Side
from anarq.contracts.tell.accepted import UNIONS
from anarq.contracts.tell.verdict import Answer, Location
from anarq.costs.keywords import LISTS_OF_SCHEMAS, MAPS_OF_SCHEMAS, SINGLE_SCHEMAS
from anarq.model import pointer as pointers
from anarq.model.tree import Json

MOST: Final = 12
"""So many notes are made, and so many differing keywords judged; each costs up to three decisions."""
STEPS: Final = 200_000
"""After so many steps no further keyword is looked at: notes are not worth a wait."""
_BUDGET: Final = replace(DEFAULT_BUDGET, steps=60_000)
_ANNOTATIONS: Final = frozenset({"format", "contentEncoding", "contentMediaType", "contentSchema", "discriminator"})
_ASSERTIONS: Final = frozenset({
    "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength",
    "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "minContains", "maxContains", "minProperties",
    "maxProperties", "required", "dependentRequired", *_ANNOTATIONS,
})  # fmt: skip
_CONDITIONAL: Final = frozenset({"then", "else", "contains", "dependencies"})
"""Keywords with schemas that may say nothing for what stands beside them, or does not."""
_PROVED: Final = _ASSERTIONS | _CONDITIONAL
_HOLD_SCHEMAS: Final = frozenset({*MAPS_OF_SCHEMAS, *LISTS_OF_SCHEMAS, *SINGLE_SCHEMAS})
_KEYWORDS: Final = frozenset({
    "then", "else", "minContains", "maxContains", "nullable",
    *(keyword for dialect in DIALECTS for keyword in dialect.keywords),
})  # fmt: skip
Meant: TypeAlias = Callable[[str, Mapping[str, Json], Dialect], str]
"""What to do about a key, its schema and dialect given; empty where the key may be meant as it is written."""


class Why(Enum):
    """Why a keyword makes no difference."""

    ANNOTATION = "is read as an annotation, which refuses nothing"
    NO_KEYWORD = "is not a keyword of this dialect, and refuses nothing"
    BESIDE_REFERENCE = "is not read beside `$ref` in this dialect, and refuses nothing"
    REFUSES_NOTHING = "refuses nothing here: without it the schema accepts the same"
    ADDS_NOTHING = "is a branch that adds nothing: without it the schema accepts the same"
    RETIRED = "left the standard before this dialect: only some validators still apply it"
    NOTHING_LEFT = "makes no difference here: the schema around it accepts nothing at all"


@dataclass(frozen=True, slots=True)
class Idle:
    """A keyword in which two schemas differ and which makes no difference; side 0 is the first schema, 1 the second."""

    side: int
    keyword: str
    location: Location
    why: Why
    mend: str = ""


def idle(first: Side, second: Side, budget: Budget = _BUDGET, meant: Meant = lambda *_: "") -> tuple[Idle, ...]:
    """The differing keywords of two schemas that are proved to make no difference, as far as they were looked at.

    Args:
        first: a schema.
        second: another; keywords at the same places in both are compared.
        budget: the bounds of each single proof. What is not proved within them is not reported.
        meant: tells slips from words of one's own, among keys that no dialect knows.
    """
    found: list[Idle] = []
    meter = Meter(replace(budget, steps=STEPS))
    left = MOST
    for side, way, schema in _differences(first.site.schema, second.site.schema):
        whole, keyword = (first, second)[side], way[-2] if _is_branch(way) else way[-1]
        location = Location(pointers.join(whole.pointer, *way))
        why, mend = _unread(keyword, schema, whole, meant)
        if why is None and (keyword in _PROVED or _is_branch(way)) and left > 0 and meter.spent <= STEPS:
            left -= 1
            why = _why(whole, location.pointer, budget, meter)
        if why is not None:
            found.append(Idle(side, keyword, location, why, mend))
        if len(found) == MOST:
            break
    return tuple(found)


def _differences(old: Json, new: Json, *way: str) -> Iterator[tuple[int, tuple[str, ...], Mapping[str, Json]]]:
    """Side, way and schema of every key that stands in one of two schemas alone, or differs; in the order of the text.

    A key that holds schemas on both sides is not told: what differs in them is.
    """
    if old == new or not isinstance(old, dict) or not isinstance(new, dict):
        return
    for name in dict.fromkeys((*old, *new)):
        if name in old and name in new and (old[name] == new[name] or name in _HOLD_SCHEMAS):
            yield from _below(name, old[name], new[name], (*way, name))
        else:
            yield from ((side, (*way, name), schema) for side, schema in enumerate((old, new)) if name in schema)


def _below(
    name: str, old: Json, new: Json, way: tuple[str, ...]
) -> Iterator[tuple[int, tuple[str, ...], Mapping[str, Json]]]:
    if name in MAPS_OF_SCHEMAS and isinstance(old, dict) and isinstance(new, dict):
        for key in old:
            if key in new:
                yield from _differences(old[key], new[key], *way, key)
    elif name in LISTS_OF_SCHEMAS and isinstance(old, list) and isinstance(new, list):
        added = [*_added(name, old, new, *way)]
        if added:
            yield from added
            return
        for index, (one, other) in enumerate(zip(old, new, strict=False)):
            yield from _differences(one, other, *way, str(index))
    elif name in SINGLE_SCHEMAS:
        yield from _differences(old, new, *way)


def _is_branch(way: Sequence[str]) -> bool:
    """Whether a way leads to a branch of a union."""
    return len(way) > 1 and way[-2] in UNIONS and way[-1].isdecimal()


def _added(
    name: str, old: list[Json], new: list[Json], *way: str
) -> Iterator[tuple[int, tuple[str, ...], Mapping[str, Json]]]:
    """The branches that one side has beside all of the other's."""
    for side, (more, fewer) in enumerate(((old, new), (new, old))):
        if name in UNIONS and len(more) > len(fewer) and all(each in more for each in fewer):
            own = ((index, each) for index, each in enumerate(more) if each not in fewer)
            yield from ((side, (*way, str(index)), each) for index, each in own if isinstance(each, dict))


def _unread(keyword: str, schema: Mapping[str, Json], whole: Side, meant: Meant) -> tuple[Why | None, str]:
    """Why no dialect, or not this one, would refuse anything by a key, and what to do about it."""
    dialect = whole.site.dialect
    if keyword in _ANNOTATIONS and not (keyword == "format" and whole.reading.assert_formats):
        return Why.ANNOTATION, ""
    mend = meant(keyword, schema, dialect)
    if keyword == "dependencies" and dialect.anchors:
        return Why.RETIRED, ""
    if mend or (keyword in _KEYWORDS and not dialect.reads(keyword)):
        return Why.NO_KEYWORD, mend
    is_ignored = keyword in _KEYWORDS and keyword != "$ref" and dialect.ignores_beside(schema)
    return (Why.BESIDE_REFERENCE if is_ignored else None), ""


def _why(side: Side, pointer: str, budget: Budget, meter: Meter) -> Why | None:
    *parent, keyword = pointers.split(pointer)
    without = replace(side, document=_without(side.document, (*parent, keyword)))
    if _within(without, side, budget, meter) and _within(side, without, budget, meter):
        return Why.ADDS_NOTHING if _is_branch((*parent, keyword)) else Why.REFUSES_NOTHING
    around = replace(side, pointer=pointers.join("", *parent))
    nothing = replace(side, document=False, pointer="")
    return Why.NOTHING_LEFT if _within(around, nothing, budget, meter) else None


def _within(first: Side, second: Side, budget: Budget, meter: Meter) -> bool:
    try:
        verdict = decide(first, second, budget)
        meter.spent += verdict.steps
        return verdict.answer is Answer.COMPATIBLE
    except (SchemaError, UnresolvedError):  # what is left may be no schema in an old draft
        return False


def _without(document: Json, way: tuple[str, ...]) -> Json:
    """The document without the member at the end of a way; what is not on the way is shared."""
    step, *rest = way
    if isinstance(document, list):
        place = int(step)
        if not rest:
            return [*document[:place], *document[place + 1 :]]
        return [*document[:place], _without(document[place], tuple(rest)), *document[place + 1 :]]
    if not isinstance(document, dict):
        return document
    if not rest:
        return {name: value for name, value in document.items() if name != step}
    return {**document, step: _without(document[step], tuple(rest))}
