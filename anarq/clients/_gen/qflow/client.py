"""The client of Qflow.

Generated from modules/qflow by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qflow import endpoints
from anarq.clients._gen.qflow.models import (
    AuditEntryPage,
    Erasure,
    Escalation,
    EscalationDecision,
    EscalationPage,
    Evaluation,
    EvaluationPage,
    EvaluationRequest,
    EvaluationResult,
    ExportPage,
    Layer,
    LayerChange,
    LayerPage,
    LayerRequest,
    Objection,
    ThresholdChange,
    ThresholdPage,
    ThresholdPolicy,
    ThresholdRequest,
    Timestamp,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class QflowOperations(Operations):
    """The operations of Qflow, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def evaluate(
        self,
        body: EvaluationRequest,
        *,
        idempotency_key: str | None = None,
    ) -> EvaluationResult:
        """Evaluate coherence across layers. About an act of the grant's subject, who is `context.identity`; another
        is `VALIDATION_FAILED`. A DENY of any layer that is at least as sure as `denyThreshold` denies. Else
        people are asked, and the verdict is `ESCALATE`, where an escalation rule of the thresholds applies; where
        what is not sure enough has no rule, it is a DENY. Else a WARN of any layer warns. Else it is allowed. A
        layer that is named and not there is `VALIDATION_FAILED`; one that does not answer in time gives no
        verdict. What was evaluated is kept, and the subject can contest it.
        """
        data = await self._call(
            endpoints.EVALUATE,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("EvaluationResult", data)

    async def list_evaluations(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        operation: str | None = None,
        evaluated_after: Timestamp | None = None,
        evaluated_before: Timestamp | None = None,
    ) -> EvaluationPage:
        """List evaluations. Of acts of the grant's subject."""
        data = await self._call(
            endpoints.LIST_EVALUATIONS,
            {
                "limit": limit,
                "cursor": cursor,
                "operation": operation,
                "evaluatedAfter": evaluated_after,
                "evaluatedBefore": evaluated_before,
            },
        )
        return cast("EvaluationPage", data)

    async def iterate_list_evaluations(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        operation: str | None = None,
        evaluated_after: Timestamp | None = None,
        evaluated_before: Timestamp | None = None,
    ) -> AsyncIterator[Evaluation]:
        """The items of every page of `listEvaluations`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_EVALUATIONS,
            {
                "limit": limit,
                "cursor": cursor,
                "operation": operation,
                "evaluatedAfter": evaluated_after,
                "evaluatedBefore": evaluated_before,
            },
        )
        async for item in items:
            yield cast("Evaluation", item)

    async def get_evaluation(
        self,
        *,
        evaluation_id: str,
    ) -> Evaluation:
        """Read an evaluation."""
        data = await self._call(
            endpoints.GET_EVALUATION,
            {"evaluationId": evaluation_id},
        )
        return cast("Evaluation", data)

    async def contest_evaluation(
        self,
        body: Objection,
        *,
        evaluation_id: str,
        idempotency_key: str | None = None,
    ) -> Escalation:
        """Contest an evaluation. By the person whose act was weighed: a person decides about it. `CONFLICT` where
        one is deciding, or has decided.
        """
        data = await self._call(
            endpoints.CONTEST_EVALUATION,
            {"evaluationId": evaluation_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Escalation", data)

    async def list_escalations(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["OPEN", "DECIDED", "EXPIRED"] = "OPEN",
        opened_after: Timestamp | None = None,
        opened_before: Timestamp | None = None,
    ) -> EscalationPage:
        """List escalations. Those about acts of the grant's subject; for the people who decide, all."""
        data = await self._call(
            endpoints.LIST_ESCALATIONS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "openedAfter": opened_after,
                "openedBefore": opened_before,
            },
        )
        return cast("EscalationPage", data)

    async def iterate_list_escalations(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["OPEN", "DECIDED", "EXPIRED"] = "OPEN",
        opened_after: Timestamp | None = None,
        opened_before: Timestamp | None = None,
    ) -> AsyncIterator[Escalation]:
        """The items of every page of `listEscalations`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_ESCALATIONS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "openedAfter": opened_after,
                "openedBefore": opened_before,
            },
        )
        async for item in items:
            yield cast("Escalation", item)

    async def get_escalation(
        self,
        *,
        escalation_id: str,
    ) -> Escalation:
        """Read an escalation."""
        data = await self._call(
            endpoints.GET_ESCALATION,
            {"escalationId": escalation_id},
        )
        return cast("Escalation", data)

    async def decide_escalation(
        self,
        body: EscalationDecision,
        *,
        escalation_id: str,
        idempotency_key: str | None = None,
    ) -> Escalation:
        """Decide about an escalation. For the people who decide where the machine does not: nobody decides about his
        own act.
        """
        data = await self._call(
            endpoints.DECIDE_ESCALATION,
            {"escalationId": escalation_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Escalation", data)

    async def list_layers(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "RETIRED"] = "ACTIVE",
    ) -> LayerPage:
        """List layers."""
        data = await self._call(
            endpoints.LIST_LAYERS,
            {"limit": limit, "cursor": cursor, "status": status},
        )
        return cast("LayerPage", data)

    async def iterate_list_layers(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "RETIRED"] = "ACTIVE",
    ) -> AsyncIterator[Layer]:
        """The items of every page of `listLayers`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_LAYERS,
            {"limit": limit, "cursor": cursor, "status": status},
        )
        async for item in items:
            yield cast("Layer", item)

    async def create_layer(
        self,
        body: LayerRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Layer:
        """Add a layer. `CONFLICT` where there is one of that name, retired or not."""
        data = await self._call(
            endpoints.CREATE_LAYER,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Layer", data)

    async def get_layer(
        self,
        *,
        layer: str,
    ) -> Layer:
        """Read a layer."""
        data = await self._call(
            endpoints.GET_LAYER,
            {"layer": layer},
        )
        return cast("Layer", data)

    async def change_layer(
        self,
        body: LayerChange,
        *,
        layer: str,
        idempotency_key: str | None = None,
    ) -> Layer:
        """Change a layer. Evaluations that were made stay as they are."""
        data = await self._call(
            endpoints.CHANGE_LAYER,
            {"layer": layer},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Layer", data)

    async def retire_layer(
        self,
        *,
        layer: str,
        idempotency_key: str | None = None,
    ) -> Layer:
        """Retire a layer. It can no longer be asked. `CONFLICT` while thresholds that hold ask it."""
        data = await self._call(
            endpoints.RETIRE_LAYER,
            {"layer": layer},
            idempotency_key=idempotency_key,
        )
        return cast("Layer", data)

    async def list_thresholds(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "RETIRED"] = "ACTIVE",
        operation: str | None = None,
    ) -> ThresholdPage:
        """List thresholds."""
        data = await self._call(
            endpoints.LIST_THRESHOLDS,
            {"limit": limit, "cursor": cursor, "status": status, "operation": operation},
        )
        return cast("ThresholdPage", data)

    async def iterate_list_thresholds(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "RETIRED"] = "ACTIVE",
        operation: str | None = None,
    ) -> AsyncIterator[ThresholdPolicy]:
        """The items of every page of `listThresholds`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_THRESHOLDS,
            {"limit": limit, "cursor": cursor, "status": status, "operation": operation},
        )
        async for item in items:
            yield cast("ThresholdPolicy", item)

    async def create_thresholds(
        self,
        body: ThresholdRequest,
        *,
        idempotency_key: str | None = None,
    ) -> ThresholdPolicy:
        """Set thresholds for operations. `CONFLICT` where others hold for one of the operations. What has none is
        held to the strictest: 1 to allow, 0 to deny, and people are asked in every case.
        """
        data = await self._call(
            endpoints.CREATE_THRESHOLDS,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("ThresholdPolicy", data)

    async def get_thresholds(
        self,
        *,
        threshold_id: str,
    ) -> ThresholdPolicy:
        """Read thresholds."""
        data = await self._call(
            endpoints.GET_THRESHOLDS,
            {"thresholdId": threshold_id},
        )
        return cast("ThresholdPolicy", data)

    async def change_thresholds(
        self,
        body: ThresholdChange,
        *,
        threshold_id: str,
        idempotency_key: str | None = None,
    ) -> ThresholdPolicy:
        """Change thresholds."""
        data = await self._call(
            endpoints.CHANGE_THRESHOLDS,
            {"thresholdId": threshold_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("ThresholdPolicy", data)

    async def retire_thresholds(
        self,
        *,
        threshold_id: str,
        idempotency_key: str | None = None,
    ) -> ThresholdPolicy:
        """Retire thresholds. Their operations are held to the strictest from now on."""
        data = await self._call(
            endpoints.RETIRE_THRESHOLDS,
            {"thresholdId": threshold_id},
            idempotency_key=idempotency_key,
        )
        return cast("ThresholdPolicy", data)

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
        resource_type: Literal["evaluations", "coherence-signals"] | None = None,
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
        """Have all erased that is kept of somebody. Of the grant's subject. Escalations of his that are open expire."""
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


class QflowClient(QflowOperations, HttpClient):
    """Calls Qflow over HTTP."""

    api_version = "v1.0"
