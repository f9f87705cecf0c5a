from dataclasses import dataclass
from datetime import date

from anarq.model.module import Ecosystem
from anarq.rules.waivers import Waiver


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
    """

    ecosystem: Ecosystem
    waivers: tuple[WaiverUse, ...]
    known: frozenset[str]
    today: date
