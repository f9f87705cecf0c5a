"""What a run found, by module."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from anarq.model.severity import Severity
from anarq.rules.finding import Finding, Report


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """What was found in a module.

    Attributes:
        name: of the module; empty for what belongs to none.
        findings: the worst first, then by place.
    """

    name: str
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(one.severity is severity for one in self.findings)

    def families(self) -> Counter[str]:
        """How many findings there are by family of rules."""
        return Counter(one.rule.partition("/")[0] for one in self.findings)


def rows(report: Report) -> Iterator[ModuleRow]:
    """What was found in no module, if anything was; then one row for each module that was looked at."""
    found: dict[str, list[Finding]] = {name: [] for name in ("", *report.modules)}
    for finding in report.findings:
        found.setdefault(finding.at.module, []).append(finding)
    for name, findings in found.items():
        if name or findings:
            yield ModuleRow(name, worst_first(findings))


def worst_first(findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings by severity, then as they stand."""
    order = [*Severity]
    return tuple(sorted(findings, key=lambda one: order.index(one.severity)))
