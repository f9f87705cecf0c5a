"""The types of the contracts of Qonsent, with their exact JSON names.

Generated from modules/qonsent/contracts, modules/qonsent/openapi.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Cid,
    ConsentRef,
    Did,
    Erasure,
    ErasureDone,
    ExportPage,
    Money,
    PageInfo,
    Timestamp,
)

__all__ = [
    "AuditEntryPage",
    "Cid",
    "ConsentRef",
    "Did",
    "Erasure",
    "ErasureDone",
    "ExportPage",
    "Grant",
    "GrantErased",
    "GrantExpired",
    "GrantIssued",
    "GrantPage",
    "GrantRequest",
    "GrantRevoked",
    "Money",
    "PageInfo",
    "PermissionCheck",
    "PermissionDecision",
    "Policy",
    "PolicyChange",
    "PolicyChanged",
    "PolicyErased",
    "PolicyPage",
    "PolicyRequest",
    "PolicyRetired",
    "PolicyRule",
    "PolicyTerms",
    "PolicyVersion",
    "PolicyVersionPage",
    "Revocation",
    "RevocationPage",
    "RevocationRequest",
    "ScopeInfo",
    "ScopePage",
    "ScopeValidation",
    "ScopeValidationRequest",
    "SpendingLimit",
    "TimeWindow",
    "Timestamp",
]


class GrantErased(TypedDict):
    """A grant that is forgotten, as peers are told: what they keep of it they forget.

    Attributes:
        grantCid: The grant: the CID of its delegation.
        subject: Whose things it was about.
        erasedAt: When it was erased.
    """

    grantCid: Cid
    subject: Did
    erasedAt: Timestamp


class GrantExpired(TypedDict):
    """A grant whose time is over, as peers are told.

    Attributes:
        grantCid: The grant: the CID of its delegation.
        subject: Whose things it was about.
        expiredAt: When its time was over.
    """

    grantCid: Cid
    subject: Did
    expiredAt: Timestamp


class GrantIssued(TypedDict):
    """A grant, as peers are told.

    Attributes:
        grantCid: The grant: the CID of its delegation.
        subject: Whose things it is about.
        issuer: Who gives.
        audience: Who receives.
        scope: What is given, with all below it.
        policyCid: The version of the policy that it was given under.
        issuedAt: When it was recorded.
        expiresAt: Until when it holds.
    """

    grantCid: Cid
    subject: Did
    issuer: Did
    audience: Did
    scope: str
    policyCid: Cid
    issuedAt: Timestamp
    expiresAt: Timestamp


class Grant(TypedDict):
    """The record of one delegation: what somebody let somebody do. What proves it is the delegation itself.

    Attributes:
        grantCid: Names the grant: the CID of its delegation.
        subject: Whose things it is about.
        issuer: Who gives.
        audience: Who receives.
        scope: What is given, with all below it.
        policyId: The policy that it was given under.
        policyCid: The version of the policy that it was given under.
        chain: The delegations that it rests on, root first; the last one is its own.
        status: Whether it can be used.
        cause: Why it was revoked: itself, a delegation that it rests on, its policy, or a key of its chain.
        issuedAt: When it was recorded.
        notBefore: From when it holds, where it says so.
        expiresAt: Until when it holds.
        endedAt: When it ended.
    """

    grantCid: Cid
    subject: Did
    issuer: Did
    audience: Did
    scope: str
    policyId: str
    policyCid: Cid
    chain: list[Cid]
    status: Literal["ACTIVE", "EXPIRED", "REVOKED"]
    cause: NotRequired[Literal["GRANT_REVOKED", "ANCESTOR_REVOKED", "POLICY_RETIRED", "KEY_INACTIVE"]]
    issuedAt: Timestamp
    notBefore: NotRequired[Timestamp]
    expiresAt: Timestamp
    endedAt: NotRequired[Timestamp]


class GrantPage(PageInfo):
    """One page of grants.

    Attributes:
        items: The items of this page.
    """

    items: list[Grant]


class GrantRequest(TypedDict):
    """A delegation to record, with those that it rests on.

    Attributes:
        container: A UCAN container with the links of one chain, in base64url without padding, not compressed. The
            last link is what is given; a wallet makes it, or `anarq grant`.
        policyCid: The version of the subject's policy that it is given under: the one that holds now.
    """

    container: str
    policyCid: Cid


class GrantRevoked(TypedDict):
    """A delegation that holds no longer, as peers are told: a chain with this link is void.

    Attributes:
        grantCid: The grant: the CID of its delegation.
        subject: Whose things it was about.
        cause: Why: itself, a delegation that it rests on, its policy, or a key of its chain.
        epoch: Counts revocations: what was decided at a lower one is decided anew.
        revokedAt: When it was revoked.
    """

    grantCid: Cid
    subject: NotRequired[Did]
    cause: Literal["GRANT_REVOKED", "ANCESTOR_REVOKED", "POLICY_RETIRED", "KEY_INACTIVE"]
    epoch: int
    revokedAt: Timestamp


class PermissionCheck(TypedDict):
    """A question: may this identity do that, by this grant?

    Attributes:
        grant: The grant as `x-qonsent` holds it: a UCAN container, or the CID of one.
        invoker: Who wants to act: the key that signs.
        daoId: The DAO in whose context it acts.
        scope: What it wants to do.
        arguments: What it wants to do it with: parameters and members of the body. Left out, conditions on
            arguments are not met.
    """

    grant: str
    invoker: Did
    daoId: NotRequired[Did]
    scope: str
    arguments: NotRequired[Mapping[str, object]]


class PermissionDecision(TypedDict):
    """Whether an identity may do something, and why not.

    Attributes:
        verdict: Allowed or denied; there is nothing between.
        reasons: Why it is denied; empty where it is allowed.
        subject: Whose things it is about, as the chain proves.
        policyCid: The version of the policy that the grant was given under.
        epoch: Counts revocations: what was decided at a lower one is decided anew.
        checkedAt: When it was decided.
        validUntil: Until when it holds, while the epoch stays.
    """

    verdict: Literal["ALLOW", "DENY"]
    reasons: list[
        Literal[
            "grant_unknown",
            "grant_malformed",
            "link_forged",
            "link_too_early",
            "link_expired",
            "link_revoked",
            "link_unused",
            "key_inactive",
            "audience_mismatch",
            "subject_mismatch",
            "command_not_granted",
            "policy_violated",
            "policy_unknown",
            "policy_retired",
            "rule_missing",
            "membership_unproven",
            "reputation_too_low",
            "outside_of_window",
            "spending_limit_reached",
        ]
    ]
    subject: NotRequired[Did]
    policyCid: NotRequired[Cid]
    epoch: int
    checkedAt: Timestamp
    validUntil: Timestamp


TimeWindow = TypedDict(
    "TimeWindow",
    {
        "days": NotRequired[list[Literal["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]]],
        "from": str,
        "to": str,
    },
)
"""A part of each day, in UTC; one that ends before it begins goes over midnight.

Attributes:
    days: On which days it begins; absent: on each.
    from: When it begins.
    to: When it ends.
"""


class SpendingLimit(TypedDict):
    """What the owner of a policy may intend to pay in a length of time, whoever acts for him.

    Attributes:
        limit: How much in all.
        per: In which time, up to now.
    """

    limit: Money
    per: Literal["PT1H", "P1D", "P7D", "P30D"]


class PolicyRule(TypedDict):
    """What is allowed, and under which conditions: all that it names have to hold.

    Attributes:
        scopes: What may be done, with all below it.
        audiences: Who may do it; absent: whoever holds a grant.
        memberOf: Only a member of this DAO.
        minReputation: Only who has this standing at sQuid, or more.
        notBefore: Not before this.
        notAfter: Not after this.
        window: Only at these times.
        spendingLimit: Only while this is not used up.
        arguments: What the arguments of a call must satisfy, in the policy language of UCAN.
    """

    scopes: list[str]
    audiences: NotRequired[list[Did]]
    memberOf: NotRequired[Did]
    minReputation: NotRequired[int]
    notBefore: NotRequired[Timestamp]
    notAfter: NotRequired[Timestamp]
    window: NotRequired[TimeWindow]
    spendingLimit: NotRequired[SpendingLimit]
    arguments: NotRequired[list[list[object]]]


class PolicyChange(TypedDict):
    """What is to change of a policy; what is absent stays, and null takes it away.

    Attributes:
        name: What its owner calls it.
        meaning: What it is for, for people.
        rules: What is allowed: one of them is enough. What none allows is denied.
        expectedVersion: The `version` that the change was made for.
    """

    name: NotRequired[str]
    meaning: NotRequired[str | None]
    rules: NotRequired[list[PolicyRule]]
    expectedVersion: int


class PolicyChanged(TypedDict):
    """A version of a policy, as peers are told: what it says they ask for, if they may.

    Attributes:
        policyId: The policy.
        owner: Whose policy it is.
        policyCid: The version that holds now.
        prevCid: The version before; absent where it was created.
        version: Counts its changes.
        changedAt: When it changed.
    """

    policyId: str
    owner: Did
    policyCid: Cid
    prevCid: NotRequired[Cid]
    version: int
    changedAt: Timestamp


class PolicyErased(TypedDict):
    """A policy that is forgotten, as peers are told: what they keep of its versions they forget, and unpin.

    Attributes:
        policyId: The policy.
        owner: Whose policy it is.
        erasedAt: When it was erased.
    """

    policyId: str
    owner: Did
    erasedAt: Timestamp


class PolicyTerms(TypedDict):
    """What a policy says.

    Attributes:
        name: What its owner calls it.
        meaning: What it is for, for people.
        rules: What is allowed: one of them is enough. What none allows is denied.
    """

    name: str
    meaning: NotRequired[str]
    rules: list[PolicyRule]


class Policy(PolicyTerms):
    """What its owner allows others, in the version that holds now.

    Attributes:
        policyId: Names the policy.
        owner: Whose things it is about.
        status: Whether it allows anything. Under a retired policy everything is denied, and its grants end.
        policyCid: Names this version: the CID of its terms as DAG-CBOR.
        version: Counts its changes: what `expectedVersion` is compared with.
        createdAt: When it was created.
        updatedAt: When it last changed.
    """

    policyId: str
    owner: Did
    status: Literal["ACTIVE", "RETIRED"]
    policyCid: Cid
    version: int
    createdAt: Timestamp
    updatedAt: Timestamp


class PolicyPage(PageInfo):
    """One page of policies.

    Attributes:
        items: The items of this page.
    """

    items: list[Policy]


class PolicyRequest(PolicyTerms):
    """A policy to create."""


class PolicyRetired(TypedDict):
    """A policy that allows nothing any more, as peers are told.

    Attributes:
        policyId: The policy.
        owner: Whose policy it is.
        retiredAt: When it was retired.
    """

    policyId: str
    owner: Did
    retiredAt: Timestamp


class PolicyVersion(PolicyTerms):
    """What a policy said at one version.

    Attributes:
        policyCid: Names the version: the CID of its terms as DAG-CBOR.
        policyId: The policy.
        version: The version.
        prevCid: The version before.
        createdAt: When it was written.
    """

    policyCid: Cid
    policyId: str
    version: int
    prevCid: NotRequired[Cid]
    createdAt: Timestamp


class PolicyVersionPage(PageInfo):
    """One page of versions.

    Attributes:
        items: The items of this page.
    """

    items: list[PolicyVersion]


class Revocation(TypedDict):
    """A delegation that holds no longer, and nothing that rests on it. It says nothing of people, so that everybody
    may ask.

    Attributes:
        delegation: The delegation, by its CID.
        epoch: The number of the revocation; they count without gaps.
        revokedAt: When it was revoked.
        heldUntil: When the delegation would have ended; absent: never.
    """

    delegation: Cid
    epoch: int
    revokedAt: Timestamp
    heldUntil: NotRequired[Timestamp]


class RevocationPage(PageInfo):
    """One page of revocations.

    Attributes:
        items: The items of this page.
    """

    items: list[Revocation]


class RevocationRequest(TypedDict):
    """A delegation that is to hold no longer.

    Attributes:
        delegation: The delegation, by its CID.
        container: A chain that it is a link of: for a delegation that was never recorded here.
    """

    delegation: Cid
    container: NotRequired[str]


class ScopeInfo(TypedDict):
    """A scope of a module, as its policies declare it.

    Attributes:
        scope: Its name.
        module: The module whose it is.
        meaning: What it allows.
        access: The capability that it is.
    """

    scope: str
    module: str
    meaning: str
    access: Literal["read", "write", "admin"]


class ScopePage(PageInfo):
    """One page of scopes.

    Attributes:
        items: The items of this page.
    """

    items: list[ScopeInfo]


class ScopeValidationRequest(TypedDict):
    """Scopes of which somebody wants to know what they let do.

    Attributes:
        scopes: The scopes.
        within: A scope that is held: does it cover them?
    """

    scopes: list[str]
    within: NotRequired[str]


class ScopeValidation(TypedDict):
    """What scopes let do.

    Attributes:
        covered: Every scope of a module that they cover.
        unknown: Those that cover nothing that a module declares.
        outside: Those that `within` does not cover; empty where it was not given.
    """

    covered: list[ScopeInfo]
    unknown: list[str]
    outside: list[str]
