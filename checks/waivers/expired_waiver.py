from collections.abc import Iterator

from anarq.rules import Hit, Outcome, Rule, Scope, Severity


def check(outcome: Outcome) -> Iterator[Hit]:
    for use in outcome.waivers:
        waiver = use.waiver
        idle = use.judged and not use.matches  # `waivers/unused-waiver` says so
        if not idle and waiver.until is not None and not waiver.holds(outcome.today):
            yield Hit(
                waiver.written.until,
                found=f"the waiver of `{waiver.rule}` at `{waiver.where}` ended on {waiver.until}",
                mend=f"mend what it excused, or let `{waiver.owner}` decide on another end",
            )


RULE = Rule(
    summary="A waiver is past its last day.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="CI/CD Quality Gates and Security Scanning",
    scope=Scope.RUN,
    cause="a waiver",
    check=check,
)
