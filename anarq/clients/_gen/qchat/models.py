"""The types of the contracts of Qchat, with their exact JSON names.

Generated from modules/qchat/contracts, modules/qchat/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Cid,
    Did,
    Erasure,
    ErasureDone,
    Export,
    ExportReady,
    IdentityRef,
    LockSig,
    PageInfo,
    Timestamp,
)

__all__ = [
    "AuditEntryPage",
    "Cid",
    "CommunityConversationRequest",
    "Conversation",
    "ConversationChange",
    "ConversationChanged",
    "ConversationClosed",
    "ConversationCreated",
    "ConversationPage",
    "ConversationRequest",
    "Did",
    "EncryptionKey",
    "Entry",
    "EntryPage",
    "Epoch",
    "EpochKey",
    "EpochKeyPage",
    "EpochRequest",
    "EpochStarted",
    "Erasure",
    "ErasureDone",
    "Export",
    "ExportReady",
    "IdentityRef",
    "InvitationRequest",
    "JoiningRequest",
    "LockSig",
    "Member",
    "MemberChange",
    "MemberChanged",
    "MemberInvited",
    "MemberJoined",
    "MemberKeyChange",
    "MemberLeft",
    "MemberPage",
    "Membership",
    "MembershipPage",
    "Message",
    "MessagePosted",
    "MessageReport",
    "MessageReported",
    "MessageRequest",
    "MessageRetracted",
    "PageInfo",
    "ReadMarker",
    "Standing",
    "Timestamp",
    "WrappedKey",
]


class EncryptionKey(TypedDict):
    """The key for which epoch keys are sealed that its holder is to open, as Qlock publishes it.

    Attributes:
        keyId: Names the key.
        keyVersion: The version that encrypts now.
        algorithm: Its algorithm.
        publicKey: Its public half.
    """

    keyId: str
    keyVersion: int
    algorithm: Literal["X25519", "ML-KEM-768", "ML-KEM-1024", "X-Wing"]
    publicKey: Did


class WrappedKey(TypedDict):
    """What a sealed epoch key is opened with, as one member can open it.

    Attributes:
        member: Who can open it.
        keyId: The key that opens it.
        keyVersion: The version of it.
        algorithm: How it is wrapped.
        wrapped: The wrapped content key, base64url without padding.
    """

    member: Did
    keyId: str
    keyVersion: int
    algorithm: Literal["X25519", "ML-KEM-768", "ML-KEM-1024", "X-Wing"]
    wrapped: str


class CommunityConversationRequest(TypedDict):
    """A conversation of a DAO that is to be, and its first key.

    Attributes:
        title: What it is called. It is not encrypted.
        encryptionKey: The key for which epoch keys are sealed for its creator.
        sealedKey: The key of epoch 1, encrypted by A256GCM with what `wrappedKey` wraps: nonce and ciphertext, one
            after the other, base64url without padding.
        wrappedKey: What its creator opens that with.
    """

    title: str
    encryptionKey: EncryptionKey
    sealedKey: str
    wrappedKey: WrappedKey


class ConversationChange(TypedDict):
    """What is to change of a conversation.

    Attributes:
        title: What it is called. It is not encrypted.
        expectedVersion: The `version` that the change was made for.
    """

    title: str
    expectedVersion: int


class ConversationChanged(TypedDict):
    """A conversation that is called otherwise, as peers are told.

    Attributes:
        conversationId: The conversation.
        version: Its version.
        changedAt: When it was changed.
    """

    conversationId: str
    version: int
    changedAt: Timestamp


class ConversationClosed(TypedDict):
    """A conversation in which nothing is posted any more, as peers are told.

    Attributes:
        conversationId: The conversation.
        reason: Why: its owner closed it, or the last member left.
        closedAt: When it was closed.
    """

    conversationId: str
    reason: Literal["BY_OWNER", "EMPTY"]
    closedAt: Timestamp


class ConversationCreated(TypedDict):
    """A conversation that there is, as peers are told.

    Attributes:
        conversationId: The conversation.
        kind: Of which kind.
        daoId: The DAO whose members may join.
        createdBy: Who created it.
        createdAt: When it was created.
    """

    conversationId: str
    kind: Literal["DIRECT", "GROUP", "COMMUNITY"]
    daoId: NotRequired[Did]
    createdBy: Did
    createdAt: Timestamp


class Conversation(TypedDict):
    """Where people write to one another: who they are changes its key, and everything in it has a number.

    Attributes:
        conversationId: Names the conversation.
        kind: Between two, among those who were invited, or open to the members of a DAO.
        title: What it is called. It is not encrypted.
        daoId: The DAO whose members may join, of a `COMMUNITY`.
        status: `REKEYING`: its members have changed, and nothing is posted until one of them starts the next epoch.
            `CLOSED` is final.
        epoch: The epoch whose key is used now.
        lastSequence: The number of what happened last.
        members: How many have joined.
        createdBy: Who created it.
        version: Counts its changes other than posts, from 1.
        createdAt: When it was created.
        changedAt: When `version` changed.
    """

    conversationId: str
    kind: Literal["DIRECT", "GROUP", "COMMUNITY"]
    title: NotRequired[str]
    daoId: NotRequired[Did]
    status: Literal["OPEN", "REKEYING", "CLOSED"]
    epoch: int
    lastSequence: int
    members: int
    createdBy: NotRequired[Did]
    version: int
    createdAt: Timestamp
    changedAt: Timestamp


class ConversationPage(PageInfo):
    """One page of conversations.

    Attributes:
        items: The items of this page.
    """

    items: list[Conversation]


class ConversationRequest(TypedDict):
    """A conversation that is to be, and its first key.

    Attributes:
        kind: Between two, or among those who are invited.
        title: What it is called. It is not encrypted.
        invite: Who is invited: of `DIRECT`, the other one.
        encryptionKey: The key for which epoch keys are sealed for its creator.
        sealedKey: The key of epoch 1, encrypted by A256GCM with what `wrappedKey` wraps: nonce and ciphertext, one
            after the other, base64url without padding.
        wrappedKey: What its creator opens that with.
    """

    kind: Literal["DIRECT", "GROUP"]
    title: NotRequired[str]
    invite: list[Did]
    encryptionKey: EncryptionKey
    sealedKey: str
    wrappedKey: WrappedKey


Message = TypedDict(
    "Message",
    {
        "messageId": str,
        "conversationId": str,
        "sequence": int,
        "epoch": int,
        "from": NotRequired[IdentityRef],
        "encryptedContent": NotRequired[str],
        "attachments": NotRequired[list[Cid]],
        "inReplyTo": NotRequired[str],
        "signature": NotRequired[LockSig],
        "status": Literal["POSTED", "RETRACTED"],
        "reason": NotRequired[Literal["BY_AUTHOR", "BY_MODERATOR", "ERASED"]],
        "postedAt": Timestamp,
        "retractedAt": NotRequired[Timestamp],
    },
)
"""A message in a conversation.

Attributes:
    messageId: Names the message.
    conversationId: The conversation.
    sequence: Its number in the conversation.
    epoch: The epoch with whose key it is encrypted.
    from: Who wrote it; absent where he had himself erased.
    encryptedContent: What it says, encrypted by A256GCM with the key of its epoch: nonce and ciphertext, one after
        the other, base64url without padding.
    attachments: Files at Qdrive, encrypted with the same key.
    inReplyTo: The message that it answers.
    signature: Signature of `{attachments, conversationId, encryptedContent, epoch, inReplyTo, kind}`, without those
        that are absent, in canonical form by the author's key: `kind` is `qchat.message`.
    status: Whether it says anything; what is `RETRACTED` keeps its number, and nothing else.
    reason: Why it is `RETRACTED`.
    postedAt: When it was posted.
    retractedAt: When it was retracted.
"""


class Entry(TypedDict):
    """What happened in a conversation, at one number.

    Attributes:
        conversationId: The conversation.
        sequence: Its number, counted from 1 without gaps.
        kind: What happened: a message, or its retraction; somebody joined, left, or has another role; an epoch
            began; another title; its end.
        actor: Who did it; absent where he had himself erased.
        epoch: The epoch of that time.
        message: The message as it is now, of `MESSAGE`.
        messageId: The message, of `RETRACTION`.
        member: Whom it concerns, of `JOINED`, `LEFT` and `ROLE`.
        at: When it happened.
    """

    conversationId: str
    sequence: int
    kind: Literal["MESSAGE", "RETRACTION", "JOINED", "LEFT", "ROLE", "EPOCH", "TITLE", "CLOSED"]
    actor: NotRequired[IdentityRef]
    epoch: int
    message: NotRequired[Message]
    messageId: NotRequired[str]
    member: NotRequired[Did]
    at: Timestamp


class EntryPage(PageInfo):
    """One page of entries.

    Attributes:
        items: The items of this page.
    """

    items: list[Entry]


class EpochKey(TypedDict):
    """The key of an epoch, as its owner can open it.

    Attributes:
        epochKeyId: Names it.
        conversationId: The conversation.
        epoch: The epoch.
        owner: Who can open it.
        sealedKey: The key of the epoch, encrypted by A256GCM with what `wrappedKey` wraps: nonce and ciphertext,
            one after the other, base64url without padding.
        wrappedKey: What its owner opens that with.
        firstSequence: With what the epoch begins.
        startedAt: When it began.
    """

    epochKeyId: str
    conversationId: str
    epoch: int
    owner: Did
    sealedKey: str
    wrappedKey: WrappedKey
    firstSequence: int
    startedAt: Timestamp


class EpochKeyPage(PageInfo):
    """One page of keys.

    Attributes:
        items: The items of this page.
    """

    items: list[EpochKey]


class EpochRequest(TypedDict):
    """The next epoch, with its key for each member.

    Attributes:
        epoch: Its number: that of the epoch before, and one.
        sealedKey: Its key, encrypted by A256GCM with what `wrappedKeys` wrap: nonce and ciphertext, one after the
            other, base64url without padding.
        wrappedKeys: What each member who has joined opens that with.
        expectedVersion: The `version` of the conversation for whose members it was made.
    """

    epoch: int
    sealedKey: str
    wrappedKeys: list[WrappedKey]
    expectedVersion: int


class EpochStarted(TypedDict):
    """The next epoch of a conversation, as peers are told: what is posted is encrypted with its key.

    Attributes:
        conversationId: The conversation.
        epoch: Its number.
        startedAt: When it began.
    """

    conversationId: str
    epoch: int
    startedAt: Timestamp


class Epoch(TypedDict):
    """A time in which the members of a conversation are the same, and have one key.

    Attributes:
        conversationId: The conversation.
        epoch: Its number, counted from 1.
        startedBy: Who made its key.
        firstSequence: With what it begins.
        startedAt: When it began.
    """

    conversationId: str
    epoch: int
    startedBy: Did
    firstSequence: int
    startedAt: Timestamp


class InvitationRequest(TypedDict):
    """Who is to be invited.

    Attributes:
        member: Who it is.
        role: What he will be in it.
    """

    member: Did
    role: Literal["MODERATOR", "MEMBER"]


class JoiningRequest(TypedDict):
    """What somebody joins with.

    Attributes:
        encryptionKey: The key for which epoch keys are sealed for him.
    """

    encryptionKey: EncryptionKey


class MemberChange(TypedDict):
    """What is to change of a member.

    Attributes:
        role: What he is to be.
        expectedVersion: The `version` that the change was made for.
    """

    role: Literal["OWNER", "MODERATOR", "MEMBER"]
    expectedVersion: int


class MemberChanged(TypedDict):
    """A member who has another role or another key, as peers are told.

    Attributes:
        conversationId: The conversation.
        member: Who it is.
        role: What he is now.
        rekeying: Whether the next epoch is to be started.
        changedAt: When it changed.
    """

    conversationId: str
    member: Did
    role: Literal["OWNER", "MODERATOR", "MEMBER"]
    rekeying: bool
    changedAt: Timestamp


class MemberInvited(TypedDict):
    """An invitation, as peers are told.

    Attributes:
        conversationId: The conversation.
        member: Who is invited.
        invitedBy: Who invites him.
        invitedAt: When he was invited.
    """

    conversationId: str
    member: Did
    invitedBy: Did
    invitedAt: Timestamp


class MemberJoined(TypedDict):
    """A new member, as peers are told: the next epoch is to be started.

    Attributes:
        conversationId: The conversation.
        member: Who joined.
        sequence: With what he joined.
        joinedAt: When he joined.
    """

    conversationId: str
    member: Did
    sequence: int
    joinedAt: Timestamp


class MemberKeyChange(TypedDict):
    """Another key of a member, in the place of the one before.

    Attributes:
        encryptionKey: The key for which epoch keys are sealed for him from now on.
        expectedVersion: The `version` that the change was made for.
    """

    encryptionKey: EncryptionKey
    expectedVersion: int


class MemberLeft(TypedDict):
    """Somebody who is no member, as peers are told.

    Attributes:
        conversationId: The conversation.
        member: Who it is.
        status: How it ended.
        rekeying: Whether the next epoch is to be started.
        endedAt: When it ended.
    """

    conversationId: str
    member: Did
    status: Literal["DECLINED", "EXPIRED", "WITHDRAWN", "LEFT", "REMOVED"]
    rekeying: bool
    endedAt: Timestamp


class Member(TypedDict):
    """Somebody's part in a conversation.

    Attributes:
        memberId: Names the membership.
        conversationId: The conversation.
        member: Who it is.
        role: What he may do in it: an `OWNER` everything, a `MODERATOR` invite, remove and retract.
        status: How far it has come, or how it ended. Whoever is not `JOINED` reads nothing that comes later.
        encryptionKey: The key for which epoch keys are sealed for him, once he has joined.
        joinedSequence: With what he joined: from there on he reads.
        readSequence: Up to what he has read, as he says; 0 where he says nothing.
        invitedBy: Who invited him.
        version: Counts its changes, from 1.
        invitedAt: When he was invited, or came by himself.
        changedAt: When it changed.
    """

    memberId: str
    conversationId: str
    member: Did
    role: Literal["OWNER", "MODERATOR", "MEMBER"]
    status: Literal["INVITED", "JOINED", "DECLINED", "EXPIRED", "WITHDRAWN", "LEFT", "REMOVED"]
    encryptionKey: NotRequired[EncryptionKey]
    joinedSequence: NotRequired[int]
    readSequence: int
    invitedBy: NotRequired[Did]
    version: int
    invitedAt: Timestamp
    changedAt: Timestamp


class MemberPage(PageInfo):
    """One page of members.

    Attributes:
        items: The items of this page.
    """

    items: list[Member]


class Membership(TypedDict):
    """A conversation, and the caller's part in it.

    Attributes:
        conversation: The conversation.
        member: The caller's part.
    """

    conversation: Conversation
    member: Member


class MembershipPage(PageInfo):
    """One page of conversations of somebody.

    Attributes:
        items: The items of this page.
    """

    items: list[Membership]


MessagePosted = TypedDict(
    "MessagePosted",
    {
        "conversationId": str,
        "messageId": str,
        "sequence": int,
        "from": IdentityRef,
        "postedAt": Timestamp,
    },
)
"""A message that was posted, as peers are told.

Attributes:
    conversationId: The conversation.
    messageId: The message.
    sequence: Its number.
    from: Who wrote it.
    postedAt: When it was posted.
"""


class MessageReport(TypedDict):
    """What is wrong with a message, as a member says.

    Attributes:
        reason: What is wrong with it.
    """

    reason: Literal["SPAM", "ABUSE", "ILLEGAL"]


class MessageReported(TypedDict):
    """A message that a member reported, as peers are told: of whom it is, and not who says so.

    Attributes:
        conversationId: The conversation.
        messageId: The message.
        author: Who wrote it.
        reason: What is wrong with it.
        reportedAt: When it was reported.
    """

    conversationId: str
    messageId: str
    author: Did
    reason: Literal["SPAM", "ABUSE", "ILLEGAL"]
    reportedAt: Timestamp


class MessageRequest(TypedDict):
    """A message that is to be posted.

    Attributes:
        epoch: The epoch with whose key it is encrypted.
        encryptedContent: What it says, encrypted by A256GCM with the key of its epoch: nonce and ciphertext, one
            after the other, base64url without padding.
        attachments: Files at Qdrive, encrypted with the same key.
        inReplyTo: The message that it answers.
        signature: Signature of `{attachments, conversationId, encryptedContent, epoch, inReplyTo, kind}`, without
            those that are absent, in canonical form by the author's key: `kind` is `qchat.message`.
    """

    epoch: int
    encryptedContent: str
    attachments: NotRequired[list[Cid]]
    inReplyTo: NotRequired[str]
    signature: LockSig


class MessageRetracted(TypedDict):
    """A message that was taken back, as peers are told: what they keep of it they forget.

    Attributes:
        conversationId: The conversation.
        messageId: The message.
        reason: Why.
        retractedAt: When it was retracted.
    """

    conversationId: str
    messageId: str
    reason: Literal["BY_AUTHOR", "BY_MODERATOR", "ERASED"]
    retractedAt: Timestamp


class ReadMarker(TypedDict):
    """Up to what somebody has read.

    Attributes:
        sequence: The number of the last that he has read.
    """

    sequence: int


class Standing(TypedDict):
    """What is known of somebody who invites others.

    Attributes:
        squidId: Who it is.
        level: His standing, as sQuid told it last.
        updatedAt: When this changed.
    """

    squidId: Did
    level: Literal["NEW", "KNOWN", "TRUSTED"]
    updatedAt: Timestamp
