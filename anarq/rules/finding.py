"""What a run tells: findings, and what it did not look at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from anarq.model.errors import Place, Problem
from anarq.model.internal import CRASHED
from anarq.model.severity import Severity
from anarq.rules.rule import Fix, Lack, NeedsPeer


@dataclass(frozen=True, slots=True)
class Instance:
    """One place at which a finding shows.

    Attributes:
        place: file as the user named it, line and column.
        module: the module that the file belongs to; empty when it belongs to none.
        path: the file, below the folder of its module.
        pointer: JSON Pointer of the value.
        found: what was found there.
        anchor: the pointer with `*` for every position in a list.
        lists: the names of the things that lack, where `found` lists them.
    """

    place: Place
    module: str
    path: str
    pointer: str
    found: str
    anchor: str = ""
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One root cause: the rule that is broken, the first place where it shows, and the others.

    Attributes:
        rule: id of the rule.
        severity: of the rule.
        at: where it shows first.
        mend: how to mend it.
        allowed: what was allowed, closest first.
        also: the other places with the same cause.
        fix: edits to the file of `at` that mend it there, where mending is mechanical.
        sides: the places that contradict those, each with what it says there.
    """

    rule: str
    severity: Severity
    at: Instance
    mend: str
    allowed: tuple[str, ...] = ()
    also: tuple[Instance, ...] = ()
    fix: Fix | None = None
    sides: tuple[Instance, ...] = ()

    def part(self, instances: Sequence[Instance]) -> "Finding | None":
        """The finding with some of its instances; None with none. Its fix is one of the first."""
        if not instances:
            return None
        first, *others = instances
        return replace(self, at=first, also=tuple(others), fix=self.fix if first is self.at else None)

    @property
    def found(self) -> str:
        """What was found, at the first place."""
        return self.at.found

    @property
    def place(self) -> Place:
        """The first place."""
        return self.at.place


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a waiver takes out of the count, with the waiver's own words."""

    finding: Finding
    reason: str
    owner: str
    until: str


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A rule that could not look everywhere: the peers that it needs for it, the files that could not be read, and the
    modules of which it was not asked, or not of all.
    """

    rule: str
    needs: tuple[NeedsPeer, ...] = ()
    unread: tuple[str, ...] = ()
    lacks: tuple[Lack, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a module was looked at as.

    Attributes:
        module: its name.
        layout: the name of the layout whose marks its folder has.
        roles: of which it has files, sorted.
    """

    module: str
    layout: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run.

    Attributes:
        findings: by place, then rule.
        waived: findings that waivers cover, in the same order.
        not_checked: rules that need modules which were not given, or files that could not be read; never silently
            passed.
        problems: files that could not be used, by place. Their content was not checked.
        rules: ids of the rules that looked at something.
        modules: names of the modules that were looked at.
        files: how many files were read.
        baselined: findings, or instances of findings, that a baseline takes out of the count, in the same order.
        recognised: what each of the modules was looked at as.
        explained: what was found and is not told, for a finding explains it: the id of the rule, and where.
    """

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    not_checked: tuple[NotChecked, ...]
    problems: tuple[Problem, ...]
    rules: tuple[str, ...]
    modules: tuple[str, ...]
    files: int
    baselined: tuple[Finding, ...] = ()
    explained: tuple[tuple[str, Instance], ...] = ()
    recognised: tuple[Recognised, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def crashed(self) -> bool:
        """Whether a check crashed, so that the run proves nothing."""
        return any(finding.rule == CRASHED for finding in self.findings)
