from collections.abc import Iterator

from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Node
from anarq.rules import Hit, NeedsPeer, Rule, Scope, Severity, closest_first, did_you_mean


def check(ecosystem: Ecosystem) -> Iterator[Hit | NeedsPeer]:
    for module in ecosystem.modules.values():
        for peer_name, dependency in module.manifest.get("dependencies").items():
            peer = ecosystem.modules.get(peer_name)
            for kind, node in _uses(dependency.get("uses")):
                if peer is None:
                    yield NeedsPeer(module=peer_name, name=node.text())
                elif node.text() not in (offered := _offered(peer, kind)):
                    yield _hit(module, peer, kind, node, offered)


def _uses(uses: Node) -> Iterator[tuple[str, Node]]:
    for kind in ("operations", "tools"):
        for node in uses.get(kind).elements():
            yield kind, node


def _offered(peer: Module, kind: str) -> list[str]:
    if kind == "operations":
        return [operation.name for operation in peer.operations if not operation.platform]
    return [tool.name for tool in peer.tools]


def _hit(module: Module, peer: Module, kind: str, node: Node, offered: list[str]) -> Hit:
    singular = kind.removesuffix("s")
    return Hit(
        node,
        found=f"`{module.name}` uses the {singular} `{node.text()}` of `{peer.name}`, which has none such",
        mend=did_you_mean(node.text(), offered, f"agree with the owners of `{peer.name}` on what to use"),
        allowed=closest_first(node.text(), offered),
    )


RULE = Rule(
    summary="A module uses an operation, tool or topic that its peer does not have.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a use",
    check=check,
)
