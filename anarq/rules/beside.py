"""A report on some modules, in which the rules have looked at their peers as well."""

from collections.abc import Collection
from dataclasses import replace

from anarq.model.internal import REFUSED
from anarq.rules.finding import Finding, NotChecked, Report


def beside(report: Report, wide: Report, peers: Collection[str]) -> Report:
    """The report with what was found when peers lay beside the modules.

    Args:
        report: of the modules alone.
        wide: of them and their peers. What was found in the peers is left out.
        peers: the names of these.
    """
    # What is made of peers says nothing of the modules, and takes long: that rule is asked of the modules alone.
    alone = (one for one in report.findings if one.rule == REFUSED)
    findings = (part for one in (*wide.findings, *alone) if (part := _outside(one, peers)) is not None)
    waived = ((one, _outside(one.finding, peers)) for one in wide.waived)
    return replace(
        report,
        findings=tuple(dict.fromkeys(findings)),
        waived=tuple(replace(one, finding=part) for one, part in waived if part is not None),
        not_checked=tuple(rest for one in report.not_checked if (rest := _without(one, peers)) is not None),
        explained=tuple(one for one in wide.explained if one[1].module not in peers),
    )


def _outside(finding: Finding, peers: Collection[str]) -> Finding | None:
    return finding.part([one for one in (finding.at, *finding.also) if one.module not in peers])


def _without(unseen: NotChecked, peers: Collection[str]) -> NotChecked | None:
    needs = tuple(one for one in unseen.needs if one.module not in peers)
    return replace(unseen, needs=needs) if needs or unseen.unread or unseen.lacks else None
