"""Whose identity a call is about (condition `owner-only` of security/policies.yaml)."""

from anarq.ports.store import Record
from anarq.runtime.call import Call, Refused


async def require_own(call: Call, squid_id: str) -> None:
    """Checks that the call is about the identity that the grant speaks for.

    Raises:
        Refused: QONSENT_DENIED, it is about another; SERVICE_UNAVAILABLE, the policy cannot decide now.
    """
    if not await call.belongs(squid_id):
        raise Refused(
            "QONSENT_DENIED",
            "The grant speaks for another identity than the one in the path.",
            {"subject": call.owner, "squidId": squid_id},
        )


async def require_speaker(call: Call, squid_id: str) -> None:
    """Checks that the identity itself calls, by the key that speaks for it (condition `speaker-only`).

    Raises:
        Refused: QONSENT_DENIED, the call is about another identity; SQUID_IDENTITY_INVALID, a subidentity calls, or
            somebody to whom the identity has granted it.
    """
    await require_own(call, squid_id)
    if call.identity.squid_id != squid_id or call.identity.sub_id is not None:
        raise Refused("SQUID_IDENTITY_INVALID", "Only the key that speaks for the identity does this.")


def require_found(record: Record | None, what: str, name: str) -> Record:
    """The record.

    Raises:
        Refused: NOT_FOUND, there is none.
    """
    if record is None:
        raise Refused("NOT_FOUND", f"There is no {what} `{name}`.")
    return record
