"""A bound on the work that policies of strangers may cause."""

from typing import Final

from anarq.crypto.errors import PolicyTooCostly

MAX_STEPS: Final = 50_000
"""Steps for one decision: statements evaluated, selector steps, elements copied. About 20 ms."""


class Meter:
    """Steps that are left for one decision."""

    __slots__ = ("_left",)

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self._left = steps

    def spend(self, steps: int) -> None:
        """Take steps.

        Raises:
            PolicyTooCostly: there are none left.
        """
        self._left -= steps
        if self._left < 0:
            raise PolicyTooCostly("the policies take too many steps to evaluate")
