"""What Qmail uses of Qerberos, and nothing else: its client and its mock both satisfy it.

Generated from modules/qmail by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qerberos.models import (
    AuditRecord,
    AuditRecordRequest,
    RiskScore,
)

__all__ = [
    "AuditRecord",
    "AuditRecordRequest",
    "Qerberos",
    "RiskScore",
]


class Qerberos(Protocol):
    """The operations of Qerberos that Qmail declares to use in its module.yaml."""

    async def record_audit(
        self,
        body: AuditRecordRequest,
        *,
        idempotency_key: str | None = None,
    ) -> AuditRecord:
        """Record what happened. Keeps a line of the audit trail of the grant's subject. Who acted is taken from the
        call, and nobody can change a record afterwards.
        """
        ...

    async def score_risk(
        self,
    ) -> RiskScore:
        """Ask what speaks against an identity. Computed from the alerts of the last day about the grant's subject.
        It advises, with its reasons: the policy of who asks decides.
        """
        ...
