"""What a grant of sQuid can cover.

Generated from modules/squid by `anarq generate service`. Do not edit.
"""

from typing import Final

ASSOCIATION_READ: Final = "squid.association.read"
"""Read the DAOs that an identity belongs to."""

CONTEXT_READ: Final = "squid.context.read"
"""Read who the caller is now."""

DATA_ERASE: Final = "squid.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "squid.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "squid.data.read"
"""Read what was done with what is kept of somebody."""

IDENTITY_DEACTIVATE: Final = "squid.identity.deactivate"
"""Deactivate an identity, for good."""

IDENTITY_READ: Final = "squid.identity.read"
"""Read an identity and its profile."""

IDENTITY_UPDATE: Final = "squid.identity.update"
"""Change the profile of an identity."""

KEY_READ: Final = "squid.key.read"
"""Read which keys have spoken for an identity."""

KEY_RECOVERY: Final = "squid.key.recovery"
"""Name the key by which an identity can be recovered."""

KEY_ROTATE: Final = "squid.key.rotate"
"""Let another key speak for an identity."""

REPUTATION_CONTEST: Final = "squid.reputation.contest"
"""Contest what is said of an identity."""

REPUTATION_READ: Final = "squid.reputation.read"
"""Read the reputation of an identity and what it follows from."""

REPUTATION_REVIEW: Final = "squid.reputation.review"
"""Decide about what an identity contests."""

SESSION_CLOSE: Final = "squid.session.close"
"""End a session."""

SESSION_READ: Final = "squid.session.read"
"""Read the sessions of an identity."""

SUBIDENTITY_CREATE: Final = "squid.subidentity.create"
"""Create a subidentity."""

SUBIDENTITY_READ: Final = "squid.subidentity.read"
"""Read subidentities."""

SUBIDENTITY_REVOKE: Final = "squid.subidentity.revoke"
"""Revoke a subidentity, for good."""
