"""Which findings are about code that is generated."""

from anarq.checks.spec._schemas import kind_of
from anarq.model.internal import CRASHED
from anarq.model.severity import Severity
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.finding import Finding
from anarq.rules.rule import Rule


def may_spoil(rule: Rule) -> bool:
    """Whether a finding of the rule may be about code."""
    return rule.severity is Severity.ERROR and not rule.for_people


def spoils(finding: Finding, rules: RuleCatalogue) -> bool:
    """Whether code that is generated would be wrong. A check that crashed has not said that it would be right."""
    if finding.rule == CRASHED:
        return True
    kind = kind_of(finding.at.path)
    is_code = kind is not None and kind.code
    return is_code and may_spoil(rules.entries[finding.rule].rule)
