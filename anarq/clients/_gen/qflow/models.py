"""The types of the contracts of Qflow, with their exact JSON names.

Generated from modules/qflow/contracts, modules/qflow/openapi.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Cid,
    Did,
    Erasure,
    ErasureDone,
    ExportPage,
    IdentityRef,
    Objection,
    PageInfo,
    Timestamp,
)
from anarq.clients.values import Number

__all__ = [
    "AuditEntryPage",
    "Cid",
    "Did",
    "Erasure",
    "ErasureDone",
    "Escalated",
    "Escalation",
    "EscalationDecision",
    "EscalationEnded",
    "EscalationPage",
    "Evaluation",
    "EvaluationContext",
    "EvaluationPage",
    "EvaluationRequest",
    "EvaluationResult",
    "ExportPage",
    "IdentityRef",
    "Layer",
    "LayerChange",
    "LayerChanged",
    "LayerPage",
    "LayerRequest",
    "LayerTerms",
    "LayerVerdict",
    "Objection",
    "PageInfo",
    "Signal",
    "ThresholdChange",
    "ThresholdPage",
    "ThresholdPolicy",
    "ThresholdRequest",
    "ThresholdRules",
    "ThresholdTerms",
    "ThresholdsChanged",
    "Timestamp",
]


class Escalated(TypedDict):
    """An evaluation about which a person decides, as peers are told.

    Attributes:
        escalationId: The escalation.
        evaluationId: The evaluation.
        operation: What was to be done.
        dueAt: Until when it has to be decided.
    """

    escalationId: str
    evaluationId: str
    operation: str
    dueAt: Timestamp


class EscalationDecision(TypedDict):
    """What a person decided.

    Attributes:
        verdict: Whether the act is coherent.
        reason: Why, for the subject.
        expectedVersion: The `version` of the escalation that was decided about.
    """

    verdict: Literal["ALLOW", "DENY"]
    reason: str
    expectedVersion: int


class EscalationEnded(TypedDict):
    """What came of an escalation, as peers are told: whoever waits for it goes on, or not.

    Attributes:
        escalationId: The escalation.
        evaluationId: The evaluation.
        status: Whether it was decided, or nobody did in time.
        verdict: What holds now.
        endedAt: When it ended.
    """

    escalationId: str
    evaluationId: str
    status: Literal["DECIDED", "EXPIRED"]
    verdict: Literal["ALLOW", "DENY"]
    endedAt: Timestamp


class Escalation(TypedDict):
    """An evaluation about which a person decides.

    Attributes:
        escalationId: Names the escalation.
        evaluationId: The evaluation.
        subject: Whose act was weighed.
        causes: Why a person decides.
        objection: Why the subject contests it, where he does.
        status: Whether it is decided; one that nobody decided in time counts as a DENY.
        verdict: What was decided.
        reason: Why, for the subject.
        version: Counts its changes: what `expectedVersion` is compared with.
        openedAt: When it was opened.
        dueAt: Until when it has to be decided.
        endedAt: When it was decided, or expired.
    """

    escalationId: str
    evaluationId: str
    subject: Did
    causes: list[Literal["LAYER_MISSING", "LAYERS_DISAGREE", "ALLOW_UNSURE", "DENY_UNSURE", "CONTESTED"]]
    objection: NotRequired[str]
    status: Literal["OPEN", "DECIDED", "EXPIRED"]
    verdict: NotRequired[Literal["ALLOW", "DENY"]]
    reason: NotRequired[str]
    version: int
    openedAt: Timestamp
    dueAt: Timestamp
    endedAt: NotRequired[Timestamp]


class EscalationPage(PageInfo):
    """One page of escalations.

    Attributes:
        items: The items of this page.
    """

    items: list[Escalation]


class EvaluationContext(TypedDict):
    """In what context is evaluated.

    Attributes:
        identity: Who acts: the subject of the grant, as subidentity or in the context of a DAO where he says so.
        operation: What is done: an operation of a module.
        timestamp: When.
        metadata: Facts that a layer may look at.
    """

    identity: IdentityRef
    operation: str
    timestamp: Timestamp
    metadata: Mapping[str, str | Number | bool]


class EvaluationRequest(TypedDict):
    """A question about coherence; a `QflowEvaluationRequest` of the design.

    Attributes:
        refs: What is evaluated, by CID.
        layers: Which layers are asked.
        context: In what context.
    """

    refs: list[Cid]
    layers: list[str]
    context: EvaluationContext


class LayerVerdict(TypedDict):
    """What a layer says.

    Attributes:
        verdict: What it is.
        confidence: How sure the layer is, in the meaning that the layer gives it.
        reason: Why, for people.
        evidence: What supports it, by CID.
        policy: The policy that was applied, as bytes.
    """

    verdict: Literal["ALLOW", "DENY", "WARN"]
    confidence: Number
    reason: str
    evidence: list[Cid]
    policy: Cid


class ThresholdRules(TypedDict):
    """How sure layers must be, and when people are asked.

    Attributes:
        allowThreshold: The least confidence for which an ALLOW counts.
        denyThreshold: The least confidence for which a DENY denies; one below it asks people.
        escalationRules: When people are asked: a layer gives no verdict; one allows and another denies; an ALLOW or
            a DENY is not sure enough. What is not listed is a DENY.
    """

    allowThreshold: Number
    denyThreshold: Number
    escalationRules: list[Literal["LAYER_MISSING", "LAYERS_DISAGREE", "ALLOW_UNSURE", "DENY_UNSURE"]]


class EvaluationResult(TypedDict):
    """What the layers say, and what follows from that; a `QflowEvaluationResponse` of the design.

    Attributes:
        status: Whether it was evaluated; with `error` no layer gave a verdict.
        evaluationId: Names the evaluation.
        verdicts: What each layer says; one that gives no verdict is absent.
        thresholdPolicy: The thresholds that were applied.
        aggregateVerdict: What follows from all of them.
        processingTime: Milliseconds that it took.
        cacheHint: Seconds for which it holds, unless a layer or the thresholds change; 0 with `ESCALATE`.
    """

    status: Literal["ok", "error"]
    evaluationId: str
    verdicts: Mapping[str, LayerVerdict]
    thresholdPolicy: ThresholdRules
    aggregateVerdict: Literal["ALLOW", "DENY", "WARN", "ESCALATE"]
    processingTime: Number
    cacheHint: int


class Evaluation(TypedDict):
    """A question about coherence that was asked, and its answer.

    Attributes:
        evaluationId: Names the evaluation.
        subject: Whose act was weighed.
        asker: Who asked.
        request: What was asked.
        result: What was answered.
        escalationId: The escalation that came of it.
        evaluatedAt: When it was answered.
    """

    evaluationId: str
    subject: Did
    asker: IdentityRef
    request: EvaluationRequest
    result: EvaluationResult
    escalationId: NotRequired[str]
    evaluatedAt: Timestamp


class EvaluationPage(PageInfo):
    """One page of evaluations.

    Attributes:
        items: The items of this page.
    """

    items: list[Evaluation]


class LayerChange(TypedDict):
    """What is to be changed of a layer; what is not named stays.

    Attributes:
        meaning: What it looks at, for people.
        confidenceMeaning: What its confidence is a measure of, and what 0 and 1 mean.
        policy: The policy that makes a verdict of it, in Rego, as bytes.
        expectedVersion: The `version` that the change was made for.
    """

    meaning: NotRequired[str]
    confidenceMeaning: NotRequired[str]
    policy: NotRequired[Cid]
    expectedVersion: int


class LayerChanged(TypedDict):
    """Another layer, as peers are told: verdicts that they keep hold no longer.

    Attributes:
        layer: The layer.
        version: Counts its changes.
        changedAt: When it changed.
    """

    layer: str
    version: int
    changedAt: Timestamp


class LayerTerms(TypedDict):
    """What a layer looks at, and how.

    Attributes:
        meaning: What it looks at, for people.
        confidenceMeaning: What its confidence is a measure of, and what 0 and 1 mean.
        source: Where its verdict comes from: whether the identity is active, what its owner consented to, its
            privacy profile, what Qerberos noticed of it, or the policy alone.
        policy: The policy that makes a verdict of it, in Rego, as bytes.
    """

    meaning: str
    confidenceMeaning: str
    source: Literal["IDENTITY_STATUS", "CONSENT", "PRIVACY_PROFILE", "SECURITY_SIGNALS", "POLICY"]
    policy: Cid


class Layer(LayerTerms):
    """One point of view on coherence.

    Attributes:
        layer: Its name.
        status: Whether it gives verdicts.
        version: Counts its changes: what `expectedVersion` is compared with.
        updatedAt: When it last changed.
    """

    layer: str
    status: Literal["ACTIVE", "RETIRED"]
    version: int
    updatedAt: Timestamp


class LayerPage(PageInfo):
    """One page of layers.

    Attributes:
        items: The items of this page.
    """

    items: list[Layer]


class LayerRequest(LayerTerms):
    """A layer that is to be asked from now on.

    Attributes:
        layer: Its name.
    """

    layer: str


class Signal(TypedDict):
    """That an identity did far more than usual, as Qerberos told, for the layer that looks at security.

    Attributes:
        signalId: Names the signal.
        subject: Of whom.
        source: The event that told it, by source and id.
        toldAt: When it was told.
    """

    signalId: str
    subject: Did
    source: str
    toldAt: Timestamp


class ThresholdChange(TypedDict):
    """What is to be changed of thresholds; what is not named stays.

    Attributes:
        operations: The operations that it is for, by name; `qwallet.*` for all of a module that no other names.
        layers: The layers that are asked of these operations, besides those that a request names.
        rules: How sure layers must be.
        cacheSeconds: For how many seconds a verdict holds.
        decisionHours: Hours in which a person decides about an escalation; afterwards it counts as a DENY.
        expectedVersion: The `version` that the change was made for.
    """

    operations: NotRequired[list[str]]
    layers: NotRequired[list[str]]
    rules: NotRequired[ThresholdRules]
    cacheSeconds: NotRequired[int]
    decisionHours: NotRequired[int]
    expectedVersion: int


class ThresholdTerms(TypedDict):
    """How sure layers must be about some operations.

    Attributes:
        operations: The operations that it is for, by name; `qwallet.*` for all of a module that no other names.
        layers: The layers that are asked of these operations, besides those that a request names.
        rules: How sure layers must be.
        cacheSeconds: For how many seconds a verdict holds.
        decisionHours: Hours in which a person decides about an escalation; afterwards it counts as a DENY.
    """

    operations: list[str]
    layers: list[str]
    rules: ThresholdRules
    cacheSeconds: int
    decisionHours: int


class ThresholdPolicy(ThresholdTerms):
    """How sure layers must be about some operations, as it holds.

    Attributes:
        thresholdId: Names the thresholds.
        status: Whether they hold.
        version: Counts their changes: what `expectedVersion` is compared with.
        updatedAt: When they last changed.
    """

    thresholdId: str
    status: Literal["ACTIVE", "RETIRED"]
    version: int
    updatedAt: Timestamp


class ThresholdPage(PageInfo):
    """One page of thresholds.

    Attributes:
        items: The items of this page.
    """

    items: list[ThresholdPolicy]


class ThresholdRequest(ThresholdTerms):
    """Thresholds that are to hold from now on."""


class ThresholdsChanged(TypedDict):
    """Other thresholds, as peers are told: verdicts that they keep about these operations hold no longer.

    Attributes:
        thresholdId: The thresholds.
        operations: The operations that they are for, and were for before.
        version: Counts their changes.
        changedAt: When they changed.
    """

    thresholdId: str
    operations: list[str]
    version: int
    changedAt: Timestamp
