"""The error codes that every module shares.

Generated from spec/standards.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.wire.errors import ErrorKind

ERRORS: Final[Mapping[str, ErrorKind]] = MappingProxyType(
    {
        "QLOCK_AUTH_FAIL": ErrorKind(401, False, "The request is not signed, or its signature cannot be read."),
        "QONSENT_DENIED": ErrorKind(403, False, "No valid grant covers the operation."),
        "SQUID_IDENTITY_INVALID": ErrorKind(401, False, "The identity is malformed, unknown or not active."),
        "QINDEX_NOT_FOUND": ErrorKind(404, False, "The index holds no such key."),
        "QDRIVE_STORAGE_FULL": ErrorKind(507, False, "The storage that was granted is used up."),
        "IPFS_UNAVAILABLE": ErrorKind(503, True, "Content cannot be reached now."),
        "QERB_SUSPECT": ErrorKind(403, False, "The request looks like abuse and was stopped."),
        "QMASK_POLICY_VIOLATION": ErrorKind(403, False, "The answer would show more than its privacy profile allows."),
        "SIGNATURE_INVALID": ErrorKind(
            401, False, "The signature does not belong to this request, or was used before."
        ),
        "SERVICE_UNAVAILABLE": ErrorKind(503, True, "The module, or one that it needs, cannot answer now."),
        "RATE_LIMIT_EXCEEDED": ErrorKind(429, True, "The limit of the identity, subidentity or DAO is used up."),
        "TIMEOUT_ERROR": ErrorKind(504, True, "No answer came in time."),
        "INSUFFICIENT_FUNDS": ErrorKind(402, False, "The wallet does not hold the amount and its fee."),
        "DEPENDENCY_MISSING": ErrorKind(424, False, "A module that the operation needs is not deployed."),
        "VERSION_CONFLICT": ErrorKind(409, True, "The resource changed since it was read."),
        "NOT_FOUND": ErrorKind(404, False, "There is no such resource.", True),
        "METHOD_NOT_ALLOWED": ErrorKind(405, False, "The path exists and does not take this method.", True),
        "MISDIRECTED_REQUEST": ErrorKind(421, False, "The service is not reached under this name.", True),
        "ORIGIN_NOT_ALLOWED": ErrorKind(403, False, "A page of another site may not call the service.", True),
        "REQUEST_TIMEOUT": ErrorKind(408, True, "The request did not come in time.", True),
        "HEADERS_TOO_LARGE": ErrorKind(431, False, "The headers are larger than the service takes.", True),
        "NOT_ACCEPTABLE": ErrorKind(
            406, False, "The operation cannot answer in a media type that was asked for.", True
        ),
        "PAYLOAD_TOO_LARGE": ErrorKind(413, False, "The body is larger than the operation takes.", True),
        "UNSUPPORTED_MEDIA_TYPE": ErrorKind(
            415, False, "The body is in a media type that the operation does not take.", True
        ),
        "MALFORMED_REQUEST": ErrorKind(
            400, False, "The request cannot be read, e.g. it is not JSON or a header is missing.", True
        ),
        "VALIDATION_FAILED": ErrorKind(422, False, "The request can be read and breaks its contract.", True),
        "CONFLICT": ErrorKind(409, False, "The resource is in a state that does not allow this.", True),
        "IDEMPOTENCY_KEY_REUSED": ErrorKind(422, False, "The Idempotency-Key was used for another request.", True),
        "IDEMPOTENCY_IN_PROGRESS": ErrorKind(
            409, True, "The first request with this Idempotency-Key is still being carried out.", True
        ),
        "OPERATION_NOT_AVAILABLE": ErrorKind(
            501, False, "The operation is specified and this service does not provide it yet.", True
        ),
        "INTERNAL_ERROR": ErrorKind(500, False, "The module failed; the request was not carried out.", True),
    }
)
