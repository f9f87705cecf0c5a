"""Semantic versions (semver.org 2.0.0), and ranges of them as a dependency writes them."""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

_Triple: TypeAlias = tuple[int, int, int]

_NUMBER: Final = r"(0|[1-9]\d{0,8})"
_VERSION: Final = re.compile(rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?", re.ASCII)
_PART: Final = re.compile(r"(\^|~|>=|<=|>|<|=)?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?", re.ASCII)
_FIRST: Final[_Triple] = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Version:
    """A version: its three numbers, and whether it comes before them, as `1.0.0-rc.1` does."""

    numbers: _Triple
    is_early: bool = False

    @classmethod
    def parse(cls, text: str) -> "Version | None":
        """The version that the text writes; None when it writes none."""
        found = _VERSION.fullmatch(text)
        if found is None:
            return None
        return cls((int(found[1]), int(found[2]), int(found[3])), found[4] is not None)


@dataclass(frozen=True, slots=True)
class VersionRange:
    """The versions from `least` to before `end`; without an end where that is None."""

    least: _Triple
    end: _Triple | None

    @classmethod
    def parse(cls, text: str) -> "VersionRange | None":
        """The range that the text writes; None when it writes none.

        Its parts, each an operator and a version of which the last numbers may be left out, hold together:
        `>=1.2 <2` is from 1.2.0 to before 2.0.0. `1.2` and `=1.2` are any 1.2; `~1.2` is the same; `^1.2` is from
        1.2.0 to before the next version that may break it: 2.0.0, and 0.3.0 for `^0.2`.
        """
        found = cls(_FIRST, None)
        for part in text.split(" "):
            bounds = _bounds(part)
            if bounds is None:
                return None
            ends = [end for end in (found.end, bounds[1]) if end is not None]
            found = cls(max(found.least, bounds[0]), min(ends, default=None))
        return found

    def __str__(self) -> str:
        end = "" if self.end is None else f" <{'.'.join(map(str, self.end))}"
        return f">={'.'.join(map(str, self.least))}{end}"

    @property
    def is_empty(self) -> bool:
        """Whether no version is in it."""
        return self.end is not None and self.end <= self.least

    def takes(self, version: Version) -> bool:
        """Whether a version is in it. One that comes before its numbers is not in a range that starts with them."""
        if version.is_early and version.numbers == self.least:
            return False
        return self.least <= version.numbers and (self.end is None or version.numbers < self.end)


def _bounds(part: str) -> tuple[_Triple, _Triple | None] | None:
    found = _PART.fullmatch(part)
    if found is None:
        return None
    given = [int(number) for number in found.groups()[1:] if number is not None]
    low, after = _padded(given), _padded([*given[:-1], given[-1] + 1])
    match found[1]:
        case ">=":
            return low, None
        case ">":
            return after, None
        case "<":
            return _FIRST, low
        case "<=":
            return _FIRST, after
        case "^":
            return low, _breaking(given)
        case "~":
            return low, _padded([*given[:1], given[1] + 1]) if len(given) > 1 else after
        case _:
            return low, after


def _breaking(given: list[int]) -> _Triple:
    """The next version that may break what was written for this one: the first number that is not 0 grows."""
    first = next((index for index, number in enumerate(given) if number), len(given) - 1)
    return _padded([*given[:first], given[first] + 1])


def _padded(numbers: list[int]) -> _Triple:
    major, minor, patch = (*numbers, 0, 0)[:3]
    return major, minor, patch
