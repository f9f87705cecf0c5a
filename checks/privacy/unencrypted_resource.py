from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Ecosystem
from anarq.model.tree import Node
from anarq.model.views.held import Part, held
from anarq.model.views.schema import Schema
from anarq.model.views.storage_map import stored_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for module in ecosystem.modules.values():
        for name, stored in stored_of(module).items():
            if stored.encryption.text() == "none":
                contracts = [contract for contract in module.contracts if contract.resource_type == name]
                parts = [part for contract in contracts for part in held(ecosystem.resolver, contract.node)]
                yield from _open(name, stored.encryption, parts)


def _open(name: str, encryption: Node, parts: list[Part]) -> Iterator[Hit]:
    """What is wrong with a resource type that lies open and holds some parts."""
    said = [(part, Schema(part.node).classification) for part in parts]
    closed = [(part, found) for part, found in said if found.text() not in ("", "public")]
    for part, found in closed[:1]:
        whose = f"whose `{part.path}`" if part.way else "which"
        yield _hit(name, f"{whose} is `{found.text()}`", encryption, (found,))
    if not closed and not any(part.is_property for part in parts):
        yield _hit(name, "which nothing says to be public", encryption, ())


def _hit(name: str, why: str, encryption: Node, rests_on: tuple[Node, ...]) -> Hit:
    return Hit(
        encryption,
        found=f"`{name}`, {why}, lies there unencrypted",
        mend="encrypt it at rest or from end to end; only what is public may lie open",
        allowed=("at-rest", "end-to-end"),
        rests_on=rests_on,
    )


RULE = Rule(
    summary="What is not public lies unencrypted.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Default Security Posture",
    scope=Scope.ECOSYSTEM,
    cause="a resource type",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.CONTRACT,),
    vocabulary=True,
)
