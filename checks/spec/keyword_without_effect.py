from collections.abc import Iterator

from anarq.checks._schemas import schemas
from anarq.checks.spec._keywords import is_sure, without_effect
from anarq.contracts.read.dialect import DRAFT_2020
from anarq.model.module import Ecosystem
from anarq.model.tree import Node
from anarq.model.views.schema import Schema
from anarq.rules import SCHEMAS, Fix, Hit, Rename, Rule, Scope, Severity, Stage


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    from anarq.checks.spec._dialects import dialect_of  # imported here for the same reason as in `file_off_schema`

    house = {one for module in ecosystem.modules.values() if module.speaks_house for one in module.documents.values()}
    dialect, meta = DRAFT_2020, {Schema(place.node).dialect.text() for place in schemas(ecosystem)}
    for place in schemas(ecosystem):
        if place.is_outermost:
            dialect = dialect_of(place.node) or DRAFT_2020
        for key, node in place.node.items():
            if key == "$vocabulary" and place.node.document in house and Schema(place.node).id.text() not in meta:
                yield Hit(
                    node,
                    "`$vocabulary` says nothing in a schema that is no meta-schema",
                    "take it away",
                    rests_on=(node,),
                )
            idle = without_effect(key, place.node.mapping(), dialect)
            if idle is not None and (place.node.document in house or is_sure(key, idle, place.node.mapping())):
                instead = (place.node.get(idle.slip_of),) if idle.slip_of else ()
                cause = f"{place.node.document.shown}#{place.node.pointer} {idle.beside}" if idle.beside else ""
                found = f"`{key}` {idle.why}: {idle.effect}"
                yield Hit(
                    node,
                    found,
                    idle.mend,
                    cause=cause,
                    fix=_renamed(node, idle.slip_of) if instead and not instead[0].exists else None,
                    stands_for=instead,
                    rests_on=(node,),
                )


def _renamed(node: Node, key: str) -> Fix:
    return Fix(f"rename it to `{key}`", (Rename(node.pointer, key),))


RULE = Rule(
    summary="A schema has a keyword that means nothing where it stands.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a keyword",
    check=check,
    stage=Stage.KEYWORD,
    needs=(SCHEMAS,),
)
