"""Key Keeper: another key for the same identity, by the key before it or by one that was kept apart.

An identity has the name of its first key for ever. Which key speaks under the name is what changes, for every service
of the deployment, with the decision.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final, Literal, TypeAlias, cast

from anarq.ports.store import Change, Record
from anarq.reference.squid._gen import events
from anarq.reference.squid._gen.models import (
    Identity,
    IdentityKey,
    IdentityRecovery,
    KeyRotation,
    RecoveryKeyRequest,
)
from anarq.reference.squid.services import identity_manager, session_manager
from anarq.reference.squid.services.known_keys import IDENTITY_KEY
from anarq.runtime.call import Call, Decision, Refused, Succession
from anarq.runtime.identifiers import newest_first
from anarq.runtime.proofs import signs
from anarq.runtime.versions import require_version
from anarq.wire.times import rfc3339

Origin: TypeAlias = Literal["ROTATION", "RECOVERY"]

FIRST: Final = "REGISTRATION"


def key_of(record: Record) -> IdentityKey:
    """The key that a record holds."""
    return cast("IdentityKey", dict(record.body))


def first(call: Call, squid_id: str, age: timedelta) -> Change:
    """The key that an identity is registered with, which names it."""
    return _begun(call, squid_id, squid_id, FIRST, age)


def decide_rotation(
    call: Call, body: KeyRotation, identity: Record, present: Record, sessions: Iterable[Record], age: timedelta
) -> Decision[IdentityKey]:
    """Lets a new key speak in the place of the one that does, which has signed the call.

    Args:
        call: by the identity itself.
        body: the new key, which nobody has used.
        identity: whose it is to be.
        present: the key that speaks now.
        sessions: those that are active, which end.
        age: how old a key may become.

    Raises:
        Refused: CONFLICT, the identity is not active; VERSION_CONFLICT, another key speaks than the caller thinks;
            SIGNATURE_INVALID, the proof is not made by the new key.
    """
    squid_id, key = identity.id, body["key"]
    _require_speaking(identity_manager.active(identity), body["supersedes"])
    if not signs(body["proof"], _statement(squid_id, key, body["supersedes"]), signer=key):
        raise Refused("SIGNATURE_INVALID", "The proof is not a signature of the change by the new key.")
    return _succeeded(call, key, "ROTATION", identity, present, sessions, age)


def decide_recovery(
    call: Call, body: IdentityRecovery, identity: Record, present: Record, sessions: Iterable[Record], age: timedelta
) -> Decision[IdentityKey]:
    """Lets the key that signed the call speak for an identity, whoever holds the one that does.

    Raises:
        Refused: SQUID_IDENTITY_INVALID, a subidentity or nobody signed; CONFLICT, the identity is not active;
            VERSION_CONFLICT, another key speaks than the caller thinks; SIGNATURE_INVALID, the proof is not made by its
            recovery key, or it has none.
    """
    key, squid_id = call.identity.squid_id, identity.id
    if key is None or call.identity.sub_id is not None:
        raise Refused("SQUID_IDENTITY_INVALID", "The new key signs the call, in its own name.")
    held = identity_manager.active(identity)
    _require_speaking(held, body["supersedes"])
    statement = _statement(squid_id, key, body["supersedes"])
    if "recoveryKey" not in held or not signs(body["proof"], statement, signer=held["recoveryKey"]):
        raise Refused("SIGNATURE_INVALID", "The proof is not a signature of the change by the recovery key.")
    return _succeeded(call, key, "RECOVERY", identity, present, sessions, age)


def decide_recovery_key(call: Call, body: RecoveryKeyRequest, identity: Record) -> Decision[Identity]:
    """Names the key by which an identity can be recovered.

    Raises:
        Refused: CONFLICT, the identity is not active; VERSION_CONFLICT, it changed since the caller read it;
            SIGNATURE_INVALID, the proof is not made by the new recovery key, or the one before has not consented.
    """
    held = identity_manager.active(identity)
    require_version(held["version"], body["expectedVersion"])
    statement = {"squidId": identity.id, "recoveryKey": body["recoveryKey"]}
    if not signs(body["proof"], statement, signer=body["recoveryKey"]):
        raise Refused("SIGNATURE_INVALID", "The proof is not a signature by the recovery key.")
    if "recoveryKey" in held:
        consent = body.get("consent")
        if consent is None or not signs(consent, statement, signer=held["recoveryKey"]):
            raise Refused("SIGNATURE_INVALID", "The recovery key until now has not consented to another.")
    changed = identity_manager.changed(call, held)
    changed["recoveryKey"] = body["recoveryKey"]
    told = identity_manager.told_of(changed)
    return Decision(changed, (identity_manager.kept(changed, identity.version),), (told,), message="Recovery key named")


def _succeeded(
    call: Call,
    key: str,
    origin: Origin,
    identity: Record,
    present: Record,
    sessions: Iterable[Record],
    age: timedelta,
) -> Decision[IdentityKey]:
    """A key in the place of another: what was granted by that one has ended, and so have sessions."""
    squid_id, now = identity.id, rfc3339(call.now)
    changed = identity_manager.changed(call, identity_manager.identity_of(identity))
    changed["key"] = key
    superseded: IdentityKey = {**key_of(present), "status": "SUPERSEDED", "until": now}
    begun = _begun(call, squid_id, key, origin, age)
    ends = [session_manager.ended(call, record, "ENDED") for record in sessions]
    told = events.key_changed(
        {"squidId": squid_id, "key": key, "supersedes": present.id, "origin": origin, "changedAt": now},
        subject=squid_id,
    )
    return Decision(
        cast("IdentityKey", begun.body),
        (
            identity_manager.kept(changed, identity.version),
            Change(IDENTITY_KEY, present.id, superseded, present.version, owner=squid_id, sort=present.sort),
            begun,
            *(change for _, change, _, _ in ends),
        ),
        (told, *(event for _, _, event, _ in ends)),
        tuple(fact for _, _, _, fact in ends),
        # Whoever recovers takes the place of any key: a thief's is no condition.
        Succession(squid_id, key, None if origin == "RECOVERY" else present.id),
        message="Another key speaks for the identity",
    )


def _begun(call: Call, squid_id: str, key: str, origin: str, age: timedelta) -> Change:
    begun = {
        "key": key,
        "squidId": squid_id,
        "origin": origin,
        "status": "ACTIVE",
        "since": rfc3339(call.now),
        "rotateBy": rfc3339(call.now + age),
    }
    return Change(IDENTITY_KEY, key, begun, 0, owner=squid_id, sort=newest_first(call))


def _statement(squid_id: str, key: str, supersedes: str) -> dict[str, str]:
    """What the new key, or the recovery key, signs: good for one change of one key."""
    return {"key": key, "squidId": squid_id, "supersedes": supersedes}


def _require_speaking(identity: Identity, supersedes: str) -> None:
    if identity["key"] != supersedes:
        message = "Another key speaks for the identity than the one that is to be superseded."
        raise Refused("VERSION_CONFLICT", message, {"key": identity["key"]})
