"""The types of the contracts of sQuid, with their exact JSON names.

Generated from modules/squid/contracts, modules/squid/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    Cid,
    Did,
    IdentityRef,
    LockSig,
    PageInfo,
    Timestamp,
)

__all__ = [
    "ActiveContext",
    "Cid",
    "DaoAssociation",
    "DaoAssociationPage",
    "Did",
    "GrantDeposit",
    "GrantDepositRequest",
    "Identity",
    "IdentityCreated",
    "IdentityDeactivated",
    "IdentityProfile",
    "IdentityRef",
    "IdentityRegistration",
    "IdentityStatus",
    "IdentityUpdate",
    "IdentityUpdated",
    "IdentityVerification",
    "IdentityVerificationRequest",
    "LockSig",
    "PageInfo",
    "Reputation",
    "ReputationBalance",
    "ReputationEvent",
    "ReputationEventPage",
    "ReputationObjection",
    "ReputationReview",
    "ReputationUpdated",
    "Subidentity",
    "SubidentityCreated",
    "SubidentityPage",
    "SubidentityProfile",
    "SubidentityRequest",
    "SubidentityRevoked",
    "Timestamp",
]


class SubidentityProfile(TypedDict):
    """What the holder says of a subidentity.

    Attributes:
        label: What the holder calls it.
        kind: What it is used for.
    """

    label: str
    kind: Literal["PERSONAL", "WORK", "DEVICE", "SERVICE"]


class Subidentity(SubidentityProfile):
    """A key that acts in the name of an identity.

    Attributes:
        subId: The subidentity.
        squidId: The identity that it belongs to.
        status: A revoked subidentity never acts again.
        createdAt: When it was created.
        revokedAt: When it was revoked.
    """

    subId: Did
    squidId: Did
    status: Literal["ACTIVE", "REVOKED"]
    createdAt: Timestamp
    revokedAt: NotRequired[Timestamp]


class ActiveContext(TypedDict):
    """Who the caller is now: identity, subidentity and communities, as a module needs them to decide.

    Attributes:
        identity: Who acts.
        status: The state of the identity.
        subidentity: The subidentity in whose name it acts.
        daoIds: The DAOs that it belongs to.
        checkedAt: When this was true.
    """

    identity: IdentityRef
    status: Literal["ACTIVE", "DEACTIVATED"]
    subidentity: NotRequired[Subidentity]
    daoIds: list[Did]
    checkedAt: Timestamp


class DaoAssociation(TypedDict):
    """The membership of an identity in a DAO.

    Attributes:
        squidId: The identity.
        daoId: The DAO.
        role: Its part in the DAO.
        joinedAt: When it joined.
    """

    squidId: Did
    daoId: Did
    role: Literal["MEMBER", "DELEGATE", "STEWARD"]
    joinedAt: Timestamp


class DaoAssociationPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[DaoAssociation]


class GrantDepositRequest(TypedDict):
    """A grant that is too long for a header, to be named by its CID from then on.

    Attributes:
        container: A UCAN container with the links of one chain, in base64url without padding, not compressed.
    """

    container: str


class GrantDeposit(TypedDict):
    """A grant that every module of the deployment finds by its CID.

    Attributes:
        cid: What `x-qonsent` may hold instead of the container.
        subject: Whom the grant is about.
        audience: Who may use it.
        delegations: The links of the chain, root first; each is revoked by its own CID.
        keptUntil: When the grant ends, or 30 days after the deposit, whichever is sooner. It may be deposited
            again.
    """

    cid: Cid
    subject: Did
    audience: Did
    delegations: list[Cid]
    keptUntil: Timestamp


class IdentityCreated(TypedDict):
    """An identity that was registered, as peers are told.

    Attributes:
        squidId: The identity.
        createdAt: When it was registered.
    """

    squidId: Did
    createdAt: Timestamp


class IdentityDeactivated(TypedDict):
    """An identity that can no longer act, as peers are told.

    Attributes:
        squidId: The identity.
        deactivatedAt: When it was deactivated.
    """

    squidId: Did
    deactivatedAt: Timestamp


class IdentityProfile(TypedDict):
    """What the holder of an identity says of it.

    Attributes:
        displayName: The name that others are shown.
    """

    displayName: NotRequired[str]


class IdentityRegistration(IdentityProfile):
    """What is said of an identity when it is registered. The identity itself is the key that signs the request."""


class IdentityStatus(TypedDict):
    """Whether an identity may act now: what a module asks before it serves one.

    Attributes:
        identity: Who was asked about.
        status: The state of the identity.
        subidentityStatus: The state of the subidentity, when one was asked about.
        checkedAt: When this was true.
    """

    identity: IdentityRef
    status: Literal["ACTIVE", "DEACTIVATED"]
    subidentityStatus: NotRequired[Literal["ACTIVE", "REVOKED"]]
    checkedAt: Timestamp


class IdentityUpdate(TypedDict):
    """What is to change of an identity's profile; what is absent stays, and null takes it away.

    Attributes:
        displayName: The name that others are shown.
        expectedVersion: The `version` that the change was made for.
    """

    displayName: NotRequired[str | None]
    expectedVersion: int


class IdentityUpdated(TypedDict):
    """A change of a profile, as peers are told: what it says now they ask for, if they may.

    Attributes:
        squidId: The identity.
        version: Counts its changes.
        updatedAt: When it changed.
    """

    squidId: Did
    version: int
    updatedAt: Timestamp


class IdentityVerificationRequest(TypedDict):
    """A claim to hold an identity, with a signature that proves it.

    Attributes:
        squidId: The identity that is claimed.
        subId: The subidentity that is claimed; its key then signs.
        challenge: What the verifier asked to have signed; fresh for each claim.
        proof: Signature of `{challenge, squidId, subId}` in canonical form.
    """

    squidId: Did
    subId: NotRequired[Did]
    challenge: str
    proof: LockSig


class IdentityVerification(TypedDict):
    """Whether a claim to hold an identity was proved.

    Attributes:
        identity: Who was claimed to act.
        verified: Whether the claim holds.
        reason: Why it holds or does not.
        checkedAt: When it was checked.
    """

    identity: IdentityRef
    verified: bool
    reason: Literal[
        "PROVED",
        "SIGNATURE_INVALID",
        "IDENTITY_UNKNOWN",
        "IDENTITY_NOT_ACTIVE",
        "SUBIDENTITY_UNKNOWN",
        "SUBIDENTITY_REVOKED",
    ]
    checkedAt: Timestamp


class Identity(IdentityProfile):
    """A root identity.

    Attributes:
        squidId: The identity.
        status: Only an active identity may act.
        version: Counts its changes: what `expectedVersion` is compared with.
        createdAt: When it was registered.
        updatedAt: When it last changed.
    """

    squidId: Did
    status: Literal["ACTIVE", "DEACTIVATED"]
    version: int
    createdAt: Timestamp
    updatedAt: Timestamp


class ReputationBalance(TypedDict):
    """What the events of an identity add up to.

    Attributes:
        squidId: The identity.
        balance: The points at `balancedAt`, of which half are left half a year later.
        eventCount: How many events count.
        balancedAt: When it was worked out.
    """

    squidId: Did
    balance: str
    eventCount: int
    balancedAt: Timestamp


class ReputationEvent(TypedDict):
    """Something that a module saw an identity do, and what it counts. It is told by the bus, and by nobody else.

    Attributes:
        eventId: Names the event.
        squidId: The identity.
        kind: What happened: the identity sold, bought, or did far more in a minute than it usually does.
        points: What it counts when it happens; half of it after half a year.
        source: The topic that told of it.
        evidence: The event that told of it, by source and id: it stands in the audit trail.
        status: Whether it counts. What is contested does not, until a person has looked at it.
        objection: Why the identity contests it.
        recordedAt: When it was recorded.
    """

    eventId: str
    squidId: Did
    kind: Literal["SALE", "PURCHASE", "UNUSUAL_RATE"]
    points: int
    source: str
    evidence: str
    status: Literal["COUNTED", "CONTESTED", "WITHDRAWN"]
    objection: NotRequired[str]
    recordedAt: Timestamp


class ReputationEventPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[ReputationEvent]


class ReputationObjection(TypedDict):
    """Why an identity contests what is said of it.

    Attributes:
        objection: Why it is not so, or is to count nothing.
    """

    objection: str


class ReputationReview(TypedDict):
    """What a person decided about a contested event.

    Attributes:
        verdict: Whether it counts again, or never.
        reason: Why, for the identity.
    """

    verdict: Literal["UPHELD", "WITHDRAWN"]
    reason: str


class ReputationUpdated(TypedDict):
    """A change of the standing of an identity, as peers are told.

    Attributes:
        squidId: The identity.
        score: From 0 to 1000; a new identity starts at 100.
        level: The band of the score that limits look at.
        eventId: The reputation event that changed it.
        updatedAt: When it changed.
    """

    squidId: Did
    score: int
    level: Literal["NEW", "KNOWN", "TRUSTED"]
    eventId: str
    updatedAt: Timestamp


class Reputation(TypedDict):
    """The standing of an identity: what its events add up to, of which half is forgotten in half a year.

    Attributes:
        squidId: The identity.
        score: From 0 to 1000; a new identity starts at 100.
        level: The band of the score that limits look at.
        eventCount: How many events count.
        updatedAt: When it last changed.
    """

    squidId: Did
    score: int
    level: Literal["NEW", "KNOWN", "TRUSTED"]
    eventCount: int
    updatedAt: Timestamp


class SubidentityCreated(TypedDict):
    """A subidentity that may act, as peers are told.

    Attributes:
        subId: The subidentity.
        squidId: The identity in whose name it acts.
        kind: What it is used for.
        createdAt: When it was created.
    """

    subId: Did
    squidId: Did
    kind: Literal["PERSONAL", "WORK", "DEVICE", "SERVICE"]
    createdAt: Timestamp


class SubidentityPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Subidentity]


class SubidentityRequest(SubidentityProfile):
    """A subidentity to create, with the proof that its key is held.

    Attributes:
        subId: The subidentity: the `did:key` of its own key.
        proof: Signature of `{squidId, subId}` in canonical form by the subidentity's key.
    """

    subId: Did
    proof: LockSig


class SubidentityRevoked(TypedDict):
    """A subidentity that never acts again, as peers are told.

    Attributes:
        subId: The subidentity.
        squidId: The identity that it belonged to.
        revokedAt: When it was revoked.
    """

    subId: Did
    squidId: Did
    revokedAt: Timestamp
