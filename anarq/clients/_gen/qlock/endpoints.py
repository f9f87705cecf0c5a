"""The operations of Qlock as its callers know them.

Generated from modules/qlock by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qlock import schemas
from anarq.clients.endpoint import Endpoint, Resource

LIST_KEYS: Final = Endpoint(
    module="qlock",
    name="listKeys",
    method="GET",
    path="/keys",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "use": {"enum": ["ENCRYPT", "SIGN"]},
        "status": {"enum": ["ACTIVE", "RETIRED", "DESTROYING", "DESTROYED"]},
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
    response=schemas.KEY_PAGE,
    scope="qlock.key.read",
    safe=True,
    resource=Resource("Key", "keyId", many=True),
    example={
        "items": [
            {
                "name": "invoices",
                "keyScope": "payment.sign",
                "rotateAfterDays": 30,
                "published": True,
                "use": "SIGN",
                "algorithm": "EdDSA",
                "keyId": "key_01JJY3ZK9B2M4N6P",
                "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "environment": "prod",
                "status": "ACTIVE",
                "keyVersion": 1,
                "version": 1,
                "createdAt": "2026-01-31T09:30:00Z",
                "updatedAt": "2026-01-31T09:30:00Z",
                "rotateAt": "2026-03-01T09:30:00Z",
            }
        ]
    },
)

CREATE_KEY: Final = Endpoint(
    module="qlock",
    name="createKey",
    method="POST",
    path="/keys",
    request=schemas.KEY_REQUEST,
    response=schemas.KEY,
    idempotent=True,
    scope="qlock.key.create",
    resource=Resource("Key", "keyId"),
    example={
        "name": "invoices",
        "keyScope": "payment.sign",
        "rotateAfterDays": 30,
        "published": True,
        "use": "SIGN",
        "algorithm": "EdDSA",
        "keyId": "key_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "environment": "prod",
        "status": "ACTIVE",
        "keyVersion": 1,
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
        "rotateAt": "2026-03-01T09:30:00Z",
    },
)

GET_KEY: Final = Endpoint(
    module="qlock",
    name="getKey",
    method="GET",
    path="/keys/{keyId}",
    parameters={"keyId": {"type": "string", "pattern": "^key_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["keyId"]),
    response=schemas.KEY,
    scope="qlock.key.read",
    safe=True,
    resource=Resource("Key", "keyId"),
    example={
        "name": "invoices",
        "keyScope": "payment.sign",
        "rotateAfterDays": 30,
        "published": True,
        "use": "SIGN",
        "algorithm": "EdDSA",
        "keyId": "key_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "environment": "prod",
        "status": "ACTIVE",
        "keyVersion": 1,
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
        "rotateAt": "2026-03-01T09:30:00Z",
    },
)

CHANGE_KEY: Final = Endpoint(
    module="qlock",
    name="changeKey",
    method="PATCH",
    path="/keys/{keyId}",
    parameters={"keyId": {"type": "string", "pattern": "^key_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["keyId"]),
    request=schemas.KEY_CHANGE,
    response=schemas.KEY,
    idempotent=True,
    scope="qlock.key.change",
    resource=Resource("Key", "keyId"),
    example={
        "name": "invoices",
        "keyScope": "payment.sign",
        "rotateAfterDays": 30,
        "published": True,
        "use": "SIGN",
        "algorithm": "EdDSA",
        "keyId": "key_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "environment": "prod",
        "status": "ACTIVE",
        "keyVersion": 1,
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
        "rotateAt": "2026-03-01T09:30:00Z",
    },
)

ROTATE_KEY: Final = Endpoint(
    module="qlock",
    name="rotateKey",
    method="POST",
    path="/keys/{keyId}/rotation",
    parameters={"keyId": {"type": "string", "pattern": "^key_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["keyId"]),
    response=schemas.KEY,
    idempotent=True,
    scope="qlock.key.rotate",
    resource=Resource("Key", "keyId"),
    example={
        "name": "invoices",
        "keyScope": "payment.sign",
        "rotateAfterDays": 30,
        "published": True,
        "use": "SIGN",
        "algorithm": "EdDSA",
        "keyId": "key_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "environment": "prod",
        "status": "ACTIVE",
        "keyVersion": 1,
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
        "rotateAt": "2026-03-01T09:30:00Z",
    },
)

RETIRE_KEY: Final = Endpoint(
    module="qlock",
    name="retireKey",
    method="POST",
    path="/keys/{keyId}/retirement",
    parameters={"keyId": {"type": "string", "pattern": "^key_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["keyId"]),
    response=schemas.KEY,
    idempotent=True,
    scope="qlock.key.retire",
    resource=Resource("Key", "keyId"),
    example={
        "name": "invoices",
        "keyScope": "payment.sign",
        "rotateAfterDays": 30,
        "published": True,
        "use": "SIGN",
        "algorithm": "EdDSA",
        "keyId": "key_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "environment": "prod",
        "status": "ACTIVE",
        "keyVersion": 1,
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
        "rotateAt": "2026-03-01T09:30:00Z",
    },
)

DESTROY_KEY: Final = Endpoint(
    module="qlock",
    name="destroyKey",
    method="POST",
    path="/keys/{keyId}/destruction",
    parameters={"keyId": {"type": "string", "pattern": "^key_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["keyId"]),
    request=schemas.KEY_DESTRUCTION_REQUEST,
    response=schemas.KEY,
    idempotent=True,
    scope="qlock.key.destroy",
    resource=Resource("Key", "keyId"),
    example={
        "name": "invoices",
        "keyScope": "payment.sign",
        "rotateAfterDays": 30,
        "published": True,
        "use": "SIGN",
        "algorithm": "EdDSA",
        "keyId": "key_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "environment": "prod",
        "status": "ACTIVE",
        "keyVersion": 1,
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
        "rotateAt": "2026-03-01T09:30:00Z",
    },
)

KEEP_KEY: Final = Endpoint(
    module="qlock",
    name="keepKey",
    method="DELETE",
    path="/keys/{keyId}/destruction",
    parameters={"keyId": {"type": "string", "pattern": "^key_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["keyId"]),
    response=schemas.KEY,
    idempotent=True,
    scope="qlock.key.destroy",
    resource=Resource("Key", "keyId"),
    example={
        "name": "invoices",
        "keyScope": "payment.sign",
        "rotateAfterDays": 30,
        "published": True,
        "use": "SIGN",
        "algorithm": "EdDSA",
        "keyId": "key_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "environment": "prod",
        "status": "ACTIVE",
        "keyVersion": 1,
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
        "rotateAt": "2026-03-01T09:30:00Z",
    },
)

LIST_KEY_VERSIONS: Final = Endpoint(
    module="qlock",
    name="listKeyVersions",
    method="GET",
    path="/keys/{keyId}/versions",
    parameters={
        "keyId": {"type": "string", "pattern": "^key_[0-9A-Za-z]{8,40}$"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
    },
    required=frozenset(["keyId"]),
    response=schemas.KEY_VERSION_PAGE,
    scope="qlock.key.read",
    safe=True,
    resource=Resource("KeyVersion", "versionId", many=True),
    example={
        "items": [
            {
                "versionId": "key_01JJY3ZK9B2M4N6P:000001",
                "keyId": "key_01JJY3ZK9B2M4N6P",
                "keyVersion": 1,
                "algorithm": "EdDSA",
                "publicKey": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "createdAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

LIST_PUBLIC_KEYS: Final = Endpoint(
    module="qlock",
    name="listPublicKeys",
    method="GET",
    path="/public-keys",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "owner": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "use": {"enum": ["ENCRYPT", "SIGN"]},
    },
    required=frozenset(["owner"]),
    response=schemas.PUBLIC_KEY_PAGE,
    safe=True,
    example={
        "items": [
            {
                "keyId": "key_01JJY3ZK9B2M4N6P",
                "keyVersion": 1,
                "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "use": "SIGN",
                "algorithm": "EdDSA",
                "publicKey": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
            }
        ]
    },
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="qlock",
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
    scope="qlock.data.read",
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
    module="qlock",
    name="exportRecords",
    method="GET",
    path="/export",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "resourceType": {"enum": ["key-records", "session-data"]},
    },
    response=schemas.EXPORT_PAGE,
    scope="qlock.data.export",
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
    module="qlock",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="qlock.data.erase",
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
    module="qlock",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="qlock.data.erase",
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

ENCRYPT: Final = Endpoint(
    module="qlock",
    name="encrypt",
    method="POST",
    path=None,
    tool="qlock.encrypt",
    request=schemas.ENCRYPTION_REQUEST,
    response=schemas.SEALED,
    example={
        "keys": [
            {
                "keyId": "key_01JJY3ZK9B2M4N7Q",
                "keyVersion": 1,
                "algorithm": "A256GCM",
                "wrapped": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
            }
        ],
        "nonce": "q83vEjRWeJCrze8S",
        "ciphertext": "NFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kKvN7xI0Vg",
        "context": {"file": "notes/1"},
    },
)

DECRYPT: Final = Endpoint(
    module="qlock",
    name="decrypt",
    method="POST",
    path=None,
    tool="qlock.decrypt",
    request=schemas.DECRYPTION_REQUEST,
    response=schemas.OPENED,
    example={"plaintext": "Tm90ZXMgb2YgYSBtZWV0aW5n", "keyId": "key_01JJY3ZK9B2M4N7Q", "keyVersion": 1},
)

SIGN: Final = Endpoint(
    module="qlock",
    name="sign",
    method="POST",
    path=None,
    tool="qlock.sign",
    request=schemas.SIGNING_REQUEST,
    response=schemas.LOCK_SIG,
    example={
        "alg": "EdDSA",
        "pub": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "sig": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "ts": 1769851800,
        "nonce": "AAAAAAAAAAAAAAAAAAAAAA",
    },
)

VERIFY: Final = Endpoint(
    module="qlock",
    name="verify",
    method="GET",
    path=None,
    tool="qlock.verify",
    request=schemas.VERIFICATION_REQUEST,
    response=schemas.VERIFICATION,
    safe=True,
    example={
        "valid": True,
        "reason": "PROVED",
        "keyId": "key_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "checkedAt": "2026-01-31T09:30:00Z",
    },
)

LOCK: Final = Endpoint(
    module="qlock",
    name="lock",
    method="POST",
    path=None,
    tool="qlock.lock",
    request=schemas.LOCK_REQUEST,
    response=schemas.LEASE,
    example={
        "name": "reports/2026-01",
        "requestId": "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77",
        "held": True,
        "token": 4711,
        "expiresAt": "2026-01-31T09:31:00Z",
    },
)

RENEW: Final = Endpoint(
    module="qlock",
    name="renew",
    method="POST",
    path=None,
    tool="qlock.renew",
    request=schemas.LEASE_RENEWAL,
    response=schemas.LEASE,
    example={
        "name": "reports/2026-01",
        "requestId": "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77",
        "held": True,
        "token": 4711,
        "expiresAt": "2026-01-31T09:31:00Z",
    },
)

RELEASE: Final = Endpoint(
    module="qlock",
    name="release",
    method="POST",
    path=None,
    tool="qlock.release",
    request=schemas.LEASE_END,
    response=schemas.LEASE_ENDED,
    example={"name": "reports/2026-01", "token": 4711, "released": True},
)

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType(
    {
        "listKeys": LIST_KEYS,
        "createKey": CREATE_KEY,
        "getKey": GET_KEY,
        "changeKey": CHANGE_KEY,
        "rotateKey": ROTATE_KEY,
        "retireKey": RETIRE_KEY,
        "destroyKey": DESTROY_KEY,
        "keepKey": KEEP_KEY,
        "listKeyVersions": LIST_KEY_VERSIONS,
        "listPublicKeys": LIST_PUBLIC_KEYS,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "exportRecords": EXPORT_RECORDS,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
        "encrypt": ENCRYPT,
        "decrypt": DECRYPT,
        "sign": SIGN,
        "verify": VERIFY,
        "lock": LOCK,
        "renew": RENEW,
        "release": RELEASE,
    }
)
