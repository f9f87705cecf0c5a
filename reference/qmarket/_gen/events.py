"""The events that Qmarket emits.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

from anarq.reference.qmarket._gen.models import (
    ErasureDone,
    ListingChanged,
    ListingPublished,
    ListingWithdrawn,
    PurchaseFailure,
    Sale,
)
from anarq.runtime.call import Event


def changed(data: ListingChanged, *, subject: str) -> Event:
    """A listing was changed. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmarket.changed.v1", data, subject)


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What a person asked to have erased is erased. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qmarket.erasure.done.v1", data, subject)


def listed(data: ListingPublished, *, subject: str) -> Event:
    """Content was offered. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmarket.listed.v1", data, subject)


def purchase_failed(data: PurchaseFailure, *, subject: str) -> Event:
    """A purchase ended without a licence. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmarket.purchase.failed.v1", data, subject)


def sold(data: Sale, *, subject: str) -> Event:
    """A licence was paid and issued. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmarket.sold.v1", data, subject)


def withdrawn(data: ListingWithdrawn, *, subject: str) -> Event:
    """A listing was withdrawn. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmarket.withdrawn.v1", data, subject)
