from collections.abc import Iterator

from anarq.checks.agreement._differing import Spot, contradicted, spot
from anarq.checks.agreement._identifiers import is_identifier
from anarq.model.concepts.shapes import Member, Shape
from anarq.model.concepts.use import Use
from anarq.model.concepts.values import Values, values_of
from anarq.model.module import Module
from anarq.rules import SCHEMAS, Hit, Rule, Scope, Severity, Side, Stage


def check(module: Module) -> Iterator[Hit]:
    own = frozenset(module.documents.values())
    told = set[Spot](contradicted(module))
    for thing, others in module.alignment.things():
        for about in (one for one in others if one.use is Use.TOLD):
            for member in about.members.values():
                kept = thing.members.get(member.name)
                if kept is None or member.node.document not in own or is_identifier(member.name):
                    continue
                first, second = values_of(kept.node, thing.follow), values_of(member.node, about.follow)
                places = {spot(values.at("type")) for values in (first, second)}
                if _differ(first, second) and told.isdisjoint(places):
                    told.add(spot(second.at("type")))  # several topics may share a schema
                    yield _hit((thing, first), (about, second), member)


def _differ(first: Values, second: Values) -> bool:
    """Whether both are of single values, of types that have none in common."""
    if not (first.is_scalar and second.is_scalar):
        return False
    numbers = {"integer", "number"}
    apart = first.types.isdisjoint(second.types)
    return apart and not (first.types <= numbers and second.types <= numbers)


def _hit(kept: tuple[Shape, Values], about: tuple[Shape, Values], member: Member) -> Hit:
    (thing, first), (shape, second) = kept, about
    one, other = (", ".join(sorted(values.types)) for values in (first, second))
    at = first.at("type")
    return Hit(
        member.node,
        found=f"`{member.name}` of {shape.called} is `{other}`, and `{one}` in {thing.called}",
        mend=f"give `{member.name}` one type wherever {' '.join(thing.concept)} is spoken of, or call it otherwise",
        allowed=(one,),
        cause=f"{at.document.shown} {at.pointer}",
        rests_on=(member.node, at),
        sides=(Side(at, f"the type `{one}`"),),
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
