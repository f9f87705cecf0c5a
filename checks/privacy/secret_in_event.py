from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Ecosystem
from anarq.model.views.held import held
from anarq.model.views.schema import Schema
from anarq.rules import Hit, Rule, Scope, Severity


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for topic in (topic for module in ecosystem.modules.values() for topic in module.topics):
        for part in held(ecosystem.resolver, topic.schema):
            if Schema(part.node).classification.text() == "secret":
                told = f"`{part.path}`" if part.way else "data"
                yield Hit(
                    topic.schema,
                    found=f"topic `{topic.name}` tells {told}, which is classified `secret`",
                    mend="tell a reference in its place, or give the topic a contract of its own without it",
                )


RULE = Rule(
    summary="An event tells everybody on the bus what its contract calls secret.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Privacy by Design",
    scope=Scope.ECOSYSTEM,
    cause="a property",
    check=check,
    needs=(Role.TOPIC,),
    vocabulary=True,
)
