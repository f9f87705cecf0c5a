"""The operations of DAO as its callers know them.

Generated from modules/dao by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.dao import schemas
from anarq.clients.endpoint import Endpoint, Resource

LIST_DAOS: Final = Endpoint(
    module="dao",
    name="listDaos",
    method="GET",
    path="/daos",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["ACTIVE", "DISSOLVED"], "default": "ACTIVE"},
    },
    response=schemas.DAO_PAGE,
    scope="dao.community.read",
    safe=True,
    resource=Resource("Dao", "daoId", many=True),
    example={
        "items": [
            {
                "name": "Harbour singers",
                "description": "Songs of the harbour, and what they earn.",
                "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
                "status": "ACTIVE",
                "members": 12,
                "rulesVersion": 1,
                "version": 1,
                "createdAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

CREATE_DAO: Final = Endpoint(
    module="dao",
    name="createDao",
    method="POST",
    path="/daos",
    request=schemas.DAO_REQUEST,
    response=schemas.DAO,
    idempotent=True,
    scope="dao.community.create",
    delegates=("squid.reputation.read",),
    resource=Resource("Dao", "daoId"),
    example={
        "name": "Harbour singers",
        "description": "Songs of the harbour, and what they earn.",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "status": "ACTIVE",
        "members": 12,
        "rulesVersion": 1,
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

GET_DAO: Final = Endpoint(
    module="dao",
    name="getDao",
    method="GET",
    path="/daos/{daoId}",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["daoId"]),
    response=schemas.DAO,
    scope="dao.community.read",
    safe=True,
    resource=Resource("Dao", "daoId"),
    example={
        "name": "Harbour singers",
        "description": "Songs of the harbour, and what they earn.",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "status": "ACTIVE",
        "members": 12,
        "rulesVersion": 1,
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

CHANGE_DAO: Final = Endpoint(
    module="dao",
    name="changeDao",
    method="PATCH",
    path="/daos/{daoId}",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["daoId"]),
    request=schemas.DAO_CHANGE,
    response=schemas.DAO,
    idempotent=True,
    scope="dao.community.change",
    resource=Resource("Dao", "daoId"),
    example={
        "name": "Harbour singers",
        "description": "Songs of the harbour, and what they earn.",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "status": "ACTIVE",
        "members": 12,
        "rulesVersion": 1,
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

LIST_MEMBERS: Final = Endpoint(
    module="dao",
    name="listMembers",
    method="GET",
    path="/daos/{daoId}/members",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["REQUESTED", "ACTIVE", "REFUSED", "LEFT", "REMOVED"], "default": "ACTIVE"},
        "role": {"enum": ["MEMBER", "DELEGATE", "STEWARD"]},
    },
    required=frozenset(["daoId"]),
    response=schemas.MEMBERSHIP_PAGE,
    scope="dao.member.read",
    safe=True,
    resource=Resource("Membership", "membershipId", many=True),
    example={
        "items": [
            {
                "membershipId": "mem_01JJY3ZK9B2M4N6P",
                "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
                "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "role": "STEWARD",
                "tokens": 10,
                "reputation": 120,
                "introduction": "I sing the alto.",
                "status": "ACTIVE",
                "version": 1,
                "joinedAt": "2026-01-31T09:30:00Z",
                "updatedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

JOIN_DAO: Final = Endpoint(
    module="dao",
    name="joinDao",
    method="POST",
    path="/daos/{daoId}/members",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["daoId"]),
    request=schemas.MEMBERSHIP_REQUEST,
    response=schemas.MEMBERSHIP,
    idempotent=True,
    scope="dao.membership.join",
    delegates=("squid.reputation.read",),
    resource=Resource("Membership", "membershipId"),
    example={
        "membershipId": "mem_01JJY3ZK9B2M4N6P",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "role": "STEWARD",
        "tokens": 10,
        "reputation": 120,
        "introduction": "I sing the alto.",
        "status": "ACTIVE",
        "version": 1,
        "joinedAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

GET_MEMBERSHIP: Final = Endpoint(
    module="dao",
    name="getMembership",
    method="GET",
    path="/daos/{daoId}/members/{squidId}",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["daoId", "squidId"]),
    response=schemas.MEMBERSHIP,
    scope="dao.member.read",
    safe=True,
    resource=Resource("Membership", "membershipId"),
    example={
        "membershipId": "mem_01JJY3ZK9B2M4N6P",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "role": "STEWARD",
        "tokens": 10,
        "reputation": 120,
        "introduction": "I sing the alto.",
        "status": "ACTIVE",
        "version": 1,
        "joinedAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

CHANGE_MEMBERSHIP: Final = Endpoint(
    module="dao",
    name="changeMembership",
    method="PATCH",
    path="/daos/{daoId}/members/{squidId}",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["daoId", "squidId"]),
    request=schemas.MEMBERSHIP_CHANGE,
    response=schemas.MEMBERSHIP,
    idempotent=True,
    scope="dao.membership.change",
    resource=Resource("Membership", "membershipId"),
    example={
        "membershipId": "mem_01JJY3ZK9B2M4N6P",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "role": "STEWARD",
        "tokens": 10,
        "reputation": 120,
        "introduction": "I sing the alto.",
        "status": "ACTIVE",
        "version": 1,
        "joinedAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

LEAVE_DAO: Final = Endpoint(
    module="dao",
    name="leaveDao",
    method="DELETE",
    path="/daos/{daoId}/members/{squidId}",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["daoId", "squidId"]),
    response=schemas.MEMBERSHIP,
    idempotent=True,
    scope="dao.membership.leave",
    resource=Resource("Membership", "membershipId"),
    example={
        "membershipId": "mem_01JJY3ZK9B2M4N6P",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "role": "STEWARD",
        "tokens": 10,
        "reputation": 120,
        "introduction": "I sing the alto.",
        "status": "ACTIVE",
        "version": 1,
        "joinedAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

DECIDE_ADMISSION: Final = Endpoint(
    module="dao",
    name="decideAdmission",
    method="POST",
    path="/daos/{daoId}/members/{squidId}/admission",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["daoId", "squidId"]),
    request=schemas.ADMISSION,
    response=schemas.MEMBERSHIP,
    idempotent=True,
    scope="dao.member.admit",
    resource=Resource("Membership", "membershipId"),
    example={
        "membershipId": "mem_01JJY3ZK9B2M4N6P",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "role": "STEWARD",
        "tokens": 10,
        "reputation": 120,
        "introduction": "I sing the alto.",
        "status": "ACTIVE",
        "version": 1,
        "joinedAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

GET_RULES: Final = Endpoint(
    module="dao",
    name="getRules",
    method="GET",
    path="/daos/{daoId}/rules",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "version": {"type": "integer", "minimum": 1},
    },
    required=frozenset(["daoId"]),
    response=schemas.RULES,
    scope="dao.rule.read",
    safe=True,
    resource=Resource("Rules", "rulesId"),
    example={
        "weighting": "PERSON",
        "quorumPercent": 20,
        "thresholdPercent": 50,
        "votingHours": 168,
        "timeLockHours": 48,
        "executionHours": 336,
        "proposers": "MEMBER",
        "admission": "BY_STEWARD",
        "minimumReputation": 100,
        "spending": [{"currency": "EUR", "perPayment": "500.00", "perPeriod": "2000.00", "periodDays": 30}],
        "rulesId": "rul_01JJY3ZK9B2M4N6P",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "version": 1,
        "since": "2026-01-31T09:30:00Z",
    },
)

CHECK_RULES: Final = Endpoint(
    module="dao",
    name="checkRules",
    method="POST",
    path="/daos/{daoId}/rule-checks",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["daoId"]),
    request=schemas.RULE_CHECK_REQUEST,
    response=schemas.RULE_CHECK,
    scope="dao.rule.check",
    safe=True,
    example={
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "verdict": "DENY",
        "reasons": ["PERIOD_USED_UP"],
        "rulesVersion": 1,
        "checkedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_PROPOSALS: Final = Endpoint(
    module="dao",
    name="listProposals",
    method="GET",
    path="/daos/{daoId}/proposals",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {
            "enum": [
                "PREPARING",
                "OPEN",
                "ACCEPTED",
                "REJECTED",
                "WITHDRAWN",
                "EXECUTING",
                "EXECUTED",
                "FAILED",
                "LAPSED",
            ]
        },
        "createdAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "createdBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    required=frozenset(["daoId"]),
    response=schemas.PROPOSAL_PAGE,
    scope="dao.proposal.read",
    safe=True,
    resource=Resource("Proposal", "proposalId", many=True),
    example={
        "items": [
            {
                "title": "Have the songs mixed",
                "text": "Three offers were asked for; this is the least.",
                "action": {
                    "kind": "PAY",
                    "recipient": "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                    "amount": {"amount": "250.00", "currency": "EUR"},
                    "purpose": "Mixing of twelve songs",
                },
                "proposalId": "prp_01JJY3ZK9B2M4N6P",
                "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
                "proposer": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "status": "OPEN",
                "rulesVersion": 1,
                "createdAt": "2026-01-31T09:30:00Z",
                "opensAt": "2026-01-31T09:30:10Z",
                "closesAt": "2026-02-07T09:30:10Z",
            }
        ]
    },
)

CREATE_PROPOSAL: Final = Endpoint(
    module="dao",
    name="createProposal",
    method="POST",
    path="/daos/{daoId}/proposals",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["daoId"]),
    request=schemas.PROPOSAL_REQUEST,
    response=schemas.PROPOSAL,
    idempotent=True,
    scope="dao.proposal.create",
    resource=Resource("Proposal", "proposalId"),
    example={
        "title": "Have the songs mixed",
        "text": "Three offers were asked for; this is the least.",
        "action": {
            "kind": "PAY",
            "recipient": "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
            "amount": {"amount": "250.00", "currency": "EUR"},
            "purpose": "Mixing of twelve songs",
        },
        "proposalId": "prp_01JJY3ZK9B2M4N6P",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "proposer": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "OPEN",
        "rulesVersion": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "opensAt": "2026-01-31T09:30:10Z",
        "closesAt": "2026-02-07T09:30:10Z",
    },
)

LIST_DECISIONS: Final = Endpoint(
    module="dao",
    name="listDecisions",
    method="GET",
    path="/daos/{daoId}/decisions",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "outcome": {"enum": ["ACCEPTED", "REJECTED"]},
        "decidedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "decidedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    required=frozenset(["daoId"]),
    response=schemas.DECISION_PAGE,
    scope="dao.decision.read",
    safe=True,
    resource=Resource("Decision", "decisionId", many=True),
    example={
        "items": [
            {
                "decisionId": "dec_01JJY3ZK9B2M4N6P",
                "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
                "proposalId": "prp_01JJY3ZK9B2M4N6P",
                "kind": "PAY",
                "outcome": "ACCEPTED",
                "tally": {"roll": 12, "for": 6, "against": 2, "abstained": 1, "votes": 9},
                "rulesVersion": 1,
                "decidedAt": "2026-02-07T09:30:20Z",
            }
        ]
    },
)

GET_DECISION: Final = Endpoint(
    module="dao",
    name="getDecision",
    method="GET",
    path="/decisions/{decisionId}",
    parameters={"decisionId": {"type": "string", "pattern": "^dec_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["decisionId"]),
    response=schemas.DAO_DECISION,
    scope="dao.decision.read",
    safe=True,
    resource=Resource("Decision", "decisionId"),
    example={
        "decisionId": "dec_01JJY3ZK9B2M4N6P",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "proposalId": "prp_01JJY3ZK9B2M4N6P",
        "kind": "PAY",
        "outcome": "ACCEPTED",
        "tally": {"roll": 12, "for": 6, "against": 2, "abstained": 1, "votes": 9},
        "rulesVersion": 1,
        "decidedAt": "2026-02-07T09:30:20Z",
    },
)

GET_PROPOSAL: Final = Endpoint(
    module="dao",
    name="getProposal",
    method="GET",
    path="/proposals/{proposalId}",
    parameters={"proposalId": {"type": "string", "pattern": "^prp_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["proposalId"]),
    response=schemas.PROPOSAL,
    scope="dao.proposal.read",
    safe=True,
    resource=Resource("Proposal", "proposalId"),
    example={
        "title": "Have the songs mixed",
        "text": "Three offers were asked for; this is the least.",
        "action": {
            "kind": "PAY",
            "recipient": "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
            "amount": {"amount": "250.00", "currency": "EUR"},
            "purpose": "Mixing of twelve songs",
        },
        "proposalId": "prp_01JJY3ZK9B2M4N6P",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "proposer": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "OPEN",
        "rulesVersion": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "opensAt": "2026-01-31T09:30:10Z",
        "closesAt": "2026-02-07T09:30:10Z",
    },
)

WITHDRAW_PROPOSAL: Final = Endpoint(
    module="dao",
    name="withdrawProposal",
    method="POST",
    path="/proposals/{proposalId}/withdrawal",
    parameters={"proposalId": {"type": "string", "pattern": "^prp_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["proposalId"]),
    response=schemas.PROPOSAL,
    idempotent=True,
    scope="dao.proposal.withdraw",
    resource=Resource("Proposal", "proposalId"),
    example={
        "title": "Have the songs mixed",
        "text": "Three offers were asked for; this is the least.",
        "action": {
            "kind": "PAY",
            "recipient": "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
            "amount": {"amount": "250.00", "currency": "EUR"},
            "purpose": "Mixing of twelve songs",
        },
        "proposalId": "prp_01JJY3ZK9B2M4N6P",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "proposer": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "OPEN",
        "rulesVersion": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "opensAt": "2026-01-31T09:30:10Z",
        "closesAt": "2026-02-07T09:30:10Z",
    },
)

LIST_VOTES: Final = Endpoint(
    module="dao",
    name="listVotes",
    method="GET",
    path="/proposals/{proposalId}/votes",
    parameters={
        "proposalId": {"type": "string", "pattern": "^prp_[0-9A-Za-z]{8,40}$"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
    },
    required=frozenset(["proposalId"]),
    response=schemas.COUNTED_VOTE_PAGE,
    scope="dao.vote.audit",
    safe=True,
    example={"items": [{"voteId": "vot_01JJY3ZK9B2M4N6P", "choice": "FOR", "weight": 1}]},
)

CAST_VOTE: Final = Endpoint(
    module="dao",
    name="castVote",
    method="POST",
    path="/proposals/{proposalId}/votes",
    parameters={"proposalId": {"type": "string", "pattern": "^prp_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["proposalId"]),
    request=schemas.VOTE_REQUEST,
    response=schemas.VOTE,
    idempotent=True,
    scope="dao.vote.cast",
    resource=Resource("Vote", "voteId"),
    example={
        "voteId": "vot_01JJY3ZK9B2M4N6P",
        "proposalId": "prp_01JJY3ZK9B2M4N6P",
        "voter": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "choice": "FOR",
        "weight": 1,
        "version": 1,
        "castAt": "2026-01-31T09:30:00Z",
    },
)

GET_VOTE: Final = Endpoint(
    module="dao",
    name="getVote",
    method="GET",
    path="/proposals/{proposalId}/vote",
    parameters={"proposalId": {"type": "string", "pattern": "^prp_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["proposalId"]),
    response=schemas.VOTE,
    scope="dao.vote.read",
    safe=True,
    resource=Resource("Vote", "voteId"),
    example={
        "voteId": "vot_01JJY3ZK9B2M4N6P",
        "proposalId": "prp_01JJY3ZK9B2M4N6P",
        "voter": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "choice": "FOR",
        "weight": 1,
        "version": 1,
        "castAt": "2026-01-31T09:30:00Z",
    },
)

EXECUTE_PROPOSAL: Final = Endpoint(
    module="dao",
    name="executeProposal",
    method="POST",
    path="/proposals/{proposalId}/execution",
    parameters={"proposalId": {"type": "string", "pattern": "^prp_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["proposalId"]),
    response=schemas.PROPOSAL,
    idempotent=True,
    scope="dao.proposal.execute",
    delegates=("qwallet.intent.create", "qwallet.tx.pay"),
    resource=Resource("Proposal", "proposalId"),
    example={
        "title": "Have the songs mixed",
        "text": "Three offers were asked for; this is the least.",
        "action": {
            "kind": "PAY",
            "recipient": "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
            "amount": {"amount": "250.00", "currency": "EUR"},
            "purpose": "Mixing of twelve songs",
        },
        "proposalId": "prp_01JJY3ZK9B2M4N6P",
        "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
        "proposer": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "OPEN",
        "rulesVersion": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "opensAt": "2026-01-31T09:30:10Z",
        "closesAt": "2026-02-07T09:30:10Z",
    },
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="dao",
    name="listAuditTrail",
    method="GET",
    path="/audit-trail",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "verdict": {"enum": ["ALLOW", "DENY", "WARN"]},
        "recordedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "recordedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.AUDIT_ENTRY_PAGE,
    scope="dao.data.read",
    safe=True,
    example={
        "items": [
            {
                "type": "qmail.getMessage",
                "ref": "urn:anarq:qmail:message:msg_01JJY3ZK9B2M4N6P",
                "actor": {"squidId": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp"},
                "layer": "consent",
                "verdict": "ALLOW",
                "details": {},
                "recordedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

EXPORT_RECORDS: Final = Endpoint(
    module="dao",
    name="exportRecords",
    method="GET",
    path="/export",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "resourceType": {"enum": ["membership-records", "proposals", "ballots"]},
    },
    response=schemas.EXPORT_PAGE,
    scope="dao.data.export",
    safe=True,
    example={
        "items": [
            {
                "resourceType": "identity-records",
                "recordId": "rec_01JJY3ZK9B2M4N6P",
                "record": {"displayName": "Ada", "version": 1},
                "changedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

REQUEST_ERASURE: Final = Endpoint(
    module="dao",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="dao.data.erase",
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

GET_ERASURE: Final = Endpoint(
    module="dao",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="dao.data.erase",
    safe=True,
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType(
    {
        "listDaos": LIST_DAOS,
        "createDao": CREATE_DAO,
        "getDao": GET_DAO,
        "changeDao": CHANGE_DAO,
        "listMembers": LIST_MEMBERS,
        "joinDao": JOIN_DAO,
        "getMembership": GET_MEMBERSHIP,
        "changeMembership": CHANGE_MEMBERSHIP,
        "leaveDao": LEAVE_DAO,
        "decideAdmission": DECIDE_ADMISSION,
        "getRules": GET_RULES,
        "checkRules": CHECK_RULES,
        "listProposals": LIST_PROPOSALS,
        "createProposal": CREATE_PROPOSAL,
        "listDecisions": LIST_DECISIONS,
        "getDecision": GET_DECISION,
        "getProposal": GET_PROPOSAL,
        "withdrawProposal": WITHDRAW_PROPOSAL,
        "listVotes": LIST_VOTES,
        "castVote": CAST_VOTE,
        "getVote": GET_VOTE,
        "executeProposal": EXECUTE_PROPOSAL,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "exportRecords": EXPORT_RECORDS,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
