"""What a module declares to use of its peers, as far as the peers are in the ecosystem."""

from dataclasses import dataclass

from anarq.generators.interface import OPENAPI, TOOLS, Interface, Interfaces, ServedOperation
from anarq.generators.inward import Commanded
from anarq.generators.names import constant, pascal
from anarq.model.errors import AnarqError
from anarq.model.tree import Node
from anarq.model.views.manifest import Dependency


@dataclass(frozen=True, slots=True)
class Uses:
    """What one module uses of one peer.

    Attributes:
        peer: the other module.
        operations: what is called, in the order of the peer.
        as_caller: the operations that are carried out in the caller's name, called or commanded.
    """

    peer: Interface
    operations: tuple[ServedOperation, ...]
    as_caller: tuple[ServedOperation, ...]

    @property
    def protocol(self) -> str:
        """The name of its protocol: the peer's own, unless one of its types has it. Empty when nothing is called."""
        name = pascal(self.peer.name)
        return "" if not self.operations else f"{name}Peer" if name in self.peer.python.exported else name


@dataclass(frozen=True, slots=True)
class Linked:
    """A peer that the service reaches, as code.

    Attributes:
        name: of the peer.
        constant: of how it is reached.
        classes: what the names of its client and its mock begin with.
        protocol: what is called of it; empty when it is only sent commands.
        as_caller: (operation, scope) of what is carried out in the caller's name.
    """

    name: str
    constant: str
    classes: str
    protocol: str
    as_caller: tuple[tuple[str, str], ...]


def linked_of(uses: list[Uses], commands: list[Commanded]) -> list[Linked]:
    """The peers that a service reaches: those that it calls, and those that it sends commands."""
    commanded = {each.declared.peer for each in commands}
    return [
        Linked(
            name=each.peer.name,
            constant=constant(each.peer.name),
            classes=pascal(each.peer.name),
            protocol=each.protocol,
            as_caller=tuple((operation.name, operation.scope) for operation in each.as_caller),
        )
        for each in uses
        if each.operations or each.peer.name in commanded
    ]


def uses_of(interfaces: Interfaces, interface: Interface) -> list[Uses]:
    """The declared uses, by peer. Peers that are not in the ecosystem are left out.

    Raises:
        AnarqError: something is used that the peer does not have, or called in the caller's name that needs no grant.
    """
    declared = sorted(interface.module.manifest.dependencies, key=lambda dependency: dependency.name)
    return [_uses(interfaces.of(one.name), one) for one in declared if one.name in interfaces.ecosystem.modules]


def _uses(peer: Interface, dependency: Dependency) -> Uses:
    wanted = {_operation(peer, used).name for used in dependency.operations.elements()}
    wanted |= {_tool(peer, used).name for used in dependency.tools.elements()}
    as_caller = tuple(_granted(peer, used) for used in dependency.as_caller.elements())
    return Uses(peer, tuple(operation for operation in peer.operations if operation.name in wanted), as_caller)


def _granted(peer: Interface, used: Node) -> ServedOperation:
    operation = _operation(peer, used)
    if not operation.scope:
        message = f"`{operation.name}` of `{peer.name}` needs no grant, so nobody can delegate it"
        raise AnarqError.one(message, used.place, "call it in the name of the service: take it out of `asCaller`")
    return operation


def _operation(peer: Interface, used: Node) -> ServedOperation:
    return peer.operation(used.text()) or _nothing(peer, used, "operation")


def _tool(peer: Interface, used: Node) -> ServedOperation:
    found = (served.operation for served in peer.tools if served.tool.name == used.text())
    return next(found, None) or _nothing(peer, used, "tool")


def _nothing(peer: Interface, used: Node, kind: str) -> ServedOperation:
    peer.require(TOOLS if kind == "tool" else OPENAPI, f"its {kind} `{used.text()}` is used")
    raise AnarqError.one(f"`{peer.name}` has no {kind} `{used.text()}`", used.place, "use one that it declares")
