from collections.abc import Iterator

from anarq.rules import Hit, Outcome, Rule, Scope, Severity, closest_first, did_you_mean


def check(outcome: Outcome) -> Iterator[Hit]:
    for waiver in (use.waiver for use in outcome.waivers):
        if waiver.rule and waiver.rule not in outcome.known:
            yield Hit(
                waiver.written.rule,
                found=f"there is no rule `{waiver.rule}` to waive",
                mend=did_you_mean(waiver.rule, outcome.known, "name a rule of `anarq rules`"),
                allowed=closest_first(waiver.rule, outcome.known),
                cause=f"{waiver.module}/{waiver.rule}",
            )


RULE = Rule(
    summary="A waiver names a rule that does not exist.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="CI/CD Quality Gates and Security Scanning",
    scope=Scope.RUN,
    cause="a name that no rule has",
    check=check,
)
