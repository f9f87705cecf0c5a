"""What Qerberos does for each operation, topic and job: read, decide, answer. The decisions are in `services/`."""

from typing import Literal, cast

from anarq.clients._gen.qerberos import models as qerberos_models
from anarq.clients._gen.qwallet import models as qwallet_models
from anarq.clients._gen.squid import models as squid_models
from anarq.ports.store import Record
from anarq.reference.qerberos._gen.models import (
    Alert,
    AlertPage,
    AuditRecord,
    AuditRecordPage,
    AuditRecordRequest,
    Objection,
    Review,
    RiskScore,
)
from anarq.reference.qerberos._gen.spec import MODULE
from anarq.reference.qerberos.services import alerts, anomaly_detector, audit_logger, risk_scorer
from anarq.reference.qerberos.services.anomaly_detector import INTENTS, SUBIDENTITIES
from anarq.runtime.call import Call, Decision, Refused
from anarq.runtime.pages import page_of
from anarq.runtime.rights import DataRights


class QerberosHandlers(DataRights):
    """What Qerberos provides. Satisfies the generated `Handlers`, which the type checker holds."""

    def __init__(self, operator: str) -> None:
        """Takes the DID of who answers for the module; empty: nobody does."""
        super().__init__(MODULE)
        self._operator = operator

    async def list_audit_records(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
    ) -> Decision[AuditRecordPage]:
        """GET /audit-records."""
        where = {} if verdict is None else {"verdict": verdict}
        listing = await call.records.list(audit_logger.KIND, owner=call.owner, where=where, limit=limit, cursor=cursor)
        return Decision(cast("AuditRecordPage", page_of(listing)), message="Audit records")

    async def record_audit(self, call: Call, body: AuditRecordRequest) -> Decision[AuditRecord]:
        """POST /audit-records."""
        return audit_logger.decide_record(call, body)

    async def list_alerts(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        severity: Literal["LOW", "MEDIUM", "HIGH"] | None = None,
    ) -> Decision[AlertPage]:
        """GET /alerts."""
        where = {} if severity is None else {"severity": severity}
        listing = await call.records.list(alerts.KIND, owner=call.owner, where=where, limit=limit, cursor=cursor)
        return Decision(cast("AlertPage", page_of(listing)), message="Alerts")

    async def get_alert(self, call: Call, *, alert_id: str) -> Decision[Alert]:
        """GET /alerts/{alertId}."""
        return Decision(alerts.alert_of(await call.owned(alerts.KIND, alert_id)), message="Alert")

    async def contest_alert(self, call: Call, body: Objection, *, alert_id: str) -> Decision[Alert]:
        """POST /alerts/{alertId}/objection."""
        return alerts.contest(call, body, await call.owned(alerts.KIND, alert_id))

    async def review_alert(self, call: Call, body: Review, *, alert_id: str) -> Decision[Alert]:
        """POST /alerts/{alertId}/review."""
        alerts.require_reviewer(call, self._operator)
        record = await call.records.get(alerts.KIND, alert_id)
        if record is None:
            raise Refused("NOT_FOUND", f"There is no alert `{alert_id}`.")
        alerts.require_another(call, alerts.alert_of(record))
        return alerts.review(call, body, record)

    async def score_risk(self, call: Call) -> Decision[RiskScore]:
        """GET /risk-score."""
        listing = await call.records.list(alerts.KIND, owner=call.owner, limit=risk_scorer.LOOKED_AT)
        return Decision(risk_scorer.score(call, listing), message="Risk score")

    async def on_qwallet_intent_created(self, call: Call, data: qwallet_models.PaymentIntent) -> Decision[None]:
        """Counts an intent of the payer."""
        return await anomaly_detector.count(call, INTENTS, data["payer"])

    async def on_squid_sub_created(self, call: Call, data: squid_models.SubidentityCreated) -> Decision[None]:
        """Counts a subidentity of the identity."""
        return await anomaly_detector.count(call, SUBIDENTITIES, data["squidId"])

    async def on_bus_dead(self, call: Call, data: qerberos_models.DeadEvent) -> Decision[None]:
        """Raises an alert."""
        summary = f"{data['consumer']} gave up an event of {data['topic']}: {data['code']}."
        return alerts.decide(call, alerts.Raising("EVENT_GIVEN_UP", "HIGH", str(call.identity.squid_id), summary, 1))

    async def needs(self, call: Call, record: Record) -> str:
        """Whoever could have alerts erased would not be watched: they stay for as long as they can matter."""
        return "whoever could erase them would not be watched" if record.kind == alerts.KIND else ""

    async def run_close_windows(self, call: Call) -> Decision[None]:
        """Compares the minutes that are over."""
        return await anomaly_detector.close(call)
