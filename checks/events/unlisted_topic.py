from collections.abc import Iterator

from anarq.checks.events._catalogue import Compared
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    compared = Compared(module)
    # What is listed under nearly its name is told there.
    told = {topic.name for one in compared.catalogue.listed if (topic := compared.meant(one.name)) is not None}
    lacking = [topic for topic in compared.unlisted if topic.name and topic.name not in told]
    for topic in lacking:
        yield Hit(
            topic.named,
            found=f"the topic `{topic.name}` has a schema, and the catalogue does not list it",
            mend=f"list it in `{module.of_role(Role.CATALOGUE).path}`",
            cause="the catalogue" if len(lacking) == len(compared.declared) else topic.name,
            rests_on=(topic.named,),
        )


RULE = Rule(
    summary="A topic that a file describes is missing from the catalogue.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Event Schema Registry Governance",
    scope=Scope.MODULE,
    cause="a topic",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.CATALOGUE, Role.TOPIC),
    for_people=True,
)
