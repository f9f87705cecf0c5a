from collections.abc import Iterator

from anarq.checks.agreement._numbers import Pair, pairs
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage


def check(module: Module) -> Iterator[Hit]:
    own = frozenset(module.documents.values())
    told: dict[object, Pair] = {}
    for pair in pairs(module):
        if pair.is_broken and pair.lower.document not in own:
            yield _hit(pair, at_lower=False)
        elif pair.is_broken:  # what keeps to the narrowest of its bounds keeps to all
            known = told.setdefault((pair.lower.document, pair.lower.pointer), pair)
            if pair.upper.number() < known.upper.number():
                told[pair.lower.document, pair.lower.pointer] = pair
    for pair in told.values():
        yield _hit(pair, at_lower=True)


def _hit(pair: Pair, *, at_lower: bool) -> Hit:
    """A number of the standard cannot be mended: then the other one is told."""
    lower, upper = _written(pair.lower.number()), _written(pair.upper.number())
    return Hit(
        pair.lower if at_lower else pair.upper,
        found=f"{pair.called} is `{lower}`, and {pair.against} is `{upper}` in `{pair.upper.place}`"
        if at_lower
        else f"{pair.against} is `{upper}`, and {pair.called} is `{lower}` by the standard",
        mend=f"let the first be no more than the second: {pair.why}",
        allowed=(f"≤ {upper}",) if at_lower else (f"≥ {lower}",),
        cause=pair.cause,
        rests_on=(pair.lower, pair.upper),
        sides=(Side(pair.upper, f"`{upper}`") if at_lower else Side(pair.lower, f"`{lower}`"),),
    )


def _written(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


RULE = Rule(
    summary="Two numbers bound one thing, and one of them can never be reached.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="SLO Definitions by Module",
    scope=Scope.MODULE,
    cause="a pair of numbers",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.RUNTIME,),
    vocabulary=True,
)
