"""Error codes that the runtime itself gives, and the body that tells of an error.

Status and meaning of a code stand in `spec/standards.yaml` alone; the generator puts them into `ModuleSpec.errors`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from anarq.runtime.invocation import Failure
from anarq.wire.errors import (
    HEADERS_TOO_LARGE,
    IDEMPOTENCY_IN_PROGRESS,
    IDEMPOTENCY_KEY_REUSED,
    INTERNAL_ERROR,
    MALFORMED_REQUEST,
    METHOD_NOT_ALLOWED,
    MISDIRECTED_REQUEST,
    NOT_ACCEPTABLE,
    NOT_FOUND,
    OPERATION_NOT_AVAILABLE,
    ORIGIN_NOT_ALLOWED,
    PAYLOAD_TOO_LARGE,
    QLOCK_AUTH_FAIL,
    QONSENT_DENIED,
    RATE_LIMIT_EXCEEDED,
    REQUEST_TIMEOUT,
    SERVICE_UNAVAILABLE,
    SIGNATURE_INVALID,
    SQUID_IDENTITY_INVALID,
    TIMEOUT_ERROR,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    VERSION_CONFLICT,
    ErrorKind,
    Refused,
)
from anarq.wire.times import rfc3339

GIVEN: Final = frozenset(
    {
        QLOCK_AUTH_FAIL,
        QONSENT_DENIED,
        SQUID_IDENTITY_INVALID,
        SIGNATURE_INVALID,
        SERVICE_UNAVAILABLE,
        RATE_LIMIT_EXCEEDED,
        TIMEOUT_ERROR,
        VERSION_CONFLICT,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        MISDIRECTED_REQUEST,
        ORIGIN_NOT_ALLOWED,
        REQUEST_TIMEOUT,
        HEADERS_TOO_LARGE,
        NOT_ACCEPTABLE,
        PAYLOAD_TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        MALFORMED_REQUEST,
        VALIDATION_FAILED,
        IDEMPOTENCY_KEY_REUSED,
        IDEMPOTENCY_IN_PROGRESS,
        OPERATION_NOT_AVAILABLE,
        INTERNAL_ERROR,
    }
)
"""Every code that the runtime gives. A module whose table lacks one is refused when it is built."""


def body(refused: Refused, kind: ErrorKind, now: datetime, request_id: str) -> dict[str, object]:
    """The design's `ErrorResponse`, which is also the envelope of a failure: one flat object."""
    members: dict[str, object] = {"status": "error", "code": refused.code, "message": refused.message}
    if refused.details:
        members["details"] = refused.details
    members["timestamp"] = rfc3339(now)
    members["requestId"] = request_id
    members["retryable"] = kind.retryable if refused.retryable is None else refused.retryable
    if kind.actions:
        members["suggestedActions"] = list(kind.actions)
    return members


def failure(refused: Refused, table: Mapping[str, ErrorKind], now: datetime, request_id: str) -> Failure:
    """The answer that tells of a refusal; a code that the table lacks is a fault of ours: INTERNAL_ERROR."""
    told = refused if refused.code in table else internal()
    kind = table[told.code]
    return Failure(kind.status, told.code, body(told, kind, now, request_id), told.headers)


def is_retryable(refused: Refused, table: Mapping[str, ErrorKind]) -> bool:
    """Whether what was refused may be carried out later."""
    known = table.get(refused.code)
    return refused.retryable if refused.retryable is not None else known is not None and known.retryable


def internal() -> Refused:
    """What a caller is told of a fault of ours: that there was one."""
    return Refused(INTERNAL_ERROR, "The module failed; the request was not carried out.")


def unavailable(message: str) -> Refused:
    """Something that the module needs does not answer now."""
    return Refused(SERVICE_UNAVAILABLE, message, headers={"retry-after": "1"})


def too_many_values(most: int) -> Refused:
    """A body holds more than is read here, though it is not too long."""
    return Refused(PAYLOAD_TOO_LARGE, f"The body holds more than {most} values and names.", {"maxValues": most})
