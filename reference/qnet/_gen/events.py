"""The events that QNET emits.

Generated from modules/qnet by `anarq generate service`. Do not edit.
"""

from anarq.reference.qnet._gen.models import (
    AlertClosed,
    AlertRaised,
    ErasureDone,
    HealthChanged,
    NodeChanged,
    NodeJoined,
    NodeLeft,
    PingDone,
    RegistryUpdated,
)
from anarq.runtime.call import Event


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What a person asked to have erased is erased. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qnet.erasure.done.v1", data, subject)


def health_changed(data: HealthChanged, *, subject: str) -> Event:
    """The network as a whole is better or worse. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qnet.health.changed.v1", data, subject)


def node_alert(data: AlertRaised, *, subject: str) -> Event:
    """Something is wrong with a node. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qnet.node.alert.v1", data, subject)


def node_changed(data: NodeChanged, *, subject: str) -> Event:
    """What is said of a node changed. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qnet.node.changed.v1", data, subject)


def node_joined(data: NodeJoined, *, subject: str) -> Event:
    """A registered node was heard of for the first time. `subject` names what it is about: events of one subject
    keep their order.
    """
    return Event("q.qnet.node.joined.v1", data, subject)


def node_left(data: NodeLeft, *, subject: str) -> Event:
    """A node left the network. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qnet.node.left.v1", data, subject)


def node_recovered(data: AlertClosed, *, subject: str) -> Event:
    """What was wrong with a node is over, or the node has left. `subject` names what it is about: events of one
    subject keep their order.
    """
    return Event("q.qnet.node.recovered.v1", data, subject)


def ping_done(data: PingDone, *, subject: str) -> Event:
    """A ping was answered, or given up. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qnet.ping.done.v1", data, subject)


def registry_updated(data: RegistryUpdated, *, subject: str) -> Event:
    """The tools or topics of a module changed. Every module tells it of itself. `subject` names what it is about:
    events of one subject keep their order.
    """
    return Event("q.tools.registry.updated.v1", data, subject)
