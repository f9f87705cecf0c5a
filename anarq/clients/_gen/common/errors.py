"""The error codes that every module shares.

Generated from spec/standards.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.wire.errors import ErrorKind

ERRORS: Final[Mapping[str, ErrorKind]] = MappingProxyType(
    {
        "QLOCK_AUTH_FAIL": ErrorKind(
            401,
            False,
            "The request is not signed, or its signature cannot be read.",
            actions=("Sign the request, and send the signature as `x-sig`.",),
        ),
        "QONSENT_DENIED": ErrorKind(
            403,
            False,
            "No valid grant covers the operation.",
            actions=(
                "Ask the owner for a grant that covers the operation.",
                "Send a grant that is in force as `x-qonsent`.",
            ),
        ),
        "SQUID_IDENTITY_INVALID": ErrorKind(
            401,
            False,
            "The identity is malformed, unknown or not active.",
            actions=("Register the identity, or have it activated again.", "Send an identity as sQuid names it."),
        ),
        "QINDEX_NOT_FOUND": ErrorKind(
            404, False, "The index holds no such key.", actions=("Look up the key with `qindex.list`.",)
        ),
        "QDRIVE_STORAGE_FULL": ErrorKind(
            507,
            False,
            "The storage that was granted is used up.",
            actions=("Delete what is no longer needed.", "Ask for more storage."),
        ),
        "IPFS_UNAVAILABLE": ErrorKind(
            503,
            True,
            "Content cannot be reached now.",
            actions=("Try again later, with the same `Idempotency-Key` where there is one.",),
        ),
        "QERB_SUSPECT": ErrorKind(
            403,
            False,
            "The request looks like abuse and was stopped.",
            actions=("Slow down, and ask whoever runs the module what looked like abuse.",),
        ),
        "QMASK_POLICY_VIOLATION": ErrorKind(
            403,
            False,
            "The answer would show more than its privacy profile allows.",
            actions=(
                "Ask for less: leave out what the privacy profile does not show.",
                "Ask the owner for another privacy profile.",
            ),
        ),
        "SIGNATURE_INVALID": ErrorKind(
            401,
            False,
            "The signature does not belong to this request, or was used before.",
            actions=("Sign this very request anew, with the time now and a nonce that was not used before.",),
        ),
        "SERVICE_UNAVAILABLE": ErrorKind(
            503,
            True,
            "The module, or one that it needs, cannot answer now.",
            actions=("Try again after `Retry-After`, with the same `Idempotency-Key` where there is one.",),
        ),
        "RATE_LIMIT_EXCEEDED": ErrorKind(
            429,
            True,
            "The limit of the identity, subidentity or DAO is used up.",
            actions=("Wait for `Retry-After`, then go on more slowly.",),
        ),
        "TIMEOUT_ERROR": ErrorKind(
            504,
            True,
            "No answer came in time.",
            actions=(
                "Try again with the same `Idempotency-Key` where there is one: what was carried out is not carried out twice.",
            ),
        ),
        "INSUFFICIENT_FUNDS": ErrorKind(
            402,
            False,
            "The wallet does not hold the amount and its fee.",
            actions=("Add to the wallet what is missing, the fee included.", "Pay less."),
        ),
        "DEPENDENCY_MISSING": ErrorKind(
            424,
            False,
            "A module that the operation needs is not deployed.",
            actions=("Ask whoever runs the module to deploy what `details` names.",),
        ),
        "VERSION_CONFLICT": ErrorKind(
            409, True, "The resource changed since it was read.", actions=("Read the resource again, and decide anew.",)
        ),
        "NOT_FOUND": ErrorKind(
            404,
            False,
            "There is no such resource.",
            True,
            actions=("Look at the identifier: it may be misspelt, or of something that is gone.",),
        ),
        "METHOD_NOT_ALLOWED": ErrorKind(
            405,
            False,
            "The path exists and does not take this method.",
            True,
            actions=("Use a method that `Allow` names.",),
        ),
        "MISDIRECTED_REQUEST": ErrorKind(
            421,
            False,
            "The service is not reached under this name.",
            True,
            actions=("Send the request to a name that the service is reached under.",),
        ),
        "ORIGIN_NOT_ALLOWED": ErrorKind(
            403,
            False,
            "A page of another site may not call the service.",
            True,
            actions=("Call the service from a page of its own site, or from no page.",),
        ),
        "REQUEST_TIMEOUT": ErrorKind(
            408,
            True,
            "The request did not come in time.",
            True,
            actions=("Send the request again, without a pause in it.",),
        ),
        "HEADERS_TOO_LARGE": ErrorKind(
            431,
            False,
            "The headers are larger than the service takes.",
            True,
            actions=("Deposit a long grant at sQuid, and send its CID.",),
        ),
        "NOT_ACCEPTABLE": ErrorKind(
            406,
            False,
            "The operation cannot answer in a media type that was asked for.",
            True,
            actions=("Accept `application/json`.",),
        ),
        "PAYLOAD_TOO_LARGE": ErrorKind(
            413, False, "The body is larger than the operation takes.", True, actions=("Send less at once.",)
        ),
        "UNSUPPORTED_MEDIA_TYPE": ErrorKind(
            415,
            False,
            "The body is in a media type that the operation does not take.",
            True,
            actions=("Send a media type that the operation takes.",),
        ),
        "MALFORMED_REQUEST": ErrorKind(
            400,
            False,
            "The request cannot be read, e.g. it is not JSON or a header is missing.",
            True,
            actions=("Mend what `message` names, and send the request again.",),
        ),
        "VALIDATION_FAILED": ErrorKind(
            422,
            False,
            "The request can be read and breaks its contract.",
            True,
            actions=("Mend what `details` names: the contract says what is allowed.",),
        ),
        "CONFLICT": ErrorKind(
            409,
            False,
            "The resource is in a state that does not allow this.",
            True,
            actions=("Read the resource: its state says what can be done.",),
        ),
        "IDEMPOTENCY_KEY_REUSED": ErrorKind(
            422,
            False,
            "The Idempotency-Key was used for another request.",
            True,
            actions=("Use a new `Idempotency-Key` for another request.",),
        ),
        "IDEMPOTENCY_IN_PROGRESS": ErrorKind(
            409,
            True,
            "The first request with this Idempotency-Key is still being carried out.",
            True,
            actions=("Wait, then ask again with the same `Idempotency-Key`.",),
        ),
        "SPENDING_LIMIT_EXCEEDED": ErrorKind(
            402,
            False,
            "The payment is more than may be spent now.",
            True,
            actions=("Pay less, or on another day; `getLimits` says how much may be spent.",),
        ),
        "OPERATION_NOT_AVAILABLE": ErrorKind(
            501,
            False,
            "The operation is specified and this service does not provide it yet.",
            True,
            actions=("Use another version of the module: its page lists what each provides.",),
        ),
        "INTERNAL_ERROR": ErrorKind(
            500,
            False,
            "The module failed; the request was not carried out.",
            True,
            actions=("Tell whoever runs the module the `requestId`.",),
        ),
    }
)
