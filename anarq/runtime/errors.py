"""Error codes that the runtime itself gives, and the body that tells of an error.

Status and meaning of a code stand in `spec/standards.yaml` alone; the generator puts them into `ModuleSpec.errors`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from anarq.runtime.call import Refused
from anarq.runtime.invocation import Failure
from anarq.runtime.operation import ErrorKind
from anarq.runtime.times import rfc3339

QLOCK_AUTH_FAIL: Final = "QLOCK_AUTH_FAIL"
QONSENT_DENIED: Final = "QONSENT_DENIED"
SQUID_IDENTITY_INVALID: Final = "SQUID_IDENTITY_INVALID"
SIGNATURE_INVALID: Final = "SIGNATURE_INVALID"
SERVICE_UNAVAILABLE: Final = "SERVICE_UNAVAILABLE"
RATE_LIMIT_EXCEEDED: Final = "RATE_LIMIT_EXCEEDED"
TIMEOUT_ERROR: Final = "TIMEOUT_ERROR"
VERSION_CONFLICT: Final = "VERSION_CONFLICT"
NOT_FOUND: Final = "NOT_FOUND"
METHOD_NOT_ALLOWED: Final = "METHOD_NOT_ALLOWED"
MISDIRECTED_REQUEST: Final = "MISDIRECTED_REQUEST"
ORIGIN_NOT_ALLOWED: Final = "ORIGIN_NOT_ALLOWED"
REQUEST_TIMEOUT: Final = "REQUEST_TIMEOUT"
HEADERS_TOO_LARGE: Final = "HEADERS_TOO_LARGE"
NOT_ACCEPTABLE: Final = "NOT_ACCEPTABLE"
PAYLOAD_TOO_LARGE: Final = "PAYLOAD_TOO_LARGE"
UNSUPPORTED_MEDIA_TYPE: Final = "UNSUPPORTED_MEDIA_TYPE"
MALFORMED_REQUEST: Final = "MALFORMED_REQUEST"
VALIDATION_FAILED: Final = "VALIDATION_FAILED"
IDEMPOTENCY_KEY_REUSED: Final = "IDEMPOTENCY_KEY_REUSED"
IDEMPOTENCY_IN_PROGRESS: Final = "IDEMPOTENCY_IN_PROGRESS"
OPERATION_NOT_AVAILABLE: Final = "OPERATION_NOT_AVAILABLE"
INTERNAL_ERROR: Final = "INTERNAL_ERROR"

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


def internal() -> Refused:
    """What a caller is told of a fault of ours: that there was one."""
    return Refused(INTERNAL_ERROR, "The module failed; the request was not carried out.")


def unavailable(message: str) -> Refused:
    """Something that the module needs does not answer now."""
    return Refused(SERVICE_UNAVAILABLE, message, headers={"retry-after": "1"})


def too_many_values(most: int) -> Refused:
    """A body holds more than is read here, though it is not too long."""
    return Refused(PAYLOAD_TOO_LARGE, f"The body holds more than {most} values and names.", {"maxValues": most})
