"""The operations of Qindex as its callers know them.

Generated from modules/qindex by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qindex import schemas
from anarq.clients.endpoint import Endpoint, Resource

LIST_RECORDS: Final = Endpoint(
    module="qindex",
    name="listRecords",
    method="GET",
    path="/records",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "type": {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$"},
        "tag": {"type": "string", "minLength": 1, "maxLength": 64},
    },
    response=schemas.RECORD_PAGE,
    scope="qindex.record.read",
    safe=True,
    example={
        "items": [
            {
                "type": "note",
                "key": "notes/1",
                "cid": "bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
                "version": 2,
                "prevCid": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
                "tags": ["draft"],
                "createdAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

PUT_RECORD: Final = Endpoint(
    module="qindex",
    name="putRecord",
    method="POST",
    path="/records",
    request=schemas.RECORD_REQUEST,
    response=schemas.INDEX_RECORD,
    idempotent=True,
    scope="qindex.record.write",
    example={
        "type": "note",
        "key": "notes/1",
        "cid": "bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "version": 1,
        "tags": ["draft"],
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

GET_RECORD: Final = Endpoint(
    module="qindex",
    name="getRecord",
    method="GET",
    path="/records/{type}/{key}",
    parameters={
        "type": {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$"},
        "key": {"type": "string", "minLength": 1, "maxLength": 512},
    },
    required=frozenset(["type", "key"]),
    response=schemas.INDEX_RECORD,
    scope="qindex.record.read",
    safe=True,
    example={
        "type": "note",
        "key": "notes/1",
        "cid": "bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "version": 1,
        "tags": ["draft"],
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

ERASE_RECORD: Final = Endpoint(
    module="qindex",
    name="eraseRecord",
    method="DELETE",
    path="/records/{type}/{key}",
    parameters={
        "type": {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$"},
        "key": {"type": "string", "minLength": 1, "maxLength": 512},
        "expectedVersion": {"type": "integer", "minimum": 1},
    },
    required=frozenset(["type", "key", "expectedVersion"]),
    enveloped=False,
    idempotent=True,
    scope="qindex.record.erase",
)

GET_POINTER: Final = Endpoint(
    module="qindex",
    name="getPointer",
    method="GET",
    path="/pointers/{type}/{key}",
    parameters={
        "type": {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$"},
        "key": {"type": "string", "minLength": 1, "maxLength": 512},
    },
    required=frozenset(["type", "key"]),
    response=schemas.INDEX_POINTER,
    scope="qindex.record.read",
    safe=True,
    example={
        "key": "notes/1",
        "currentCid": "bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "version": 1,
        "history": [
            {
                "type": "note",
                "key": "notes/1",
                "cid": "bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
                "version": 1,
                "tags": ["draft"],
                "createdAt": "2026-01-31T09:30:00Z",
            }
        ],
        "metadata": {},
        "lastUpdated": "2026-01-31T09:30:00Z",
    },
)

LIST_HISTORY: Final = Endpoint(
    module="qindex",
    name="listHistory",
    method="GET",
    path="/records/{type}/{key}/history",
    parameters={
        "type": {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,63}$"},
        "key": {"type": "string", "minLength": 1, "maxLength": 512},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
    },
    required=frozenset(["type", "key"]),
    response=schemas.RECORD_PAGE,
    scope="qindex.record.read",
    safe=True,
    example={
        "items": [
            {
                "type": "note",
                "key": "notes/1",
                "cid": "bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
                "version": 2,
                "prevCid": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
                "tags": ["draft"],
                "createdAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="qindex",
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
    scope="qindex.data.read",
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
    module="qindex",
    name="exportRecords",
    method="GET",
    path="/export",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "resourceType": {"enum": ["index-records"]},
    },
    response=schemas.EXPORT_PAGE,
    scope="qindex.data.export",
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
    module="qindex",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="qindex.data.erase",
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
    module="qindex",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="qindex.data.erase",
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
        "listRecords": LIST_RECORDS,
        "putRecord": PUT_RECORD,
        "getRecord": GET_RECORD,
        "eraseRecord": ERASE_RECORD,
        "getPointer": GET_POINTER,
        "listHistory": LIST_HISTORY,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "exportRecords": EXPORT_RECORDS,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
