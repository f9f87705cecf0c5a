from collections.abc import Iterator

from anarq.checks._schemas import book, too_often
from anarq.costs.expenses import expenses
from anarq.model.module import Ecosystem
from anarq.rules import SCHEMAS, Hit, Rule, Scope, Severity, Stage


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    written, nodes = book(ecosystem)
    for found in expenses(written, too_often(ecosystem)):
        node = nodes[found.at]
        yield Hit(node.get(found.keyword) if found.keyword else node, found.found, found.mend, rests_on=(node,))


RULE = Rule(
    summary="To validate a value against a schema can cost more than the size of the value accounts for.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Defense in Depth",
    scope=Scope.ECOSYSTEM,
    cause="a schema",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(SCHEMAS,),
)
