"""The types of the contracts of Qmail, with their exact JSON names.

Generated from modules/qmail/contracts, modules/qmail/openapi.yaml by `anarq generate models`. Do not edit.
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
    Money,
    Objection,
    PageInfo,
    Timestamp,
)

__all__ = [
    "AuditEntryPage",
    "CertificationRequest",
    "Cid",
    "Delivery",
    "DeliveryPage",
    "Did",
    "EncryptionKey",
    "Erasure",
    "ErasureDone",
    "Export",
    "ExportReady",
    "IdentityRef",
    "LockSig",
    "Mail",
    "MailChange",
    "MailErased",
    "MailPage",
    "Mailbox",
    "MailboxChange",
    "MailboxChanged",
    "MailboxClosed",
    "MailboxOpened",
    "MailboxRequest",
    "Message",
    "MessageQuarantined",
    "MessageRequest",
    "MessageSent",
    "MessageTerms",
    "MessageUndelivered",
    "Money",
    "Objection",
    "OpenedMail",
    "PageInfo",
    "QuarantineReview",
    "Receipt",
    "ReceiptIssued",
    "ReceiptPage",
    "Recipient",
    "SpamReported",
    "Standing",
    "Timestamp",
    "WrappedKey",
]


class CertificationRequest(TypedDict):
    """What a receiver says when he certifies a message.

    Attributes:
        signature: Signature of `{kind, messageCid}` in canonical form by the receiver's key: `kind` is
            `qmail.receipt`, and `messageCid` that of the message.
    """

    signature: LockSig


class Delivery(TypedDict):
    """How far a message has come to one of its receivers.

    Attributes:
        deliveryId: Names the delivery.
        messageId: The message.
        sender: Who sent it.
        recipient: To whom.
        status: How far it has come; `CERTIFIED`, `UNDELIVERABLE` and `EXPIRED` are final. `DELIVERED` says that it
            lies in the mailbox, and not that anybody read it.
        reason: Why it is not delivered. A mailbox that is not there, takes no mail, is full, or has another key by
            now; a receiver who takes nothing of the sender; thirty days in quarantine; or what the Spam Filter saw:
            the sender's standing, how many he wrote to, how fast, and that others reported him.
        objection: Why the sender contests the quarantine.
        review: What a person said of the objection.
        createdAt: When it was sent.
        changedAt: When it came to where it is.
        postage: The payment intent at Qwallet by which its sender buys it out of quarantine; its `metadata` names
            the delivery.
    """

    deliveryId: str
    messageId: str
    sender: Did
    recipient: Did
    status: Literal["PENDING", "DELIVERED", "QUARANTINED", "CONTESTED", "CERTIFIED", "UNDELIVERABLE", "EXPIRED"]
    reason: NotRequired[
        Literal[
            "NO_MAILBOX",
            "MAILBOX_CLOSED",
            "MAILBOX_FULL",
            "KEY_CHANGED",
            "REFUSED",
            "UNCLAIMED",
            "NEW_SENDER",
            "MANY_RECIPIENTS",
            "SENDING_BURST",
            "REPORTED_SENDER",
        ]
    ]
    objection: NotRequired[str]
    review: NotRequired[str]
    createdAt: Timestamp
    changedAt: Timestamp
    postage: NotRequired[str]


class DeliveryPage(PageInfo):
    """One page of deliveries.

    Attributes:
        items: The items of this page.
    """

    items: list[Delivery]


class EncryptionKey(TypedDict):
    """The key for which content keys are wrapped that its holder is to open, as Qlock publishes it.

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


class MailChange(TypedDict):
    """What is to change of a mail; what is absent stays.

    Attributes:
        folder: Where it is to lie.
        seen: Whether its owner has seen it.
        labels: Words of its owner, to find it by: all of them.
        expectedVersion: The `version` that the change was made for.
    """

    folder: NotRequired[Literal["INBOX", "ARCHIVE", "TRASH"]]
    seen: NotRequired[bool]
    labels: NotRequired[list[str]]
    expectedVersion: int


class MailErased(TypedDict):
    """A mail that is no longer in its owner's mailbox, as peers are told.

    Attributes:
        messageId: The message.
        owner: Whose mail it was.
        last: Whether nobody has the message any more: its content is unpinned.
        erasedAt: When it was erased.
    """

    messageId: str
    owner: Did
    last: bool
    erasedAt: Timestamp


class WrappedKey(TypedDict):
    """The content key of a message, as one of those can open it who may read it.

    Attributes:
        recipient: Who can open it.
        keyId: The key that opens it.
        keyVersion: The version of it.
        algorithm: How it is wrapped.
        wrapped: The wrapped content key, base64url without padding.
    """

    recipient: Did
    keyId: str
    keyVersion: int
    algorithm: Literal["X25519", "ML-KEM-768", "ML-KEM-1024", "X-Wing"]
    wrapped: str


Mail = TypedDict(
    "Mail",
    {
        "mailId": str,
        "messageId": str,
        "owner": Did,
        "folder": Literal["INBOX", "ARCHIVE", "TRASH", "SENT", "SPAM"],
        "seen": bool,
        "labels": list[str],
        "from": IdentityRef,
        "subject": str,
        "priority": Literal["LOW", "NORMAL", "HIGH"],
        "receiptRequested": bool,
        "size": int,
        "timestamp": Timestamp,
        "wrappedKey": WrappedKey,
        "version": int,
    },
)
"""A message in somebody's mailbox: where it lies, and the content key as he can open it.

Attributes:
    mailId: Names the mail.
    messageId: The message.
    owner: Whose mailbox it is in.
    folder: Where it lies. In `SPAM` lies what is quarantined or reported.
    seen: Whether its owner has seen it, as he says; nobody else is told.
    labels: Words of its owner, to find it by.
    from: Who sent it.
    subject: What it is about.
    priority: How urgent it is.
    receiptRequested: Whether the sender asks for a certified receipt.
    size: How many bytes it takes of the mailbox.
    timestamp: When it was sent.
    wrappedKey: The content key, as its owner can open it.
    version: Counts its changes, from 1.
"""


class MailPage(PageInfo):
    """One page of mail.

    Attributes:
        items: The items of this page.
    """

    items: list[Mail]


class MailboxChange(TypedDict):
    """What is to change of a mailbox; what is absent stays.

    Attributes:
        encryptionKey: The key for which others wrap what its owner is to read.
        quarantine: Which standing of strangers is not enough to reach the inbox: mail of a sender at or below it
            goes to `SPAM`, unless its owner wrote to him before.
        postage: What a sender pays whose mail goes to `SPAM`, to reach the inbox all the same; absent: it cannot be
            bought; null takes it away.
        refused: Senders of whom nothing is taken.
        expectedVersion: The `version` that the change was made for.
    """

    encryptionKey: NotRequired[EncryptionKey]
    quarantine: NotRequired[Literal["NONE", "NEW", "KNOWN"]]
    postage: NotRequired[Money | None]
    refused: NotRequired[list[Did]]
    expectedVersion: int


class MailboxChanged(TypedDict):
    """A change of a mailbox, as peers are told: who wraps keys for it reads its key again.

    Attributes:
        owner: Whose mailbox it is.
        keyId: The key for which content keys are wrapped now.
        version: Its version.
        changedAt: When it was changed.
    """

    owner: Did
    keyId: str
    version: int
    changedAt: Timestamp


class MailboxClosed(TypedDict):
    """A mailbox that takes no mail any more, as peers are told.

    Attributes:
        owner: Whose mailbox it was.
        reason: Why.
        closedAt: When it was closed.
    """

    owner: Did
    reason: Literal["BY_OWNER", "ERASURE", "IDENTITY_DEACTIVATED"]
    closedAt: Timestamp


class MailboxOpened(TypedDict):
    """A mailbox that takes mail, as peers are told.

    Attributes:
        owner: Whose mailbox it is.
        version: Its version.
        openedAt: When it was opened.
    """

    owner: Did
    version: int
    openedAt: Timestamp


class MailboxRequest(TypedDict):
    """What a mailbox is opened with.

    Attributes:
        encryptionKey: The key for which others wrap what its owner is to read.
        quarantine: Which standing of strangers is not enough to reach the inbox: mail of a sender at or below it
            goes to `SPAM`, unless its owner wrote to him before.
        postage: What a sender pays whose mail goes to `SPAM`, to reach the inbox all the same; absent: it cannot be
            bought.
        refused: Senders of whom nothing is taken.
    """

    encryptionKey: EncryptionKey
    quarantine: NotRequired[Literal["NONE", "NEW", "KNOWN"]]
    postage: NotRequired[Money]
    refused: NotRequired[list[Did]]


class Mailbox(TypedDict):
    """Where somebody receives mail: his key, and what the Spam Filter is to do for him.

    Attributes:
        owner: Whose mailbox it is.
        status: Whether it takes mail.
        encryptionKey: The key for which others wrap what its owner is to read.
        quarantine: Which standing of strangers is not enough to reach the inbox: mail of a sender at or below it
            goes to `SPAM`, unless its owner wrote to him before.
        postage: What a sender pays whose mail goes to `SPAM`, to reach the inbox all the same; absent: it cannot be
            bought.
        refused: Senders of whom nothing is taken.
        usedBytes: Bytes of the mail in it.
        quotaBytes: Bytes that it takes at most.
        version: Counts its changes, from 1.
        openedAt: When it was opened.
        changedAt: When it was changed.
    """

    owner: Did
    status: Literal["OPEN", "CLOSED"]
    encryptionKey: EncryptionKey
    quarantine: Literal["NONE", "NEW", "KNOWN"]
    postage: NotRequired[Money]
    refused: list[Did]
    usedBytes: int
    quotaBytes: int
    version: int
    openedAt: Timestamp
    changedAt: Timestamp


class MessageQuarantined(TypedDict):
    """A message that the Spam Filter keeps from an inbox, or that its sender contests, as peers are told.

    Attributes:
        messageId: The message.
        sender: Who sent it.
        status: Where it stands.
        reason: What the Spam Filter saw.
        changedAt: When it came there.
    """

    messageId: str
    sender: Did
    status: Literal["QUARANTINED", "CONTESTED"]
    reason: Literal["NEW_SENDER", "MANY_RECIPIENTS", "SENDING_BURST", "REPORTED_SENDER"]
    changedAt: Timestamp


class MessageRequest(TypedDict):
    """A message that is to be sent, with its content key for each who may read it.

    Attributes:
        to: Who receives it.
        subject: What it is about. It is not encrypted: what is not for the service stands in the content.
        encryptedContent: What it says, encrypted by A256GCM with its content key: nonce and ciphertext, one after
            the other, base64url without padding.
        attachments: Files at Qdrive, encrypted with the same content key.
        inReplyTo: The message that it answers.
        receiptRequested: Whether the sender asks its receivers to certify it.
        priority: How urgent it is.
        wrappedKeys: The content key: once for each receiver, and once for the sender.
        signature: Signature of `{kind, messageCid}` in canonical form by the sender's key: `kind` is
            `qmail.message`, and `messageCid` the CID of the DAG-CBOR of `{attachments, encryptedContent, from,
            inReplyTo, priority, receiptRequested, subject, to}`, without those that are absent.
    """

    to: list[IdentityRef]
    subject: str
    encryptedContent: str
    attachments: NotRequired[list[Cid]]
    inReplyTo: NotRequired[str]
    receiptRequested: bool
    priority: Literal["LOW", "NORMAL", "HIGH"]
    wrappedKeys: list[WrappedKey]
    signature: LockSig


MessageSent = TypedDict(
    "MessageSent",
    {
        "messageId": str,
        "messageCid": Cid,
        "from": IdentityRef,
        "recipients": int,
        "receiptRequested": bool,
        "priority": Literal["LOW", "NORMAL", "HIGH"],
        "timestamp": Timestamp,
    },
)
"""A message that was sent, as peers are told.

Attributes:
    messageId: The message.
    messageCid: What its sender signed.
    from: Who sent it.
    recipients: To how many.
    receiptRequested: Whether the sender asks for a certified receipt.
    priority: How urgent it is.
    timestamp: When it was sent.
"""


class MessageTerms(TypedDict):
    """What the sender of a message says.

    Attributes:
        to: Who receives it.
        subject: What it is about. It is not encrypted: what is not for the service stands in the content.
        encryptedContent: What it says, encrypted by A256GCM with its content key: nonce and ciphertext, one after
            the other, base64url without padding.
        attachments: Files at Qdrive, encrypted with the same content key.
        inReplyTo: The message that it answers.
        receiptRequested: Whether the sender asks its receivers to certify it.
        priority: How urgent it is.
    """

    to: NotRequired[list[IdentityRef]]
    subject: NotRequired[str]
    encryptedContent: NotRequired[str]
    attachments: NotRequired[list[Cid]]
    inReplyTo: NotRequired[str]
    receiptRequested: NotRequired[bool]
    priority: NotRequired[Literal["LOW", "NORMAL", "HIGH"]]


class MessageUndelivered(TypedDict):
    """A message that does not reach one of its receivers, as peers are told.

    Attributes:
        messageId: The message.
        sender: Who sent it.
        recipient: Whom it does not reach.
        status: How it ended.
        reason: Why.
        endedAt: When it ended.
    """

    messageId: str
    sender: Did
    recipient: Did
    status: Literal["UNDELIVERABLE", "EXPIRED"]
    reason: Literal["NO_MAILBOX", "MAILBOX_CLOSED", "MAILBOX_FULL", "KEY_CHANGED", "REFUSED", "UNCLAIMED"]
    endedAt: Timestamp


Message = TypedDict(
    "Message",
    {
        "to": list[IdentityRef],
        "subject": str,
        "encryptedContent": str,
        "attachments": NotRequired[list[Cid]],
        "inReplyTo": NotRequired[str],
        "receiptRequested": bool,
        "priority": Literal["LOW", "NORMAL", "HIGH"],
        "messageId": str,
        "messageCid": Cid,
        "from": IdentityRef,
        "signature": LockSig,
        "timestamp": Timestamp,
    },
)
"""A certified message, as it was sent: the design's `QmailMessage`, and what it is certified by.

Attributes:
    to: Who receives it.
    subject: What it is about. It is not encrypted: what is not for the service stands in the content.
    encryptedContent: What it says, encrypted by A256GCM with its content key: nonce and ciphertext, one after the
        other, base64url without padding.
    attachments: Files at Qdrive, encrypted with the same content key.
    inReplyTo: The message that it answers.
    receiptRequested: Whether the sender asks its receivers to certify it.
    priority: How urgent it is.
    messageId: Names the message.
    messageCid: What the signatures of sender and receivers name.
    from: Who sends it.
    signature: The sender's signature.
    timestamp: When it was sent.
"""


class OpenedMail(TypedDict):
    """A mail with the message itself.

    Attributes:
        mail: The mail.
        message: The message.
    """

    mail: Mail
    message: Message


class QuarantineReview(TypedDict):
    """What a person decided about a contested quarantine.

    Attributes:
        verdict: Whether it is delivered, or stays where it is.
        reason: Why, for the sender.
    """

    verdict: Literal["RELEASED", "UPHELD"]
    reason: str


class ReceiptIssued(TypedDict):
    """A receipt, as peers are told.

    Attributes:
        receiptId: The receipt.
        messageId: The message.
        messageCid: What is proved to have arrived.
        sender: Who sent it.
        recipient: Whom it has reached.
        kind: `DELIVERED`: the service says that it lies in the mailbox. `CERTIFIED`: the receiver says that he has
            it.
        issuedAt: When it was issued.
    """

    receiptId: str
    messageId: str
    messageCid: Cid
    sender: Did
    recipient: Did
    kind: Literal["DELIVERED", "CERTIFIED"]
    issuedAt: Timestamp


class Receipt(TypedDict):
    """Proof that a message has reached one of its receivers.

    Attributes:
        receiptId: Names the receipt.
        messageId: The message.
        messageCid: What is proved to have arrived.
        sender: Who sent it.
        recipient: Whom it has reached.
        kind: `DELIVERED`: the service says that it lies in the mailbox. `CERTIFIED`: the receiver says that he has
            it.
        signature: Of `CERTIFIED`, what the receiver signed; of `DELIVERED`, signature of `{kind, messageCid,
            recipient}` in canonical form by the service's key: `kind` is `qmail.delivery`.
        issuedAt: When it was issued.
    """

    receiptId: str
    messageId: str
    messageCid: Cid
    sender: Did
    recipient: Did
    kind: Literal["DELIVERED", "CERTIFIED"]
    signature: LockSig
    issuedAt: Timestamp


class ReceiptPage(PageInfo):
    """One page of receipts.

    Attributes:
        items: The items of this page.
    """

    items: list[Receipt]


class Recipient(TypedDict):
    """How to write to somebody.

    Attributes:
        squidId: Who it is.
        status: Whether his mailbox takes mail.
        encryptionKey: The key for which content keys are wrapped; absent where the mailbox is `CLOSED`.
        postage: What a sender pays whose mail goes to `SPAM`, to reach the inbox all the same; absent: it cannot be
            bought.
    """

    squidId: Did
    status: Literal["OPEN", "CLOSED"]
    encryptionKey: NotRequired[EncryptionKey]
    postage: NotRequired[Money]


class SpamReported(TypedDict):
    """Mail that a receiver does not want, as peers are told: of whom it is, and not who says so.

    Attributes:
        messageId: The message.
        sender: Who sent it.
        reportedAt: When it was reported.
    """

    messageId: str
    sender: Did
    reportedAt: Timestamp


class Standing(TypedDict):
    """What the Spam Filter knows of a sender: no content, and nothing of whom he writes to.

    Attributes:
        squidId: The sender.
        level: His standing, as sQuid told it last.
        reports: How many receivers reported mail of his.
        updatedAt: When this changed.
    """

    squidId: Did
    level: Literal["NEW", "KNOWN", "TRUSTED"]
    reports: int
    updatedAt: Timestamp
