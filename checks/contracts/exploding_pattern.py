from collections.abc import Iterator

from anarq.checks._schemas import patterns, schemas
from anarq.costs.expenses import slow
from anarq.model.module import Ecosystem
from anarq.model.tree import Node
from anarq.rules import SCHEMAS, Hit, Rule, Scope, Severity


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for place in schemas(ecosystem):
        yield from _slow(place.node)


def _slow(schema: Node) -> Iterator[Hit]:
    from anarq.costs.patterns.usable import malformed  # imported here for the same reason as in `file_off_schema`

    for node, pattern in patterns(schema):
        cost = slow(pattern)
        if cost is not None and malformed(pattern) is None:
            yield Hit(node, found=cost[0], mend=cost[1])


RULE = Rule(
    summary="A pattern lets a text keep a validator busy for longer than its length accounts for.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Defense in Depth",
    scope=Scope.ECOSYSTEM,
    cause="a pattern",
    check=check,
    needs=(SCHEMAS,),
)
