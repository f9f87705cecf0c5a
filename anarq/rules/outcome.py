from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from anarq.model.errors import Problem
from anarq.model.module import Ecosystem
from anarq.rules.waivers import Waiver

Refusals: TypeAlias = Callable[[Ecosystem], Sequence[Problem]]
"""Why those who make something of the modules cannot."""


def no_refusals(_: Ecosystem) -> Sequence[Problem]:
    """Nobody makes anything of the modules."""
    return ()


@dataclass(frozen=True, slots=True)
class WaiverUse:
    """What became of a waiver.

    Attributes:
        waiver: the waiver.
        matches: how many hits it covers.
        judged: whether its rule looked at everything, so that no match means that there is nothing to waive.
    """

    waiver: Waiver
    matches: int
    judged: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule of scope RUN looks at: how the run went.

    Attributes:
        ecosystem: the modules that were looked at.
        waivers: every waiver of every module.
        known: ids of all rules, whether they were run or not.
        today: the day of the run.
        sound: whether everything could be read and no error was found, so that something can be made of the modules.
        refusals: why it cannot be after all. Handed in: rules know nothing of those who make it.
    """

    ecosystem: Ecosystem
    waivers: tuple[WaiverUse, ...]
    known: frozenset[str]
    today: date
    sound: bool = False
    refusals: Refusals = no_refusals
