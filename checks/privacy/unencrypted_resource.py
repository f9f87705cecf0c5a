from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.contracts import Contract
from anarq.model.views.schema import Schema
from anarq.model.views.storage_map import stored_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    for name, stored in stored_of(module).items():
        if stored.encryption.text() != "none":
            continue
        properties = [
            found for contract in module.contracts if contract.resource_type == name for found in _of(contract)
        ]
        closed = [found for found in properties if found[1].text() not in ("", "public")]
        if closed or not properties:
            said = f"whose `{closed[0][0]}` is `{closed[0][1].text()}`" if closed else "which nothing says to be public"
            yield Hit(
                stored.encryption,
                found=f"`{name}`, {said}, lies there unencrypted",
                mend="encrypt it at rest or from end to end; only what is public may lie open",
                allowed=("at-rest", "end-to-end"),
                rests_on=tuple(node for _, node in closed[:1]),
            )


def _of(contract: Contract) -> Iterator[tuple[str, Node]]:
    """Each property of a contract with its classification."""
    for property_, node in contract.properties():
        yield property_, Schema(node).classification


RULE = Rule(
    summary="What is not public lies unencrypted.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Default Security Posture",
    scope=Scope.MODULE,
    cause="a resource type",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.CONTRACT,),
    vocabulary=True,
)
