from collections.abc import Iterator

from anarq.model.duration import Duration
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.contracts import Contract
from anarq.model.views.retention import retention_of
from anarq.model.views.schema import Schema
from anarq.model.views.topics import Topic
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    kept = {policy.resource.text(): policy.period for policy in retention_of(module)}
    contracts = {contract.id: contract for contract in module.contracts}
    for topic in module.topics:
        contract = contracts.get(Schema(topic.schema).reference.text())
        period = None if contract is None else kept.get(contract.resource_type)
        if contract is None or period is None:
            continue
        event, data = Duration.parse(topic.retention.text()), Duration.parse(period.text())
        if event is not None and data is not None and data.is_shorter_than(event):
            yield _hit(topic, contract, period)


def _hit(topic: Topic, contract: Contract, period: Node) -> Hit:
    wanted = period.text()
    return Hit(
        topic.retention,
        found=f"events of `{topic.name}` are kept for `{topic.retention.text()}`, and the `{contract.resource_type}` "
        f"in them for `{wanted}`",
        mend=f"keep them for `{wanted}` or shorter",
        allowed=(wanted,),
        rests_on=(topic.schema, period),
    )


RULE = Rule(
    summary="An event outlives the data that it carries.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Data Retention Policies",
    scope=Scope.MODULE,
    cause="a topic",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.TOPIC,),
    vocabulary=True,
)
