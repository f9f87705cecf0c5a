import re
from collections.abc import Iterator
from typing import Final

from anarq.checks.agreement._held import held, not_held
from anarq.model.concepts.shapes import Shape
from anarq.model.concepts.wording import spelt_alike
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.rules import SCHEMAS, Hit, Lack, Rule, Scope, Severity, Side, Stage

_STYLES: Final = {"snake_case": r"[a-z0-9]+(_[a-z0-9]+)+", "kebab-case": r"[a-z0-9]+(-[a-z0-9]+)+"}


def check(module: Module) -> Iterator[Hit | Lack]:
    own = frozenset(module.documents.values())
    told: set[tuple[object, str]] = set()  # a schema may be held against several
    for first, second in _pairs(module):
        for name, one, other in _spelt_otherwise(first, second):
            spot = other.document, other.pointer
            if other.document in own and spot not in told:
                told.add(spot)
                yield _hit(first, second, (name, one), other)
    yield from not_held(module)


def _pairs(module: Module) -> Iterator[tuple[Shape, Shape]]:
    """What speaks of one thing, in the same use or in others: a name is the same in all of them."""
    yield from ((part.first, part.second) for part in held(module))
    yield from ((thing, about) for thing, others in module.alignment.things() for about in others)


def _spelt_otherwise(first: Shape, second: Shape) -> Iterator[tuple[str, Node, Node]]:
    for name, member in second.members.items():
        if name not in first.members:
            yield from ((name, one.node, member.node) for one in first.members.values() if spelt_alike(one.name, name))


def _hit(first: Shape, second: Shape, here: tuple[str, Node], other: Node) -> Hit:
    name, one = here
    meant = next(member.name for member in first.members.values() if spelt_alike(member.name, name))
    return Hit(
        other,
        found=f"{second.called} has `{name}`, and {first.called} `{meant}`",
        mend=f"call it `{meant}` in both",
        allowed=(meant,),
        cause=f"{_style(meant)} {_style(name)}",
        rests_on=(one, other),
        sides=(Side(one, f"`{meant}`"),),
    )


def _style(name: str) -> str:
    """How names like this one are written: a module that writes all names of one protocol so does one thing."""
    return next((style for style, form in _STYLES.items() if re.fullmatch(form, name)), "one word")


RULE = Rule(
    summary="One member has names that differ in case and separators alone.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="two ways to write names",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(SCHEMAS,),
)
