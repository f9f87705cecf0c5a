"""The events that Qerberos emits.

Generated from modules/qerberos by `anarq generate service`. Do not edit.
"""

from anarq.reference.qerberos._gen.models import (
    AlertChanged,
    AlertRaised,
    Anomaly,
    DeadEvent,
    ErasureDone,
)
from anarq.runtime.call import Event


def alert_changed(data: AlertChanged, *, subject: str) -> Event:
    """An alert is contested, or a person has decided about it. `subject` names what it is about: events of one
    subject keep their order.
    """
    return Event("q.qerberos.alert.changed.v1", data, subject)


def alert(data: AlertRaised, *, subject: str) -> Event:
    """Something looks like abuse or a fault. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qerberos.alert.v1", data, subject)


def anomaly(data: Anomaly, *, subject: str) -> Event:
    """A minute of an identity was unlike those before it. `subject` names what it is about: events of one subject
    keep their order.
    """
    return Event("q.qerberos.anomaly.v1", data, subject)


def dead(data: DeadEvent, *, subject: str) -> Event:
    """An event could not be handled by a consumer. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.bus.dead.v1", data, subject)


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What a person asked to have erased is erased. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qerberos.erasure.done.v1", data, subject)
