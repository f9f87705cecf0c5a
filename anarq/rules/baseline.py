"""What was wrong already when a module began to be checked: it fails no run, and may only become less."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from anarq.model.internal import CRASHED, MENDED
from anarq.model.severity import Severity
from anarq.model.tree import Node
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.finding import Finding, Instance, Report
from anarq.rules.fingerprint import fingerprint


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """An entry of a baseline: something that was found.

    Attributes:
        rule: id of the rule, perhaps a former one.
        module: the module that it was found in; empty when it was in none.
        path: the file, below the folder of the module.
        fingerprint: what it is known by.
        found: what was found, for people.
        lists: the names of the things that lacked, where `found` lists them.
        written: where the entry stands; None: in no file yet.
    """

    rule: str
    module: str
    path: str
    fingerprint: str
    found: str
    lists: tuple[str, ...] = ()
    written: Node | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What a baseline makes of a run.

    Attributes:
        report: the run without what is in the baseline.
        mended: a finding, if there are entries of which nothing, or not all, is found any more.
        left: the entries that may stay.
    """

    report: Report
    mended: Finding | None
    left: tuple[Known, ...]


_MEND: Final = "run it again with `--write-baseline`, which takes away what is mended, and commit the file"


def known(report: Report) -> tuple[Known, ...]:
    """What a run has found, as the entries of a baseline, in an order that does not depend on lines."""
    found = [
        Known(one.rule, at.module, at.path, fingerprint(at), at.found, at.lists)
        for one in report.findings
        if one.rule != CRASHED
        for at in (one.at, *one.also)
    ]
    return tuple(sorted(found, key=lambda one: (one.module, one.path, one.rule, one.found, one.fingerprint)))


def settle(report: Report, entries: Sequence[Known], catalogue: RuleCatalogue) -> Settled:
    """Takes out of a report what a baseline lists.

    As many equal findings are taken out as there are equal entries. An entry of which nothing is found is reported,
    unless nobody can know whether it is mended: something could not be read, its rule did not run or not look
    everywhere, its module was not given.

    Args:
        report: the run, with findings of every severity.
        entries: the baseline.
        catalogue: the rules that were run.
    """
    matching = _Matching(entries, catalogue)
    halves = [_halves(finding, matching) for finding in report.findings]
    for rule, at in report.explained:
        matching.covers(rule, at)
    settled = replace(
        report,
        findings=tuple(new for new, _ in halves if new is not None),
        baselined=tuple(old for _, old in halves if old is not None),
    )
    judged = _Judged(report, entries, catalogue)
    gone = {one: rest for one, rest in matching.gone() if judged.is_known(one)}
    left = (matching.less(one) if one in gone else one for one in entries)
    return Settled(settled, _mended(gone), tuple(one for one in left if one is not None))


@dataclass(slots=True)
class _Matching:
    """Finds the entry of what is found, each entry for one thing."""

    entries: Sequence[Known]
    catalogue: RuleCatalogue
    free: dict[tuple[str, str], list[Known]] = field(default_factory=lambda: defaultdict(list))
    found: dict[Known, Instance] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in reversed(self.entries):
            self.free[one.rule, one.fingerprint].append(one)

    def covers(self, rule: str, at: Instance) -> bool:
        """Whether an entry, from now on used, covers all that was found there."""
        for id_ in self._ids(rule):
            free = self.free.get((id_, fingerprint(at)))
            if free:
                entry = free.pop()
                self.found[entry] = at
                return {*at.lists} <= {*entry.lists}
        return False

    def gone(self) -> Iterator[tuple[Known, tuple[str, ...]]]:
        """The entries that are mended, wholly or in part, each with what it lists that is there no more."""
        for one in self.entries:
            at = self.found.get(one)
            rest = tuple(name for name in one.lists if at is None or name not in at.lists)
            if at is None or rest:
                yield one, rest

    def less(self, one: Known) -> Known | None:
        """What the entry may still list; None: nothing."""
        at = self.found.get(one)
        lists = () if at is None else tuple(name for name in one.lists if name in at.lists)
        return replace(one, path=at.path, found=at.found, lists=lists) if at and lists else None

    def _ids(self, rule: str) -> tuple[str, ...]:
        entry = self.catalogue.entries.get(rule)
        return (rule, *entry.rule.formerly) if entry else (rule,)


@dataclass(slots=True)
class _Judged:
    """Of which entries a run can tell that nothing is found any more."""

    report: Report
    entries: Sequence[Known]
    catalogue: RuleCatalogue

    def is_known(self, one: Known) -> bool:
        """Whether the run looked wherever the finding could be."""
        return not self.report.problems and not self.report.crashed and self._looked(one) and self._ran(one.rule)

    def _looked(self, one: Known) -> bool:
        modules = {one.module} if one.module else {each.module for each in self.entries} - {""}
        return modules <= {*self.report.modules}

    def _ran(self, rule: str) -> bool:
        """Whether the rule, or those that took its place, looked everywhere. Of what is no rule, nothing is found."""
        unsure = {one.rule for one in self.report.not_checked if one.needs or one.unread}
        rules = self.catalogue.former.get(rule, {rule})
        return all(id_ in self.catalogue.entries or id_ not in self.catalogue.known for id_ in rules - unsure) and not (
            rules & unsure
        )


def _halves(finding: Finding, matching: _Matching) -> tuple[Finding | None, Finding | None]:
    """What of a finding is new, and what is in the baseline."""
    instances = (finding.at, *finding.also)
    old = [finding.rule != CRASHED and matching.covers(finding.rule, at) for at in instances]
    return tuple(  # type: ignore[return-value]  # of two
        finding.part([at for at, is_old in zip(instances, old, strict=True) if is_old is wanted])
        for wanted in (False, True)
    )


def _mended(gone: "dict[Known, tuple[str, ...]]") -> Finding | None:
    instances = [_instance(one, rest) for one, rest in gone.items()]
    if not instances:
        return None
    return Finding(MENDED, Severity.ERROR, instances[0], _MEND, also=tuple(instances[1:]))


def _instance(one: Known, gone: Iterable[str]) -> Instance:
    named = ", ".join(f"`{name}`" for name in gone)
    where = f"`{one.path}` of `{one.module}`" if one.module else f"`{one.path}`"
    what = f"`{one.module}` has {named} by now" if named else f"nothing is found any more in {where}"
    node = one.written
    if node is None:
        raise ValueError("an entry that stands nowhere cannot be told")
    return Instance(node.place, "", node.document.path, node.pointer, f"the entry of `{one.rule}` is mended: {what}")
