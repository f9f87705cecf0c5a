"""A text of a regular language whose length lies between two numbers, however large: no length is written out.

Which states are reached by exactly `n` characters is a power of the matrix of steps, found by squaring; behind those,
the nearest state in which a text may end says how much longer it has to be.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Steps: TypeAlias = Sequence[Mapping[int, str]]
"""For each state a character for each state that may come next."""


@dataclass(slots=True)
class Lengths:
    """The texts of an automaton, which starts in state 0, by their length.

    Attributes:
        steps: its steps.
        ends: the states in which a text may end.
        spend: counts the work.
    """

    steps: Steps
    ends: frozenset[int]
    spend: Callable[[int], None]
    _powers: list[list[int]] = field(default_factory=list)
    _texts: dict[tuple[int, int, int], str] = field(default_factory=dict)

    def text(self, least: int, most: int | None) -> str | None:
        """A shortest text of at least so many characters; none when there is none, or none that is short enough."""
        nearest = self._nearest()
        reached = [1]
        exponents = [exponent for exponent in range(least.bit_length()) if least >> exponent & 1]
        for exponent in exponents:
            reached.append(_after(reached[-1], self._power(exponent)))
        there = [state for state in _members(reached[-1]) if state in nearest]
        if not there:
            return None
        last = min(there, key=lambda state: (nearest[state], state))
        if most is not None and least + nearest[last] > most:
            return None
        return self._way(reached, exponents, last) + self._rest(last, nearest)

    def _nearest(self) -> dict[int, int]:
        """How many characters are at least missing in each state from which a text can end."""
        before: dict[int, list[int]] = {}
        for state, following in enumerate(self.steps):
            for after in following:
                before.setdefault(after, []).append(state)
        nearest, layer = dict.fromkeys(self.ends, 0), sorted(self.ends)
        for state in layer:
            for other in before.get(state, ()):
                if other not in nearest:
                    nearest[other] = nearest[state] + 1
                    layer.append(other)
        self.spend(1 + len(layer))
        return nearest

    def _power(self, exponent: int) -> list[int]:
        """For each state those that are reached by two to the power of so many characters, a bit for each."""
        if not self._powers:
            self._powers.append([sum(1 << after for after in following) for following in self.steps])
        while len(self._powers) <= exponent:
            before = self._powers[-1]
            self.spend(1 + sum(row.bit_count() for row in before) // 8)
            self._powers.append([_after(row, before) for row in before])
        return self._powers[exponent]

    def _way(self, reached: list[int], exponents: list[int], last: int) -> str:
        """The characters that lead to a state through sets of states, from the end to the beginning."""
        pieces: list[str] = []
        for before, exponent in zip(reversed(reached[:-1]), reversed(exponents), strict=True):
            first = next(state for state in _members(before) if self._power(exponent)[state] >> last & 1)
            pieces.append(self._between(first, last, exponent))
            last = first
        return "".join(reversed(pieces))

    def _between(self, first: int, last: int, exponent: int) -> str:
        """Two to the power of so many characters that lead from one state to another."""
        if exponent == 0:
            return self.steps[first][last]
        name = (first, last, exponent)
        if name not in self._texts:
            self.spend(1 + (1 << exponent) // 100)
            half = self._power(exponent - 1)
            middle = next(state for state in _members(half[first]) if half[state] >> last & 1)
            self._texts[name] = self._between(first, middle, exponent - 1) + self._between(middle, last, exponent - 1)
        return self._texts[name]

    def _rest(self, state: int, nearest: dict[int, int]) -> str:
        text = ""
        while nearest[state]:
            near = (after for after in self.steps[state] if nearest.get(after, nearest[state]) < nearest[state])
            after = next(near)
            text += self.steps[state][after]
            state = after
        return text


def _members(states: int) -> list[int]:
    """The numbers of the bits that are set, the lowest first."""
    return [place for place, bit in enumerate(reversed(f"{states:b}")) if bit == "1"]


def _after(states: int, rows: list[int]) -> int:
    """Those that are reached from some states."""
    reached = 0
    for state in _members(states):
        reached |= rows[state]
    return reached
