"""What a grant of Qerberos can cover.

Generated from modules/qerberos by `anarq generate service`. Do not edit.
"""

from typing import Final

ALERT_CONTEST: Final = "qerberos.alert.contest"
"""Contest what an alert says of somebody."""

ALERT_READ: Final = "qerberos.alert.read"
"""Read alerts."""

ALERT_REVIEW: Final = "qerberos.alert.review"
"""Decide about what is contested."""

AUDIT_READ: Final = "qerberos.audit.read"
"""Read audit records."""

AUDIT_WRITE: Final = "qerberos.audit.write"
"""Record what happened."""

DATA_ERASE: Final = "qerberos.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qerberos.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qerberos.data.read"
"""Read what was done with what is kept of somebody."""

RISK_READ: Final = "qerberos.risk.read"
"""Ask what speaks against an identity."""
