"""Idempotency keys: who holds one, and what came of it."""

from typing import Final

from sqlalchemy import bindparam, delete, insert, select, update

from anarq.adapters.sql.schema import IDEMPOTENCY
from anarq.adapters.sql.session import Session
from anarq.adapters.sql.text import indexed
from anarq.ports.errors import LeaseLostError
from anarq.ports.store import Claim, ClaimResult, Completed, Completion, Granted, Mismatch, Running

_OF = (IDEMPOTENCY.c.caller == bindparam("b_caller"), IDEMPOTENCY.c.key == bindparam("b_key"))
_HELD = (*_OF, IDEMPOTENCY.c.token == bindparam("b_token"), IDEMPOTENCY.c.status == "PROCESSING")
_FIND: Final = select(IDEMPOTENCY).where(*_OF)
_ADD: Final = insert(IDEMPOTENCY)
_TAKE: Final = (
    update(IDEMPOTENCY)
    .where(*_OF)
    .values(
        request_hash=bindparam("b_hash"),
        status="PROCESSING",
        response=None,
        token=bindparam("b_token"),
        lease_until=bindparam("b_lease"),
        created_at=bindparam("b_now"),
        expires_at=bindparam("b_expires"),
    )
)
_COMPLETE: Final = update(IDEMPOTENCY).where(*_HELD).values(status="COMPLETED", response=bindparam("b_response"))
_FAIL: Final = update(IDEMPOTENCY).where(*_HELD).values(status="FAILED")
_DROP: Final = delete(IDEMPOTENCY).where(*_HELD)


def claim(session: Session, wanted: Claim) -> ClaimResult:
    """Takes the key when it is free; otherwise says why not."""
    row = session.run(_FIND, _of(wanted)).one
    if row is None:
        session.add(_ADD, _fresh(wanted))
        return Granted()
    if row.expires_at > wanted.now:
        if row.request_hash != wanted.request_hash:
            return Mismatch()
        if row.status == "COMPLETED":
            return Completed(row.response)
        if row.status == "PROCESSING" and row.lease_until > wanted.now:
            return Running(row.lease_until)
    session.run(_TAKE, _taken(wanted))
    return Granted()


def complete(session: Session, completion: Completion) -> None:
    """Keeps the response.

    Raises:
        LeaseLostError: the key is no longer held by this claim.
    """
    done = session.run(_COMPLETE, _held(completion.claim) | {"b_response": completion.response})
    if done.rowcount != 1:
        raise LeaseLostError(f"the idempotency key {completion.claim.key} was taken over")


def release(session: Session, held: Claim, *, failed: bool) -> None:
    """Gives the key back, as FAILED or as though it had never been claimed."""
    session.run(_FAIL if failed else _DROP, _held(held))


def _of(claim: Claim) -> dict[str, object]:
    return {"b_caller": indexed(claim.caller), "b_key": indexed(claim.key)}


def _held(claim: Claim) -> dict[str, object]:
    return _of(claim) | {"b_token": claim.token}


def _fresh(claim: Claim) -> dict[str, object]:
    return {
        "caller": indexed(claim.caller),
        "key": indexed(claim.key),
        "request_hash": claim.request_hash,
        "status": "PROCESSING",
        "token": claim.token,
        "lease_until": claim.lease_until,
        "created_at": claim.now,
        "expires_at": claim.expires_at,
    }


def _taken(claim: Claim) -> dict[str, object]:
    times = {"b_lease": claim.lease_until, "b_now": claim.now, "b_expires": claim.expires_at}
    return _held(claim) | times | {"b_hash": claim.request_hash}
