from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, Stage, closest_first, did_you_mean


def check(module: Module) -> Iterator[Hit]:
    for contract in module.contracts:
        members = list(dict(module.members(contract.node)))
        if contract.identifier and contract.identifier not in members:
            yield Hit(
                contract.schema.identifier,
                found=f"the resource is identified by `{contract.identifier}`, which is not a property of it",
                mend=did_you_mean(contract.identifier, members, "name the property that identifies it"),
                allowed=closest_first(contract.identifier, members),
                rests_on=tuple(entry for entry in contract.schema.demands if entry.text() == contract.identifier),
            )


RULE = Rule(
    summary="A resource is identified by a property that it does not have.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module-Specific Data Models",
    scope=Scope.MODULE,
    cause="a contract",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.CONTRACT,),
    vocabulary=True,
)
