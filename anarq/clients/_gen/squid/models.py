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
    "DaoAssociationRequest",
    "Did",
    "GrantDeposit",
    "GrantDepositRequest",
    "Identity",
    "IdentityProfile",
    "IdentityRef",
    "IdentityRegistration",
    "IdentityStatus",
    "IdentityUpdate",
    "IdentityVerification",
    "IdentityVerificationRequest",
    "LockSig",
    "PageInfo",
    "Reputation",
    "ReputationChange",
    "ReputationEvent",
    "ReputationEventPage",
    "ReputationEventRequest",
    "Subidentity",
    "SubidentityPage",
    "SubidentityProfile",
    "SubidentityRequest",
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
        assurance: How far the holder was checked.
        subidentity: The subidentity in whose name it acts.
        daoIds: The DAOs that it belongs to.
        checkedAt: When this was true.
    """

    identity: IdentityRef
    status: Literal["ACTIVE", "SUSPENDED", "DEACTIVATED"]
    assurance: Literal["SELF_ASSERTED", "VERIFIED"]
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


class DaoAssociationRequest(TypedDict):
    """The part that an identity is to take in a DAO.

    Attributes:
        role: Its part in the DAO.
    """

    role: Literal["MEMBER", "DELEGATE", "STEWARD"]


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
        assurance: How far the holder was checked.
        subidentityStatus: The state of the subidentity, when one was asked about.
        checkedAt: When this was true.
    """

    identity: IdentityRef
    status: Literal["ACTIVE", "SUSPENDED", "DEACTIVATED"]
    assurance: Literal["SELF_ASSERTED", "VERIFIED"]
    subidentityStatus: NotRequired[Literal["ACTIVE", "REVOKED"]]
    checkedAt: Timestamp


class IdentityUpdate(IdentityProfile):
    """What is to change of an identity's profile; what is absent stays."""


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
        assurance: How far the holder was checked; absent for an unknown identity.
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
    assurance: NotRequired[Literal["SELF_ASSERTED", "VERIFIED"]]
    checkedAt: Timestamp


class Identity(IdentityProfile):
    """A root identity.

    Attributes:
        squidId: The identity.
        status: Only an active identity may act.
        assurance: How far the holder was checked: by the key alone, or by a verifier.
        createdAt: When it was registered.
        updatedAt: When it last changed.
    """

    squidId: Did
    status: Literal["ACTIVE", "SUSPENDED", "DEACTIVATED"]
    assurance: Literal["SELF_ASSERTED", "VERIFIED"]
    createdAt: Timestamp
    updatedAt: Timestamp


class ReputationChange(TypedDict):
    """Something that changes the standing of an identity.

    Attributes:
        delta: By how much the score changes.
        reason: Why, for people.
        source: The module that saw it.
        evidenceCid: Content that proves it.
    """

    delta: int
    reason: str
    source: str
    evidenceCid: NotRequired[Cid]


class ReputationEvent(ReputationChange):
    """A reputation event as recorded, with the score that it led to.

    Attributes:
        eventId: Names the event.
        squidId: The identity.
        score: The score after it.
        recordedAt: When it was recorded.
    """

    eventId: str
    squidId: Did
    score: int
    recordedAt: Timestamp


class ReputationEventPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[ReputationEvent]


class ReputationEventRequest(ReputationChange):
    """A reputation event to record."""


class Reputation(TypedDict):
    """The standing of an identity, computed from its reputation events.

    Attributes:
        squidId: The identity.
        score: From 0 to 1000; a new identity starts at 100.
        level: The band of the score that limits look at.
        eventCount: How many events it was computed from.
        updatedAt: When it last changed.
    """

    squidId: Did
    score: int
    level: Literal["NEW", "KNOWN", "TRUSTED"]
    eventCount: int
    updatedAt: Timestamp


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
