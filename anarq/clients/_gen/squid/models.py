"""The types of the contracts of sQuid, with their exact JSON names.

Generated from modules/squid/contracts, modules/squid/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Cid,
    Did,
    Erasure,
    ErasureDone,
    ExportPage,
    IdentityRef,
    LockSig,
    Objection,
    PageInfo,
    Review,
    Timestamp,
)

__all__ = [
    "ActiveContext",
    "AuditEntryPage",
    "Cid",
    "DaoAssociation",
    "DaoAssociationPage",
    "Did",
    "Erasure",
    "ErasureDone",
    "ExportPage",
    "GrantDeposit",
    "GrantDepositRequest",
    "Identity",
    "IdentityCreated",
    "IdentityDeactivated",
    "IdentityKey",
    "IdentityKeyPage",
    "IdentityProfile",
    "IdentityRecovery",
    "IdentityRef",
    "IdentityRegistration",
    "IdentityStatus",
    "IdentityUpdate",
    "IdentityUpdated",
    "IdentityVerification",
    "IdentityVerificationRequest",
    "KeyChanged",
    "KeyRotation",
    "LockSig",
    "LoginChallenge",
    "LoginRequest",
    "Objection",
    "PageInfo",
    "RecoveryKeyRequest",
    "Reputation",
    "ReputationBalance",
    "ReputationEvent",
    "ReputationEventPage",
    "ReputationUpdated",
    "Review",
    "Session",
    "SessionEnded",
    "SessionOpened",
    "SessionPage",
    "SessionRequest",
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


class Session(TypedDict):
    """A key that acts for an identity for a while: it stands in `x-subid`, as that of a subidentity does.

    Attributes:
        sessionKey: The key.
        squidId: The identity that it acts for.
        grant: What was granted with the answer; `x-qonsent` may hold it.
        status: Only an active session may act. It was `ENDED` by its holder or by a change of the key, or its time
            is over.
        openedAt: When it was opened.
        expiresAt: When it ends by itself: with the grant, or after twelve hours.
        endedAt: When it ended.
    """

    sessionKey: Did
    squidId: Did
    grant: NotRequired[Cid]
    status: Literal["ACTIVE", "ENDED", "EXPIRED"]
    openedAt: Timestamp
    expiresAt: Timestamp
    endedAt: NotRequired[Timestamp]


class ActiveContext(TypedDict):
    """Who the caller is now: identity, subidentity and communities, as a module needs them to decide.

    Attributes:
        identity: Who acts.
        status: The state of the identity.
        subidentity: The subidentity in whose name it acts.
        session: The session in which it acts.
        daoIds: The DAOs that it belongs to.
        checkedAt: When this was true.
    """

    identity: IdentityRef
    status: Literal["ACTIVE", "DEACTIVATED"]
    subidentity: NotRequired[Subidentity]
    session: NotRequired[Session]
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


class IdentityKey(TypedDict):
    """A key that speaks for an identity, or did: what was signed at a time is held to the key of that time.

    Attributes:
        key: The key.
        squidId: The identity, which has the name of its first key for ever.
        origin: How it came to speak: with the identity, by the key before it, or by the recovery key.
        status: One key speaks at a time.
        since: From when on.
        until: Until when; absent while it speaks.
        rotateBy: When another should take its place: signing keys of the standard have an age. A key that is older
            still speaks.
    """

    key: Did
    squidId: Did
    origin: Literal["REGISTRATION", "ROTATION", "RECOVERY"]
    status: Literal["ACTIVE", "SUPERSEDED"]
    since: Timestamp
    until: NotRequired[Timestamp]
    rotateBy: Timestamp


class IdentityKeyPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[IdentityKey]


class IdentityProfile(TypedDict):
    """What the holder of an identity says of it.

    Attributes:
        displayName: The name that others are shown.
    """

    displayName: NotRequired[str]


class IdentityRecovery(TypedDict):
    """The word of the recovery key that the key that signs the request speaks for the identity.

    Attributes:
        supersedes: The key that speaks now, whoever holds it.
        proof: Signature of `{key, squidId, supersedes}` in canonical form by the recovery key; `key` is the one
            that signs the request.
    """

    supersedes: Did
    proof: LockSig


class IdentityRegistration(IdentityProfile):
    """What is said of an identity when it is registered. The identity itself is the key that signs the request."""


class IdentityStatus(TypedDict):
    """Whether an identity may act now: what a module asks before it serves one.

    Attributes:
        identity: Who was asked about.
        status: The state of the identity.
        key: The key that speaks for the identity now: signatures in its name are held to it.
        subidentityStatus: The state of the subidentity, when one was asked about; a session is revoked when it has
            ended.
        checkedAt: When this was true.
    """

    identity: IdentityRef
    status: Literal["ACTIVE", "DEACTIVATED"]
    key: Did
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
        key: The key that speaks for it now.
        recoveryKey: The key by which it can be recovered, where its holder named one.
        status: Only an active identity may act.
        version: Counts its changes: what `expectedVersion` is compared with.
        createdAt: When it was registered.
        updatedAt: When it last changed.
    """

    squidId: Did
    key: Did
    recoveryKey: NotRequired[Did]
    status: Literal["ACTIVE", "DEACTIVATED"]
    version: int
    createdAt: Timestamp
    updatedAt: Timestamp


class KeyChanged(TypedDict):
    """A change of the key that speaks for an identity, as peers are told: what the one before signs or has granted
    no longer holds.

    Attributes:
        squidId: The identity.
        key: The key that speaks from now on.
        supersedes: The one that spoke.
        origin: Whether the key before it, or the recovery key, let it speak.
        changedAt: From when on.
    """

    squidId: Did
    key: Did
    supersedes: Did
    origin: Literal["ROTATION", "RECOVERY"]
    changedAt: Timestamp


class KeyRotation(TypedDict):
    """A new key for an identity, with the proof that it is held.

    Attributes:
        key: The new key, which nobody has used here before.
        supersedes: The key whose place it takes: the one that speaks now.
        proof: Signature of `{key, squidId, supersedes}` in canonical form by the new key.
    """

    key: Did
    supersedes: Did
    proof: LockSig


class LoginChallenge(TypedDict):
    """What the key that speaks for an identity signs, so that another key may act for it for a while.

    Attributes:
        sessionKey: The key that is to act: it asked for the challenge, and it alone can answer it.
        squidId: The identity that logs in.
        challenge: Good for one answer.
        expiresAt: Until when it can be answered.
    """

    sessionKey: Did
    squidId: Did
    challenge: str
    expiresAt: Timestamp


class LoginRequest(TypedDict):
    """Whose session the key that signs the request is to become.

    Attributes:
        squidId: The identity that logs in.
    """

    squidId: Did


class RecoveryKeyRequest(TypedDict):
    """A key that is kept apart, to recover the identity with.

    Attributes:
        recoveryKey: The key, which nobody has used here before.
        proof: Signature of `{recoveryKey, squidId}` in canonical form by the recovery key.
        consent: The same by the recovery key until now, where there is one: whoever has only stolen the key that
            speaks changes nothing.
        expectedVersion: The `version` of the identity that the change was made for.
    """

    recoveryKey: Did
    proof: LockSig
    consent: NotRequired[LockSig]
    expectedVersion: int


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
        review: What a person decided about the objection. It is contested once.
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
    review: NotRequired[Review]
    recordedAt: Timestamp


class ReputationEventPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[ReputationEvent]


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


class SessionEnded(TypedDict):
    """The end of a session, as peers are told.

    Attributes:
        sessionKey: The key that acted.
        squidId: The identity.
        status: Whether somebody ended it, or its time was over.
        endedAt: When it ended.
    """

    sessionKey: Did
    squidId: Did
    status: Literal["ENDED", "EXPIRED"]
    endedAt: Timestamp


class SessionOpened(TypedDict):
    """A session, as its holder's other devices and those who watch are told.

    Attributes:
        sessionKey: The key that acts.
        squidId: The identity.
        expiresAt: When it ends by itself.
    """

    sessionKey: Did
    squidId: Did
    expiresAt: Timestamp


class SessionPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Session]


class SessionRequest(TypedDict):
    """The answer to a challenge.

    Attributes:
        proof: Signature of `{challenge, sessionKey, squidId}` in canonical form by the key that speaks for the
            identity.
        container: What the identity grants the session, to be named by its CID: a UCAN container with the links of
            one chain, in base64url without padding, not compressed.
    """

    proof: LockSig
    container: NotRequired[str]


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
