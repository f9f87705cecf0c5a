"""The relation: is every instance that is valid under one schema valid under another?"""

from contextlib import suppress
from dataclasses import replace
from typing import Final

from anarq.contracts.budget import DEFAULT_BUDGET, Budget, Exhausted, Meter
from anarq.contracts.decision import Decision
from anarq.contracts.graph.values import weight
from anarq.contracts.read.closure import NotCutError
from anarq.contracts.read.reading import Reading
from anarq.contracts.read.resolve import Catalogue
from anarq.contracts.room import with_room
from anarq.contracts.side import Side
from anarq.contracts.tell.verdict import Answer, Cause, Verdict
from anarq.model.tree import Json
from anarq.native import NativePanicError

BY_VALUE: Final = (
    "`1.0` is read as the integer 1, by its value; by the letter of draft 4 and OpenAPI 3.0 it is not an integer, and "
    "then this is not proved"
)


def subschema(
    first: Json,
    second: Json,
    *,
    at: tuple[str, str] = ("", ""),
    catalogue: Catalogue | None = None,
    reading: Reading | None = None,
    budget: Budget = DEFAULT_BUDGET,
) -> Verdict:
    """Whether every instance that is valid under `first` is valid under `second`.

    Args:
        first: a schema, or a document with the schema in it.
        second: the other one; it may be written in another draft.
        at: the pointers of the schemas in their documents.
        catalogue: schemas by `$id` that references may lead to; nothing is fetched.
        reading: what the standard leaves to the reader.
        budget: how much work the decision may cost.

    Returns:
        *Compatible* is proved. *Breaking* has a witness that jsonschema and jsonschema-rs confirm on these very
        schemas. *Undecided* has the reason.

    Raises:
        SchemaError: one of them is not a schema.
        UnresolvedError: a reference leads nowhere.
    """
    known, choices = catalogue or {}, reading or Reading()
    return decide(Side(first, at[0], known, choices), Side(second, at[1], known, choices), budget)


def decide(first: Side, second: Side, budget: Budget = DEFAULT_BUDGET, causes: int | None = 1) -> Verdict:
    """`subschema` for sides that are compared more than once, each with its own catalogue and reading.

    Args:
        first: what is to be within the other.
        second: the other one.
        budget: how much work the decision may cost; the search for further causes may cost twice as much again.
        causes: so many causes are looked for, each with a witness of its own; with `None` all that the steps allow.
    """
    return with_room(_decide, first, second, budget, causes)


def _decide(first: Side, second: Side, budget: Budget, causes: int | None) -> Verdict:
    meter = Meter(budget)
    try:
        for side in (first, second):
            side.compare_with_meta_schema()
        meter = Meter(budget.for_size(first.size + second.size))
        for side in (first, second):
            meter.spend(1 + weight(side.site.schema) // 8)
        if _alike(first, second, meter):
            return Verdict(Answer.COMPATIBLE, steps=meter.spent)
        verdict = Decision(first, second, meter).run(causes)
        if verdict.answer is Answer.COMPATIBLE and not _by_the_letter(first, second, meter):
            verdict = replace(verdict, readings=(BY_VALUE,))
        return verdict
    except Exhausted as exhausted:
        return Verdict(Answer.UNDECIDED, cause=Cause(exhausted.reason), steps=meter.spent)
    except NativePanicError as panic:
        return Verdict(Answer.UNDECIDED, cause=Cause(str(panic)), steps=meter.spent)
    except RecursionError:
        return Verdict(Answer.UNDECIDED, cause=Cause("the schemas nest too deeply"), steps=meter.spent)


def _by_the_letter(first: Side, second: Side, meter: Meter) -> bool:
    """Whether what is compatible is so as well where `1.0` is not an integer, as the text of draft 4 has it."""
    if not any(side.site.dialect.boolean_exclusive for side in (first, second)):
        return True
    one, other = (replace(side, reading=replace(side.reading, by_the_letter=True)) for side in (first, second))
    meter.allow(meter.budget.steps // 4)
    with suppress(Exhausted):
        return Decision(one, other, meter).is_proved()
    return False


def _alike(first: Side, second: Side, meter: Meter) -> bool:
    """Whether two schemas are written alike, with all that they reach. Then nothing needs to be decided."""
    with suppress(NotCutError):
        one, other = (side.cutter.digest(side.site, meter.spend) for side in (first, second))
        return first.reading == second.reading and one == other
    return False
