"""What enters a module without a request, as code: consumed topics and jobs, with the handlers that they reach."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from anarq.generators.interface import Emitted, Interface, Offer, Workbench
from anarq.generators.methods import exported
from anarq.generators.names import distinct, identifier, snake
from anarq.model.errors import AnarqError
from anarq.model.tree import Node
from anarq.model.views.inward import ConsumedTopic, ScheduledJob

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
    emitted: Emitted | None

    @property
    def models(self) -> str:
        """The alias under which the types of the peer are imported; empty when nothing is known of its data."""
        return "" if self.peer is None else f"{self.peer.name}_models"

    @property
    def type(self) -> str:
        """The type of its data, as source."""
        if self.peer is None or self.emitted is None:
            return "JsonObject"
        own = sorted(exported(self.peer), key=len, reverse=True)
        return re.sub(rf"\b({'|'.join(map(re.escape, own))})\b", rf"{self.models}.\1", self.emitted.type)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A job, and its method in code."""

    declared: ScheduledJob
    handler: str


def consumed_of(bench: Workbench, interface: Interface) -> list[Consumed]:
    """The consumed topics, in the order of the manifest.

    Raises:
        AnarqError: a module of the ecosystem has no such topic, or two handlers have one name.
    """
    found = [_consumed(bench, each) for each in interface.module.consumed]
    distinct(((each.handler, each.declared.node.get("topic")) for each in found), "handlers")
    return found


def jobs_of(interface: Interface) -> list[Scheduled]:
    """The jobs, in the order of the manifest.

    Raises:
        AnarqError: two handlers have one name, or one is no name in code.
    """
    found = [
        Scheduled(each, f"run_{snake(identifier(each.name, each.node, 'the job'))}") for each in interface.module.jobs
    ]
    distinct(((each.handler, each.declared.node.get("name")) for each in found), "handlers")
    return found


def handlers_of(
    offers: Iterable[Offer], consumed: Iterable[Consumed], jobs: Iterable[Scheduled]
) -> Iterator[tuple[str, Node]]:
    """The method of everything that enters a module, with where it is declared."""
    yield from ((offer.handler, offer.node) for offer in offers)
    yield from ((each.handler, each.declared.node) for each in consumed)
    yield from ((each.handler, each.declared.node) for each in jobs)


def peers_of(consumed: Iterable[Consumed], what: str, home: str) -> dict[str, set[str]]:
    """What is imported of the peers whose topics are consumed: one module of each, under its own name.

    Args:
        consumed: the topics.
        what: `models` or `schemas`.
        home: the module with a place for the peer's name.
    """
    peers = {each.peer.name for each in consumed if each.peer is not None}
    package = home.rpartition(".")[0]
    return {package.format(peer): {f"{what} as {peer}_{what}"} for peer in peers}


def _consumed(bench: Workbench, declared: ConsumedTopic) -> Consumed:
    source, owner = _source(bench, declared.topic)
    handler = f"on_{snake(declared.topic.removeprefix('q.').removesuffix(_FIRST).replace('.', '_'))}"
    if owner not in bench.ecosystem.modules:
        return Consumed(declared, handler, source, None, None)
    peer = bench.interface(owner)
    emitted = next((each for each in peer.emitted if each.topic.name == declared.topic), None)
    if emitted is None:
        raise _unknown(peer, declared.node.get("topic"))
    return Consumed(declared, handler, source, peer, emitted)


def _source(bench: Workbench, topic: str) -> tuple[str, str]:
    """Who emits a topic, and which module declares it."""
    reserved = bench.ecosystem.standards.root.get("events", "reserved", topic)
    if reserved.exists:
        return ANYBODY, reserved.get("owner").text()
    module = topic.split(".")[1]
    return module, module


def _unknown(peer: Interface, topic: Node) -> AnarqError:
    message = f"`{peer.name}` has no topic `{topic.text()}`"
    return AnarqError.one(message, topic.place, "consume one that it declares")
