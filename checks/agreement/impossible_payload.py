from collections.abc import Iterator

from anarq.checks.agreement._differing import differing, of_values, one_by_one
from anarq.checks.agreement._held import Held, not_held
from anarq.checks.agreement._patterns import Relation
from anarq.model.concepts.shapes import Shape
from anarq.model.concepts.wording import words
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.rules import SCHEMAS, Hit, Lack, Rule, Scope, Severity, Side, Stage, did_you_mean


def check(module: Module) -> Iterator[Hit | Lack]:
    yield from one_by_one(_hits(module))
    yield from not_held(module)


def _hits(module: Module) -> Iterator[tuple[Hit, Node, Node]]:
    for part, found in differing(module):
        for one in found:
            if one.relation is Relation.APART:
                yield of_values(part, one, ": no value meets both")
        yield from _shut_out(part, part.second, part.first)
        if not part.may_add:
            yield from _shut_out(part, part.first, part.second)


def _shut_out(part: Held, closed: Shape, other: Shape) -> Iterator[tuple[Hit, Node, Node]]:
    """What one requires, and the other has no place for, nor under a name that is only spelt otherwise."""
    if not (closed.is_closed and closed.members):
        return
    known = {words(name) for name in closed.members}
    names = [one.name for one in other.members.values() if one.is_required and words(one.name) not in known]
    if names:
        needing, shut = other.demanded, closed.target
        at, side = (needing, shut) if other is part.second else (shut, needing)
        named = ", ".join(f"`{part.below(name)}`" for name in names)
        hit = Hit(
            part.told_at(at),
            found=f"{other.called} requires {named}, and {closed.called} takes no other members than its own: "
            "no payload meets both",
            mend=did_you_mean(names[0], closed.members, "describe it in both, or require it in neither"),
            rests_on=(part.place, needing, shut),
            sides=(Side(side, "no other members" if side is shut else f"{named} required"),),
            lists=tuple(names),
        )
        yield hit, needing, shut


RULE = Rule(
    summary="What two places say of one payload, no payload can meet.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a part of a payload that two places describe",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(SCHEMAS,),
)
