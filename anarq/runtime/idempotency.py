"""Idempotency: one effect for one key, however often the request comes (DECISIONS 13)."""

import hashlib
import math
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from anarq.ports.json import dumps, loads
from anarq.ports.store import Claim, Completed, Mismatch, Running, Store
from anarq.runtime.call import Identity, Refused
from anarq.runtime.invocation import Success
from anarq.runtime.operation import Operation
from anarq.runtime.validation import Input
from anarq.wire import header_contract
from anarq.wire.errors import IDEMPOTENCY_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED, MALFORMED_REQUEST, SQUID_IDENTITY_INVALID
from anarq.wire.standard import Standard
from anarq.wire.streams import Stored


def key_of(operation: Operation, headers: Mapping[str, str]) -> str | None:
    """The client's key; None when the operation takes none.

    Raises:
        Refused: MALFORMED_REQUEST when the operation needs one and it is missing.
    """
    if operation.idempotency == "none":
        return None
    if header_contract.KEY not in headers:
        raise Refused(MALFORMED_REQUEST, "`idempotency-key` is missing.", {"header": header_contract.KEY})
    return header_contract.key_of(headers[header_contract.KEY])


def fingerprint(
    operation: Operation, given: Input, headers: Mapping[str, str], subject: str | None, identity: Iterable[str]
) -> str:
    """SHA-256 over method, target, body, the identity headers and the subject; the same at every door."""
    stable = {name: headers[name] for name in identity if name in headers}
    body = given.body.as_json() if isinstance(given.body, Stored) else given.body
    parts = [operation.method, operation.path or operation.name, given.parameters, body, stable, subject]
    return hashlib.sha256(dumps(parts, canonical=True).encode()).hexdigest()


async def claim(
    store: Store,
    identity: Identity,
    subject: str | None,
    key: str,
    request_hash: str,
    now: datetime,
    standard: Standard,
) -> tuple[Claim, Success | None]:
    """The claim on a key, or the response that was given for it before.

    A key belongs to whoever calls, and to the subject on whose behalf: two of either never share one.

    Raises:
        Refused: IDEMPOTENCY_KEY_REUSED or IDEMPOTENCY_IN_PROGRESS; SQUID_IDENTITY_INVALID when nobody calls, whose key
            it would be.
        UnavailableError: the store cannot be reached or is busy.
    """
    if identity.squid_id is None:
        raise Refused(SQUID_IDENTITY_INVALID, "A key needs an owner: sign the request.", {"header": "x-squid-id"})
    time = now.timestamp()
    wanted = Claim(
        caller=_space(identity.squid_id, subject or identity.squid_id),
        key=key,
        request_hash=request_hash,
        token=secrets.token_hex(16),
        now=time,
        lease_until=time + standard.lease,
        expires_at=time + standard.kept,
    )
    match await store.claim(wanted):
        case Completed(response):
            return wanted, restore(response)
        case Running(lease_until):
            seconds = str(max(1, math.ceil(lease_until - time)))
            message = "The first request with this key is still being carried out."
            raise Refused(IDEMPOTENCY_IN_PROGRESS, message, headers={"retry-after": seconds})
        case Mismatch():
            raise Refused(IDEMPOTENCY_KEY_REUSED, "The key was used for another request.")
        case _:
            return wanted, None


def _space(caller: str, subject: str) -> str:
    """Where the keys of a caller lie who acts for a subject: of one length, however long identifiers are."""
    return hashlib.sha256(f"{caller} {subject}".encode()).hexdigest()


def keep(success: Success) -> str:
    """The text under which a response is kept."""
    return dumps([success.status, success.data, success.message, success.cid])


def restore(text: str) -> Success:
    """The response that was kept.

    Raises:
        ValueError: the text is not one that was kept here.
    """
    match loads(text):
        case [int(status), data, str(message), (str() | None) as cid]:
            return Success(status, data, message, cid, replayed=True)
    raise ValueError("no response that was kept here")
