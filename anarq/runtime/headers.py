"""The header contract: who calls, when, for which version (DECISIONS 4)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from anarq.crypto.errors import CryptoError
from anarq.crypto.keys import PublicKey
from anarq.runtime.call import Identity, Refused
from anarq.runtime.operation import ModuleSpec, Operation
from anarq.wire.errors import MALFORMED_REQUEST, QLOCK_AUTH_FAIL, SIGNATURE_INVALID, SQUID_IDENTITY_INVALID
from anarq.wire.times import moment_of

NAMES: Final = (
    "x-squid-id",
    "x-subid",
    "x-daoid",
    "x-qonsent",
    "x-sig",
    "x-ts",
    "x-api-version",
    "idempotency-key",
    "traceparent",
    "tracestate",
)
"""Headers that the pipeline reads; at the MCP door also members of `_meta`, as `anarq/<name>`."""

_VERSION: Final = re.compile(r"v(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Caller:
    """What the headers claim. Nothing of it is proven yet.

    Attributes:
        identity: who claims to call.
        sig: value of `x-sig`; None: not signed.
        grant: value of `x-qonsent`; None: no grant.
    """

    identity: Identity
    sig: str | None
    grant: str | None


def read(headers: Mapping[str, str], operation: Operation, spec: ModuleSpec, now: datetime) -> Caller:
    """What the headers say, which have been held to their schemas (`header_contract.py`).

    A public operation may be called without any, unless it is signed; whatever is sent is held to the same rules.

    Raises:
        Refused: SQUID_IDENTITY_INVALID, QLOCK_AUTH_FAIL, MALFORMED_REQUEST, or SIGNATURE_INVALID for a stale time.
    """
    identity = _identity(headers)
    signed = operation.is_signed or identity.squid_id is not None or "x-sig" in headers
    _check_version(headers.get("x-api-version"), spec.api_version, signed)
    if signed:
        _check_signed(headers, identity)
    _check_time(headers.get("x-ts"), now, spec.standard.max_skew, signed)
    return Caller(identity, headers.get("x-sig"), headers.get("x-qonsent"))


def _identity(headers: Mapping[str, str]) -> Identity:
    squid_id, sub_id, dao_id = (headers.get(name) for name in ("x-squid-id", "x-subid", "x-daoid"))
    for name, value in (("x-squid-id", squid_id), ("x-subid", sub_id)):
        if value is not None and not _is_did(value):
            raise Refused(SQUID_IDENTITY_INVALID, f"`{name}` is not an identifier of sQuid.", {"header": name})
    if squid_id is None and (sub_id is not None or dao_id is not None):
        raise Refused(SQUID_IDENTITY_INVALID, "`x-subid` and `x-daoid` need `x-squid-id`.", {"header": "x-squid-id"})
    return Identity(squid_id, sub_id, dao_id)


def _is_did(value: str) -> bool:
    try:
        PublicKey.from_did(value)
    except CryptoError:
        return False
    return True


def _check_signed(headers: Mapping[str, str], identity: Identity) -> None:
    if identity.squid_id is None:
        raise Refused(SQUID_IDENTITY_INVALID, "`x-squid-id` is missing.", {"header": "x-squid-id"})
    if "x-sig" not in headers:
        raise Refused(QLOCK_AUTH_FAIL, "`x-sig` is missing: the request is not signed.", {"header": "x-sig"})


def _check_version(value: str | None, ours: str, needed: bool) -> None:
    if value is None:
        if needed:
            raise Refused(MALFORMED_REQUEST, "`x-api-version` is missing.", {"header": "x-api-version"})
        return
    asked, offered = _VERSION.fullmatch(value), _VERSION.fullmatch(ours)
    if asked is None or offered is None:
        raise Refused(MALFORMED_REQUEST, "`x-api-version` is written `v<major>.<minor>`.", {"header": "x-api-version"})
    if asked.group(1) != offered.group(1) or int(asked.group(2)) > int(offered.group(2)):
        details = {"header": "x-api-version", "asked": value, "supported": ours}
        raise Refused(MALFORMED_REQUEST, f"Version {value} is not served here; {ours} is.", details)


def _check_time(value: str | None, now: datetime, max_skew: float, needed: bool) -> None:
    if value is None:
        if needed:
            raise Refused(MALFORMED_REQUEST, "`x-ts` is missing.", {"header": "x-ts"})
        return
    if abs((now - moment_of(value)).total_seconds()) > max_skew:
        details = {"header": "x-ts", "reason": "stale", "maxSkewSeconds": int(max_skew)}
        raise Refused(SIGNATURE_INVALID, "`x-ts` is too far from the time here.", details)
