from collections.abc import Iterator

from anarq.checks.agreement._compared import Difference, bounds
from anarq.checks.agreement._differing import Spot, spot, unequal
from anarq.checks.agreement._patterns import Relation
from anarq.checks.agreement._told import Told, told_of
from anarq.model.module import Module
from anarq.rules import SCHEMAS, Hit, Rule, Scope, Severity, Side, Stage


def check(module: Module) -> Iterator[Hit]:
    told = set[Spot](unequal(module))  # who mends that, looks at this
    for one in told_of(module):
        for beyond in _beyond(one):
            if told.isdisjoint({spot(beyond.first[0]), spot(beyond.second[0])}):
                told.add(spot(beyond.second[0]))  # several topics may share a schema
                yield _hit(one, beyond)


def _beyond(one: Told) -> Iterator[Difference]:
    """The bounds that both have, and beyond which more is told than is kept. A topic may tell of some only."""
    kept, said = one.kept, one.said
    if kept.is_plain and said.is_plain and kept.listed is None and said.listed is None:
        yield from (found for found in bounds(kept, said) if found.relation in (Relation.APART, Relation.WIDER))


def _hit(one: Told, beyond: Difference) -> Hit:
    (kept, allowed), (said, shown) = beyond.first, beyond.second
    name, fact = one.member.name, beyond.fact
    return Hit(
        said,
        found=f"`{name}` of {one.about.called} has the {fact} {shown}, and {allowed} in {one.thing.called}",
        mend=f"tell of no `{name}` that a {one.concept} cannot have, or call it otherwise",
        allowed=(allowed.strip("`"),),
        cause=f"{kept.document.shown} {kept.pointer}",
        rests_on=(one.member.node, said, kept),
        sides=(Side(kept, f"the {fact} {allowed}"),),
    )


RULE = Rule(
    summary="What is told of a member of a thing goes beyond the bounds within which it is kept.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a member of a thing",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(SCHEMAS,),
)
