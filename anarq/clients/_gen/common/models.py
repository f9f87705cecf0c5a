"""The types of what all modules share, with their exact JSON names.

Generated from spec/common by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypeAlias, TypedDict

from anarq.clients.values import Number

__all__ = [
    "AuditEntry",
    "AuditEntryPage",
    "AuditEvent",
    "Cid",
    "ConsentRef",
    "Currency",
    "DecimalText",
    "Did",
    "Duration",
    "Envelope",
    "EpochSeconds",
    "Erasure",
    "ErasureDone",
    "ErrorResponse",
    "Export",
    "ExportPage",
    "ExportReady",
    "FileName",
    "FolderPath",
    "HealthResponse",
    "HealthResponseDependenciesValue",
    "HealthResponseMetrics",
    "IdentityRef",
    "IndexPointer",
    "IndexRecord",
    "KeptRecord",
    "LockSig",
    "MaskProfile",
    "MaskRule",
    "Money",
    "Objection",
    "PageInfo",
    "Review",
    "SemanticVersion",
    "Timestamp",
]


class PageInfo(TypedDict):
    """Where the next page of a list starts.

    Attributes:
        nextCursor: Give it as `cursor` to read on; absent on the last page.
    """

    nextCursor: NotRequired[str]


Did: TypeAlias = str
"""Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key."""


class IdentityRef(TypedDict):
    """Who acts: an identity, and where it applies the subidentity or DAO in whose name it acts.

    Attributes:
        squidId: The identity.
        subId: The subidentity in whose name it acts.
        daoId: The DAO in whose context it acts.
    """

    squidId: Did
    subId: NotRequired[Did]
    daoId: NotRequired[Did]


Cid: TypeAlias = str
"""Content identifier, version 1, in base32."""


class AuditEvent(TypedDict):
    """One line of the audit trail: who did what, under which layer, with which verdict.

    Attributes:
        type: What happened, e.g. `qwallet.createIntent`.
        ref: What it happened to.
        actor: Who acted.
        layer: The layer that judged, e.g. `consent`.
        verdict: What was decided.
        details: Facts behind the verdict; no secrets, no bodies.
        cid: Content identifier of the event itself.
    """

    type: str
    ref: str
    actor: IdentityRef
    layer: str
    verdict: Literal["ALLOW", "DENY", "WARN"]
    details: Mapping[str, object]
    cid: NotRequired[Cid]


Timestamp: TypeAlias = str
"""Moment in UTC, RFC 3339 with `Z`."""


class AuditEntry(AuditEvent):
    """One line of what was done with what a module keeps of somebody.

    Attributes:
        recordedAt: When it was done.
    """

    recordedAt: Timestamp


class AuditEntryPage(PageInfo):
    """One page of entries.

    Attributes:
        items: The items of this page.
    """

    items: list[AuditEntry]


EpochSeconds: TypeAlias = Number
"""Moment as seconds since 1970-01-01T00:00:00Z."""


class ConsentRef(TypedDict):
    """The consent that an operation relied on.

    Attributes:
        policyCid: Content of the policy that was applied.
        scope: The scope that was granted.
        grant: The grant: a UCAN container, or the CID of one. It is of use only to who holds the key of its
            audience.
        exp: When the grant ends.
    """

    policyCid: Cid
    scope: str
    grant: str
    exp: EpochSeconds


Currency: TypeAlias = str
"""Currency code: ISO 4217, or the ticker of a token in the same form."""


DecimalText: TypeAlias = str
"""An exact decimal number as text. Beside a currency it has as many digits after the point as the currency has."""


Duration: TypeAlias = str
"""Length of time, ISO 8601."""


class Envelope(TypedDict):
    """What every JSON answer of a module is wrapped in.

    Attributes:
        status: Whether the operation was carried out.
        code: `SUCCESS`, or an error code of the catalogue.
        message: One sentence for people.
        data: What the operation gives.
        cid: Content identifier of `data`, where it was stored.
    """

    status: Literal["ok", "error"]
    code: str
    message: str
    data: NotRequired[object]
    cid: NotRequired[Cid]


class ErasureDone(TypedDict):
    """Somebody of whom nothing is kept here any more, as peers are told: what they keep of him for this module they
    forget.

    Attributes:
        erasureId: The erasure.
        owner: Who asked for it.
        doneAt: When the last record was erased.
    """

    erasureId: str
    owner: Did
    doneAt: Timestamp


class Erasure(TypedDict):
    """Somebody's wish that what is kept of him is erased, and what came of it.

    Attributes:
        erasureId: Names the erasure.
        owner: Who asked for it.
        status: How far it has come; `HELD` waits for the end of a legal hold, `DONE` is final.
        erased: How many records were erased, or no longer name him, so far.
        kept: What stays and why, for people.
        evidence: The event of the audit log that says what was erased; absent until it is `DONE`.
        requestedAt: When it was asked for.
        doneAt: When the last record was erased.
    """

    erasureId: str
    owner: Did
    status: Literal["RECEIVED", "HELD", "DONE"]
    erased: int
    kept: list[str]
    evidence: NotRequired[Cid]
    requestedAt: Timestamp
    doneAt: NotRequired[Timestamp]


class ErrorResponse(TypedDict):
    """What every refusal and failure looks like.

    Attributes:
        code: A code of the catalogue.
        message: One sentence for people.
        details: Facts that help to mend the request.
        timestamp: When it was answered.
        requestId: Names this request in logs and audit.
        retryable: Whether the same request may succeed later.
        suggestedActions: What the caller can do, likeliest first.
    """

    status: Literal["error"]
    code: str
    message: str
    details: NotRequired[Mapping[str, object]]
    timestamp: Timestamp
    requestId: str
    retryable: bool
    suggestedActions: NotRequired[list[str]]


class KeptRecord(TypedDict):
    """One record of somebody, as it is kept.

    Attributes:
        resourceType: What retention calls it: the policy says how long it is kept.
        recordId: Names the record.
        record: The record, in the form of its contract.
        changedAt: When it last changed: from then on its period counts.
    """

    resourceType: str
    recordId: str
    record: Mapping[str, object]
    changedAt: Timestamp


class ExportPage(PageInfo):
    """One page of all that is kept of somebody.

    Attributes:
        items: The items of this page.
    """

    items: list[KeptRecord]


class ExportReady(TypedDict):
    """An export whose file can be had, as peers are told.

    Attributes:
        exportId: The export.
        owner: Whose it is.
        expiresAt: Until when the file can be had.
    """

    exportId: str
    owner: Did
    expiresAt: Timestamp


class Export(TypedDict):
    """A copy of everything that a module keeps of somebody, for whom it is made.

    Attributes:
        exportId: Names the export.
        owner: Who asked for it.
        status: How far it has come; `READY` is final, and ends with the file.
        size: How many bytes the file has, once it is `READY`.
        requestedAt: When it was asked for.
        readyAt: When the file was there.
        expiresAt: Until when the file can be had.
    """

    exportId: str
    owner: Did
    status: Literal["REQUESTED", "READY"]
    size: NotRequired[int]
    requestedAt: Timestamp
    readyAt: NotRequired[Timestamp]
    expiresAt: NotRequired[Timestamp]


FileName: TypeAlias = str
"""What a file is called, without the folder that it lies in."""


FolderPath: TypeAlias = str
"""A folder as its owner names it: `/`, or up to sixteen names, each after a slash."""


SemanticVersion: TypeAlias = str
"""Semantic version 2.0.0 without build metadata."""


class HealthResponseDependenciesValue(TypedDict):
    """`HealthResponseDependenciesValue`, which the interface writes out in place.

    Attributes:
        latency: Milliseconds.
        lastCheck: Moment in UTC, RFC 3339 with `Z`.
    """

    status: Literal["up", "down", "degraded"]
    latency: Number
    lastCheck: Timestamp


class HealthResponseMetrics(TypedDict):
    """`HealthResponseMetrics`, which the interface writes out in place.

    Attributes:
        uptime: Seconds.
        avgResponseTime: Milliseconds.
    """

    uptime: Number
    requestCount: int
    errorRate: Number
    avgResponseTime: Number


class HealthResponse(TypedDict):
    """How a module is, and how what it depends on is.

    Attributes:
        timestamp: Moment in UTC, RFC 3339 with `Z`.
        version: Semantic version 2.0.0 without build metadata.
        identity: Who the service is: to whom its callers delegate what it does in their names.
        mocked: The operations that no service answers: the mock of their contract does.
    """

    status: Literal["healthy", "degraded", "unhealthy"]
    timestamp: Timestamp
    version: SemanticVersion
    identity: NotRequired[Did]
    mocked: NotRequired[list[str]]
    dependencies: Mapping[str, HealthResponseDependenciesValue]
    metrics: HealthResponseMetrics


class IndexRecord(TypedDict):
    """One entry of an index: what a key pointed to at one version.

    Attributes:
        type: What kind of content is indexed.
        key: The key within its type.
        cid: The content at this version.
        version: Counts from 1, without gaps.
        prevCid: The content at the version before.
        tags: Words to find it by.
        createdAt: When this version was written.
    """

    type: str
    key: str
    cid: Cid
    version: int
    prevCid: NotRequired[Cid]
    tags: list[str]
    createdAt: Timestamp


class IndexPointer(TypedDict):
    """A mutable name: the current content of a key with its history.

    Attributes:
        key: The key.
        currentCid: The content now.
        version: The version now.
        history: Every version, oldest first.
        metadata: Facts that the owner keeps with it.
        lastUpdated: When the current version was written.
    """

    key: str
    currentCid: Cid
    version: int
    history: list[IndexRecord]
    metadata: Mapping[str, object]
    lastUpdated: Timestamp


class LockSig(TypedDict):
    """A detached signature with what is needed to verify it.

    Attributes:
        alg: Signature algorithm, named as in JOSE.
        pub: The public key.
        sig: The signature, base64url without padding.
        ts: When it was signed.
        nonce: At least 16 random bytes, base64url without padding; used once.
    """

    alg: Literal["EdDSA", "ES256", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87"]
    pub: Did
    sig: str
    ts: EpochSeconds
    nonce: str


class MaskRule(TypedDict):
    """How one field of a document is masked.

    Attributes:
        path: JSON Pointer of the field; `*` as a token matches every element.
        method: What is done to the value.
        parameters: Settings of the method, e.g. the width of a range.
        classifications: Apply only to fields of these classes.
    """

    path: str
    method: Literal["REDACT", "HASH", "PSEUDONYMIZE", "GENERALIZE", "TRUNCATE", "NOISE", "DROP"]
    parameters: NotRequired[Mapping[str, object]]
    classifications: NotRequired[list[Literal["public", "internal", "personal", "sensitive", "secret"]]]


class MaskProfile(TypedDict):
    """A named set of masking rules.

    Attributes:
        name: The profile's name.
        rules: Applied in order; the first rule that matches a field wins.
        defaults: Settings for rules that give none.
        version: Version of the profile.
    """

    name: str
    rules: list[MaskRule]
    defaults: Mapping[str, object]
    version: SemanticVersion


class Money(TypedDict):
    """An exact amount of a currency.

    Attributes:
        amount: How much, in units of the currency.
        currency: In which currency.
    """

    amount: DecimalText
    currency: Currency


class Objection(TypedDict):
    """Why somebody contests what is said of him, or of what is his.

    Attributes:
        objection: Why it is not so, for whoever decides.
    """

    objection: str


class Review(TypedDict):
    """What a person decided about what was contested.

    Attributes:
        verdict: Whether what was contested holds again, or never.
        reason: Why, for whoever contested it.
    """

    verdict: Literal["UPHELD", "WITHDRAWN"]
    reason: str
