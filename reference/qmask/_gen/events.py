"""The events that Qmask emits.

Generated from modules/qmask by `anarq generate service`. Do not edit.
"""

from anarq.reference.qmask._gen.models import (
    EnforcementChanged,
    ErasureDone,
    JobEnded,
    ProfileApplied,
    ProfileChanged,
    ProfileErased,
    ProfileRetired,
    PseudonymsForgotten,
)
from anarq.runtime.call import Event


def applied(data: ProfileApplied, *, subject: str) -> Event:
    """Data was masked. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmask.applied.v1", data, subject)


def enforcement_changed(data: EnforcementChanged, *, subject: str) -> Event:
    """Something has to be masked, otherwise, or no more. `subject` names what it is about: events of one subject
    keep their order.
    """
    return Event("q.qmask.enforcement.changed.v1", data, subject)


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What a person asked to have erased is erased. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qmask.erasure.done.v1", data, subject)


def job_ended(data: JobEnded, *, subject: str) -> Event:
    """A set of records was masked, or will not be. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qmask.job.ended.v1", data, subject)


def profile_changed(data: ProfileChanged, *, subject: str) -> Event:
    """A profile was created, or says something else. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qmask.profile.changed.v1", data, subject)


def profile_erased(data: ProfileErased, *, subject: str) -> Event:
    """A profile and its versions are forgotten. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qmask.profile.erased.v1", data, subject)


def profile_retired(data: ProfileRetired, *, subject: str) -> Event:
    """A profile is applied no more. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmask.profile.retired.v1", data, subject)


def pseudonyms_forgotten(data: PseudonymsForgotten, *, subject: str) -> Event:
    """Pseudonyms can no longer be told to be of somebody. `subject` names what it is about: events of one subject
    keep their order.
    """
    return Event("q.qmask.pseudonyms.forgotten.v1", data, subject)
