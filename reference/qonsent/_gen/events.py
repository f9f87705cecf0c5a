"""The events that Qonsent emits.

Generated from modules/qonsent by `anarq generate service`. Do not edit.
"""

from anarq.reference.qonsent._gen.models import (
    ErasureDone,
    GrantErased,
    GrantExpired,
    GrantIssued,
    GrantRevoked,
    PolicyChanged,
    PolicyErased,
    PolicyRetired,
)
from anarq.runtime.call import Event


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What a person asked to have erased is erased. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qonsent.erasure.done.v1", data, subject)


def grant_erased(data: GrantErased, *, subject: str) -> Event:
    """A grant that had ended is forgotten. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qonsent.grant.erased.v1", data, subject)


def grant_expired(data: GrantExpired, *, subject: str) -> Event:
    """The time of a grant is over. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qonsent.grant.expired.v1", data, subject)


def grant_issued(data: GrantIssued, *, subject: str) -> Event:
    """Somebody let somebody do something. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qonsent.grant.issued.v1", data, subject)


def policy_changed(data: PolicyChanged, *, subject: str) -> Event:
    """A policy was created, or says something else. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qonsent.policy.changed.v1", data, subject)


def policy_erased(data: PolicyErased, *, subject: str) -> Event:
    """A policy and its versions are forgotten. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qonsent.policy.erased.v1", data, subject)


def policy_retired(data: PolicyRetired, *, subject: str) -> Event:
    """A policy allows nothing any more. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qonsent.policy.retired.v1", data, subject)


def revoked(data: GrantRevoked, *, subject: str) -> Event:
    """A delegation holds no longer. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qonsent.revoked.v1", data, subject)
