"""Compatibility as schema registries speak of it: who reads what whom wrote, over one or all earlier versions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from anarq.contracts.budget import DEFAULT_BUDGET, Budget
from anarq.contracts.relation import decide
from anarq.contracts.side import Side
from anarq.contracts.tell.verdict import Answer, Verdict


class Direction(Enum):
    """Who reads. The schema of the writer has to be within the schema of the reader."""

    BACKWARD = "new readers read what old writers wrote"
    FORWARD = "old readers read what new writers write"


class Mode(Enum):
    """What a change has to keep; the transitive forms ask it of every earlier version, not of the last one alone."""

    NONE = "NONE"
    BACKWARD = "BACKWARD"
    BACKWARD_TRANSITIVE = "BACKWARD_TRANSITIVE"
    FORWARD = "FORWARD"
    FORWARD_TRANSITIVE = "FORWARD_TRANSITIVE"
    FULL = "FULL"
    FULL_TRANSITIVE = "FULL_TRANSITIVE"

    @property
    def transitive(self) -> bool:
        """Whether every earlier version counts."""
        return self.value.endswith("_TRANSITIVE")

    @property
    def directions(self) -> tuple[Direction, ...]:
        """The directions that are asked for."""
        both = (Direction.BACKWARD, Direction.FORWARD)
        return tuple(one for one in both if self.value.startswith((one.name, "FULL")))


@dataclass(frozen=True, slots=True)
class Check:
    """One direction against one earlier version."""

    direction: Direction
    old: Side
    new: Side
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """All checks of one mode, the latest version first."""

    mode: Mode
    checks: tuple[Check, ...]

    @property
    def answer(self) -> Answer | None:
        """Breaking when one check is, else undecided when one is, else compatible; none when nothing was compared."""
        if not self.checks:
            return None
        answers = {check.verdict.answer for check in self.checks}
        for answer in (Answer.BREAKING, Answer.UNDECIDED):
            if answer in answers:
                return answer
        return Answer.COMPATIBLE


def compare(
    old: Side,
    new: Side,
    mode: Mode = Mode.BACKWARD,
    history: Sequence[Side] = (),
    budget: Budget = DEFAULT_BUDGET,
) -> Comparison:
    """Compare a new version with the one before it, and in transitive modes with all before that.

    A server reads requests, so for their schemas BACKWARD keeps old clients working. Clients read responses, so for
    those FORWARD does. Which it is, is the caller's to say, by the mode.

    Args:
        old: the latest version.
        new: the version that is to follow it.
        mode: what the change has to keep.
        history: the versions before `old`, the oldest first; read in transitive modes alone.
        budget: the bounds of each single decision.

    Raises:
        SchemaError: a version is not a schema.
        UnresolvedError: a reference leads nowhere.
    """
    versions = (old, *reversed(history)) if mode.transitive else (old,)
    return Comparison(mode, tuple(_checks(versions, new, mode, budget)))


def _checks(versions: Sequence[Side], new: Side, mode: Mode, budget: Budget) -> Iterator[Check]:
    for version in versions:
        for direction in mode.directions:
            pair = (version, new) if direction is Direction.BACKWARD else (new, version)
            yield Check(direction, version, new, decide(*pair, budget, causes=None))
