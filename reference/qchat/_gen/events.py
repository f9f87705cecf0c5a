"""The events that Qchat emits.

Generated from modules/qchat by `anarq generate service`. Do not edit.
"""

from anarq.reference.qchat._gen.models import (
    ConversationChanged,
    ConversationClosed,
    ConversationCreated,
    EpochStarted,
    ErasureDone,
    ExportReady,
    MemberChanged,
    MemberInvited,
    MemberJoined,
    MemberLeft,
    MessagePosted,
    MessageReported,
    MessageRetracted,
)
from anarq.runtime.call import Event


def conversation_changed(data: ConversationChanged, *, subject: str) -> Event:
    """A conversation was renamed. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qchat.conversation.changed.v1", data, subject)


def conversation_closed(data: ConversationClosed, *, subject: str) -> Event:
    """A conversation was closed. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qchat.conversation.closed.v1", data, subject)


def conversation_created(data: ConversationCreated, *, subject: str) -> Event:
    """A conversation was created. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qchat.conversation.created.v1", data, subject)


def epoch_started(data: EpochStarted, *, subject: str) -> Event:
    """The next epoch of a conversation began. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qchat.epoch.started.v1", data, subject)


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What was kept of an identity is erased. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qchat.erasure.done.v1", data, subject)


def export_ready(data: ExportReady, *, subject: str) -> Event:
    """The file of an export can be had. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qchat.export.ready.v1", data, subject)


def member_changed(data: MemberChanged, *, subject: str) -> Event:
    """A member has another role or another key. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qchat.member.changed.v1", data, subject)


def member_invited(data: MemberInvited, *, subject: str) -> Event:
    """Somebody was invited to a conversation. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qchat.member.invited.v1", data, subject)


def member_joined(data: MemberJoined, *, subject: str) -> Event:
    """Somebody joined a conversation. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qchat.member.joined.v1", data, subject)


def member_left(data: MemberLeft, *, subject: str) -> Event:
    """Somebody left a conversation, was removed, or did not join. `subject` names what it is about: events of one
    subject keep their order.
    """
    return Event("q.qchat.member.left.v1", data, subject)


def message_reported(data: MessageReported, *, subject: str) -> Event:
    """A member reported a message. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qchat.message.reported.v1", data, subject)


def message_retracted(data: MessageRetracted, *, subject: str) -> Event:
    """A message was taken back. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qchat.message.retracted.v1", data, subject)


def message(data: MessagePosted, *, subject: str) -> Event:
    """A message was posted. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qchat.message.v1", data, subject)
