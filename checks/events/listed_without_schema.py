from collections.abc import Iterator

from anarq.checks.events._catalogue import Compared
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage, closest_first


def check(module: Module) -> Iterator[Hit]:
    compared = Compared(module)
    for listed in compared.without_schema:
        topic = compared.meant(listed.name)
        yield Hit(
            listed.node,
            found=f"the catalogue lists `{listed.name}`, which has no schema",
            mend=f"did you mean `{topic.name}`?"
            if topic is not None
            else "write its schema as `events/<action>.event.json`, or take it out of the catalogue",
            allowed=closest_first(listed.name, compared.declared),
            cause=listed.name,
            rests_on=(listed.block, tuple(one.named for one in module.topics)),
            sides=(Side(topic.named, f"the topic `{topic.name}`"),) if topic is not None else (),
        )


RULE = Rule(
    summary="The catalogue lists a topic of the module that no file describes.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Event Schema Registry Governance",
    scope=Scope.MODULE,
    cause="a topic",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.CATALOGUE, Role.TOPIC),
    for_people=True,
)
