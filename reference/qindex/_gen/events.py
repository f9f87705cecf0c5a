"""The events that Qindex emits.

Generated from modules/qindex by `anarq generate service`. Do not edit.
"""

from anarq.reference.qindex._gen.models import ErasureDone, RecordCreated, RecordErased
from anarq.runtime.call import Event


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What a person asked to have erased is erased. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qindex.erasure.done.v1", data, subject)


def record_created(data: RecordCreated, *, subject: str) -> Event:
    """A key points to something new. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qindex.record.created.v1", data, subject)


def record_erased(data: RecordErased, *, subject: str) -> Event:
    """A key points to nothing any more, and its history is forgotten. `subject` names what it is about: events of
    one subject keep their order.
    """
    return Event("q.qindex.record.erased.v1", data, subject)
