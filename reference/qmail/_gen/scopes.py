"""What a grant of Qmail can cover.

Generated from modules/qmail by `anarq generate service`. Do not edit.
"""

from typing import Final

DATA_ERASE: Final = "qmail.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qmail.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qmail.data.read"
"""Read what was done with what is kept of somebody."""

MAILBOX_MANAGE: Final = "qmail.mailbox.manage"
"""Open, change and close a mailbox."""

MAILBOX_READ: Final = "qmail.mailbox.read"
"""Read a mailbox and its settings."""

MESSAGE_ERASE: Final = "qmail.message.erase"
"""Erase messages from a mailbox."""

MESSAGE_FILE: Final = "qmail.message.file"
"""File messages, release and report them."""

MESSAGE_READ: Final = "qmail.message.read"
"""Read messages."""

MESSAGE_SEND: Final = "qmail.message.send"
"""Send messages."""

QUARANTINE_CONTEST: Final = "qmail.quarantine.contest"
"""Contest that a message is quarantined."""

QUARANTINE_REVIEW: Final = "qmail.quarantine.review"
"""Decide about what is contested."""

RECEIPT_CERTIFY: Final = "qmail.receipt.certify"
"""Certify that a message has arrived."""

RECEIPT_READ: Final = "qmail.receipt.read"
"""Read how far messages have come, and their receipts."""

RECIPIENT_READ: Final = "qmail.recipient.read"
"""Ask how to write to somebody."""
