"""The events that sQuid emits.

Generated from modules/squid by `anarq generate service`. Do not edit.
"""

from anarq.reference.squid._gen.models import (
    ErasureDone,
    IdentityCreated,
    IdentityDeactivated,
    IdentityUpdated,
    KeyChanged,
    ReputationUpdated,
    SessionEnded,
    SessionOpened,
    SubidentityCreated,
    SubidentityRevoked,
)
from anarq.runtime.call import Event


def created(data: IdentityCreated, *, subject: str) -> Event:
    """An identity was registered. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.squid.created.v1", data, subject)


def deactivated(data: IdentityDeactivated, *, subject: str) -> Event:
    """An identity can no longer act, and its subidentities with it. `subject` names what it is about: events of one
    subject keep their order.
    """
    return Event("q.squid.deactivated.v1", data, subject)


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What a person asked to have erased is erased. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.squid.erasure.done.v1", data, subject)


def key_changed(data: KeyChanged, *, subject: str) -> Event:
    """Another key speaks for an identity. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.squid.key.changed.v1", data, subject)


def reputation_updated(data: ReputationUpdated, *, subject: str) -> Event:
    """The standing of an identity changed. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.squid.reputation.updated.v1", data, subject)


def session_ended(data: SessionEnded, *, subject: str) -> Event:
    """A session has ended. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.squid.session.ended.v1", data, subject)


def session_opened(data: SessionOpened, *, subject: str) -> Event:
    """A session was opened. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.squid.session.opened.v1", data, subject)


def sub_created(data: SubidentityCreated, *, subject: str) -> Event:
    """A subidentity was created. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.squid.sub.created.v1", data, subject)


def sub_revoked(data: SubidentityRevoked, *, subject: str) -> Event:
    """A subidentity was revoked. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.squid.sub.revoked.v1", data, subject)


def updated(data: IdentityUpdated, *, subject: str) -> Event:
    """The profile of an identity changed. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.squid.updated.v1", data, subject)
