"""Exceptions to rules, as `waivers.yaml` of a module lists them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from anarq.model.module import Module
from anarq.model.views.waivers import FILE, WaiverEntry, entries_of


@dataclass(frozen=True, slots=True)
class Waiver:
    """One exception.

    Attributes:
        module: name of the module whose exception it is; it covers that module's files alone.
        written: the same in `waivers.yaml`.
        rule: id of the rule that it is an exception to.
        where: a file, or a file with a JSON Pointer after `#`, which covers what is below it as well. `*` stands for
            any characters but `/`, `**` for any characters.
        reason: why.
        owner: who answers for it.
        until: the last day on which it holds; None when no day can be read, and then it never holds.
    """

    module: str
    written: WaiverEntry
    rule: str
    where: str
    reason: str
    owner: str
    until: date | None

    def holds(self, today: date) -> bool:
        """Whether it is in force."""
        return self.until is not None and today <= self.until

    def covers(self, path: str, pointer: str) -> bool:
        """Whether the place is one that it speaks of."""
        file, hash_, below = self.where.partition("#")
        if not _glob(file).fullmatch(path):
            return False
        return not hash_ or _glob(below, end="(/.*)?").fullmatch(pointer) is not None


def waivers_of(module: Module) -> Iterator[Waiver]:
    """The waivers of a module, in the order of the file; none where it says nothing, which fails the run."""
    if FILE in module.silent:
        return
    for entry in entries_of(module):
        yield Waiver(
            module.name,
            entry,
            entry.rule.text(),
            entry.where.text(),
            entry.reason.text(),
            entry.owner.text(),
            _day(entry.until.text()),
        )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _glob(pattern: str, end: str = "") -> re.Pattern[str]:
    parts = re.split(r"(\*\*|\*)", pattern)
    wild = {"**": ".*", "*": "[^/]*"}
    return re.compile("".join(wild.get(part, re.escape(part)) for part in parts) + end, re.DOTALL)
