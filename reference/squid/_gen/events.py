"""The events that sQuid emits.

Generated from modules/squid by `anarq generate service`. Do not edit.
"""

from anarq.reference.squid._gen.models import Identity, ReputationEvent, Subidentity
from anarq.runtime.call import Event


def identity_created(data: Identity, *, subject: str) -> Event:
    """An identity was registered. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.squid.created.v1", data, subject)


def reputation_updated(data: ReputationEvent, *, subject: str) -> Event:
    """The standing of an identity changed. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.squid.reputation.updated.v1", data, subject)


def subidentity_created(data: Subidentity, *, subject: str) -> Event:
    """A subidentity was created. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.squid.sub.created.v1", data, subject)
