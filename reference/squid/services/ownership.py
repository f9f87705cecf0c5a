"""Whose identity a call is about (condition `owner-only` of security/policies.yaml)."""

from anarq.ports.store import Record
from anarq.runtime.call import Call, Refused


def require_own(call: Call, squid_id: str) -> None:
    """Checks that the call is about the identity that the grant speaks for.

    Raises:
        Refused: QONSENT_DENIED, it is about another.
    """
    if call.owner != squid_id:
        raise Refused(
            "QONSENT_DENIED",
            "The grant speaks for another identity than the one in the path.",
            {"subject": call.owner, "squidId": squid_id},
        )


def require_found(record: Record | None, what: str, name: str) -> Record:
    """The record.

    Raises:
        Refused: NOT_FOUND, there is none.
    """
    if record is None:
        raise Refused("NOT_FOUND", f"There is no {what} `{name}`.")
    return record
