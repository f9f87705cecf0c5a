from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from anarq.model.errors import NotRead
from anarq.model.layout import Role
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Node
from anarq.model.views.manifest import Dependency
from anarq.model.views.openapi import Operation
from anarq.rules import Hit, NeedsPeer, Rule, Scope, Severity, Stage


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
    for dependency in module.manifest.dependencies:
        peer = ecosystem.modules.get(dependency.name)
        between = _Between(module, dependency)
        if peer is None and (between.given or between.used):
            yield NeedsPeer(dependency.name, "the scopes of its operations")
        elif peer is not None and "openapi.yaml" not in peer.unread:
            yield from _of_peer(peer, between)


@dataclass(frozen=True)
class _Between:
    """What a module says of its calls of a peer in the caller's name."""

    module: Module
    dependency: Dependency

    @cached_property
    def used(self) -> tuple[Node, ...]:
        """The operations that are called so."""
        return tuple(self.dependency.as_caller.elements())

    @cached_property
    def lists(self) -> tuple[Node, ...]:
        """Where scopes may be delegated, there or not."""
        return tuple(operation.delegated for operation in self.module.operations)

    @property
    def cause(self) -> str:
        """What one root cause is where one side says nothing at all; empty where both say something."""
        return f"{self.module.name} {self.dependency.name}" if not (self.used and self.given) else ""

    @cached_property
    def given(self) -> tuple[Node, ...]:
        """The scopes of the peer that are delegated."""
        delegated = (node for listed in self.lists for node in listed.elements())
        return tuple(node for node in delegated if node.text().partition(".")[0] == self.dependency.name)

    def sends(self, operation: str) -> bool:
        """Whether an operation of the peer is called or commanded."""
        commanded = {(command.peer, command.operation) for command in self.module.commands}
        return operation in self.dependency.operations.texts() or (self.dependency.name, operation) in commanded


def _of_peer(peer: Module, between: _Between) -> Iterator[Hit]:
    called = [(node, operation) for node in between.used if (operation := peer.operation(node.text())) is not None]
    needed = [operation for _, operation in called]
    lacking = False
    for node, operation in called:  # a name that nothing declares: another rule says so
        hit = _of_call(node, operation, between)
        lacking = lacking or hit is not None
        if hit is not None:
            yield hit
    # A scope may be meant for a call that lacks its own, or needs none, and for one whose name nothing declares.
    if not lacking and len(called) == len(between.used):
        yield from _unused(peer, between, needed)


def _of_call(node: Node, operation: Operation, between: _Between) -> Hit | None:
    called = f"`{node.text()}` is called in the caller's name"
    if not between.sends(node.text()):
        return Hit(
            node,
            found=f"{called}, and is neither called nor commanded",
            mend="list it in `operations` or `commands`, or take it away",
            rests_on=(node, between.dependency.operations, between.module.manifest.commanded),
        )
    if not operation.scope:
        return Hit(
            node,
            found=f"{called}, and needs no grant that he could pass on",
            mend="call it in the name of the service: take it out of `asCaller`",
            rests_on=(node, operation.node, operation.scoped, operation.access),
        )
    if not any(_covers(given.text(), operation.scope) for given in between.given):
        return Hit(
            node,
            found=f"{called}, and nobody is asked to delegate `{operation.scope}`",
            mend="list the scope in `x-anarq-delegates` of the operations from which the call follows",
            allowed=tuple(given.text() for given in between.given),
            cause=between.cause,
            rests_on=(node, operation.scoped, between.lists),
        )
    return None


def _unused(peer: Module, between: _Between, needed: list[Operation]) -> Iterator[Hit]:
    """What is delegated for nothing."""
    reasons = (between.dependency.as_caller, *(operation.scoped for operation in needed))
    for given in between.given:
        if not any(_covers(given.text(), operation.scope) for operation in needed):
            yield Hit(
                given,
                found=f"`{given.text()}` is delegated, and nothing of `{peer.name}` is called with it",
                mend="take it away, or list the operation in `asCaller` of the dependency",
                cause=between.cause,
                rests_on=(given, reasons),
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
    stage=Stage.PASSING,
    needs=(Role.MANIFEST,),
    vocabulary=True,
)
