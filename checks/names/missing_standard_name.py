from collections.abc import Iterator

from anarq.checks.names._listed import Listed, Standing
from anarq.model.errors import NotRead
from anarq.model.layout import Role
from anarq.model.module import Ecosystem
from anarq.model.views.tools import listing_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage

_PLACES = {"tool": Role.TOOLS, "topic": Role.TOPIC}


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    standing = Standing(ecosystem)
    for listed in standing.listed():
        lacking = sorted(listed.missing - {*listed.misspelt(listed.missing).values()} - standing.sought)
        if lacking:
            yield _lacking(listed, lacking)
    if standing.unread:
        raise NotRead(sorted(standing.unread))


def _lacking(listed: Listed, lacking: list[str]) -> Hit:
    named = ", ".join(f"`{one}`" for one in lacking)
    role, module = _PLACES[listed.kind], listed.module
    one = "it" if len(lacking) == 1 else "them"
    return Hit(
        listing_of(module) if role is Role.TOOLS else module.document(module.claims.by_role[role][0]).root,
        found=f"module `{module.name}` does not have {named}, which the standard gives it as "
        f"{f'a {listed.kind}' if len(lacking) == 1 else f'{listed.kind}s'}",
        mend=f"declare {one}: others look for {one} by name",
        allowed=tuple(sorted(listed.names)),
        rests_on=tuple(listed.declared.values()),
        lists=tuple(lacking),
    )


RULE = Rule(
    summary="A module lacks a tool or topic that the design gives it.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Components and Interfaces",
    scope=Scope.ECOSYSTEM,
    cause="a kind of names of a module",
    check=check,
    stage=Stage.AGREEMENT,
    needs=((Role.TOOLS, Role.TOPIC),),
    for_people=True,
)
