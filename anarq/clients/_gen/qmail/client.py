"""The client of Qmail.

Generated from modules/qmail by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qmail import endpoints
from anarq.clients._gen.qmail.models import (
    AuditEntryPage,
    CertificationRequest,
    Delivery,
    DeliveryPage,
    Did,
    Erasure,
    Export,
    Mail,
    MailChange,
    MailPage,
    Mailbox,
    MailboxChange,
    MailboxRequest,
    Message,
    MessageRequest,
    Objection,
    OpenedMail,
    QuarantineReview,
    Receipt,
    ReceiptPage,
    Recipient,
    Timestamp,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations
from anarq.clients.streams import Received


class QmailOperations(Operations):
    """The operations of Qmail, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def get_mailbox(
        self,
    ) -> Mailbox:
        """Read the mailbox of the caller."""
        data = await self._call(
            endpoints.GET_MAILBOX,
            {},
        )
        return cast("Mailbox", data)

    async def open_mailbox(
        self,
        body: MailboxRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Mailbox:
        """Open a mailbox. The grant's subject takes mail from now on. A mailbox that was closed is opened again,
        with what lies in it.
        """
        data = await self._call(
            endpoints.OPEN_MAILBOX,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Mailbox", data)

    async def change_mailbox(
        self,
        body: MailboxChange,
        *,
        idempotency_key: str | None = None,
    ) -> Mailbox:
        """Change a mailbox. With another key, what was wrapped for the one before stays as it is: its owner keeps
        that key for as long as he wants to read it.
        """
        data = await self._call(
            endpoints.CHANGE_MAILBOX,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Mailbox", data)

    async def close_mailbox(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Mailbox:
        """Close a mailbox. It takes no mail any more. What lies in it stays; `requestErasure` erases it."""
        data = await self._call(
            endpoints.CLOSE_MAILBOX,
            {},
            idempotency_key=idempotency_key,
        )
        return cast("Mailbox", data)

    async def get_recipient(
        self,
        *,
        squid_id: Did,
    ) -> Recipient:
        """Ask how to write to somebody. The key for which the content key of a message is wrapped. Of a mailbox it
        tells nothing else.
        """
        data = await self._call(
            endpoints.GET_RECIPIENT,
            {"squidId": squid_id},
        )
        return cast("Recipient", data)

    async def list_messages(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        folder: Literal["INBOX", "ARCHIVE", "TRASH", "SENT", "SPAM"] | None = None,
        seen: bool | None = None,
        sender: Did | None = None,
        label: str | None = None,
        sent_after: Timestamp | None = None,
        sent_before: Timestamp | None = None,
    ) -> MailPage:
        """List the mail of the caller. What lies in the mailbox of the grant's subject, without what it says:
        `getMessage` has that.
        """
        data = await self._call(
            endpoints.LIST_MESSAGES,
            {
                "limit": limit,
                "cursor": cursor,
                "folder": folder,
                "seen": seen,
                "sender": sender,
                "label": label,
                "sentAfter": sent_after,
                "sentBefore": sent_before,
            },
        )
        return cast("MailPage", data)

    async def iterate_list_messages(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        folder: Literal["INBOX", "ARCHIVE", "TRASH", "SENT", "SPAM"] | None = None,
        seen: bool | None = None,
        sender: Did | None = None,
        label: str | None = None,
        sent_after: Timestamp | None = None,
        sent_before: Timestamp | None = None,
    ) -> AsyncIterator[Mail]:
        """The items of every page of `listMessages`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_MESSAGES,
            {
                "limit": limit,
                "cursor": cursor,
                "folder": folder,
                "seen": seen,
                "sender": sender,
                "label": label,
                "sentAfter": sent_after,
                "sentBefore": sent_before,
            },
        )
        async for item in items:
            yield cast("Mail", item)

    async def send_message(
        self,
        body: MessageRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Message:
        """Send a message. The grant's subject sends it. `CONFLICT` says in `reasons` why a receiver cannot be
        written to: `no_mailbox`, `mailbox_closed`, `key_changed`. A signature of something else is
        `VALIDATION_FAILED`, with the reason `signature_of_something_else`. Who writes to more strangers in a day
        than his standing allows is told `RATE_LIMIT_EXCEEDED`; against whom too much speaks at Qerberos,
        `QERB_SUSPECT`.
        """
        data = await self._call(
            endpoints.SEND_MESSAGE,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Message", data)

    async def get_message(
        self,
        *,
        message_id: str,
    ) -> OpenedMail:
        """Read a message. With the content key as the grant's subject can open it. That it was read is told to
        nobody: `certifyMessage` says so.
        """
        data = await self._call(
            endpoints.GET_MESSAGE,
            {"messageId": message_id},
        )
        return cast("OpenedMail", data)

    async def file_message(
        self,
        body: MailChange,
        *,
        message_id: str,
        idempotency_key: str | None = None,
    ) -> Mail:
        """File a message. Moves it to another folder, marks it as seen, labels it. What is in quarantine is released
        first.
        """
        data = await self._call(
            endpoints.FILE_MESSAGE,
            {"messageId": message_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Mail", data)

    async def erase_message(
        self,
        *,
        message_id: str,
        expected_version: int,
        idempotency_key: str | None = None,
    ) -> None:
        """Erase a message from one's mailbox. The content key as the grant's subject could open it is destroyed.
        Others keep theirs, and what is on its way arrives; with the last of them the content is unpinned.
        """
        await self._call(
            endpoints.ERASE_MESSAGE,
            {"messageId": message_id, "expectedVersion": expected_version},
            idempotency_key=idempotency_key,
        )

    async def release_message(
        self,
        *,
        message_id: str,
        idempotency_key: str | None = None,
    ) -> Mail:
        """Release a message from quarantine. Its receiver wants it: it is delivered to the inbox, and its sender is
        told.
        """
        data = await self._call(
            endpoints.RELEASE_MESSAGE,
            {"messageId": message_id},
            idempotency_key=idempotency_key,
        )
        return cast("Mail", data)

    async def report_spam(
        self,
        *,
        message_id: str,
        idempotency_key: str | None = None,
    ) -> Mail:
        """Report a message that is not wanted. It goes to `SPAM`, and speaks against its sender. Who reports it is
        not told.
        """
        data = await self._call(
            endpoints.REPORT_SPAM,
            {"messageId": message_id},
            idempotency_key=idempotency_key,
        )
        return cast("Mail", data)

    async def list_deliveries(
        self,
        *,
        message_id: str,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["PENDING", "DELIVERED", "QUARANTINED", "CONTESTED", "CERTIFIED", "UNDELIVERABLE", "EXPIRED"]
        | None = None,
    ) -> DeliveryPage:
        """List how far a message has come. To its sender: one delivery for each receiver. A receiver sees his own.
        Where a delivery is `QUARANTINED` and its receiver asks for `postage`, the sender pays it to him at
        Qwallet, with the `deliveryId` in the `metadata` of the intent.
        """
        data = await self._call(
            endpoints.LIST_DELIVERIES,
            {"messageId": message_id, "limit": limit, "cursor": cursor, "status": status},
        )
        return cast("DeliveryPage", data)

    async def iterate_list_deliveries(
        self,
        *,
        message_id: str,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["PENDING", "DELIVERED", "QUARANTINED", "CONTESTED", "CERTIFIED", "UNDELIVERABLE", "EXPIRED"]
        | None = None,
    ) -> AsyncIterator[Delivery]:
        """The items of every page of `listDeliveries`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_DELIVERIES,
            {"messageId": message_id, "limit": limit, "cursor": cursor, "status": status},
        )
        async for item in items:
            yield cast("Delivery", item)

    async def contest_quarantine(
        self,
        body: Objection,
        *,
        message_id: str,
        recipient: Did,
        idempotency_key: str | None = None,
    ) -> Delivery:
        """Contest that a message is quarantined. For its sender, once: a person looks at it, and it does not expire
        meanwhile.
        """
        data = await self._call(
            endpoints.CONTEST_QUARANTINE,
            {"messageId": message_id, "recipient": recipient},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Delivery", data)

    async def review_quarantine(
        self,
        body: QuarantineReview,
        *,
        message_id: str,
        recipient: Did,
        idempotency_key: str | None = None,
    ) -> Delivery:
        """Decide about a contested quarantine. For the people who review what the machine has kept back: they see
        who writes to whom, and nothing of what is written.
        """
        data = await self._call(
            endpoints.REVIEW_QUARANTINE,
            {"messageId": message_id, "recipient": recipient},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Delivery", data)

    async def certify_message(
        self,
        body: CertificationRequest,
        *,
        message_id: str,
        idempotency_key: str | None = None,
    ) -> Receipt:
        """Certify that one has a message. The receipt is the receiver's signature of the CID of the message, so that
        its sender can prove what has arrived, to anybody. A signature of something else is `VALIDATION_FAILED`,
        with the reason `signature_of_something_else`.
        """
        data = await self._call(
            endpoints.CERTIFY_MESSAGE,
            {"messageId": message_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Receipt", data)

    async def list_receipts(
        self,
        *,
        message_id: str,
        limit: int = 50,
        cursor: str | None = None,
        kind: Literal["DELIVERED", "CERTIFIED"] | None = None,
        issued_after: Timestamp | None = None,
        issued_before: Timestamp | None = None,
    ) -> ReceiptPage:
        """List the receipts of a message. To its sender: those of all receivers. A receiver sees his own."""
        data = await self._call(
            endpoints.LIST_RECEIPTS,
            {
                "messageId": message_id,
                "limit": limit,
                "cursor": cursor,
                "kind": kind,
                "issuedAfter": issued_after,
                "issuedBefore": issued_before,
            },
        )
        return cast("ReceiptPage", data)

    async def iterate_list_receipts(
        self,
        *,
        message_id: str,
        limit: int = 50,
        cursor: str | None = None,
        kind: Literal["DELIVERED", "CERTIFIED"] | None = None,
        issued_after: Timestamp | None = None,
        issued_before: Timestamp | None = None,
    ) -> AsyncIterator[Receipt]:
        """The items of every page of `listReceipts`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_RECEIPTS,
            {
                "messageId": message_id,
                "limit": limit,
                "cursor": cursor,
                "kind": kind,
                "issuedAfter": issued_after,
                "issuedBefore": issued_before,
            },
        )
        async for item in items:
            yield cast("Receipt", item)

    async def list_audit_trail(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
        recorded_after: Timestamp | None = None,
        recorded_before: Timestamp | None = None,
    ) -> AuditEntryPage:
        """List what was done with what is kept of somebody. Of the grant's subject: by whom, when, and whether it
        was allowed.
        """
        data = await self._call(
            endpoints.LIST_AUDIT_TRAIL,
            {
                "limit": limit,
                "cursor": cursor,
                "verdict": verdict,
                "recordedAfter": recorded_after,
                "recordedBefore": recorded_before,
            },
        )
        return cast("AuditEntryPage", data)

    async def request_export(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Export:
        """Ask for a copy of all that is kept of somebody. Settings, mail with its messages, deliveries and receipts.
        What is encrypted stays so: its owner has the keys. One at a time is made.
        """
        data = await self._call(
            endpoints.REQUEST_EXPORT,
            {},
            idempotency_key=idempotency_key,
        )
        return cast("Export", data)

    async def get_export(
        self,
        *,
        export_id: str,
    ) -> Export:
        """Read how far an export has come."""
        data = await self._call(
            endpoints.GET_EXPORT,
            {"exportId": export_id},
        )
        return cast("Export", data)

    async def download_export(
        self,
        *,
        export_id: str,
    ) -> Received:
        """Download the file of an export. JSON, one record a line, each with the `$id` of its contract as `type`.
        There for seven days.
        """
        data = await self._call(
            endpoints.DOWNLOAD_EXPORT,
            {"exportId": export_id},
        )
        return cast("Received", data)

    async def request_erasure(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Erasure:
        """Have all erased that is kept of somebody. Closes the mailbox and erases what lies in it, its keys, and the
        standing that was kept. What others hold stays theirs: messages that were sent to them, and receipts,
        which prove something to their senders.
        """
        data = await self._call(
            endpoints.REQUEST_ERASURE,
            {},
            idempotency_key=idempotency_key,
        )
        return cast("Erasure", data)

    async def get_erasure(
        self,
        *,
        erasure_id: str,
    ) -> Erasure:
        """Read how far an erasure has come."""
        data = await self._call(
            endpoints.GET_ERASURE,
            {"erasureId": erasure_id},
        )
        return cast("Erasure", data)


class QmailClient(QmailOperations, HttpClient):
    """Calls Qmail over HTTP."""

    api_version = "v1.0"
