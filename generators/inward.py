"""What enters a module without a request, as code: consumed topics and jobs, with the handlers that they reach."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from anarq.generators.interface import OPENAPI, EmittedTopic, Interface, Interfaces, ServedOperation
from anarq.generators.names import distinct, identifier, pascal, snake
from anarq.model.duration import Duration
from anarq.model.errors import AnarqError
from anarq.model.tree import Node
from anarq.model.views.inward import ConsumedTopic, ScheduledJob, SentCommand

ANYBODY: Final = "*"
"""The source of a topic that every module emits."""

_FIRST: Final = ".v1"


@dataclass(frozen=True, slots=True)
class Consumed:
    """A consumed topic.

    Attributes:
        declared: in the manifest.
        handler: its method in code.
        source: the module that emits it, or `ANYBODY`.
        peer: that module, or the one that declares the topic; None when it is not in the ecosystem.
        emitted: the topic as the peer declares it; None without a peer.
    """

    declared: ConsumedTopic
    handler: str
    source: str
    peer: Interface | None
    emitted: EmittedTopic | None

    @property
    def type(self) -> str:
        """The type of its data, as source."""
        if self.peer is None or self.emitted is None:
            return "JsonObject"
        return self.peer.python.qualified(self.peer.python.topics[self.emitted.topic.name])


@dataclass(frozen=True, slots=True)
class Commanded:
    """A command.

    Attributes:
        declared: in the manifest.
        function: what makes it, in code.
        handler: the method that takes its answer.
        topic: of its answers.
        operation: the operation of the peer; None when the peer is not in the ecosystem.
        peer: it; None when it is not in the ecosystem.
    """

    declared: SentCommand
    function: str
    handler: str
    topic: str
    operation: ServedOperation | None
    peer: Interface | None

    @property
    def answer(self) -> str:
        """The type of what its handler is given."""
        return f"{pascal(self.function)}Answer"

    @property
    def request_type(self) -> str:
        """The type of its body, as source; empty when it takes none."""
        if self.peer is None or self.operation is None:
            return "JsonObject"
        return self.peer.python.qualified(self.operation.code.body)

    @property
    def response_type(self) -> str:
        """The type of the data of a success, as source."""
        if self.peer is None or self.operation is None:
            return "object"
        return self.peer.python.qualified(self.operation.code.response)

    @property
    def arguments(self) -> tuple[tuple[str, str], ...]:
        """Path and query parameters, by name in the interface, as the maker of the command declares them."""
        if self.peer is None or self.operation is None:
            return ()
        found, peer = self.operation.code.arguments, self.peer.python
        return tuple((name, peer.qualified(each.declaration)) for name, each in found.items())

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """The same parameters, as arguments."""
        found = {} if self.operation is None else self.operation.code.arguments
        return tuple((name, each.name) for name, each in found.items())


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A job, and its method in code."""

    declared: ScheduledJob
    handler: str


def commands_of(interfaces: Interfaces, interface: Interface) -> list[Commanded]:
    """The commands that a module sends, in the order of the manifest.

    Raises:
        AnarqError: the peer has no such operation, or one that cannot be sent twice with one effect, or the command is
            tried for longer than the peer remembers it.
    """
    found = [_commanded(interfaces, interface, each) for each in interface.module.commands]
    distinct(((each.function, each.declared.named) for each in found), "commands")
    return found


def _commanded(interfaces: Interfaces, interface: Interface, declared: SentCommand) -> Commanded:
    function = identifier(snake(f"{declared.peer} {declared.operation}"), declared.node, "the command")
    topic = f"anarq.answers.{declared.peer}.{declared.operation}"
    _require_time(interface, declared)
    if declared.peer not in interfaces.ecosystem.modules:
        return Commanded(declared, function, f"after_{function}", topic, None, None)
    peer = interfaces.of(declared.peer)
    operation = peer.operation(declared.operation)
    if operation is None:
        peer.require(OPENAPI, f"its operation `{declared.operation}` is commanded")
        message = f"`{peer.name}` has no operation `{declared.operation}`"
        raise AnarqError.one(message, declared.named.place, "send a command that it takes")
    if operation.takes is not None or operation.gives is not None:
        message = f"`{declared.operation}` of `{peer.name}` is a stream, which no command carries"
        raise AnarqError.one(message, declared.named.place, "await it in a handler")
    if not operation.idempotent:
        message = f"`{declared.operation}` of `{peer.name}` takes no `Idempotency-Key`, so that it cannot be a command"
        raise AnarqError.one(message, declared.named.place, "await it in a handler if it only reads")
    return Commanded(declared, function, f"after_{function}", topic, operation, peer)


def _require_time(interface: Interface, declared: SentCommand) -> None:
    remembered = Duration.parse(interface.module.standards.idempotency_expiry)
    longest = remembered.shortest if remembered is not None else 0
    if declared.within is None or declared.within >= longest:
        message = f"the command `{declared.operation}` is tried for `{declared.lasts.text()}`"
        raise AnarqError.one(
            message, declared.lasts.place, f"try it for less than {longest} s: its peer forgets it then"
        )


def consumed_of(interfaces: Interfaces, interface: Interface) -> list[Consumed]:
    """The consumed topics, in the order of the manifest.

    Raises:
        AnarqError: a module of the ecosystem has no such topic, or two handlers have one name.
    """
    found = [_consumed(interfaces, each) for each in interface.module.consumed]
    distinct(((each.handler, each.declared.named) for each in found), "handlers")
    return found


def jobs_of(interface: Interface) -> list[Scheduled]:
    """The jobs, in the order of the manifest.

    Raises:
        AnarqError: two handlers have one name, or one is not a name in code.
    """
    found = [
        Scheduled(each, f"run_{snake(identifier(each.name, each.node, 'the job'))}") for each in interface.module.jobs
    ]
    distinct(((each.handler, each.declared.named) for each in found), "handlers")
    return found


def handlers_of(
    operations: Iterable[ServedOperation],
    consumed: Iterable[Consumed],
    commands: Iterable[Commanded],
    jobs: Iterable[Scheduled],
) -> Iterator[tuple[str, Node]]:
    """The method of everything that enters a module, with where it is declared."""
    yield from ((operation.code.name, operation.node) for operation in operations)
    yield from ((each.handler, each.declared.node) for each in consumed)
    yield from ((each.handler, each.declared.node) for each in commands)
    yield from ((each.handler, each.declared.node) for each in jobs)


def peers_of(consumed: Iterable[Consumed | Commanded], what: str) -> dict[str, set[str]]:
    """What is imported of peers: one module of each, under its own name.

    Args:
        consumed: topics that are consumed, or commands that are sent.
        what: `models` or `schemas`.
    """
    peers = {each.peer for each in consumed if each.peer is not None}
    return {peer.home.client.name: {f"{what} as {peer.name}_{what}"} for peer in peers}


def _consumed(interfaces: Interfaces, declared: ConsumedTopic) -> Consumed:
    source, owner = _source(interfaces, declared.topic)
    handler = f"on_{snake(declared.topic.removeprefix('q.').removesuffix(_FIRST).replace('.', '_'))}"
    if owner not in interfaces.ecosystem.modules:
        return Consumed(declared, handler, source, None, None)
    peer = interfaces.of(owner)
    emitted = next((each for each in peer.emitted if each.topic.name == declared.topic), None)
    if emitted is None:
        raise _unknown(peer, declared.named)
    return Consumed(declared, handler, source, peer, emitted)


def _source(interfaces: Interfaces, topic: str) -> tuple[str, str]:
    """Who emits a topic, and which module declares it."""
    reserved = interfaces.ecosystem.standards.reserved_topics
    if topic in reserved:
        return ANYBODY, reserved[topic]
    _, _, named = topic.partition(".")
    module, _, _ = named.partition(".")
    return module, module


def _unknown(peer: Interface, topic: Node) -> AnarqError:
    message = f"`{peer.name}` has no topic `{topic.text()}`"
    return AnarqError.one(message, topic.place, "consume one that it declares")
