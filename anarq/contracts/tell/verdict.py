"""What a comparison of two schemas comes to."""

from dataclasses import dataclass
from enum import Enum

from anarq.model.tree import Json


class Answer(Enum):
    """Does the second schema accept every instance that the first accepts?"""

    COMPATIBLE = "compatible"
    BREAKING = "breaking"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a schema document; the compared document itself has no URI."""

    pointer: str
    document: str = ""

    def __str__(self) -> str:
        return f"{self.document}#{self.pointer}"


class Break(Enum):
    """Classes of breaks that people weigh differently."""

    NARROWED = "the second schema refuses what the first accepts"
    DECLARED = "an open object gained a declared property: under its name anything may have been sent before"


@dataclass(frozen=True, slots=True)
class Witness:
    """An instance that the first schema accepts and the second refuses; two validators of other hands agree.

    Attributes:
        instance: the instance.
        at: pointer to the part of it that is refused.
        first: what the first schema says about that part.
        second: what refuses it in the second schema.
        sentence: the same for a person.
        item: which of several things that stand at one place: a name; of a union the type, tag or place of a branch.
        of: what class of break it is.
        mend: what to change in the second schema; empty where no change of one keyword is known to do it.
    """

    instance: Json
    at: str
    first: Location
    second: Location
    sentence: str
    item: str = ""
    of: Break = Break.NARROWED
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why nothing was decided, and the subschema that is at fault: side 0 is the first schema, side 1 the second."""

    reason: str
    side: int = 0
    location: Location = Location("")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, with a witness when it is breaking and a cause when it is undecided.

    Attributes:
        witness: of the first cause that was found.
        cause: why nothing was decided; beside a witness, why there may be more causes than were found.
        more: a witness for each further cause.
        steps: the work that it took; equal input takes equal work.
        readings: where the standard can be read in two ways, the one that a *compatible* rests on.
    """

    answer: Answer
    witness: Witness | None = None
    cause: Cause | None = None
    steps: int = 0
    readings: tuple[str, ...] = ()
    more: tuple[Witness, ...] = ()

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        """A witness for each cause that was found."""
        return () if self.witness is None else (self.witness, *self.more)
