from collections.abc import Iterator

from anarq.checks.agreement._compared import Difference, differences
from anarq.checks.agreement._differing import contradicted, one_by_one, spot
from anarq.checks.agreement._identifiers import Identifier, crossings
from anarq.checks.agreement._patterns import Patterns, Relation
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Node
from anarq.rules import SCHEMAS, Hit, Rule, Scope, Severity, Side, Stage


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    return one_by_one(_hits(ecosystem))


def _hits(ecosystem: Ecosystem) -> Iterator[tuple[Hit, Node, Node]]:
    patterns = Patterns()
    for first, other in crossings(ecosystem):
        is_own = other.member.node.document in other.module.documents.values()
        if is_own and first.values.is_scalar and other.values.is_scalar:
            for one in differences(first.values, other.values, patterns):
                in_text = other.member.is_parameter and one.fact == "type"
                if one.relation is Relation.APART and not in_text and not _is_told(other.module, one):
                    yield _hit(first, other, one), one.first[0], one.second[0]


def _is_told(module: Module, one: Difference) -> bool:
    """Whether one of both contradicts another place of its own concept, which is told as such."""
    return not contradicted(module).isdisjoint(spot(node) for node, _ in (one.first, one.second))


def _hit(first: Identifier, other: Identifier, one: Difference) -> Hit:
    (node, allowed), (second, said) = one.first, one.second
    where = "" if first.module is other.module else f" of `{first.module.name}`"
    return Hit(
        second if second.document is other.member.node.document else other.member.node,
        found=f"`{other.member.name}` of {other.shape.called} has the {one.fact} {said}, and "
        f"{first.shape.called}{where} {allowed}: no identifier is both",
        mend="give it the form that its keeper gives it, or call it otherwise",
        allowed=(allowed.strip("`"),),
        rests_on=(other.member.node, node, second),
        sides=(Side(node, f"the {one.fact} {allowed}"),),
    )


RULE = Rule(
    summary="Two places that name the same thing give its identifier forms that exclude one another.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="an identifier",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(SCHEMAS,),
)
