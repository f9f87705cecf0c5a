"""What the service of Qerberos has to implement.

Generated from modules/qerberos by `anarq generate service`. Do not edit.
"""

from typing import Literal, Protocol

from anarq.clients._gen.qerberos import models as qerberos_models
from anarq.clients._gen.qwallet import models as qwallet_models
from anarq.clients._gen.squid import models as squid_models
from anarq.reference.qerberos._gen.models import (
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
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Qerberos provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def list_audit_records(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
    ) -> Decision[AuditRecordPage]:
        """List audit records. Those of the grant's subject: everybody can read what was recorded of them."""
        ...

    async def record_audit(
        self,
        call: Call,
        body: AuditRecordRequest,
    ) -> Decision[AuditRecord]:
        """Record what happened. Keeps a line of the audit trail of the grant's subject. Who acted is taken from the
        call, and nobody can change a record afterwards.
        """
        ...

    async def list_alerts(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        severity: Literal["LOW", "MEDIUM", "HIGH"] | None = None,
    ) -> Decision[AlertPage]:
        """List alerts. Those about the grant's subject."""
        ...

    async def get_alert(
        self,
        call: Call,
        *,
        alert_id: str,
    ) -> Decision[Alert]:
        """Read an alert."""
        ...

    async def contest_alert(
        self,
        call: Call,
        body: Objection,
        *,
        alert_id: str,
    ) -> Decision[Alert]:
        """Contest an alert. It no longer speaks against whom it is about, until a person has looked at it."""
        ...

    async def review_alert(
        self,
        call: Call,
        body: Review,
        *,
        alert_id: str,
    ) -> Decision[Alert]:
        """Decide about a contested alert. For the people who review what the machine has noticed: nobody reviews
        what is said of himself.
        """
        ...

    async def score_risk(
        self,
        call: Call,
    ) -> Decision[RiskScore]:
        """Ask what speaks against an identity. Computed from the alerts of the last day about the grant's subject.
        It advises, with its reasons: the policy of who asks decides.
        """
        ...

    async def list_audit_trail(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
        recorded_after: Timestamp | None = None,
        recorded_before: Timestamp | None = None,
    ) -> Decision[AuditEntryPage]:
        """List what was done with what is kept of somebody. Of the grant's subject: by whom, when, and whether it
        was allowed.
        """
        ...

    async def export_records(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        resource_type: Literal["audit-logs", "security-alerts", "session-data"] | None = None,
    ) -> Decision[ExportPage]:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract.
        """
        ...

    async def request_erasure(
        self,
        call: Call,
    ) -> Decision[Erasure]:
        """Have all erased that is kept of somebody. Of the grant's subject: how often something was done in a
        minute. Records of the audit trail stay for as long as the law says; alerts for as long as they can
        matter, since whoever could erase them would not be watched. Both are told in `kept`.
        """
        ...

    async def get_erasure(
        self,
        call: Call,
        *,
        erasure_id: str,
    ) -> Decision[Erasure]:
        """Read how far an erasure has come."""
        ...

    async def on_qwallet_intent_created(self, call: Call, data: qwallet_models.PaymentIntent) -> Decision[None]:
        """Counts the payment intents of the payer's minute, and raises an alert when they are many."""
        ...

    async def on_squid_sub_created(self, call: Call, data: squid_models.SubidentityCreated) -> Decision[None]:
        """Counts the subidentities of the identity's minute, and raises an alert when they are many."""
        ...

    async def on_bus_dead(self, call: Call, data: qerberos_models.DeadEvent) -> Decision[None]:
        """Raises an alert for an event that a consumer gave up."""
        ...

    async def run_close_windows(self, call: Call) -> Decision[None]:
        """Compares each minute that is over with those before it, and tells what is unusual."""
        ...

    async def run_erase_records(self, call: Call) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
