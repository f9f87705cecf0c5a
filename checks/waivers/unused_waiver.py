from collections.abc import Iterator

from anarq.rules import Hit, Outcome, Rule, Scope, Severity


def check(outcome: Outcome) -> Iterator[Hit]:
    for use in outcome.waivers:
        if use.judged and not use.matches:
            yield Hit(
                use.waiver.written.node,
                found=f"the waiver of `{use.waiver.rule}` at `{use.waiver.where}` matches no finding",
                mend="take it away, or name the place that it is about",
            )


RULE = Rule(
    summary="A waiver matches nothing.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="CI/CD Quality Gates and Security Scanning",
    scope=Scope.RUN,
    cause="a waiver",
    check=check,
)
