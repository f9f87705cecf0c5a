"""Subidentity Controller: the life of the keys that act in the name of an identity."""

from typing import Final, cast

from anarq.ports.store import Change, Record
from anarq.reference.squid._gen import events
from anarq.reference.squid._gen.models import Subidentity, SubidentityRequest
from anarq.reference.squid.services.identity_manager import identity_of
from anarq.reference.squid.services.known_keys import SUBIDENTITY
from anarq.runtime.call import Call, Decision, KeyFact, Refused
from anarq.runtime.proofs import signs
from anarq.wire.times import rfc3339

KIND: Final = SUBIDENTITY
"""The collection of storage/map.yaml."""


def subidentity_of(record: Record | None, squid_id: str) -> Subidentity | None:
    """The subidentity that a record holds, when it belongs to the identity."""
    if record is None:
        return None
    subidentity = cast("Subidentity", dict(record.body))
    return subidentity if subidentity["squidId"] == squid_id else None


def decide_creation(call: Call, body: SubidentityRequest, identity: Record) -> Decision[Subidentity]:
    """Gives an identity a further key, which nobody has used.

    Raises:
        Refused: CONFLICT, the identity is not active; SIGNATURE_INVALID, the proof is not made by its key.
    """
    squid_id = identity_of(identity)["squidId"]
    if identity_of(identity)["status"] != "ACTIVE":
        raise Refused("CONFLICT", "Only an active identity takes further subidentities.")
    if not signs(body["proof"], {"squidId": squid_id, "subId": body["subId"]}, signer=body["subId"]):
        raise Refused("SIGNATURE_INVALID", "The proof is not a signature of identity and subidentity by the new key.")
    subidentity: Subidentity = {
        "subId": body["subId"],
        "squidId": squid_id,
        "label": body["label"],
        "kind": body["kind"],
        "status": "ACTIVE",
        "createdAt": rfc3339(call.now),
    }
    event = events.sub_created(
        {
            "subId": subidentity["subId"],
            "squidId": squid_id,
            "kind": subidentity["kind"],
            "createdAt": subidentity["createdAt"],
        },
        subject=squid_id,
    )
    begun = KeyFact(subidentity["subId"], squid_id, active=True)
    return Decision(subidentity, (_change(subidentity, 0),), (event,), (begun,), message="Subidentity created")


def decide_revocation(call: Call, record: Record | None, squid_id: str, sub_id: str) -> Decision[Subidentity]:
    """Takes a subidentity out of use, for good.

    Raises:
        Refused: NOT_FOUND, the identity has none such; CONFLICT, it is revoked already.
    """
    subidentity = subidentity_of(record, squid_id)
    if record is None or subidentity is None:
        raise Refused("NOT_FOUND", f"There is no subidentity `{sub_id}` of `{squid_id}`.")
    if subidentity["status"] == "REVOKED":
        raise Refused("CONFLICT", "The subidentity is revoked already.")
    now = rfc3339(call.now)
    revoked: Subidentity = {**subidentity, "status": "REVOKED", "revokedAt": now}
    told = events.sub_revoked({"subId": sub_id, "squidId": squid_id, "revokedAt": now}, subject=squid_id)
    ceased = KeyFact(sub_id, squid_id, active=False)
    return Decision(
        revoked, (_change(revoked, record.version),), (told,), keys=(ceased,), message="Subidentity revoked"
    )


def _change(subidentity: Subidentity, expected_version: int) -> Change:
    return Change(
        KIND,
        subidentity["subId"],
        subidentity,
        expected_version,
        owner=subidentity["squidId"],
        keys={"status": subidentity["status"]},
        sort=subidentity["createdAt"],
    )
