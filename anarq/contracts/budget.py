"""How much work a decision may cost, in steps, so that equal input has an equal answer on every machine.

Whatever is done in a loop spends steps, and as many as it does: a step is about two microseconds wherever it is spent.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final


class Exhausted(Exception):  # noqa: N818 - the outcome of a search, not an error of anybody
    """The budget of one decision is used up."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class OutOfTimeError(Exhausted):
    """The clock ended it, as the caller asked for."""


@dataclass(frozen=True, slots=True)
class Budget:
    """The bounds of one decision.

    Attributes:
        steps: units of work for a small pair; one unit is about two microseconds. Larger ones get more, see `for_size`.
        seconds: wall clock that ends the search as well, for those who ask for it: then a busy machine answers less.
        depth: how deep goals may nest; bounds the depth of a witness as well. `room` has the frames that it takes.
        clock: monotonic time in seconds.
    """

    steps: int = 1_000_000
    seconds: float | None = None
    depth: int = 500
    clock: Callable[[], float] = time.monotonic

    def for_size(self, values: int) -> "Budget":
        """The budget of a pair that has so many values: to read it takes steps as well, and nothing is searched then.

        Of a million steps each value adds twenty; reading, comparing and proving what is alike take about ten.
        """
        return replace(self, steps=self.steps + values * self.steps // _VALUES_FOR_AS_MUCH_AGAIN)

    def of_cause(self, values: int) -> int:
        """What a cause that is found adds in a pair of so many values: half of what reading them may take.

        Validators read all of it for each cause, so that a bound for all causes together would cut off the last ones.
        """
        return self.steps * values // (2 * (_VALUES_FOR_AS_MUCH_AGAIN + values))

    def patient(self, seconds: float) -> "Budget":
        """A budget that the clock ends. So many steps that it comes first, and that memory is bounded nevertheless."""
        return replace(self, seconds=seconds, steps=max(self.steps, round(seconds * _MORE_THAN_A_SECOND_HAS)))


_MORE_THAN_A_SECOND_HAS: Final = 1_000_000
_VALUES_FOR_AS_MUCH_AGAIN: Final = 50_000
DEFAULT_BUDGET = Budget()
_EACH: Final = 512
"""After so many steps the clock is looked at."""


@dataclass(slots=True)
class Meter:
    """Counts what one decision has spent of its budget."""

    budget: Budget
    spent: int = 0
    limit: int = field(init=False)
    deadline: float | None = field(init=False)

    def __post_init__(self) -> None:
        self.limit = self.budget.steps
        seconds = self.budget.seconds
        self.deadline = None if seconds is None else self.budget.clock() + seconds

    def allow(self, steps: int) -> None:
        """Let so many more steps be spent from now on, whatever was left."""
        self.limit = self.spent + steps

    @contextmanager
    def at_most(self, steps: int) -> Iterator[None]:
        """Let no more than so many of the steps be spent inside."""
        outer = self.limit
        self.limit = min(outer, self.spent + steps)
        try:
            yield
        finally:
            self.limit = outer

    def spend(self, steps: int = 1) -> None:
        """Count `steps`.

        Raises:
            Exhausted: the steps or the time are used up.
        """
        before = self.spent
        self.spent = before + steps
        if self.spent > self.limit:
            raise Exhausted(f"the search did not end within {self.budget.steps} steps")
        if self.deadline is not None and before // _EACH != self.spent // _EACH and self.budget.clock() > self.deadline:
            raise OutOfTimeError(f"the search did not end within {self.budget.seconds:g} s")
