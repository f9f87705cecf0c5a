"""The types of Qerberos, which its clients share.

Generated from modules/qerberos by `anarq generate service`. Do not edit.
"""

from anarq.clients._gen.qerberos.models import (
    Alert,
    AlertChanged,
    AlertPage,
    AlertRaised,
    Anomaly,
    AuditEntryPage,
    AuditRecord,
    AuditRecordPage,
    AuditRecordRequest,
    DeadEvent,
    Did,
    Erasure,
    ErasureDone,
    ExportPage,
    IdentityRef,
    Objection,
    PageInfo,
    Review,
    RiskScore,
    RiskScoreReasonsItem,
    Timestamp,
)
from anarq.clients.values import Number

__all__ = [
    "Alert",
    "AlertChanged",
    "AlertPage",
    "AlertRaised",
    "Anomaly",
    "AuditEntryPage",
    "AuditRecord",
    "AuditRecordPage",
    "AuditRecordRequest",
    "DeadEvent",
    "Did",
    "Erasure",
    "ErasureDone",
    "ExportPage",
    "IdentityRef",
    "Number",
    "Objection",
    "PageInfo",
    "Review",
    "RiskScore",
    "RiskScoreReasonsItem",
    "Timestamp",
]
