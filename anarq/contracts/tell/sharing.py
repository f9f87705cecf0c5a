"""Which branches of the second schema take a part of which branch of the first: branches are split, and merged.

`branches` finds for each branch the one that says most of the same. What is left over was added beside, is gone, or
shares: a new branch takes values of an old one that the branch which stands for it does not take; and an old one is
taken on by a branch that takes more now than the one which it stands for. An instance proves it either way.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from anarq.contracts.tell.accepted import Branch
from anarq.contracts.tell.branches import Matcher, Shape


class Pair(NamedTuple):
    """A branch of the second schema that is meant for values of one of the first.

    Attributes:
        second: the number of the one.
        first: the number of the other.
        whole: whether they stand for one another; else the one takes a part of the other.
    """

    second: int
    first: int
    whole: bool = True


@dataclass(slots=True)
class Sharing:
    """Knows for which values of the first schema the branches of the second are meant.

    Attributes:
        matcher: compares branches.
        common: whether an instance that meets some literals is found, all of them as they were read.
    """

    matcher: Matcher
    common: Callable[[frozenset[int]], bool]
    _pairs: dict[tuple[tuple[int, ...], tuple[int, ...]], list[Pair]] = field(default_factory=dict)

    def pairs(self, first: Sequence[Branch], second: Sequence[Branch]) -> list[Pair]:
        """All pairs of two unions, those that stand for one another first."""
        name = tuple(branch.literal for branch in first), tuple(branch.literal for branch in second)
        if name not in self._pairs:
            matches = self.matcher.match(first, second)
            whole = [Pair(other, one) for other, one in matches.items()]
            split = self._split(first, second, matches)
            self._pairs[name] = [*whole, *split, *self._merged(first, second, matches)]
        return self._pairs[name]

    def _split(self, first: Sequence[Branch], second: Sequence[Branch], matches: dict[int, int]) -> Iterator[Pair]:
        for other in range(len(second)):
            for main, one in matches.items() if other not in matches else ():
                if self._share(second[other], first[one], second[main]):
                    yield Pair(other, one, whole=False)

    def _merged(self, first: Sequence[Branch], second: Sequence[Branch], matches: dict[int, int]) -> Iterator[Pair]:
        taken = {*matches.values()}
        for one in range(len(first)):
            for other, main in matches.items() if one not in taken else ():
                is_beside = first[one].inside == first[main].inside
                if is_beside and self._share(second[other], first[one], first[main]):
                    yield Pair(other, one, whole=False)

    def _share(self, other: Branch, one: Branch, main: Branch) -> bool:
        """Whether two branches have something in common that a third does not take."""
        if _differ(self.matcher.shape(one.literal), self.matcher.shape(other.literal)):
            return False
        return self.common(frozenset({one.literal, other.literal, -main.literal}))


def _differ(one: Shape, other: Shape) -> bool:
    """Whether two branches are about other values, or list others of one property, also of one that may be absent."""
    names = one.listed.keys() & other.listed.keys()
    return one.apart(other) or any(one.listed[name].isdisjoint(other.listed[name]) for name in names)
