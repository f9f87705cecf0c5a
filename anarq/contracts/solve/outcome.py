"""What a search for an instance comes to: one, a proof that there is none, or neither."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from anarq.model.tree import Json

MOST_VALUES: Final = 100_000
"""So many values an instance may hold. Its parts are made once and stand at many places, so it could grow without end:
an array of two arrays of two arrays, and so on twenty times, has a million."""


@dataclass(frozen=True, slots=True)
class Found:
    """An instance of which every statement holds.

    Attributes:
        value: the instance.
        size: how many values it holds, with itself.
    """

    value: Json
    size: int = 1


@dataclass(frozen=True, slots=True)
class Unknown:
    """It was not decided whether there is an instance.

    Attributes:
        reason: why, for people.
        literal: the statement that is at fault; 0 when none is.
        candidate: an instance that may be one; the validators know. Where none was made it is null, which is one too.
        size: how many values the candidate holds.
    """

    reason: str
    literal: int = 0
    candidate: Json = None
    size: int = 1


class Empty(Enum):
    """It is proved that there is no instance. What is not known is never this.

    It counts as false, so that in `outcome or other` the other one decides.
    """

    PROVED = "proved"

    def __bool__(self) -> bool:
        """No."""
        return False


EMPTY: Final = Empty.PROVED
"""A proof that there is no instance."""

Outcome: TypeAlias = Found | Unknown | Empty


def together(outcomes: Sequence[Outcome], make: Callable[[list[Json]], Json]) -> Outcome:
    """The instance that is made of parts: none when a part has none, not decided when one is not."""
    parts = [outcome for outcome in outcomes if not isinstance(outcome, Empty)]
    if len(parts) < len(outcomes):
        return EMPTY
    made = made_of(parts, make([part.value if isinstance(part, Found) else part.candidate for part in parts]))
    unknown = next((part for part in parts if isinstance(part, Unknown)), None)
    if unknown is None:
        return made
    if isinstance(made, Unknown):
        return Unknown(unknown.reason, unknown.literal)
    return Unknown(unknown.reason, unknown.literal, made.value, made.size)


def made_of(parts: Sequence[Found | Unknown], value: Json) -> Found | Unknown:
    """The value that holds the parts, unless it is too large."""
    size = 1 + sum(part.size for part in parts)
    if size > MOST_VALUES:
        return Unknown(f"an instance would need more than {MOST_VALUES} values")
    return Found(value, size)
