"""The events that QpiC emits.

Generated from modules/qpic by `anarq generate service`. Do not edit.
"""

from anarq.reference.qpic._gen.models import (
    AssetChanged,
    AssetCreated,
    AssetRemoved,
    AssetTranscoded,
    ErasureDone,
    ExportReady,
    OfferEnded,
    OfferListed,
    ProfileCreated,
    ProfileRetired,
    TranscodingEnded,
)
from anarq.runtime.call import Event


def asset_changed(data: AssetChanged, *, subject: str) -> Event:
    """What is said of an asset changed, or whether its bytes can be read. `subject` names what it is about: events
    of one subject keep their order.
    """
    return Event("q.qpic.asset.changed.v1", data, subject)


def asset_created(data: AssetCreated, *, subject: str) -> Event:
    """There is a new asset. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qpic.asset.created.v1", data, subject)


def asset_removed(data: AssetRemoved, *, subject: str) -> Event:
    """An asset is none any more. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qpic.asset.removed.v1", data, subject)


def asset_transcoded(data: AssetTranscoded, *, subject: str) -> Event:
    """An asset was made of another. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qpic.asset.transcoded.v1", data, subject)


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """An erasure is done. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qpic.erasure.done.v1", data, subject)


def export_ready(data: ExportReady, *, subject: str) -> Event:
    """The file of an export is there. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qpic.export.ready.v1", data, subject)


def offer_ended(data: OfferEnded, *, subject: str) -> Event:
    """An asset is no longer offered, or could not be. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qpic.offer.ended.v1", data, subject)


def offer_listed(data: OfferListed, *, subject: str) -> Event:
    """An asset is offered at Qmarket. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qpic.offer.listed.v1", data, subject)


def profile_created(data: ProfileCreated, *, subject: str) -> Event:
    """There is a new profile. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qpic.profile.created.v1", data, subject)


def profile_retired(data: ProfileRetired, *, subject: str) -> Event:
    """Nothing is made by a profile any more. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qpic.profile.retired.v1", data, subject)


def transcoding_ended(data: TranscodingEnded, *, subject: str) -> Event:
    """A transcoding ended without an asset. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qpic.transcoding.ended.v1", data, subject)
