"""The types of what all modules share, with their exact JSON names.

Generated from spec/common by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypeAlias, TypedDict

__all__ = [
    "Cid",
    "Did",
    "Envelope",
    "ErrorResponse",
    "PageInfo",
    "Timestamp",
]


Cid: TypeAlias = str
"""Content identifier, version 1, in base32."""


Did: TypeAlias = str
"""Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key."""


class Envelope(TypedDict):
    """What every JSON answer of a module is wrapped in.

    Attributes:
        status: Whether the operation was carried out.
        code: `SUCCESS`, or an error code of the catalogue.
        message: One sentence for people.
        data: What the operation gives.
        cid: Content identifier of `data`, where it was stored.
    """

    status: Literal["ok", "error"]
    code: str
    message: str
    data: NotRequired[object]
    cid: NotRequired[Cid]


Timestamp: TypeAlias = str
"""Moment in UTC, RFC 3339 with `Z`."""


class ErrorResponse(TypedDict):
    """What every refusal and failure looks like.

    Attributes:
        code: A code of the catalogue.
        message: One sentence for people.
        details: Facts that help to mend the request.
        timestamp: When it was answered.
        requestId: Names this request in logs and audit.
        retryable: Whether the same request may succeed later.
        suggestedActions: What the caller can do, likeliest first.
    """

    status: Literal["error"]
    code: str
    message: str
    details: NotRequired[Mapping[str, object]]
    timestamp: Timestamp
    requestId: str
    retryable: bool
    suggestedActions: NotRequired[list[str]]


class PageInfo(TypedDict):
    """Where the next page of a list starts.

    Attributes:
        nextCursor: Give it as `cursor` to read on; absent on the last page.
    """

    nextCursor: NotRequired[str]
