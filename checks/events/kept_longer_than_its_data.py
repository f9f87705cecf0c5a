from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from anarq.model.duration import Duration
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.contracts import Contract
from anarq.model.views.policies import policies_of
from anarq.model.views.retention import retention_of
from anarq.model.views.schema import Schema
from anarq.model.views.topics import Topic
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage


def check(module: Module) -> Iterator[Hit]:
    kept = {policy.resource.text(): policy.period for policy in retention_of(module)}
    contracts = {contract.id: contract for contract in module.contracts}
    purposes = _purposes(module)
    for topic in module.topics:
        contract = contracts.get(Schema(topic.schema).reference.text())
        period = None if contract is None else kept.get(contract.resource_type)
        if contract is not None and period is not None:
            if _outlives(topic, period):
                yield _hit(topic, contract, period)
        elif contract is None or not contract.resource_type:
            yield from _of_purposes(module, topic, purposes[topic.name], kept)


def _purposes(module: Module) -> Mapping[str, Set[str]]:
    """The purposes for which each topic is emitted."""
    found = defaultdict[str, set[str]](set)
    for operation in module.operations:
        for name in operation.emits:
            found[name].add(operation.purpose)
    for inward in (*module.consumed, *module.commands, *module.jobs):
        for name in inward.emits.texts():
            found[name].add(inward.purpose)
    return found


def _of_purposes(module: Module, topic: Topic, purposes: Set[str], kept: Mapping[str, Node]) -> Iterator[Hit]:
    """An event of no resource type is kept no longer than all that comes of the purposes for which it is emitted."""
    declared = policies_of(module).purposes
    lists = [declared[name].retention for name in sorted(purposes) if name in declared]
    periods = [kept.get(resource) for listed in lists for resource in listed.texts()]
    sound = [period for period in periods if period is not None and Duration.parse(period.text()) is not None]
    if not sound or len(lists) < len(purposes) or len(sound) < len(periods):
        return
    if all(_outlives(topic, period) for period in sound):
        longest = max(sound, key=_longest)
        yield Hit(
            topic.retention,
            found=f"events of `{topic.name}` are kept for `{topic.retention.text()}`, and nothing that comes of their "
            f"purpose for longer than `{longest.text()}`",
            mend=f"keep them for `{longest.text()}` or shorter, or say with `x-anarq-resource` in their contract what "
            "they are",
            allowed=(longest.text(),),
            rests_on=(topic.schema, *sound, *lists),
            sides=tuple(Side(one, f"the purpose keeps {_listed(one)}") for one in lists),
        )


def _listed(names: Node) -> str:
    return ", ".join(f"`{name}`" for name in names.texts())


def _outlives(topic: Topic, period: Node) -> bool:
    event, data = Duration.parse(topic.retention.text()), Duration.parse(period.text())
    return event is not None and data is not None and data.is_shorter_than(event)


def _longest(period: Node) -> int:
    duration = Duration.parse(period.text())
    return 0 if duration is None else duration.longest


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
