"""Numbers: bounds and factors, exactly."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import count, islice
from math import ceil, floor, lcm
from typing import Final

from anarq.contracts.graph.evaluate import Evaluator
from anarq.contracts.graph.nodes import Kind
from anarq.contracts.graph.values import Key, exact, number
from anarq.contracts.solve.outcome import EMPTY, Empty, Found, Outcome, Unknown

_TRIES: Final = 5_000
_WRITTEN: Final = 64
"""So many numbers between the bounds are rounded as a program that reads JSON rounds them."""
_NEIGHBOURS: Final = (
    "the numbers that are left lie between two neighbouring floating-point numbers, which no program tells apart"
)


@dataclass(slots=True)
class Numbers:
    """What a conjunction of statements asks of a number."""

    by: Evaluator
    low: Fraction | None = None
    low_strict: bool = False
    high: Fraction | None = None
    high_strict: bool = False
    factor: Fraction | None = None
    not_factors: list[Fraction] = field(default_factory=list)
    excluded: set[Fraction] = field(default_factory=set)
    digits: int = 1
    """What it costs to count with numbers of so many digits, in steps."""

    @classmethod
    def of(cls, by: Evaluator, literals: Iterable[int]) -> "Numbers":
        """The numbers of which all literals hold."""
        found = cls(by)
        for literal in literals:
            found._add(literal)
        return found

    def plus(self, literal: int) -> "Numbers":
        """The same, and one more literal."""
        self.by.spend(1 + len(self.excluded) // 16)
        more = replace(self, not_factors=[*self.not_factors], excluded=set(self.excluded))
        more._add(literal)
        return more

    def _add(self, literal: int) -> None:
        node = self.by.graph.nodes[abs(literal)]
        if node.kind is Kind.MULTIPLE and isinstance(node.payload, Fraction):
            self._multiple(node.payload, literal > 0)
        elif node.kind is Kind.VALUES and isinstance(node.payload, frozenset):
            self.excluded.update(_numbers(node.payload))
        elif isinstance(node.payload, tuple):
            bound, strict = node.payload
            self._bound(bound, strict, low=(node.kind is Kind.MIN) == (literal > 0), flip=literal < 0)

    def solve(self) -> Outcome:
        """A number, a proof that there is none, or neither."""
        if self._no_room():
            return EMPTY
        if self.factor is None:
            return self._written(self._reals())
        return self._multiples(self.factor)

    def _written(self, candidates: Iterator[Fraction]) -> Outcome:
        """The first of some numbers that is still one of them when it is written as people and programs write it."""
        tried = False
        for candidate in islice(candidates, _WRITTEN):
            tried, found = True, number(candidate)
            if self._allowed(exact(found)):
                return Found(found)
        return Unknown(_NEIGHBOURS) if tried else EMPTY

    def _multiple(self, factor: Fraction, holds: bool) -> None:
        self._lengthen(factor)
        if not holds:
            self.not_factors.append(factor)
        elif self.factor is None:
            self.factor = factor
        else:
            self.factor = _common_multiple(self.factor, factor)
            self._lengthen(self.factor)

    def _lengthen(self, number: Fraction) -> None:
        """Numbers of thousands of digits cost more, by the square of their length."""
        bits = number.numerator.bit_length() + number.denominator.bit_length()
        self.digits = max(self.digits, 1 + bits * bits // 1_000_000)
        self.by.spend(self.digits)

    def _bound(self, bound: Fraction, strict: bool, *, low: bool, flip: bool) -> None:
        strict = strict != flip
        self._lengthen(bound)
        if low and (self.low is None or (bound, strict) > (self.low, self.low_strict)):
            self.low, self.low_strict = bound, strict
        if not low and (self.high is None or (-bound, strict) > (-self.high, self.high_strict)):
            self.high, self.high_strict = bound, strict

    def _no_room(self) -> bool:
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_strict or self.high_strict))

    def _allowed(self, candidate: Fraction) -> bool:
        self.by.spend(1 + len(self.not_factors) * self.digits)
        return (
            (self.low is None or candidate > self.low or (candidate == self.low and not self.low_strict))
            and (self.high is None or candidate < self.high or (candidate == self.high and not self.high_strict))
            and candidate not in self.excluded
            and not any((candidate / factor).denominator == 1 for factor in self.not_factors)
        )

    def _multiples(self, factor: Fraction) -> Outcome:
        steps = [(factor / other).denominator for other in self.not_factors]
        if 1 in steps:
            return EMPTY
        low = None if self.low is None else ceil(self.low / factor)
        high = None if self.high is None else floor(self.high / factor)
        found = _first(k * factor for k in islice(_integers(low, high), _TRIES) if self._allowed(k * factor))
        if isinstance(found, Found):
            return found
        if low is not None and high is not None and high - low < _TRIES:
            return EMPTY
        return Unknown("a factor that few numbers between the bounds meet")

    def _reals(self) -> Iterator[Fraction]:
        """Numbers between the bounds, simple ones first; between two different bounds there is always a next one."""
        if self.low is not None and self.low == self.high:
            yield from filter(self._allowed, (self.low,))
            return
        for digits in count():
            unit = Fraction(1, 10**digits)
            low = None if self.low is None else ceil(self.low / unit)
            high = None if self.high is None else floor(self.high / unit)
            halves = (Fraction(k, 2) for k in _integers(_twice(self.low), _twice(self.high))) if not digits else ()
            for candidate in islice((k * unit for k in _integers(low, high)), 200):
                if self._allowed(candidate):
                    yield candidate
            for candidate in islice(halves, 50):
                if self._allowed(candidate):
                    yield candidate


def _common_multiple(a: Fraction, b: Fraction) -> Fraction:
    multiple = lcm(a.numerator * b.denominator, b.numerator * a.denominator)
    return Fraction(multiple, a.denominator * b.denominator)


def _twice(bound: Fraction | None) -> int | None:
    return None if bound is None else ceil(bound * 2)


def _numbers(keys: frozenset[Key]) -> Iterator[Fraction]:
    for key in keys:
        if key[0] == "number" and isinstance(key[1], Fraction):
            yield key[1]


def _integers(low: int | None, high: int | None) -> Iterator[int]:
    """The integers from `low` to `high`, those near zero first."""
    start = 0
    if low is not None and low > 0:
        start = low
    elif high is not None and high < 0:
        start = high
    if (low is None or start >= low) and (high is None or start <= high):
        yield start
    for distance in count(1):
        up, down = start + distance, start - distance
        inside = False
        if high is None or up <= high:
            inside = True
            if low is None or up >= low:
                yield up
        if low is None or down >= low:
            inside = True
            if high is None or down <= high:
                yield down
        if not inside:
            return


def _first(candidates: Iterable[Fraction]) -> Found | Empty:
    for candidate in candidates:
        return Found(number(candidate))
    return EMPTY
