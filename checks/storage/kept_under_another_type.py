from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.contracts import Contract
from anarq.model.views.kept import kept_of
from anarq.model.views.storage_map import Stored, stored_of
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage


def check(module: Module) -> Iterator[Hit]:
    stored = stored_of(module)
    for contract in kept_of(module):
        kept = [name for name, found in stored.items() if contract.collection in found.collections]
        if not kept and not contract.is_draft and contract.resource_type in stored:
            yield _nowhere(contract, stored[contract.resource_type])
        if kept and not contract.is_draft and contract.resource_type not in kept:
            lists = tuple(stored[name].listed for name in kept)
            yield Hit(
                lists[0],
                found=f"`{contract.collection}` is kept as `{kept[0]}`, and by their contract its records are "
                f"`{contract.resource_type}`",
                mend=f"keep it under `{contract.resource_type}`, or have the contract say `{kept[0]}`",
                allowed=(contract.resource_type,),
                cause=f"{kept[0]} {contract.resource_type}",
                rests_on=(
                    *(stored[name].node for name in kept),
                    contract.schema.resource_type,
                    contract.schema.collection,
                ),
                sides=(Side(contract.schema.resource_type, f"`{contract.resource_type}`"),),
            )


def _nowhere(contract: Contract, stored: Stored) -> Hit:
    return Hit(
        stored.listed,
        found=f"`{contract.collection}` is kept nowhere, and by their contract its records are "
        f"`{contract.resource_type}`",
        mend=f"list `{contract.collection}` in its `collections`, and say there which of them are in force",
        allowed=(contract.collection,),
        rests_on=(stored.listed, contract.schema.collection, *(one.node for one in stored.in_force.values())),
        sides=(Side(contract.schema.collection, f"`{contract.collection}`"),),
    )


RULE = Rule(
    summary="Records are kept under another resource type than their contract says, or nowhere.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Data Retention Policies",
    scope=Scope.MODULE,
    cause="a collection",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.STORAGE_MAP, Role.CONTRACT),
    vocabulary=True,
)
