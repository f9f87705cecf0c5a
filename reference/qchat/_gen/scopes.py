"""What a grant of Qchat can cover.

Generated from modules/qchat by `anarq generate service`. Do not edit.
"""

from typing import Final

COMMUNITY_JOIN: Final = "qchat.community.join"
"""Join conversations of a DAO."""

COMMUNITY_OPEN: Final = "qchat.community.open"
"""Open conversations of a DAO."""

COMMUNITY_READ: Final = "qchat.community.read"
"""See the conversations of a DAO."""

CONVERSATION_CREATE: Final = "qchat.conversation.create"
"""Create conversations."""

CONVERSATION_JOIN: Final = "qchat.conversation.join"
"""Join, decline and leave conversations, and say how far one has read."""

CONVERSATION_MANAGE: Final = "qchat.conversation.manage"
"""Rename and close conversations; invite, change and remove members."""

CONVERSATION_READ: Final = "qchat.conversation.read"
"""Read conversations and who is in them."""

DATA_ERASE: Final = "qchat.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qchat.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qchat.data.read"
"""Read what was done with what is kept of somebody."""

KEY_READ: Final = "qchat.key.read"
"""Read one's own epoch keys."""

KEY_START: Final = "qchat.key.start"
"""Start epochs."""

MESSAGE_POST: Final = "qchat.message.post"
"""Post messages."""

MESSAGE_READ: Final = "qchat.message.read"
"""Read what happened in conversations."""

MESSAGE_REPORT: Final = "qchat.message.report"
"""Report messages."""

MESSAGE_RETRACT: Final = "qchat.message.retract"
"""Take messages back."""
