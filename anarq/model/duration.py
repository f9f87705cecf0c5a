"""ISO 8601 durations, compared only where the calendar leaves no doubt."""

import re
from dataclasses import dataclass
from typing import Final

_PARTS: Final = re.compile(
    r"P(?=[0-9T])(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?"
    r"(?:T(?=[0-9])(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?"
)
_SHORTEST: Final = (365 * 86400, 28 * 86400, 7 * 86400, 86400, 3600, 60, 1)
_LONGEST: Final = (366 * 86400, 31 * 86400, 7 * 86400, 86400, 3600, 60, 1)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: years, months, weeks, days, hours, minutes, seconds, as written."""

    parts: tuple[int, ...]

    @classmethod
    def parse(cls, text: str) -> "Duration | None":
        """The duration that the text writes; None when it writes none."""
        found = _PARTS.fullmatch(text)
        return cls(tuple(int(part or 0) for part in found.groups())) if found else None

    @property
    def shortest(self) -> int:
        """Seconds at least: years of 365 days, months of 28."""
        return sum(part * unit for part, unit in zip(self.parts, _SHORTEST, strict=True))

    @property
    def longest(self) -> int:
        """Seconds at most: years of 366 days, months of 31."""
        return sum(part * unit for part, unit in zip(self.parts, _LONGEST, strict=True))

    def is_shorter_than(self, other: "Duration") -> bool:
        """Whether it is shorter whichever way the calendar falls; one spelling of the same length never is."""
        if self.parts == other.parts:
            return False
        own_days = self._same_base(other)
        if own_days is not None:
            return own_days[0] < own_days[1]
        return self.longest < other.shortest

    def _same_base(self, other: "Duration") -> tuple[int, int] | None:
        """Both in months where both have nothing but years and months: P1Y is P12M exactly."""
        if any(self.parts[2:]) or any(other.parts[2:]):
            return None
        return self.parts[0] * 12 + self.parts[1], other.parts[0] * 12 + other.parts[1]
