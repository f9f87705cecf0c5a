from collections.abc import Iterator

from anarq.model.errors import NotRead
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Node
from anarq.model.views.manifest import Dependency
from anarq.rules import Hit, NeedsPeer, Rule, Scope, Severity


def check(ecosystem: Ecosystem) -> Iterator[Hit | NeedsPeer]:
    lacking: set[str] = set()
    for module in ecosystem.modules.values():
        unread = [path for path in ("module.yaml", "openapi.yaml") if path in module.unread]
        lacking.update(map(module.shown, unread))
        if not unread:
            yield from _of_module(ecosystem, module)
    if lacking:
        raise NotRead(sorted(lacking))


def _of_module(ecosystem: Ecosystem, module: Module) -> Iterator[Hit | NeedsPeer]:
    delegated = [node for operation in module.operations for node in operation.delegated.elements()]
    commanded = {(command.peer, command.operation) for command in module.commands}
    for dependency in module.manifest.dependencies:
        own = [node for node in delegated if node.text().partition(".")[0] == dependency.name]
        used = list(dependency.as_caller.elements())
        peer = ecosystem.modules.get(dependency.name)
        if peer is None and (own or used):
            yield NeedsPeer(dependency.name, "the scopes of its operations")
        elif peer is not None and "openapi.yaml" not in peer.unread:
            yield from _of_peer(peer, dependency, used, own, commanded)


def _of_peer(
    peer: Module, dependency: Dependency, used: list[Node], delegated: list[Node], commanded: set[tuple[str, str]]
) -> Iterator[Hit]:
    scopes = set()
    for node in used:
        operation = peer.operation(node.text())
        if operation is None:  # a name that nothing declares: another rule says so
            continue
        scopes.add(operation.scope)
        if node.text() not in dependency.operations.texts() and (peer.name, node.text()) not in commanded:
            yield Hit(
                node,
                found=f"`{node.text()}` is called in the caller's name, and is neither called nor commanded",
                mend="list it in `operations` or `commands`, or take it away",
            )
        elif not operation.scope:
            yield Hit(
                node,
                found=f"`{node.text()}` is called in the caller's name, and needs no grant that he could pass on",
                mend="call it in the name of the service: take it out of `asCaller`",
            )
        elif not any(_covers(given.text(), operation.scope) for given in delegated):
            yield Hit(
                node,
                found=f"`{node.text()}` is called in the caller's name, and nobody is asked to delegate "
                f"`{operation.scope}`",
                mend="list the scope in `x-anarq-delegates` of the operations from which the call follows",
                allowed=tuple(given.text() for given in delegated),
            )
    for given in delegated:
        if not any(_covers(given.text(), scope) for scope in scopes):
            yield Hit(
                given,
                found=f"`{given.text()}` is delegated, and nothing of `{peer.name}` is called with it",
                mend="take it away, or list the operation in `asCaller` of the dependency",
            )


def _covers(given: str, asked: str) -> bool:
    return asked == given or asked.startswith(f"{given}.")


RULE = Rule(
    summary="What is done in the caller's name, and what he is asked to delegate for it, differ.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a dependency",
    check=check,
)
