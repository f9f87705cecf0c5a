from collections.abc import Iterator

from anarq.checks.agreement._differing import Spot, contradicted, spot
from anarq.checks.agreement._told import Told, told_of
from anarq.model.concepts.values import Values
from anarq.model.module import Module
from anarq.rules import SCHEMAS, Hit, Rule, Scope, Severity, Side, Stage


def check(module: Module) -> Iterator[Hit]:
    told = set[Spot](contradicted(module))
    for one in told_of(module):
        at = one.said.at("type")
        if _differ(one.kept, one.said) and told.isdisjoint({spot(one.kept.at("type")), spot(at)}):
            told.add(spot(at))  # several topics may share a schema
            yield _hit(one)


def _differ(first: Values, second: Values) -> bool:
    """Whether both are of single values, of types that have none in common."""
    if not (first.is_scalar and second.is_scalar):
        return False
    numbers = {"integer", "number"}
    apart = first.types.isdisjoint(second.types)
    return apart and not (first.types <= numbers and second.types <= numbers)


def _hit(told: Told) -> Hit:
    kept, said = (", ".join(sorted(values.types)) for values in (told.kept, told.said))
    at, name = told.kept.at("type"), told.member.name
    return Hit(
        told.member.node,
        found=f"`{name}` of {told.about.called} is `{said}`, and `{kept}` in {told.thing.called}",
        mend=f"give `{name}` one type wherever {told.concept} is spoken of, or call it otherwise",
        allowed=(kept,),
        cause=f"{at.document.shown} {at.pointer}",
        rests_on=(told.member.node, at),
        sides=(Side(at, f"the type `{kept}`"),),
    )


RULE = Rule(
    summary="A member of a thing has another type where it is told of than where it is kept.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a member of a thing",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(SCHEMAS,),
)
