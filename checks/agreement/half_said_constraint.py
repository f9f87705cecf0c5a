from collections import defaultdict
from collections.abc import Iterator

from anarq.checks.agreement._compared import unsaid
from anarq.checks.agreement._differing import differing
from anarq.checks.agreement._held import ONCE, Held, not_held
from anarq.checks.agreement._patterns import Relation
from anarq.model.concepts.aligned import Concept
from anarq.model.concepts.use import Source
from anarq.model.module import Module
from anarq.rules import SCHEMAS, Hit, Lack, Rule, Scope, Severity, Side, Stage


def check(module: Module) -> Iterator[Hit | Lack]:
    found: dict[Concept, list[tuple[Held, str, bool]]] = defaultdict(list)
    for part, differences in differing(module):
        if part.second.source is not Source.VIEW and not any(one.relation is Relation.APART for one in differences):
            found[part.concept].extend((part, fact, is_second) for fact, is_second in _unsaid(part))
    yield from (_hit(told) for told in found.values() if told)
    yield from not_held(module)


def _unsaid(part: Held) -> Iterator[tuple[str, bool]]:
    """What one of both says and the other leaves open, and whether that is the second.

    A tool may leave open what it answers with, and may ask for more than its operation does.
    """
    may_leave_out = part.second.source.may_leave_out
    if may_leave_out and not part.concept.use.comes_in:
        return
    first, second = part.values
    found = [(fact, silent is second) for fact, silent in unsaid(first, second)]
    if part.first.members and part.second.members:
        says = part.first.says_what_is_required
        found.extend([("required", says)] if says != part.second.says_what_is_required else [])
    yield from ((fact, is_second) for fact, is_second in found if is_second or not may_leave_out)


def _hit(told: list[tuple[Held, str, bool]]) -> Hit:
    """One for a concept, at the first place that is silent."""
    part, _, is_second = told[0]
    named = list(dict.fromkeys(f"{fact} of `{one.path or one.concept.name}`" for one, fact, _ in told))
    silent, saying = (part.second, part.first) if is_second else (part.first, part.second)
    return Hit(
        part.place,
        found=f"{silent.called} leaves open what {saying.called} says: {', '.join(named)}",
        mend=ONCE,
        rests_on=(part.place, part.first.target),
        sides=(Side(part.first.node, "the other of both"),),
        lists=tuple(named),
    )


RULE = Rule(
    summary="Of two places that describe one thing in one use one leaves open what the other says.",
    severity=Severity.NOTE,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a thing that two places describe",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(SCHEMAS,),
)
