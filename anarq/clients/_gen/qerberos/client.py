"""The client of Qerberos.

Generated from modules/qerberos by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qerberos import endpoints
from anarq.clients._gen.qerberos.models import (
    Alert,
    AlertPage,
    AuditEntryPage,
    AuditRecord,
    AuditRecordPage,
    AuditRecordRequest,
    Erasure,
    ExportPage,
    Objection,
    Review,
    RiskScore,
    Timestamp,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class QerberosOperations(Operations):
    """The operations of Qerberos, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_audit_records(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
    ) -> AuditRecordPage:
        """List audit records. Those of the grant's subject: everybody can read what was recorded of them."""
        data = await self._call(
            endpoints.LIST_AUDIT_RECORDS,
            {"limit": limit, "cursor": cursor, "verdict": verdict},
        )
        return cast("AuditRecordPage", data)

    async def iterate_list_audit_records(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
    ) -> AsyncIterator[AuditRecord]:
        """The items of every page of `listAuditRecords`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_AUDIT_RECORDS,
            {"limit": limit, "cursor": cursor, "verdict": verdict},
        )
        async for item in items:
            yield cast("AuditRecord", item)

    async def record_audit(
        self,
        body: AuditRecordRequest,
        *,
        idempotency_key: str | None = None,
    ) -> AuditRecord:
        """Record what happened. Keeps a line of the audit trail of the grant's subject. Who acted is taken from the
        call, and nobody can change a record afterwards.
        """
        data = await self._call(
            endpoints.RECORD_AUDIT,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("AuditRecord", data)

    async def list_alerts(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        severity: Literal["LOW", "MEDIUM", "HIGH"] | None = None,
    ) -> AlertPage:
        """List alerts. Those about the grant's subject."""
        data = await self._call(
            endpoints.LIST_ALERTS,
            {"limit": limit, "cursor": cursor, "severity": severity},
        )
        return cast("AlertPage", data)

    async def iterate_list_alerts(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        severity: Literal["LOW", "MEDIUM", "HIGH"] | None = None,
    ) -> AsyncIterator[Alert]:
        """The items of every page of `listAlerts`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_ALERTS,
            {"limit": limit, "cursor": cursor, "severity": severity},
        )
        async for item in items:
            yield cast("Alert", item)

    async def get_alert(
        self,
        *,
        alert_id: str,
    ) -> Alert:
        """Read an alert."""
        data = await self._call(
            endpoints.GET_ALERT,
            {"alertId": alert_id},
        )
        return cast("Alert", data)

    async def contest_alert(
        self,
        body: Objection,
        *,
        alert_id: str,
        idempotency_key: str | None = None,
    ) -> Alert:
        """Contest an alert. It no longer speaks against whom it is about, until a person has looked at it."""
        data = await self._call(
            endpoints.CONTEST_ALERT,
            {"alertId": alert_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Alert", data)

    async def review_alert(
        self,
        body: Review,
        *,
        alert_id: str,
        idempotency_key: str | None = None,
    ) -> Alert:
        """Decide about a contested alert. For the people who review what the machine has noticed: nobody reviews
        what is said of himself.
        """
        data = await self._call(
            endpoints.REVIEW_ALERT,
            {"alertId": alert_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Alert", data)

    async def score_risk(
        self,
    ) -> RiskScore:
        """Ask what speaks against an identity. Computed from the alerts of the last day about the grant's subject.
        It advises, with its reasons: the policy of who asks decides.
        """
        data = await self._call(
            endpoints.SCORE_RISK,
            {},
        )
        return cast("RiskScore", data)

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

    async def export_records(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        resource_type: Literal["audit-logs", "security-alerts", "session-data"] | None = None,
    ) -> ExportPage:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract.
        """
        data = await self._call(
            endpoints.EXPORT_RECORDS,
            {"limit": limit, "cursor": cursor, "resourceType": resource_type},
        )
        return cast("ExportPage", data)

    async def request_erasure(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Erasure:
        """Have all erased that is kept of somebody. Of the grant's subject: how often something was done in a
        minute. Records of the audit trail stay for as long as the law says; alerts for as long as they can
        matter, since whoever could erase them would not be watched. Both are told in `kept`.
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


class QerberosClient(QerberosOperations, HttpClient):
    """Calls Qerberos over HTTP."""

    api_version = "v1.0"
