"""Errors as both ends of a call know them: codes, what is known of each, and the refusal of an operation.

Status and meaning of a code stand in `spec/standards.yaml` alone; the generator puts them where they are needed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

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


@dataclass(frozen=True, slots=True)
class ErrorKind:
    """One row of `errors` in `spec/standards.yaml`.

    Attributes:
        status: HTTP status.
        retryable: whether the same request may succeed later without a change.
        meaning: one sentence.
        extension: True: a code of ours; False: one of the design's fifteen.
        actions: what the caller may do, for `suggestedActions`.
    """

    status: int
    retryable: bool
    meaning: str
    extension: bool = False
    actions: tuple[str, ...] = ()


class Refused(Exception):  # noqa: N818 - a refusal is an outcome of the business, not an error of the program
    """The operation is refused, for a reason that the caller is told.

    Attributes:
        code: an error code of the module's table; status and default of `retryable` come from there.
        message: for people; no secrets.
        details: machine-readable facts.
        retryable: overrides the table when not None.
        headers: further response headers, `retry-after`.
    """

    def __init__(
        self,
        code: str,
        message: str,
        details: Mapping[str, object] | None = None,
        *,
        retryable: bool | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.details = dict(details or {})
        self.retryable = retryable
        self.headers = dict(headers or {})
