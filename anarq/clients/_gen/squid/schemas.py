"""The contracts of sQuid as self-contained JSON Schemas.

Generated from modules/squid/contracts, modules/squid/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.ports.json import JsonObject

__all__ = [
    "ACTIVE_CONTEXT",
    "DAO_ASSOCIATION",
    "DAO_ASSOCIATION_PAGE",
    "DAO_ASSOCIATION_REQUEST",
    "GRANT_DEPOSIT",
    "GRANT_DEPOSIT_REQUEST",
    "IDENTITY",
    "IDENTITY_REGISTRATION",
    "IDENTITY_STATUS",
    "IDENTITY_UPDATE",
    "IDENTITY_VERIFICATION",
    "IDENTITY_VERIFICATION_REQUEST",
    "REPUTATION",
    "REPUTATION_EVENT",
    "REPUTATION_EVENT_PAGE",
    "REPUTATION_EVENT_REQUEST",
    "SQUID_ACTIVE_CONTEXT_INPUT",
    "SQUID_VERIFY_IDENTITY_INPUT",
    "SUBIDENTITY",
    "SUBIDENTITY_PAGE",
    "SUBIDENTITY_REQUEST",
]

_ACTIVE_CONTEXT: Final[JsonObject] = {
    "title": "ActiveContext",
    "description": "Who the caller is now: identity, subidentity and communities, as a module needs them to decide.",
    "type": "object",
    "properties": {
        "identity": {
            "$ref": "#/$defs/IdentityRef",
            "description": "Who acts.",
            "x-anarq-classification": "personal",
        },
        "status": {
            "enum": ["ACTIVE", "SUSPENDED", "DEACTIVATED"],
            "description": "The state of the identity.",
            "x-anarq-classification": "internal",
        },
        "assurance": {
            "enum": ["SELF_ASSERTED", "VERIFIED"],
            "description": "How far the holder was checked.",
            "x-anarq-classification": "internal",
        },
        "subidentity": {
            "$ref": "#/$defs/Subidentity",
            "description": "The subidentity in whose name it acts.",
            "x-anarq-classification": "personal",
        },
        "daoIds": {
            "type": "array",
            "items": {"$ref": "#/$defs/Did"},
            "uniqueItems": True,
            "description": "The DAOs that it belongs to.",
            "x-anarq-classification": "personal",
        },
        "checkedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When this was true.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["identity", "status", "assurance", "daoIds", "checkedAt"],
}

_CID: Final[JsonObject] = {
    "title": "Cid",
    "description": "Content identifier, version 1, in base32.",
    "type": "string",
    "pattern": "^b[a-z2-7]{50,110}$",
}

_DAO_ASSOCIATION: Final[JsonObject] = {
    "title": "DaoAssociation",
    "description": "The membership of an identity in a DAO.",
    "x-anarq-resource": {"type": "identity-records", "identifier": "daoId", "collection": "dao-association"},
    "type": "object",
    "properties": {
        "squidId": {
            "$ref": "#/$defs/Did",
            "description": "The identity.",
            "x-anarq-classification": "personal",
        },
        "daoId": {"$ref": "#/$defs/Did", "description": "The DAO.", "x-anarq-classification": "internal"},
        "role": {
            "enum": ["MEMBER", "DELEGATE", "STEWARD"],
            "description": "Its part in the DAO.",
            "x-anarq-classification": "personal",
        },
        "joinedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it joined.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["squidId", "daoId", "role", "joinedAt"],
}

_DAO_ASSOCIATION_PAGE: Final[JsonObject] = {
    "title": "DaoAssociationPage",
    "description": "One page of a list, in a stable order.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/DaoAssociation"},
            "description": "The items of this page.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["items"],
}

_DAO_ASSOCIATION_REQUEST: Final[JsonObject] = {
    "title": "DaoAssociationRequest",
    "description": "The part that an identity is to take in a DAO.",
    "type": "object",
    "properties": {
        "role": {
            "enum": ["MEMBER", "DELEGATE", "STEWARD"],
            "description": "Its part in the DAO.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["role"],
    "unevaluatedProperties": False,
}

_DID: Final[JsonObject] = {
    "title": "Did",
    "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
    "type": "string",
    "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,4000}$",
}

_EPOCH_SECONDS: Final[JsonObject] = {
    "title": "EpochSeconds",
    "description": "Moment as seconds since 1970-01-01T00:00:00Z.",
    "type": "number",
    "minimum": 0,
}

_GRANT_DEPOSIT: Final[JsonObject] = {
    "title": "GrantDeposit",
    "description": "A grant that every module of the deployment finds by its CID.",
    "x-anarq-resource": {"type": "session-data", "identifier": "cid", "collection": "grant-deposit"},
    "type": "object",
    "properties": {
        "cid": {
            "$ref": "#/$defs/Cid",
            "description": "What `x-qonsent` may hold instead of the container.",
            "x-anarq-classification": "internal",
        },
        "subject": {
            "$ref": "#/$defs/Did",
            "description": "Whom the grant is about.",
            "x-anarq-classification": "personal",
        },
        "audience": {
            "$ref": "#/$defs/Did",
            "description": "Who may use it.",
            "x-anarq-classification": "personal",
        },
        "delegations": {
            "type": "array",
            "items": {"$ref": "#/$defs/Cid"},
            "minItems": 1,
            "maxItems": 16,
            "description": "The links of the chain, root first; each is revoked by its own CID.",
            "x-anarq-classification": "internal",
        },
        "keptUntil": {
            "$ref": "#/$defs/Timestamp",
            "description": "When the grant ends, or 30 days after the deposit, whichever is sooner. It may be deposited again.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["cid", "subject", "audience", "delegations", "keptUntil"],
}

_GRANT_DEPOSIT_REQUEST: Final[JsonObject] = {
    "title": "GrantDepositRequest",
    "description": "A grant that is too long for a header, to be named by its CID from then on.",
    "type": "object",
    "properties": {
        "container": {
            "type": "string",
            "minLength": 2,
            "maxLength": 65536,
            "pattern": "^C[A-Za-z0-9_-]+$",
            "description": "A UCAN container with the links of one chain, in base64url without padding, not compressed.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["container"],
    "additionalProperties": False,
}

_IDENTITY: Final[JsonObject] = {
    "title": "Identity",
    "description": "A root identity.",
    "x-anarq-resource": {"type": "identity-records", "identifier": "squidId", "collection": "identity"},
    "type": "object",
    "allOf": [{"$ref": "#/$defs/IdentityProfile"}],
    "properties": {
        "squidId": {
            "$ref": "#/$defs/Did",
            "description": "The identity.",
            "x-anarq-classification": "personal",
        },
        "status": {
            "enum": ["ACTIVE", "SUSPENDED", "DEACTIVATED"],
            "description": "Only an active identity may act.",
            "x-anarq-classification": "internal",
        },
        "assurance": {
            "enum": ["SELF_ASSERTED", "VERIFIED"],
            "description": "How far the holder was checked: by the key alone, or by a verifier.",
            "x-anarq-classification": "internal",
        },
        "createdAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was registered.",
            "x-anarq-classification": "internal",
        },
        "updatedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it last changed.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["squidId", "status", "assurance", "createdAt", "updatedAt"],
}

_IDENTITY_PROFILE: Final[JsonObject] = {
    "title": "IdentityProfile",
    "description": "What the holder of an identity says of it.",
    "type": "object",
    "properties": {
        "displayName": {
            "type": "string",
            "minLength": 1,
            "maxLength": 80,
            "description": "The name that others are shown.",
            "x-anarq-classification": "personal",
        },
    },
}

_IDENTITY_REF: Final[JsonObject] = {
    "title": "IdentityRef",
    "description": "Who acts: an identity, and where it applies the subidentity or DAO in whose name it acts.",
    "type": "object",
    "properties": {
        "squidId": {
            "$ref": "#/$defs/Did",
            "description": "The identity.",
            "x-anarq-classification": "personal",
        },
        "subId": {
            "$ref": "#/$defs/Did",
            "description": "The subidentity in whose name it acts.",
            "x-anarq-classification": "personal",
        },
        "daoId": {
            "$ref": "#/$defs/Did",
            "description": "The DAO in whose context it acts.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["squidId"],
    "unevaluatedProperties": False,
}

_IDENTITY_REGISTRATION: Final[JsonObject] = {
    "title": "IdentityRegistration",
    "description": "What is said of an identity when it is registered. The identity itself is the key that signs the request.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/IdentityProfile"}],
    "unevaluatedProperties": False,
}

_IDENTITY_STATUS: Final[JsonObject] = {
    "title": "IdentityStatus",
    "description": "Whether an identity may act now: what a module asks before it serves one.",
    "type": "object",
    "properties": {
        "identity": {
            "$ref": "#/$defs/IdentityRef",
            "description": "Who was asked about.",
            "x-anarq-classification": "personal",
        },
        "status": {
            "enum": ["ACTIVE", "SUSPENDED", "DEACTIVATED"],
            "description": "The state of the identity.",
            "x-anarq-classification": "internal",
        },
        "assurance": {
            "enum": ["SELF_ASSERTED", "VERIFIED"],
            "description": "How far the holder was checked.",
            "x-anarq-classification": "internal",
        },
        "subidentityStatus": {
            "enum": ["ACTIVE", "REVOKED"],
            "description": "The state of the subidentity, when one was asked about.",
            "x-anarq-classification": "internal",
        },
        "checkedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When this was true.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["identity", "status", "assurance", "checkedAt"],
}

_IDENTITY_UPDATE: Final[JsonObject] = {
    "title": "IdentityUpdate",
    "description": "What is to change of an identity's profile; what is absent stays.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/IdentityProfile"}],
    "unevaluatedProperties": False,
    "minProperties": 1,
}

_IDENTITY_VERIFICATION: Final[JsonObject] = {
    "title": "IdentityVerification",
    "description": "Whether a claim to hold an identity was proved.",
    "type": "object",
    "properties": {
        "identity": {
            "$ref": "#/$defs/IdentityRef",
            "description": "Who was claimed to act.",
            "x-anarq-classification": "personal",
        },
        "verified": {
            "type": "boolean",
            "description": "Whether the claim holds.",
            "x-anarq-classification": "internal",
        },
        "reason": {
            "enum": [
                "PROVED",
                "SIGNATURE_INVALID",
                "IDENTITY_UNKNOWN",
                "IDENTITY_NOT_ACTIVE",
                "SUBIDENTITY_UNKNOWN",
                "SUBIDENTITY_REVOKED",
            ],
            "description": "Why it holds or does not.",
            "x-anarq-classification": "internal",
        },
        "assurance": {
            "enum": ["SELF_ASSERTED", "VERIFIED"],
            "description": "How far the holder was checked; absent for an unknown identity.",
            "x-anarq-classification": "internal",
        },
        "checkedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was checked.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["identity", "verified", "reason", "checkedAt"],
}

_IDENTITY_VERIFICATION_REQUEST: Final[JsonObject] = {
    "title": "IdentityVerificationRequest",
    "description": "A claim to hold an identity, with a signature that proves it.",
    "type": "object",
    "properties": {
        "squidId": {
            "$ref": "#/$defs/Did",
            "description": "The identity that is claimed.",
            "x-anarq-classification": "personal",
        },
        "subId": {
            "$ref": "#/$defs/Did",
            "description": "The subidentity that is claimed; its key then signs.",
            "x-anarq-classification": "personal",
        },
        "challenge": {
            "type": "string",
            "minLength": 16,
            "maxLength": 256,
            "description": "What the verifier asked to have signed; fresh for each claim.",
            "x-anarq-classification": "internal",
        },
        "proof": {
            "$ref": "#/$defs/LockSig",
            "description": "Signature of `{challenge, squidId, subId}` in canonical form.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["squidId", "challenge", "proof"],
    "unevaluatedProperties": False,
}

_LOCK_SIG: Final[JsonObject] = {
    "title": "LockSig",
    "description": "A detached signature with what is needed to verify it.",
    "type": "object",
    "properties": {
        "alg": {
            "enum": ["EdDSA", "ES256", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87"],
            "description": "Signature algorithm, named as in JOSE.",
            "x-anarq-classification": "public",
        },
        "pub": {
            "$ref": "#/$defs/Did",
            "description": "The public key.",
            "x-anarq-classification": "personal",
        },
        "sig": {
            "type": "string",
            "pattern": "^[A-Za-z0-9_-]{80,8000}$",
            "description": "The signature, base64url without padding.",
            "x-anarq-classification": "internal",
        },
        "ts": {
            "$ref": "#/$defs/EpochSeconds",
            "description": "When it was signed.",
            "x-anarq-classification": "internal",
        },
        "nonce": {
            "type": "string",
            "pattern": "^[A-Za-z0-9_-]{22,128}$",
            "description": "At least 16 random bytes, base64url without padding; used once.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["alg", "pub", "sig", "ts", "nonce"],
    "unevaluatedProperties": False,
}

_PAGE_INFO: Final[JsonObject] = {
    "title": "PageInfo",
    "description": "Where the next page of a list starts.",
    "type": "object",
    "properties": {
        "nextCursor": {
            "type": "string",
            "minLength": 1,
            "maxLength": 512,
            "description": "Give it as `cursor` to read on; absent on the last page.",
            "x-anarq-classification": "internal",
        },
    },
}

_REPUTATION: Final[JsonObject] = {
    "title": "Reputation",
    "description": "The standing of an identity, computed from its reputation events.",
    "x-anarq-resource": {"type": "identity-records", "identifier": "squidId"},
    "type": "object",
    "properties": {
        "squidId": {
            "$ref": "#/$defs/Did",
            "description": "The identity.",
            "x-anarq-classification": "personal",
        },
        "score": {
            "type": "integer",
            "minimum": 0,
            "maximum": 1000,
            "description": "From 0 to 1000; a new identity starts at 100.",
            "x-anarq-classification": "personal",
        },
        "level": {
            "enum": ["NEW", "KNOWN", "TRUSTED"],
            "description": "The band of the score that limits look at.",
            "x-anarq-classification": "internal",
        },
        "eventCount": {
            "type": "integer",
            "minimum": 0,
            "description": "How many events it was computed from.",
            "x-anarq-classification": "internal",
        },
        "updatedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it last changed.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["squidId", "score", "level", "eventCount", "updatedAt"],
}

_REPUTATION_CHANGE: Final[JsonObject] = {
    "title": "ReputationChange",
    "description": "Something that changes the standing of an identity.",
    "type": "object",
    "properties": {
        "delta": {
            "type": "integer",
            "minimum": -100,
            "maximum": 100,
            "description": "By how much the score changes.",
            "x-anarq-classification": "personal",
        },
        "reason": {
            "type": "string",
            "minLength": 1,
            "maxLength": 280,
            "description": "Why, for people.",
            "x-anarq-classification": "personal",
        },
        "source": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*$",
            "description": "The module that saw it.",
            "x-anarq-classification": "internal",
        },
        "evidenceCid": {
            "$ref": "#/$defs/Cid",
            "description": "Content that proves it.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["delta", "reason", "source"],
}

_REPUTATION_EVENT: Final[JsonObject] = {
    "title": "ReputationEvent",
    "description": "A reputation event as recorded, with the score that it led to.",
    "x-anarq-resource": {"type": "identity-records", "identifier": "eventId", "collection": "reputation-event"},
    "type": "object",
    "allOf": [{"$ref": "#/$defs/ReputationChange"}],
    "properties": {
        "eventId": {
            "type": "string",
            "pattern": "^rep_[0-9A-Za-z]{8,40}$",
            "description": "Names the event.",
            "x-anarq-classification": "internal",
        },
        "squidId": {
            "$ref": "#/$defs/Did",
            "description": "The identity.",
            "x-anarq-classification": "personal",
        },
        "score": {
            "type": "integer",
            "minimum": 0,
            "maximum": 1000,
            "description": "The score after it.",
            "x-anarq-classification": "personal",
        },
        "recordedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was recorded.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["eventId", "squidId", "score", "recordedAt"],
}

_REPUTATION_EVENT_PAGE: Final[JsonObject] = {
    "title": "ReputationEventPage",
    "description": "One page of a list, in a stable order.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/ReputationEvent"},
            "description": "The items of this page.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["items"],
}

_REPUTATION_EVENT_REQUEST: Final[JsonObject] = {
    "title": "ReputationEventRequest",
    "description": "A reputation event to record.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/ReputationChange"}],
    "unevaluatedProperties": False,
}

_SUBIDENTITY: Final[JsonObject] = {
    "title": "Subidentity",
    "description": "A key that acts in the name of an identity.",
    "x-anarq-resource": {"type": "identity-records", "identifier": "subId", "collection": "subidentity"},
    "type": "object",
    "allOf": [{"$ref": "#/$defs/SubidentityProfile"}],
    "properties": {
        "subId": {
            "$ref": "#/$defs/Did",
            "description": "The subidentity.",
            "x-anarq-classification": "personal",
        },
        "squidId": {
            "$ref": "#/$defs/Did",
            "description": "The identity that it belongs to.",
            "x-anarq-classification": "personal",
        },
        "status": {
            "enum": ["ACTIVE", "REVOKED"],
            "description": "A revoked subidentity never acts again.",
            "x-anarq-classification": "internal",
        },
        "createdAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was created.",
            "x-anarq-classification": "internal",
        },
        "revokedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was revoked.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["subId", "squidId", "status", "createdAt"],
}

_SUBIDENTITY_PAGE: Final[JsonObject] = {
    "title": "SubidentityPage",
    "description": "One page of a list, in a stable order.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/Subidentity"},
            "description": "The items of this page.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["items"],
}

_SUBIDENTITY_PROFILE: Final[JsonObject] = {
    "title": "SubidentityProfile",
    "description": "What the holder says of a subidentity.",
    "type": "object",
    "properties": {
        "label": {
            "type": "string",
            "minLength": 1,
            "maxLength": 80,
            "description": "What the holder calls it.",
            "x-anarq-classification": "personal",
        },
        "kind": {
            "enum": ["PERSONAL", "WORK", "DEVICE", "SERVICE"],
            "description": "What it is used for.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["label", "kind"],
}

_SUBIDENTITY_REQUEST: Final[JsonObject] = {
    "title": "SubidentityRequest",
    "description": "A subidentity to create, with the proof that its key is held.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/SubidentityProfile"}],
    "properties": {
        "subId": {
            "$ref": "#/$defs/Did",
            "description": "The subidentity: the `did:key` of its own key.",
            "x-anarq-classification": "personal",
        },
        "proof": {
            "$ref": "#/$defs/LockSig",
            "description": "Signature of `{squidId, subId}` in canonical form by the subidentity's key.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["subId", "proof"],
    "unevaluatedProperties": False,
}

_TIMESTAMP: Final[JsonObject] = {
    "title": "Timestamp",
    "description": "Moment in UTC, RFC 3339 with `Z`.",
    "type": "string",
    "format": "date-time",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
}

ACTIVE_CONTEXT: Final[JsonObject] = {
    **_ACTIVE_CONTEXT,
    "$defs": {
        "Did": _DID,
        "IdentityRef": _IDENTITY_REF,
        "Subidentity": _SUBIDENTITY,
        "SubidentityProfile": _SUBIDENTITY_PROFILE,
        "Timestamp": _TIMESTAMP,
    },
}

DAO_ASSOCIATION: Final[JsonObject] = {**_DAO_ASSOCIATION, "$defs": {"Did": _DID, "Timestamp": _TIMESTAMP}}

DAO_ASSOCIATION_PAGE: Final[JsonObject] = {
    **_DAO_ASSOCIATION_PAGE,
    "$defs": {
        "DaoAssociation": _DAO_ASSOCIATION,
        "Did": _DID,
        "PageInfo": _PAGE_INFO,
        "Timestamp": _TIMESTAMP,
    },
}

DAO_ASSOCIATION_REQUEST: Final[JsonObject] = {**_DAO_ASSOCIATION_REQUEST, }

GRANT_DEPOSIT: Final[JsonObject] = {**_GRANT_DEPOSIT, "$defs": {"Cid": _CID, "Did": _DID, "Timestamp": _TIMESTAMP}}

GRANT_DEPOSIT_REQUEST: Final[JsonObject] = {**_GRANT_DEPOSIT_REQUEST, }

IDENTITY: Final[JsonObject] = {**_IDENTITY, "$defs": {"Did": _DID, "IdentityProfile": _IDENTITY_PROFILE, "Timestamp": _TIMESTAMP}}

IDENTITY_REGISTRATION: Final[JsonObject] = {**_IDENTITY_REGISTRATION, "$defs": {"IdentityProfile": _IDENTITY_PROFILE}}

IDENTITY_STATUS: Final[JsonObject] = {**_IDENTITY_STATUS, "$defs": {"Did": _DID, "IdentityRef": _IDENTITY_REF, "Timestamp": _TIMESTAMP}}

IDENTITY_UPDATE: Final[JsonObject] = {**_IDENTITY_UPDATE, "$defs": {"IdentityProfile": _IDENTITY_PROFILE}}

IDENTITY_VERIFICATION: Final[JsonObject] = {**_IDENTITY_VERIFICATION, "$defs": {"Did": _DID, "IdentityRef": _IDENTITY_REF, "Timestamp": _TIMESTAMP}}

IDENTITY_VERIFICATION_REQUEST: Final[JsonObject] = {**_IDENTITY_VERIFICATION_REQUEST, "$defs": {"Did": _DID, "EpochSeconds": _EPOCH_SECONDS, "LockSig": _LOCK_SIG}}

REPUTATION: Final[JsonObject] = {**_REPUTATION, "$defs": {"Did": _DID, "Timestamp": _TIMESTAMP}}

REPUTATION_EVENT: Final[JsonObject] = {
    **_REPUTATION_EVENT,
    "$defs": {"Cid": _CID, "Did": _DID, "ReputationChange": _REPUTATION_CHANGE, "Timestamp": _TIMESTAMP},
}

REPUTATION_EVENT_PAGE: Final[JsonObject] = {
    **_REPUTATION_EVENT_PAGE,
    "$defs": {
        "Cid": _CID,
        "Did": _DID,
        "PageInfo": _PAGE_INFO,
        "ReputationChange": _REPUTATION_CHANGE,
        "ReputationEvent": _REPUTATION_EVENT,
        "Timestamp": _TIMESTAMP,
    },
}

REPUTATION_EVENT_REQUEST: Final[JsonObject] = {**_REPUTATION_EVENT_REQUEST, "$defs": {"Cid": _CID, "ReputationChange": _REPUTATION_CHANGE}}

SQUID_ACTIVE_CONTEXT_INPUT: Final[JsonObject] = {"type": "object", "properties": {}, "additionalProperties": False}

SQUID_VERIFY_IDENTITY_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "squidId": {
            "$ref": "#/$defs/Did",
            "description": "The identity that is claimed.",
            "x-anarq-classification": "personal",
        },
        "subId": {
            "$ref": "#/$defs/Did",
            "description": "The subidentity that is claimed; its key then signs.",
            "x-anarq-classification": "personal",
        },
        "challenge": {
            "type": "string",
            "minLength": 16,
            "maxLength": 256,
            "description": "What the verifier asked to have signed; fresh for each claim.",
            "x-anarq-classification": "internal",
        },
        "proof": {
            "$ref": "#/$defs/LockSig",
            "description": "Signature of `{challenge, squidId, subId}` in canonical form.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["squidId", "challenge", "proof"],
    "additionalProperties": False,
    "$defs": {"Did": _DID, "EpochSeconds": _EPOCH_SECONDS, "LockSig": _LOCK_SIG},
}

SUBIDENTITY: Final[JsonObject] = {**_SUBIDENTITY, "$defs": {"Did": _DID, "SubidentityProfile": _SUBIDENTITY_PROFILE, "Timestamp": _TIMESTAMP}}

SUBIDENTITY_PAGE: Final[JsonObject] = {
    **_SUBIDENTITY_PAGE,
    "$defs": {
        "Did": _DID,
        "PageInfo": _PAGE_INFO,
        "Subidentity": _SUBIDENTITY,
        "SubidentityProfile": _SUBIDENTITY_PROFILE,
        "Timestamp": _TIMESTAMP,
    },
}

SUBIDENTITY_REQUEST: Final[JsonObject] = {
    **_SUBIDENTITY_REQUEST,
    "$defs": {
        "Did": _DID,
        "EpochSeconds": _EPOCH_SECONDS,
        "LockSig": _LOCK_SIG,
        "SubidentityProfile": _SUBIDENTITY_PROFILE,
    },
}
