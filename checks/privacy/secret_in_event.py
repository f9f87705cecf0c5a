from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.schema import Schema
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    for topic in module.topics:
        for name, node in module.members(topic.schema):
            if Schema(node).classification.text() == "secret":
                yield Hit(
                    topic.schema,
                    found=f"topic `{topic.name}` tells `{name}`, which is classified `secret`",
                    mend="tell a reference in its place, or give the topic a contract of its own without it",
                )


RULE = Rule(
    summary="An event tells everybody on the bus what its contract calls secret.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Privacy by Design",
    scope=Scope.MODULE,
    cause="a property",
    check=check,
    needs=(Role.TOPIC,),
    vocabulary=True,
)
