"""The events that Qflow emits.

Generated from modules/qflow by `anarq generate service`. Do not edit.
"""

from anarq.reference.qflow._gen.models import (
    ErasureDone,
    Escalated,
    EscalationEnded,
    LayerChanged,
    ThresholdsChanged,
)
from anarq.runtime.call import Event


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What a person asked to have erased is erased. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qflow.erasure.done.v1", data, subject)


def escalated(data: Escalated, *, subject: str) -> Event:
    """A person has to decide about an evaluation. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qflow.escalated.v1", data, subject)


def escalation_ended(data: EscalationEnded, *, subject: str) -> Event:
    """A person decided about an evaluation, or nobody did in time. `subject` names what it is about: events of one
    subject keep their order.
    """
    return Event("q.qflow.escalation.ended.v1", data, subject)


def layer_changed(data: LayerChanged, *, subject: str) -> Event:
    """A layer is new, changed or retired. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qflow.layer.changed.v1", data, subject)


def thresholds_changed(data: ThresholdsChanged, *, subject: str) -> Event:
    """Thresholds are new, changed or retired. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qflow.thresholds.changed.v1", data, subject)
