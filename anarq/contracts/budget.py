"""How much work a decision may cost. Steps come first, so that equal input has an equal answer on every machine."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field


class Exhausted(Exception):  # noqa: N818 - the outcome of a search, not an error of anybody
    """The budget of one decision is used up."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Budget:
    """The bounds of one decision.

    Attributes:
        steps: units of search; one unit is about ten microseconds.
        seconds: wall clock that ends the search when the steps did not: the last resort.
        nodes: subschemas that are read from both documents together.
        depth: how deep goals may nest; bounds the size of a witness as well.
        states: automaton states per question about patterns.
        clock: monotonic time in seconds.
    """

    steps: int = 60_000
    seconds: float = 1.8
    nodes: int = 400_000
    depth: int = 40
    states: int = 12_000
    clock: Callable[[], float] = time.monotonic


DEFAULT_BUDGET = Budget()


@dataclass(slots=True)
class Meter:
    """Counts what one decision has spent of its budget."""

    budget: Budget
    spent: int = 0
    deadline: float = field(init=False)

    def __post_init__(self) -> None:
        self.deadline = self.budget.clock() + self.budget.seconds

    def spend(self, steps: int = 1) -> None:
        """Count `steps`.

        Raises:
            Exhausted: the steps or the time are used up.
        """
        before = self.spent
        self.spent = before + steps
        if self.spent > self.budget.steps:
            raise Exhausted(f"the search did not end within {self.budget.steps} steps")
        if (before ^ self.spent) & ~63 and self.budget.clock() > self.deadline:
            raise Exhausted(f"the search did not end within {self.budget.seconds:g} s")
