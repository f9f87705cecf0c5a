from collections.abc import Iterator

from anarq.checks.names._listed import Listed, Standing
from anarq.model.errors import NotRead
from anarq.model.layout import Role
from anarq.model.module import Ecosystem
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    standing = Standing(ecosystem)
    for listed in standing.listed():
        if listed.missing:
            yield from _misspelt(listed, listed.missing - standing.sought)
    if standing.unread:
        raise NotRead(sorted(standing.unread))


def _misspelt(listed: Listed, missing: frozenset[str]) -> Iterator[Hit]:
    for name, closest in listed.misspelt(missing).items():
        node = listed.declared[name]
        yield Hit(
            node,
            found=f"the module has the {listed.kind} `{name}`, and not `{closest}`, which the standard gives it",
            mend=f"call it `{closest}`: by that name others look for it; if it is something else, declare both",
            allowed=tuple(sorted(listed.names)),
            cause=closest,
            rests_on=(node,),
        )


RULE = Rule(
    summary="A tool or topic that the standard gives a module is called nearly, but not quite, as it is there.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Components and Interfaces",
    scope=Scope.ECOSYSTEM,
    cause="a name",
    check=check,
    stage=Stage.AGREEMENT,
    needs=((Role.TOOLS, Role.TOPIC),),
)
