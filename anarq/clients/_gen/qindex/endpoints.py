"""The operations of Qindex as its callers know them.

Generated from modules/qindex by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qindex import schemas
from anarq.clients.endpoint import Endpoint

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

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType(
    {
        "listRecords": LIST_RECORDS,
        "putRecord": PUT_RECORD,
        "getRecord": GET_RECORD,
        "eraseRecord": ERASE_RECORD,
        "getPointer": GET_POINTER,
        "listHistory": LIST_HISTORY,
    }
)
