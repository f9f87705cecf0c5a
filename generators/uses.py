"""What a module declares to use of its peers, as far as the peers are in the ecosystem."""

from dataclasses import dataclass

from anarq.generators.interface import OPENAPI, TOOLS, Interface, Offer, Workbench
from anarq.model.errors import AnarqError
from anarq.model.tree import Node
from anarq.model.views.manifest import Dependency


@dataclass(frozen=True, slots=True)
class Uses:
    """What one module uses of one peer: operations in the order of the peer."""

    peer: Interface
    offers: tuple[Offer, ...]


def uses_of(bench: Workbench, interface: Interface) -> list[Uses]:
    """The declared uses, by peer. Peers that are not in the ecosystem are left out.

    Raises:
        AnarqError: something is used that the peer does not have.
    """
    declared = sorted(interface.module.manifest.dependencies, key=lambda dependency: dependency.name)
    return [_uses(bench.interface(one.name), one) for one in declared if one.name in bench.ecosystem.modules]


def _uses(peer: Interface, declared: Dependency) -> Uses:
    wanted = {_operation(peer, used).name for used in declared.operations.elements()}
    wanted |= {_tool(peer, used).name for used in declared.tools.elements()}
    return Uses(peer, tuple(offer for offer in peer.offers if offer.name in wanted))


def _operation(peer: Interface, used: Node) -> Offer:
    return peer.offer(used.text()) or _nothing(peer, used, "operation")


def _tool(peer: Interface, used: Node) -> Offer:
    found = (offered.offer for offered in peer.tools if offered.tool.name == used.text())
    return next(found, None) or _nothing(peer, used, "tool")


def _nothing(peer: Interface, used: Node, kind: str) -> Offer:
    peer.require(TOOLS if kind == "tool" else OPENAPI, f"its {kind} `{used.text()}` is used")
    raise AnarqError.one(f"`{peer.name}` has no {kind} `{used.text()}`", used.place, "use one that it declares")
