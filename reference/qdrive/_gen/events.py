"""The events that Qdrive emits.

Generated from modules/qdrive by `anarq generate service`. Do not edit.
"""

from anarq.reference.qdrive._gen.models import (
    AllowanceChanged,
    ContentCollected,
    ErasureDone,
    ExportReady,
    FileChanged,
    FileCreated,
    FileDeleted,
    FileErased,
    FileRestored,
    MetadataExtracted,
    ReferenceAdded,
    ReferenceEnded,
    ShareCreated,
    ShareEnded,
    UploadEnded,
)
from anarq.runtime.call import Event


def allowance_changed(data: AllowanceChanged, *, subject: str) -> Event:
    """Somebody may keep more, or less. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qdrive.allowance.changed.v1", data, subject)


def content_collected(data: ContentCollected, *, subject: str) -> Event:
    """Content that nothing named was deleted. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qdrive.content.collected.v1", data, subject)


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """An erasure is done. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qdrive.erasure.done.v1", data, subject)


def export_ready(data: ExportReady, *, subject: str) -> Event:
    """The file of an export is there. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qdrive.export.ready.v1", data, subject)


def file_changed(data: FileChanged, *, subject: str) -> Event:
    """A file has another content, or its owner says something else of it. `subject` names what it is about: events
    of one subject keep their order.
    """
    return Event("q.qdrive.file.changed.v1", data, subject)


def file_created(data: FileCreated, *, subject: str) -> Event:
    """A file exists. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qdrive.file.created.v1", data, subject)


def file_deleted(data: FileDeleted, *, subject: str) -> Event:
    """A file is in the trash. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qdrive.file.deleted.v1", data, subject)


def file_erased(data: FileErased, *, subject: str) -> Event:
    """A file is gone, for good. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qdrive.file.erased.v1", data, subject)


def file_restored(data: FileRestored, *, subject: str) -> Event:
    """A file was taken out of the trash. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qdrive.file.restored.v1", data, subject)


def metadata_extracted(data: MetadataExtracted, *, subject: str) -> Event:
    """The bytes of a file were read for metadata, or cannot be. `subject` names what it is about: events of one
    subject keep their order.
    """
    return Event("q.qdrive.metadata.extracted.v1", data, subject)


def reference_added(data: ReferenceAdded, *, subject: str) -> Event:
    """Somebody needs the content of a file. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qdrive.reference.added.v1", data, subject)


def reference_ended(data: ReferenceEnded, *, subject: str) -> Event:
    """Content of a file is no longer needed by somebody. `subject` names what it is about: events of one subject
    keep their order.
    """
    return Event("q.qdrive.reference.ended.v1", data, subject)


def share_created(data: ShareCreated, *, subject: str) -> Event:
    """A file was shared. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qdrive.share.created.v1", data, subject)


def share_ended(data: ShareEnded, *, subject: str) -> Event:
    """A share ended, by somebody or by time. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qdrive.share.ended.v1", data, subject)


def upload_ended(data: UploadEnded, *, subject: str) -> Event:
    """An upload ended without a file. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qdrive.upload.ended.v1", data, subject)
