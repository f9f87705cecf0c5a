"""The standard headers of requests: what each may say.

Generated from spec/common/http.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.ports.json import JsonObject

HEADERS: Final[Mapping[str, JsonObject]] = MappingProxyType(
    {
        "idempotency-key": {"type": "string", "format": "uuid", "description": "Names this request."},
        "traceparent": {"type": "string", "description": "The trace that the request belongs to."},
        "x-squid-id": {
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
            "description": "The identity that acts.",
        },
    }
)
