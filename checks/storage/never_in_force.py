from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.contracts import Contract
from anarq.model.views.kept import kept_of
from anarq.model.views.schema import Schema
from anarq.model.views.storage_map import stored_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage, did_you_mean


def check(module: Module) -> Iterator[Hit]:
    contracts = [*kept_of(module)]
    for name, stored in stored_of(module).items():
        for collection, properties in stored.in_force.items():
            if collection not in stored.collections:
                yield Hit(
                    properties.node,
                    found=f"records of `{collection}` are said to be in force under `{name}`, which has none of them",
                    mend="say it where the collection stands",
                    allowed=stored.collections,
                    rests_on=(properties.node,),
                )
            for contract in contracts:
                if contract.collection == collection and not contract.is_draft:
                    described = dict(module.members(contract.node))
                    for key, values in properties.values.items():
                        if key in described:
                            yield from _values(collection, values, described[key])
                        else:
                            yield _unknown(collection, key, values, contract, tuple(described))


def _unknown(collection: str, key: str, values: Node, contract: Contract, described: tuple[str, ...]) -> Hit:
    return Hit(
        values,
        found=f"records of `{collection}` are said to be in force by `{key}`, which they never have",
        mend=did_you_mean(key, described, "name a member of their contract"),
        allowed=described,
        rests_on=(contract.node,),
    )


def _values(collection: str, values: Node, described: Node) -> Iterator[Hit]:
    """Values that the contract does not let the property have, where it lists those that it may have."""
    listed = Schema(described).statements["enum"]
    for value in values.elements():
        if listed.texts() and value.text() not in listed.texts():
            yield Hit(
                value,
                found=f"a record of `{collection}` is said to be in force with `{value.text()}`, which it never has",
                mend=f"say one of `{'`, `'.join(listed.texts())}`",
                allowed=listed.texts(),
                rests_on=(listed,),
            )


RULE = Rule(
    summary="Records are said to be in force with a value that they never have, or where they do not lie.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Data Retention Policies",
    scope=Scope.MODULE,
    cause="a value",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.STORAGE_MAP,),
    vocabulary=True,
)
