"""What a grant of Qonsent can cover.

Generated from modules/qonsent by `anarq generate service`. Do not edit.
"""

from typing import Final

CONSENT_READ: Final = "qonsent.consent.read"
"""Read what a grant lets its receiver send."""

DATA_ERASE: Final = "qonsent.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qonsent.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qonsent.data.read"
"""Read what was done with what is kept of somebody."""

GRANT_ERASE: Final = "qonsent.grant.erase"
"""Erase grants that have ended."""

GRANT_ISSUE: Final = "qonsent.grant.issue"
"""Record what was granted."""

GRANT_READ: Final = "qonsent.grant.read"
"""Read what was granted."""

GRANT_REVOKE: Final = "qonsent.grant.revoke"
"""Revoke delegations and what rests on them."""

PERMISSION_CHECK: Final = "qonsent.permission.check"
"""Ask whether somebody may do something."""

POLICY_ERASE: Final = "qonsent.policy.erase"
"""Erase policies that are retired."""

POLICY_READ: Final = "qonsent.policy.read"
"""Read policies and their versions."""

POLICY_WRITE: Final = "qonsent.policy.write"
"""Create, change and retire policies."""
