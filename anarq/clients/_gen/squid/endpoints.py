"""The operations of sQuid as its callers know them.

Generated from modules/squid by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.squid import schemas
from anarq.clients.endpoint import Endpoint, Resource

REGISTER_IDENTITY: Final = Endpoint(
    module="squid",
    name="registerIdentity",
    method="POST",
    path="/identities",
    request=schemas.IDENTITY_REGISTRATION,
    response=schemas.IDENTITY,
    idempotent=True,
    resource=Resource("Identity", "squidId"),
    example={
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "key": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "displayName": "Ada",
        "status": "ACTIVE",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

GET_IDENTITY: Final = Endpoint(
    module="squid",
    name="getIdentity",
    method="GET",
    path="/identities/{squidId}",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["squidId"]),
    response=schemas.IDENTITY,
    scope="squid.identity.read",
    safe=True,
    resource=Resource("Identity", "squidId"),
    example={
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "key": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "displayName": "Ada",
        "status": "ACTIVE",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

UPDATE_IDENTITY: Final = Endpoint(
    module="squid",
    name="updateIdentity",
    method="PATCH",
    path="/identities/{squidId}",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["squidId"]),
    request=schemas.IDENTITY_UPDATE,
    response=schemas.IDENTITY,
    idempotent=True,
    scope="squid.identity.update",
    resource=Resource("Identity", "squidId"),
    example={
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "key": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "displayName": "Ada",
        "status": "ACTIVE",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

DEACTIVATE_IDENTITY: Final = Endpoint(
    module="squid",
    name="deactivateIdentity",
    method="POST",
    path="/identities/{squidId}/deactivation",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["squidId"]),
    response=schemas.IDENTITY,
    idempotent=True,
    scope="squid.identity.deactivate",
    resource=Resource("Identity", "squidId"),
    example={
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "key": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "displayName": "Ada",
        "status": "ACTIVE",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_KEYS: Final = Endpoint(
    module="squid",
    name="listKeys",
    method="GET",
    path="/identities/{squidId}/keys",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
    },
    required=frozenset(["squidId"]),
    response=schemas.IDENTITY_KEY_PAGE,
    scope="squid.key.read",
    safe=True,
    resource=Resource("IdentityKey", "key", many=True),
    example={
        "items": [
            {
                "key": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "origin": "ROTATION",
                "status": "ACTIVE",
                "since": "2026-01-31T09:30:00Z",
                "rotateBy": "2026-03-02T09:30:00Z",
            }
        ]
    },
)

ROTATE_KEY: Final = Endpoint(
    module="squid",
    name="rotateKey",
    method="POST",
    path="/identities/{squidId}/keys",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["squidId"]),
    request=schemas.KEY_ROTATION,
    response=schemas.IDENTITY_KEY,
    idempotent=True,
    scope="squid.key.rotate",
    resource=Resource("IdentityKey", "key"),
    example={
        "key": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "origin": "ROTATION",
        "status": "ACTIVE",
        "since": "2026-01-31T09:30:00Z",
        "rotateBy": "2026-03-02T09:30:00Z",
    },
)

SET_RECOVERY_KEY: Final = Endpoint(
    module="squid",
    name="setRecoveryKey",
    method="PUT",
    path="/identities/{squidId}/recovery-key",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["squidId"]),
    request=schemas.RECOVERY_KEY_REQUEST,
    response=schemas.IDENTITY,
    idempotent=True,
    scope="squid.key.recovery",
    resource=Resource("Identity", "squidId"),
    example={
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "key": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "displayName": "Ada",
        "status": "ACTIVE",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

RECOVER_IDENTITY: Final = Endpoint(
    module="squid",
    name="recoverIdentity",
    method="POST",
    path="/identities/{squidId}/recovery",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["squidId"]),
    request=schemas.IDENTITY_RECOVERY,
    response=schemas.IDENTITY_KEY,
    idempotent=True,
    resource=Resource("IdentityKey", "key"),
    example={
        "key": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "origin": "ROTATION",
        "status": "ACTIVE",
        "since": "2026-01-31T09:30:00Z",
        "rotateBy": "2026-03-02T09:30:00Z",
    },
)

GET_IDENTITY_STATUS: Final = Endpoint(
    module="squid",
    name="getIdentityStatus",
    method="GET",
    path="/identities/{squidId}/status",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "subId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["squidId"]),
    response=schemas.IDENTITY_STATUS,
    safe=True,
    example={
        "identity": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
        "status": "ACTIVE",
        "key": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "checkedAt": "2026-01-31T09:30:00Z",
    },
)

REQUEST_LOGIN: Final = Endpoint(
    module="squid",
    name="requestLogin",
    method="POST",
    path="/login-challenges",
    request=schemas.LOGIN_REQUEST,
    response=schemas.LOGIN_CHALLENGE,
    idempotent=True,
    resource=Resource("LoginChallenge", "sessionKey"),
    example={
        "sessionKey": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "challenge": "lch_o3l6u2w6q7d4pxq2m5k7b3c4za",
        "expiresAt": "2026-01-31T09:35:00Z",
    },
)

OPEN_SESSION: Final = Endpoint(
    module="squid",
    name="openSession",
    method="POST",
    path="/sessions",
    request=schemas.SESSION_REQUEST,
    response=schemas.SESSION,
    idempotent=True,
    resource=Resource("Session", "sessionKey"),
    example={
        "sessionKey": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "ACTIVE",
        "openedAt": "2026-01-31T09:30:00Z",
        "expiresAt": "2026-01-31T21:30:00Z",
    },
)

LIST_SESSIONS: Final = Endpoint(
    module="squid",
    name="listSessions",
    method="GET",
    path="/identities/{squidId}/sessions",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["ACTIVE", "ENDED", "EXPIRED"]},
    },
    required=frozenset(["squidId"]),
    response=schemas.SESSION_PAGE,
    scope="squid.session.read",
    safe=True,
    resource=Resource("Session", "sessionKey", many=True),
    example={
        "items": [
            {
                "sessionKey": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
                "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "status": "ACTIVE",
                "openedAt": "2026-01-31T09:30:00Z",
                "expiresAt": "2026-01-31T21:30:00Z",
            }
        ]
    },
)

GET_SESSION: Final = Endpoint(
    module="squid",
    name="getSession",
    method="GET",
    path="/identities/{squidId}/sessions/{sessionKey}",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "sessionKey": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["squidId", "sessionKey"]),
    response=schemas.SESSION,
    scope="squid.session.read",
    safe=True,
    resource=Resource("Session", "sessionKey"),
    example={
        "sessionKey": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "ACTIVE",
        "openedAt": "2026-01-31T09:30:00Z",
        "expiresAt": "2026-01-31T21:30:00Z",
    },
)

CLOSE_SESSION: Final = Endpoint(
    module="squid",
    name="closeSession",
    method="DELETE",
    path="/identities/{squidId}/sessions/{sessionKey}",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "sessionKey": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["squidId", "sessionKey"]),
    response=schemas.SESSION,
    idempotent=True,
    scope="squid.session.close",
    resource=Resource("Session", "sessionKey"),
    example={
        "sessionKey": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "ACTIVE",
        "openedAt": "2026-01-31T09:30:00Z",
        "expiresAt": "2026-01-31T21:30:00Z",
    },
)

DEPOSIT_GRANT: Final = Endpoint(
    module="squid",
    name="depositGrant",
    method="POST",
    path="/grant-deposits",
    request=schemas.GRANT_DEPOSIT_REQUEST,
    response=schemas.GRANT_DEPOSIT,
    idempotent=True,
    resource=Resource("GrantDeposit", "cid"),
    example={
        "cid": "bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "audience": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        "delegations": ["bafyreifw7plhl6mofk6sfvhnfh64qmkq73oeqwl6sloru6rehaoujituke"],
        "keptUntil": "2026-02-28T09:30:00Z",
    },
)

VERIFY_IDENTITY: Final = Endpoint(
    module="squid",
    name="verifyIdentity",
    method="POST",
    path="/identity-verifications",
    request=schemas.IDENTITY_VERIFICATION_REQUEST,
    response=schemas.IDENTITY_VERIFICATION,
    safe=True,
    example={
        "identity": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
        "verified": True,
        "reason": "PROVED",
        "checkedAt": "2026-01-31T09:30:00Z",
    },
)

GET_ACTIVE_CONTEXT: Final = Endpoint(
    module="squid",
    name="getActiveContext",
    method="GET",
    path="/context",
    response=schemas.ACTIVE_CONTEXT,
    scope="squid.context.read",
    safe=True,
    example={
        "identity": {
            "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
            "subId": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        },
        "status": "ACTIVE",
        "subidentity": {
            "label": "phone",
            "kind": "DEVICE",
            "subId": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
            "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
            "status": "ACTIVE",
            "createdAt": "2026-01-31T09:30:00Z",
        },
        "daoIds": [],
        "checkedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_SUBIDENTITIES: Final = Endpoint(
    module="squid",
    name="listSubidentities",
    method="GET",
    path="/identities/{squidId}/subidentities",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["ACTIVE", "REVOKED"]},
    },
    required=frozenset(["squidId"]),
    response=schemas.SUBIDENTITY_PAGE,
    scope="squid.subidentity.read",
    safe=True,
    resource=Resource("Subidentity", "subId", many=True),
    example={
        "items": [
            {
                "label": "phone",
                "kind": "DEVICE",
                "subId": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
                "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "status": "ACTIVE",
                "createdAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

CREATE_SUBIDENTITY: Final = Endpoint(
    module="squid",
    name="createSubidentity",
    method="POST",
    path="/identities/{squidId}/subidentities",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["squidId"]),
    request=schemas.SUBIDENTITY_REQUEST,
    response=schemas.SUBIDENTITY,
    idempotent=True,
    scope="squid.subidentity.create",
    resource=Resource("Subidentity", "subId"),
    example={
        "label": "phone",
        "kind": "DEVICE",
        "subId": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "ACTIVE",
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

GET_SUBIDENTITY: Final = Endpoint(
    module="squid",
    name="getSubidentity",
    method="GET",
    path="/identities/{squidId}/subidentities/{subId}",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "subId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["squidId", "subId"]),
    response=schemas.SUBIDENTITY,
    scope="squid.subidentity.read",
    safe=True,
    resource=Resource("Subidentity", "subId"),
    example={
        "label": "phone",
        "kind": "DEVICE",
        "subId": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "ACTIVE",
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

REVOKE_SUBIDENTITY: Final = Endpoint(
    module="squid",
    name="revokeSubidentity",
    method="DELETE",
    path="/identities/{squidId}/subidentities/{subId}",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "subId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["squidId", "subId"]),
    response=schemas.SUBIDENTITY,
    idempotent=True,
    scope="squid.subidentity.revoke",
    resource=Resource("Subidentity", "subId"),
    example={
        "label": "phone",
        "kind": "DEVICE",
        "subId": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "ACTIVE",
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

GET_REPUTATION: Final = Endpoint(
    module="squid",
    name="getReputation",
    method="GET",
    path="/identities/{squidId}/reputation",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["squidId"]),
    response=schemas.REPUTATION,
    scope="squid.reputation.read",
    safe=True,
    example={
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "score": 120,
        "level": "KNOWN",
        "eventCount": 3,
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_REPUTATION_EVENTS: Final = Endpoint(
    module="squid",
    name="listReputationEvents",
    method="GET",
    path="/identities/{squidId}/reputation/events",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "kind": {"enum": ["SALE", "PURCHASE", "UNUSUAL_RATE"]},
        "status": {"enum": ["COUNTED", "CONTESTED", "WITHDRAWN"]},
    },
    required=frozenset(["squidId"]),
    response=schemas.REPUTATION_EVENT_PAGE,
    scope="squid.reputation.read",
    safe=True,
    resource=Resource("ReputationEvent", "eventId", many=True),
    example={
        "items": [
            {
                "eventId": "rep_5f1c9e0a7d4b2c8e6f3a1b0d",
                "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "kind": "SALE",
                "points": 3,
                "source": "q.qmarket.sold.v1",
                "evidence": "urn:anarq:qmarket#0b6f1f0e-1d0f-4c41-9a8e-0d6b3c9d2f11-0",
                "status": "COUNTED",
                "recordedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

CONTEST_REPUTATION_EVENT: Final = Endpoint(
    module="squid",
    name="contestReputationEvent",
    method="POST",
    path="/identities/{squidId}/reputation/events/{eventId}/objection",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "eventId": {"type": "string", "pattern": "^rep_[0-9A-Za-z]{8,40}$"},
    },
    required=frozenset(["squidId", "eventId"]),
    request=schemas.OBJECTION,
    response=schemas.REPUTATION_EVENT,
    idempotent=True,
    scope="squid.reputation.contest",
    resource=Resource("ReputationEvent", "eventId"),
    example={
        "eventId": "rep_5f1c9e0a7d4b2c8e6f3a1b0d",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "kind": "SALE",
        "points": 3,
        "source": "q.qmarket.sold.v1",
        "evidence": "urn:anarq:qmarket#0b6f1f0e-1d0f-4c41-9a8e-0d6b3c9d2f11-0",
        "status": "COUNTED",
        "recordedAt": "2026-01-31T09:30:00Z",
    },
)

REVIEW_REPUTATION_EVENT: Final = Endpoint(
    module="squid",
    name="reviewReputationEvent",
    method="POST",
    path="/identities/{squidId}/reputation/events/{eventId}/review",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "eventId": {"type": "string", "pattern": "^rep_[0-9A-Za-z]{8,40}$"},
    },
    required=frozenset(["squidId", "eventId"]),
    request=schemas.REVIEW,
    response=schemas.REPUTATION_EVENT,
    idempotent=True,
    scope="squid.reputation.review",
    resource=Resource("ReputationEvent", "eventId"),
    example={
        "eventId": "rep_5f1c9e0a7d4b2c8e6f3a1b0d",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "kind": "SALE",
        "points": 3,
        "source": "q.qmarket.sold.v1",
        "evidence": "urn:anarq:qmarket#0b6f1f0e-1d0f-4c41-9a8e-0d6b3c9d2f11-0",
        "status": "COUNTED",
        "recordedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_DAO_ASSOCIATIONS: Final = Endpoint(
    module="squid",
    name="listDaoAssociations",
    method="GET",
    path="/identities/{squidId}/associations",
    parameters={
        "squidId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
    },
    required=frozenset(["squidId"]),
    response=schemas.DAO_ASSOCIATION_PAGE,
    scope="squid.association.read",
    safe=True,
    resource=Resource("DaoAssociation", "daoId", many=True),
    example={
        "items": [
            {
                "role": "MEMBER",
                "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "daoId": "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG",
                "joinedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="squid",
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
    scope="squid.data.read",
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
    module="squid",
    name="exportRecords",
    method="GET",
    path="/export",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "resourceType": {"enum": ["identity-records", "session-data"]},
    },
    response=schemas.EXPORT_PAGE,
    scope="squid.data.export",
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
    module="squid",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="squid.data.erase",
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
    module="squid",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="squid.data.erase",
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
        "registerIdentity": REGISTER_IDENTITY,
        "getIdentity": GET_IDENTITY,
        "updateIdentity": UPDATE_IDENTITY,
        "deactivateIdentity": DEACTIVATE_IDENTITY,
        "listKeys": LIST_KEYS,
        "rotateKey": ROTATE_KEY,
        "setRecoveryKey": SET_RECOVERY_KEY,
        "recoverIdentity": RECOVER_IDENTITY,
        "getIdentityStatus": GET_IDENTITY_STATUS,
        "requestLogin": REQUEST_LOGIN,
        "openSession": OPEN_SESSION,
        "listSessions": LIST_SESSIONS,
        "getSession": GET_SESSION,
        "closeSession": CLOSE_SESSION,
        "depositGrant": DEPOSIT_GRANT,
        "verifyIdentity": VERIFY_IDENTITY,
        "getActiveContext": GET_ACTIVE_CONTEXT,
        "listSubidentities": LIST_SUBIDENTITIES,
        "createSubidentity": CREATE_SUBIDENTITY,
        "getSubidentity": GET_SUBIDENTITY,
        "revokeSubidentity": REVOKE_SUBIDENTITY,
        "getReputation": GET_REPUTATION,
        "listReputationEvents": LIST_REPUTATION_EVENTS,
        "contestReputationEvent": CONTEST_REPUTATION_EVENT,
        "reviewReputationEvent": REVIEW_REPUTATION_EVENT,
        "listDaoAssociations": LIST_DAO_ASSOCIATIONS,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "exportRecords": EXPORT_RECORDS,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
