"""The events that Qmail emits.

Generated from modules/qmail by `anarq generate service`. Do not edit.
"""

from anarq.reference.qmail._gen.models import (
    ErasureDone,
    ExportReady,
    MailErased,
    MailboxChanged,
    MailboxClosed,
    MailboxOpened,
    MessageQuarantined,
    MessageSent,
    MessageUndelivered,
    ReceiptIssued,
    SpamReported,
)
from anarq.runtime.call import Event


def erased(data: MailErased, *, subject: str) -> Event:
    """A mail was erased by its owner. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmail.erased.v1", data, subject)


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What was kept of an identity is erased. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qmail.erasure.done.v1", data, subject)


def export_ready(data: ExportReady, *, subject: str) -> Event:
    """The file of an export can be had. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmail.export.ready.v1", data, subject)


def mailbox_changed(data: MailboxChanged, *, subject: str) -> Event:
    """The key of a mailbox, or what its Spam Filter does, was changed. `subject` names what it is about: events of
    one subject keep their order.
    """
    return Event("q.qmail.mailbox.changed.v1", data, subject)


def mailbox_closed(data: MailboxClosed, *, subject: str) -> Event:
    """A mailbox takes no mail any more. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmail.mailbox.closed.v1", data, subject)


def mailbox_opened(data: MailboxOpened, *, subject: str) -> Event:
    """A mailbox takes mail. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmail.mailbox.opened.v1", data, subject)


def quarantined(data: MessageQuarantined, *, subject: str) -> Event:
    """The Spam Filter kept a message from an inbox, or its sender contests that. `subject` names what it is about:
    events of one subject keep their order.
    """
    return Event("q.qmail.quarantined.v1", data, subject)


def receipt(data: ReceiptIssued, *, subject: str) -> Event:
    """A message has reached a receiver, or a receiver has certified it. `subject` names what it is about: events of
    one subject keep their order.
    """
    return Event("q.qmail.receipt.v1", data, subject)


def sent(data: MessageSent, *, subject: str) -> Event:
    """A message was sent. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmail.sent.v1", data, subject)


def spam_reported(data: SpamReported, *, subject: str) -> Event:
    """A receiver reported a message. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmail.spam.reported.v1", data, subject)


def undelivered(data: MessageUndelivered, *, subject: str) -> Event:
    """A message does not reach a receiver. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qmail.undelivered.v1", data, subject)
