"""What a search for an instance comes to. `None` stands for a proof that there is no such instance."""

from dataclasses import dataclass
from typing import TypeAlias

from anarq.model.tree import Json


@dataclass(frozen=True, slots=True)
class Found:
    """An instance of which every statement holds."""

    value: Json


@dataclass(frozen=True, slots=True)
class Unknown:
    """It was not decided whether there is an instance.

    Attributes:
        reason: why, for people.
        literal: the statement that is at fault; 0 when none is.
        candidate: an instance that may be one; the validators know. Where none was made it is null, which is one too.
    """

    reason: str
    literal: int = 0
    candidate: Json = None


Outcome: TypeAlias = Found | Unknown | None
