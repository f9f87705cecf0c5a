"""The operations of Qmail as its callers know them.

Generated from modules/qmail by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qmail import schemas
from anarq.clients.endpoint import Endpoint, Resource
from anarq.wire.streams import StreamKind

GET_MAILBOX: Final = Endpoint(
    module="qmail",
    name="getMailbox",
    method="GET",
    path="/mailbox",
    response=schemas.MAILBOX,
    scope="qmail.mailbox.read",
    safe=True,
    resource=Resource("Mailbox", "owner"),
    example={
        "owner": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "status": "OPEN",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "quarantine": "NEW",
        "refused": [],
        "usedBytes": 48213,
        "quotaBytes": 5368709120,
        "version": 1,
        "openedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:00:00Z",
        "postage": {"amount": "0.50", "currency": "EUR"},
    },
)

OPEN_MAILBOX: Final = Endpoint(
    module="qmail",
    name="openMailbox",
    method="POST",
    path="/mailbox",
    request=schemas.MAILBOX_REQUEST,
    response=schemas.MAILBOX,
    idempotent=True,
    scope="qmail.mailbox.manage",
    resource=Resource("Mailbox", "owner"),
    example={
        "owner": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "status": "OPEN",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "quarantine": "NEW",
        "refused": [],
        "usedBytes": 48213,
        "quotaBytes": 5368709120,
        "version": 1,
        "openedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:00:00Z",
        "postage": {"amount": "0.50", "currency": "EUR"},
    },
)

CHANGE_MAILBOX: Final = Endpoint(
    module="qmail",
    name="changeMailbox",
    method="PATCH",
    path="/mailbox",
    request=schemas.MAILBOX_CHANGE,
    response=schemas.MAILBOX,
    idempotent=True,
    scope="qmail.mailbox.manage",
    resource=Resource("Mailbox", "owner"),
    example={
        "owner": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "status": "OPEN",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "quarantine": "NEW",
        "refused": [],
        "usedBytes": 48213,
        "quotaBytes": 5368709120,
        "version": 1,
        "openedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:00:00Z",
        "postage": {"amount": "0.50", "currency": "EUR"},
    },
)

CLOSE_MAILBOX: Final = Endpoint(
    module="qmail",
    name="closeMailbox",
    method="POST",
    path="/mailbox/closure",
    response=schemas.MAILBOX,
    idempotent=True,
    scope="qmail.mailbox.manage",
    resource=Resource("Mailbox", "owner"),
    example={
        "owner": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "status": "OPEN",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "quarantine": "NEW",
        "refused": [],
        "usedBytes": 48213,
        "quotaBytes": 5368709120,
        "version": 1,
        "openedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:00:00Z",
        "postage": {"amount": "0.50", "currency": "EUR"},
    },
)

GET_RECIPIENT: Final = Endpoint(
    module="qmail",
    name="getRecipient",
    method="GET",
    path="/recipients/{squidId}",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["squidId"]),
    response=schemas.RECIPIENT,
    scope="qmail.recipient.read",
    safe=True,
    example={
        "squidId": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "status": "OPEN",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
    },
)

LIST_MESSAGES: Final = Endpoint(
    module="qmail",
    name="listMessages",
    method="GET",
    path="/messages",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "folder": {"enum": ["INBOX", "ARCHIVE", "TRASH", "SENT", "SPAM"]},
        "seen": {"type": "boolean"},
        "sender": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "label": {"type": "string", "minLength": 1, "maxLength": 64},
        "sentAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "sentBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.MAIL_PAGE,
    scope="qmail.message.read",
    safe=True,
    resource=Resource("Mail", "mailId", many=True),
    example={
        "items": [
            {
                "mailId": "mai_01JJY3ZK9B2M4N6P",
                "messageId": "msg_01JJY3ZK9B2M4N6P",
                "owner": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
                "folder": "INBOX",
                "seen": False,
                "labels": [],
                "from": {"squidId": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ"},
                "subject": "Invoice 2026-014",
                "priority": "NORMAL",
                "receiptRequested": True,
                "size": 1642,
                "timestamp": "2026-01-31T09:30:00Z",
                "wrappedKey": {
                    "recipient": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
                    "keyId": "key_01JJY3ZK9B2M4N7Q",
                    "keyVersion": 1,
                    "algorithm": "X25519",
                    "wrapped": "qMYSqOO06axnNcDULVwMvfbw9LkzqZI1aWzyxOtVk2UuYmCqW-gbwfhz1iy0bKEPj3ITGXBhOi3wsmCapJo7TTkzeGRViWp4xo2a-s8npAo",
                },
                "version": 1,
            }
        ]
    },
)

SEND_MESSAGE: Final = Endpoint(
    module="qmail",
    name="sendMessage",
    method="POST",
    path="/messages",
    request=schemas.MESSAGE_REQUEST,
    response=schemas.MESSAGE,
    idempotent=True,
    scope="qmail.message.send",
    delegates=("qerberos.risk.read",),
    resource=Resource("Message", "messageId"),
    example={
        "messageId": "msg_01JJY3ZK9B2M4N6P",
        "messageCid": "bafyreigkxgfvvqjvdppzwf3skkwg4kd2n42i4klcaxw34qh3kk4gb6apnu",
        "from": {"squidId": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ"},
        "to": [{"squidId": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp"}],
        "subject": "Invoice 2026-014",
        "encryptedContent": "deDUWPwtpAtbi4thTQGS6dp__8LWBC8zMA_bDoqD37QiOUprILP6QtkOxs-ghZ9v4zrIAjy14wHJKBjmYOFPIPyFWiJUdHy_OMUzuhkNEhH5_m9AqxWE3tXbOg5sFmmu",
        "receiptRequested": True,
        "priority": "NORMAL",
        "signature": {
            "alg": "EdDSA",
            "pub": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
            "sig": "hCC8Ji7jbbVbVHrglZFc33b8ooLZXe_kKykd7eLAe5jKsDuP4tlqFN7Qnjj5M80C5dv_UHImfc5sD_TMit42Cw",
            "ts": 1769851800,
            "nonce": "2KXGOcRWDZg7PXRD2K5dDw",
        },
        "timestamp": "2026-01-31T09:30:00Z",
    },
)

GET_MESSAGE: Final = Endpoint(
    module="qmail",
    name="getMessage",
    method="GET",
    path="/messages/{messageId}",
    parameters={"messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["messageId"]),
    response=schemas.OPENED_MAIL,
    scope="qmail.message.read",
    safe=True,
    example={
        "mail": {
            "mailId": "mai_01JJY3ZK9B2M4N6P",
            "messageId": "msg_01JJY3ZK9B2M4N6P",
            "owner": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
            "folder": "INBOX",
            "seen": False,
            "labels": [],
            "from": {"squidId": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ"},
            "subject": "Invoice 2026-014",
            "priority": "NORMAL",
            "receiptRequested": True,
            "size": 1642,
            "timestamp": "2026-01-31T09:30:00Z",
            "wrappedKey": {
                "recipient": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
                "keyId": "key_01JJY3ZK9B2M4N7Q",
                "keyVersion": 1,
                "algorithm": "X25519",
                "wrapped": "qMYSqOO06axnNcDULVwMvfbw9LkzqZI1aWzyxOtVk2UuYmCqW-gbwfhz1iy0bKEPj3ITGXBhOi3wsmCapJo7TTkzeGRViWp4xo2a-s8npAo",
            },
            "version": 1,
        },
        "message": {
            "messageId": "msg_01JJY3ZK9B2M4N6P",
            "messageCid": "bafyreigkxgfvvqjvdppzwf3skkwg4kd2n42i4klcaxw34qh3kk4gb6apnu",
            "from": {"squidId": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ"},
            "to": [{"squidId": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp"}],
            "subject": "Invoice 2026-014",
            "encryptedContent": "deDUWPwtpAtbi4thTQGS6dp__8LWBC8zMA_bDoqD37QiOUprILP6QtkOxs-ghZ9v4zrIAjy14wHJKBjmYOFPIPyFWiJUdHy_OMUzuhkNEhH5_m9AqxWE3tXbOg5sFmmu",
            "receiptRequested": True,
            "priority": "NORMAL",
            "signature": {
                "alg": "EdDSA",
                "pub": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
                "sig": "hCC8Ji7jbbVbVHrglZFc33b8ooLZXe_kKykd7eLAe5jKsDuP4tlqFN7Qnjj5M80C5dv_UHImfc5sD_TMit42Cw",
                "ts": 1769851800,
                "nonce": "2KXGOcRWDZg7PXRD2K5dDw",
            },
            "timestamp": "2026-01-31T09:30:00Z",
        },
    },
)

FILE_MESSAGE: Final = Endpoint(
    module="qmail",
    name="fileMessage",
    method="PATCH",
    path="/messages/{messageId}",
    parameters={"messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["messageId"]),
    request=schemas.MAIL_CHANGE,
    response=schemas.MAIL,
    idempotent=True,
    scope="qmail.message.file",
    resource=Resource("Mail", "mailId"),
    example={
        "mailId": "mai_01JJY3ZK9B2M4N6P",
        "messageId": "msg_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "folder": "INBOX",
        "seen": False,
        "labels": [],
        "from": {"squidId": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ"},
        "subject": "Invoice 2026-014",
        "priority": "NORMAL",
        "receiptRequested": True,
        "size": 1642,
        "timestamp": "2026-01-31T09:30:00Z",
        "wrappedKey": {
            "recipient": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "wrapped": "qMYSqOO06axnNcDULVwMvfbw9LkzqZI1aWzyxOtVk2UuYmCqW-gbwfhz1iy0bKEPj3ITGXBhOi3wsmCapJo7TTkzeGRViWp4xo2a-s8npAo",
        },
        "version": 1,
    },
)

ERASE_MESSAGE: Final = Endpoint(
    module="qmail",
    name="eraseMessage",
    method="DELETE",
    path="/messages/{messageId}",
    parameters={
        "messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"},
        "expectedVersion": {"type": "integer", "minimum": 1},
    },
    required=frozenset(["messageId", "expectedVersion"]),
    enveloped=False,
    idempotent=True,
    scope="qmail.message.erase",
)

RELEASE_MESSAGE: Final = Endpoint(
    module="qmail",
    name="releaseMessage",
    method="POST",
    path="/messages/{messageId}/release",
    parameters={"messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["messageId"]),
    response=schemas.MAIL,
    idempotent=True,
    scope="qmail.message.file",
    resource=Resource("Mail", "mailId"),
    example={
        "mailId": "mai_01JJY3ZK9B2M4N6P",
        "messageId": "msg_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "folder": "INBOX",
        "seen": False,
        "labels": [],
        "from": {"squidId": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ"},
        "subject": "Invoice 2026-014",
        "priority": "NORMAL",
        "receiptRequested": True,
        "size": 1642,
        "timestamp": "2026-01-31T09:30:00Z",
        "wrappedKey": {
            "recipient": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "wrapped": "qMYSqOO06axnNcDULVwMvfbw9LkzqZI1aWzyxOtVk2UuYmCqW-gbwfhz1iy0bKEPj3ITGXBhOi3wsmCapJo7TTkzeGRViWp4xo2a-s8npAo",
        },
        "version": 1,
    },
)

REPORT_SPAM: Final = Endpoint(
    module="qmail",
    name="reportSpam",
    method="POST",
    path="/messages/{messageId}/report",
    parameters={"messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["messageId"]),
    response=schemas.MAIL,
    idempotent=True,
    scope="qmail.message.file",
    resource=Resource("Mail", "mailId"),
    example={
        "mailId": "mai_01JJY3ZK9B2M4N6P",
        "messageId": "msg_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "folder": "INBOX",
        "seen": False,
        "labels": [],
        "from": {"squidId": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ"},
        "subject": "Invoice 2026-014",
        "priority": "NORMAL",
        "receiptRequested": True,
        "size": 1642,
        "timestamp": "2026-01-31T09:30:00Z",
        "wrappedKey": {
            "recipient": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "wrapped": "qMYSqOO06axnNcDULVwMvfbw9LkzqZI1aWzyxOtVk2UuYmCqW-gbwfhz1iy0bKEPj3ITGXBhOi3wsmCapJo7TTkzeGRViWp4xo2a-s8npAo",
        },
        "version": 1,
    },
)

LIST_DELIVERIES: Final = Endpoint(
    module="qmail",
    name="listDeliveries",
    method="GET",
    path="/messages/{messageId}/deliveries",
    parameters={
        "messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {
            "enum": ["PENDING", "DELIVERED", "QUARANTINED", "CONTESTED", "CERTIFIED", "UNDELIVERABLE", "EXPIRED"]
        },
    },
    required=frozenset(["messageId"]),
    response=schemas.DELIVERY_PAGE,
    scope="qmail.receipt.read",
    safe=True,
    resource=Resource("Delivery", "deliveryId", many=True),
    example={
        "items": [
            {
                "deliveryId": "dlv_01JJY3ZK9B2M4N6P",
                "messageId": "msg_01JJY3ZK9B2M4N6P",
                "sender": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
                "recipient": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
                "status": "CERTIFIED",
                "createdAt": "2026-01-31T09:30:00Z",
                "changedAt": "2026-01-31T09:45:00Z",
            }
        ]
    },
)

CONTEST_QUARANTINE: Final = Endpoint(
    module="qmail",
    name="contestQuarantine",
    method="POST",
    path="/messages/{messageId}/deliveries/{recipient}/objection",
    parameters={
        "messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"},
        "recipient": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["messageId", "recipient"]),
    request=schemas.OBJECTION,
    response=schemas.DELIVERY,
    idempotent=True,
    scope="qmail.quarantine.contest",
    resource=Resource("Delivery", "deliveryId"),
    example={
        "deliveryId": "dlv_01JJY3ZK9B2M4N6P",
        "messageId": "msg_01JJY3ZK9B2M4N6P",
        "sender": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "recipient": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "status": "CERTIFIED",
        "createdAt": "2026-01-31T09:30:00Z",
        "changedAt": "2026-01-31T09:45:00Z",
    },
)

REVIEW_QUARANTINE: Final = Endpoint(
    module="qmail",
    name="reviewQuarantine",
    method="POST",
    path="/messages/{messageId}/deliveries/{recipient}/review",
    parameters={
        "messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"},
        "recipient": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["messageId", "recipient"]),
    request=schemas.QUARANTINE_REVIEW,
    response=schemas.DELIVERY,
    idempotent=True,
    scope="qmail.quarantine.review",
    resource=Resource("Delivery", "deliveryId"),
    example={
        "deliveryId": "dlv_01JJY3ZK9B2M4N6P",
        "messageId": "msg_01JJY3ZK9B2M4N6P",
        "sender": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "recipient": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "status": "CERTIFIED",
        "createdAt": "2026-01-31T09:30:00Z",
        "changedAt": "2026-01-31T09:45:00Z",
    },
)

CERTIFY_MESSAGE: Final = Endpoint(
    module="qmail",
    name="certifyMessage",
    method="POST",
    path="/messages/{messageId}/certification",
    parameters={"messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["messageId"]),
    request=schemas.CERTIFICATION_REQUEST,
    response=schemas.RECEIPT,
    idempotent=True,
    scope="qmail.receipt.certify",
    resource=Resource("Receipt", "receiptId"),
    example={
        "receiptId": "rcp_01JJY3ZK9B2M4N6P",
        "messageId": "msg_01JJY3ZK9B2M4N6P",
        "messageCid": "bafyreigkxgfvvqjvdppzwf3skkwg4kd2n42i4klcaxw34qh3kk4gb6apnu",
        "sender": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "recipient": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "kind": "CERTIFIED",
        "signature": {
            "alg": "EdDSA",
            "pub": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
            "sig": "OXn-tgXRMoU6hU7cNJ4jvCmnvUgw5QSbftik0otEuXtuHXZ3eXZywjhSzjJFycGy78sTOu5NJ1rdaKXxwF6rBg",
            "ts": 1769852700,
            "nonce": "WVGBsNTFtAvmB4oRpXfwWw",
        },
        "issuedAt": "2026-01-31T09:45:00Z",
    },
)

LIST_RECEIPTS: Final = Endpoint(
    module="qmail",
    name="listReceipts",
    method="GET",
    path="/messages/{messageId}/receipts",
    parameters={
        "messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "kind": {"enum": ["DELIVERED", "CERTIFIED"]},
        "issuedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "issuedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    required=frozenset(["messageId"]),
    response=schemas.RECEIPT_PAGE,
    scope="qmail.receipt.read",
    safe=True,
    resource=Resource("Receipt", "receiptId", many=True),
    example={
        "items": [
            {
                "receiptId": "rcp_01JJY3ZK9B2M4N6P",
                "messageId": "msg_01JJY3ZK9B2M4N6P",
                "messageCid": "bafyreigkxgfvvqjvdppzwf3skkwg4kd2n42i4klcaxw34qh3kk4gb6apnu",
                "sender": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
                "recipient": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
                "kind": "CERTIFIED",
                "signature": {
                    "alg": "EdDSA",
                    "pub": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
                    "sig": "OXn-tgXRMoU6hU7cNJ4jvCmnvUgw5QSbftik0otEuXtuHXZ3eXZywjhSzjJFycGy78sTOu5NJ1rdaKXxwF6rBg",
                    "ts": 1769852700,
                    "nonce": "WVGBsNTFtAvmB4oRpXfwWw",
                },
                "issuedAt": "2026-01-31T09:45:00Z",
            }
        ]
    },
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="qmail",
    name="listAuditTrail",
    method="GET",
    path="/audit-trail",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "verdict": {"enum": ["ALLOW", "DENY", "WARN"]},
        "recordedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "recordedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.AUDIT_ENTRY_PAGE,
    scope="qmail.data.read",
    safe=True,
    example={
        "items": [
            {
                "type": "qmail.getMessage",
                "ref": "urn:anarq:qmail:message:msg_01JJY3ZK9B2M4N6P",
                "actor": {"squidId": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp"},
                "layer": "consent",
                "verdict": "ALLOW",
                "details": {},
                "recordedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

REQUEST_EXPORT: Final = Endpoint(
    module="qmail",
    name="requestExport",
    method="POST",
    path="/exports",
    response=schemas.EXPORT,
    idempotent=True,
    scope="qmail.data.export",
    resource=Resource("Export", "exportId"),
    example={
        "exportId": "exp_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "REQUESTED",
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

GET_EXPORT: Final = Endpoint(
    module="qmail",
    name="getExport",
    method="GET",
    path="/exports/{exportId}",
    parameters={"exportId": {"type": "string", "pattern": "^exp_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["exportId"]),
    response=schemas.EXPORT,
    scope="qmail.data.export",
    safe=True,
    resource=Resource("Export", "exportId"),
    example={
        "exportId": "exp_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "REQUESTED",
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

DOWNLOAD_EXPORT: Final = Endpoint(
    module="qmail",
    name="downloadExport",
    method="GET",
    path="/exports/{exportId}/file",
    parameters={"exportId": {"type": "string", "pattern": "^exp_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["exportId"]),
    enveloped=False,
    gives=StreamKind(media_types=("application/x-ndjson",), max_bytes=10737418240),
    scope="qmail.data.export",
    safe=True,
)

REQUEST_ERASURE: Final = Endpoint(
    module="qmail",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="qmail.data.erase",
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

GET_ERASURE: Final = Endpoint(
    module="qmail",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="qmail.data.erase",
    safe=True,
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType(
    {
        "getMailbox": GET_MAILBOX,
        "openMailbox": OPEN_MAILBOX,
        "changeMailbox": CHANGE_MAILBOX,
        "closeMailbox": CLOSE_MAILBOX,
        "getRecipient": GET_RECIPIENT,
        "listMessages": LIST_MESSAGES,
        "sendMessage": SEND_MESSAGE,
        "getMessage": GET_MESSAGE,
        "fileMessage": FILE_MESSAGE,
        "eraseMessage": ERASE_MESSAGE,
        "releaseMessage": RELEASE_MESSAGE,
        "reportSpam": REPORT_SPAM,
        "listDeliveries": LIST_DELIVERIES,
        "contestQuarantine": CONTEST_QUARANTINE,
        "reviewQuarantine": REVIEW_QUARANTINE,
        "certifyMessage": CERTIFY_MESSAGE,
        "listReceipts": LIST_RECEIPTS,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "requestExport": REQUEST_EXPORT,
        "getExport": GET_EXPORT,
        "downloadExport": DOWNLOAD_EXPORT,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
