from collections.abc import Iterator

from anarq.checks.agreement._differing import one_by_one
from anarq.checks.agreement._held import ONCE, Held, held, not_held
from anarq.model.concepts.shapes import Shape
from anarq.model.concepts.use import Source
from anarq.model.concepts.wording import words
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.schema import Schema
from anarq.rules import SCHEMAS, Hit, Lack, Rule, Scope, Severity, Side, Stage, did_you_mean


def check(module: Module) -> Iterator[Hit | Lack]:
    yield from one_by_one(_hits(module))
    yield from not_held(module)


def _hits(module: Module) -> Iterator[tuple[Hit, Node, Node]]:
    for part in held(module):
        if part.second.source is not Source.VIEW and not part.first.members.keys().isdisjoint(part.second.members):
            yield from _absent(part, part.first, part.second, _due(part))
            yield from _absent(part, part.second, part.first, [] if part.may_add else _known(part))
            yield from _otherwise_required(part)


def _due(part: Held) -> list[str]:
    """The members of the first that the second is to have as well: a tool may leave out what need not be given."""
    every = part.first.members.values()
    if part.second.source.may_leave_out:
        return [one.name for one in every if one.is_required] if part.concept.use.comes_in else []
    return [one.name for one in every]


def _known(part: Held) -> list[str]:
    """The members of the second that the first is to have as well."""
    every = part.second.members.values()
    may_add = part.second.source.may_leave_out and part.concept.use.comes_in
    return [one.name for one in every if one.is_required or not may_add]


def _absent(part: Held, having: Shape, lacking: Shape, names: list[str]) -> Iterator[tuple[Hit, Node, Node]]:
    """What one describes and the other does not, nor under a name that is only spelt otherwise."""
    known = {words(name) for name in lacking.members}
    absent = [name for name in names if words(name) not in known]
    if not absent or _is_shut_out(part, lacking, absent):
        return
    named = ", ".join(f"`{part.below(name)}`" for name in absent)
    place, side = having.members[absent[0]].node, _described(lacking)
    at, other = (side, place) if lacking is part.second else (place, side)
    hit = Hit(
        part.told_at(at),
        found=f"{lacking.called} lacks {named}, of which {having.called} speaks",
        mend=did_you_mean(absent[0], lacking.members.keys() - having.members.keys(), ONCE),
        rests_on=(part.place, place, side),
        sides=(Side(other, f"{named}" if other is place else f"no {named}"),),
        lists=tuple(absent),
    )
    yield hit, having.target, lacking.target


def _is_shut_out(part: Held, lacking: Shape, absent: list[str]) -> bool:
    """Whether another rule says that no payload meets both."""
    others = part.concept.shapes if not part.path else (part.first, part.second)
    needed = {name for one in others for name, member in one.members.items() if member.is_required}
    return lacking.is_closed and not needed.isdisjoint(absent)


def _otherwise_required(part: Held) -> Iterator[tuple[Hit, Node, Node]]:
    """What one of both requires. Where one requires nothing at all, it says nothing of that."""
    first, second = part.first, part.second
    if not (first.says_what_is_required and second.says_what_is_required):
        return
    both = [(one, second.members[name]) for name, one in first.members.items() if name in second.members]
    more = [two.name for one, two in both if two.is_required and not one.is_required]
    less = [two.name for one, two in both if one.is_required and not two.is_required]
    if second.source.may_leave_out:
        more, less = ([], less) if part.concept.use.comes_in else (more, [])
    for names, word, opposite in ((more, "requires", "does not"), (less, "does not require", "does")):
        if names:
            named = ", ".join(f"`{part.below(name)}`" for name in names)
            hit = Hit(
                part.told_at(second.demanded),
                found=f"{second.called} {word} {named}, and {first.called} {opposite}",
                mend=ONCE,
                rests_on=(part.place, first.demanded),
                sides=(Side(first.demanded, f"{named} {'not ' if names is more else ''}required"),),
            )
            yield hit, first.target, second.target


def _described(shape: Shape) -> Node:
    found = Schema(shape.target).described
    return found if found.exists else shape.target


RULE = Rule(
    summary="Two places that describe one thing in one use give it other members.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a thing that two places describe",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(SCHEMAS,),
)
