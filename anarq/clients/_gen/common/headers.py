"""The standard headers of requests: what each may say.

Generated from spec/common/http.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.ports.json import JsonObject

HEADERS: Final[Mapping[str, JsonObject]] = MappingProxyType(
    {
        "content-digest": {
            "type": "string",
            "pattern": "^sha-256=:[A-Za-z0-9+/]{43}=:$",
            "description": "SHA-256 of the body, as RFC 9530 writes it. It is what the signature covers, and what the body is held to at its end.",
        },
        "idempotency-key": {
            "type": "string",
            "format": "uuid",
            "pattern": "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
            "description": "A UUID that names this request; a repeat within 24 hours gives the first answer again. Capitals make no difference.",
        },
        "traceparent": {
            "type": "string",
            "description": "The trace that the request belongs to (W3C Trace Context); one that cannot be read is ignored.",
        },
        "tracestate": {
            "type": "string",
            "description": "What comes with the trace (W3C Trace Context); one that cannot be read is ignored.",
        },
        "x-api-version": {
            "type": "string",
            "pattern": "^v(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})$",
            "description": "The version of the interface that the caller was written for.",
        },
        "x-daoid": {
            "type": "string",
            "pattern": "^[A-Za-z0-9][A-Za-z0-9:._-]{0,255}$",
            "description": "The DAO in whose context it acts.",
        },
        "x-qonsent": {
            "type": "string",
            "minLength": 1,
            "maxLength": 8192,
            "pattern": "^[A-Za-z0-9_-]+$",
            "description": "The grant, a UCAN container in base64url, or the CID of one that was deposited at sQuid (`depositGrant`).",
        },
        "x-sig": {
            "type": "string",
            "minLength": 1,
            "maxLength": 16384,
            "pattern": "^[A-Za-z0-9_-]+$",
            "description": "The signature of the request, a LockSig as base64url JSON. One of ML-DSA-65 has about 9,700 characters, of ML-DSA-87 about 13,000: what stands between must let such a line through.",
        },
        "x-squid-id": {
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
            "description": "The identity that acts.",
        },
        "x-subid": {
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
            "description": "The subidentity in whose name it acts.",
        },
        "x-ts": {
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
            "description": "When the request was made; at most 300 seconds from the module's clock.",
        },
    }
)
