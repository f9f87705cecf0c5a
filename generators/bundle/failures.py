"""What a failure looks like, by its code: examples that say what the standard says of it."""

from collections.abc import Iterable
from typing import Final

from anarq.model.standards import ErrorCode, Standards
from anarq.model.tree import Json

MEDIA_TYPE: Final = "application/json"
"""In what failures are told."""

_REQUEST: Final = "01900000-0000-7000-8000-000000000000"
"""The name of a request that nobody made."""


def examples(codes: Iterable[str], standards: Standards, when: str) -> dict[str, Json]:
    """An example of OpenAPI for each of the codes, by code.

    Args:
        codes: those of them that the standard does not know are left out.
        standards: what holds for all modules.
        when: a time, RFC 3339 in UTC.
    """
    known = (standards.error_codes.get(code) for code in codes)
    return {code.name: {"summary": code.meaning, "value": _body(code, when)} for code in known if code is not None}


def _body(code: ErrorCode, when: str) -> dict[str, Json]:
    told: dict[str, Json] = {
        "status": "error",
        "code": code.name,
        "message": code.meaning,
        "timestamp": when,
        "requestId": _REQUEST,
        "retryable": code.retryable,
    }
    return {**told, "suggestedActions": [*code.actions]} if code.actions else told
