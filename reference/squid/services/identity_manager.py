"""Identity Manager: core identity operations."""

from typing import Final, Literal, TypeAlias, cast

from anarq.ports.store import Change, Record
from anarq.reference.squid._gen import events
from anarq.reference.squid._gen.models import (
    ActiveContext,
    Identity,
    IdentityRef,
    IdentityRegistration,
    IdentityStatus,
    IdentityUpdate,
    IdentityVerification,
    IdentityVerificationRequest,
    Session,
    Subidentity,
)
from anarq.reference.squid.services import known_keys
from anarq.reference.squid.services.ownership import require_found
from anarq.runtime.call import Call, Decision, Event, KeyFact, Refused
from anarq.runtime.proofs import signs
from anarq.runtime.versions import require_version
from anarq.wire.times import rfc3339

Reason: TypeAlias = Literal[
    "PROVED",
    "SIGNATURE_INVALID",
    "IDENTITY_UNKNOWN",
    "IDENTITY_NOT_ACTIVE",
    "SUBIDENTITY_UNKNOWN",
    "SUBIDENTITY_REVOKED",
]

KeyStatus: TypeAlias = Literal["ACTIVE", "REVOKED"]
"""Of a key that acts for an identity: of a subidentity, or of a session."""

KIND: Final = known_keys.IDENTITY
"""The collection of storage/map.yaml."""


def identity_of(record: Record) -> Identity:
    """The identity that a record holds."""
    return cast("Identity", dict(record.body))


def decide_registration(
    call: Call, body: IdentityRegistration, existing: Record | None, first: Change
) -> Decision[Identity]:
    """Registers the identity whose key signed the request.

    Args:
        call: by the identity.
        body: what it says of itself.
        existing: the identity of that name.
        first: its key, as it is remembered.

    Raises:
        Refused: SQUID_IDENTITY_INVALID, a subidentity or nobody signed; CONFLICT, it is registered already.
    """
    squid_id = call.identity.squid_id
    if squid_id is None or call.identity.sub_id is not None:
        raise Refused("SQUID_IDENTITY_INVALID", "An identity is registered by its own root key, and by nobody else.")
    if existing is not None:
        raise Refused("CONFLICT", f"The identity `{squid_id}` is registered already.")
    now = rfc3339(call.now)
    identity: Identity = {
        "squidId": squid_id,
        "key": squid_id,
        "status": "ACTIVE",
        "version": 1,
        "createdAt": now,
        "updatedAt": now,
    }
    if "displayName" in body:
        identity["displayName"] = body["displayName"]
    return Decision(
        identity,
        (kept(identity, 0), first),
        (events.created({"squidId": squid_id, "createdAt": now}, subject=squid_id),),
        (KeyFact(squid_id, squid_id, active=True),),
        message="Identity registered",
    )


def decide_update(call: Call, body: IdentityUpdate, record: Record) -> Decision[Identity]:
    """Changes what the holder says of an identity.

    Raises:
        Refused: CONFLICT, the identity is not active; VERSION_CONFLICT, it changed since the caller read it.
    """
    identity = active(record)
    require_version(identity["version"], body["expectedVersion"])
    after = changed(call, identity)
    if "displayName" in body:
        name = body["displayName"]
        if name is None:
            after.pop("displayName", None)
        else:
            after["displayName"] = name
    return Decision(after, (kept(after, record.version),), (told_of(after),), message="Identity changed")


def decide_deactivation(call: Call, record: Record) -> Decision[Identity]:
    """Takes an identity out of use, for good.

    Raises:
        Refused: CONFLICT, it is not active.
    """
    after = changed(call, active(record))
    after["status"] = "DEACTIVATED"
    squid_id = after["squidId"]
    told = events.deactivated({"squidId": squid_id, "deactivatedAt": after["updatedAt"]}, subject=squid_id)
    stopped = KeyFact(squid_id, squid_id, active=False)
    return Decision(after, (kept(after, record.version),), (told,), keys=(stopped,), message="Identity deactivated")


def status_of(call: Call, record: Record, sub_id: str | None, subidentity: KeyStatus | None) -> IdentityStatus:
    """Whether an identity, and one of its subidentities or sessions when it is asked about, may act."""
    identity = identity_of(record)
    status: IdentityStatus = {
        "identity": {"squidId": identity["squidId"]},
        "status": identity["status"],
        "key": identity["key"],
        "checkedAt": rfc3339(call.now),
    }
    if sub_id is not None and subidentity is not None:
        status["identity"]["subId"] = sub_id
        status["subidentityStatus"] = subidentity
    return status


def decide_verification(
    call: Call, body: IdentityVerificationRequest, record: Record | None, subidentity: KeyStatus | None
) -> Decision[IdentityVerification]:
    """Checks a claim to hold an identity. The outcome is an answer; only a malformed claim is refused."""
    claimed: IdentityRef = {"squidId": body["squidId"]}
    if "subId" in body:
        claimed["subId"] = body["subId"]
    reason = _reason(body, record, subidentity)
    verification: IdentityVerification = {
        "identity": claimed,
        "verified": reason == "PROVED",
        "reason": reason,
        "checkedAt": rfc3339(call.now),
    }
    return Decision(verification, message="Claim checked")


def context_of(
    call: Call, record: Record | None, subidentity: Subidentity | None, session: Session | None, daos: list[str]
) -> ActiveContext:
    """Who the caller is now, as a module needs it to decide.

    Raises:
        Refused: NOT_FOUND, the identity that the headers name is not registered, or its subidentity is neither one nor
            a session.
    """
    squid_id, sub_id = str(call.identity.squid_id), call.identity.sub_id
    identity = identity_of(require_found(record, "identity", squid_id))
    caller: IdentityRef = {"squidId": squid_id}
    context: ActiveContext = {
        "identity": caller,
        "status": identity["status"],
        "daoIds": daos,
        "checkedAt": rfc3339(call.now),
    }
    if sub_id is not None:
        caller["subId"] = sub_id
        if subidentity is not None:
            context["subidentity"] = subidentity
        elif session is not None:
            context["session"] = session
        else:
            raise Refused("NOT_FOUND", f"There is no subidentity `{sub_id}` of `{squid_id}`.")
    return context


def told_of(identity: Identity) -> Event:
    """What peers are told of a change."""
    return events.updated(
        {"squidId": identity["squidId"], "version": identity["version"], "updatedAt": identity["updatedAt"]},
        subject=identity["squidId"],
    )


def changed(call: Call, identity: Identity) -> Identity:
    """The identity as it is after its next change."""
    return {**identity, "version": identity["version"] + 1, "updatedAt": rfc3339(call.now)}


def active(record: Record) -> Identity:
    """The identity, when it may act.

    Raises:
        Refused: CONFLICT, it is deactivated.
    """
    identity = identity_of(record)
    if identity["status"] != "ACTIVE":
        raise Refused("CONFLICT", f"The identity is {identity['status'].lower()}.", {"status": identity["status"]})
    return identity


def kept(identity: Identity, expected_version: int) -> Change:
    """The identity as it is kept from then on."""
    return Change(
        KIND,
        identity["squidId"],
        identity,
        expected_version,
        owner=identity["squidId"],
        keys={"status": identity["status"]},
        sort=identity["createdAt"],
    )


def _reason(body: IdentityVerificationRequest, record: Record | None, subidentity: KeyStatus | None) -> Reason:
    if record is None:
        return "IDENTITY_UNKNOWN"
    if identity_of(record)["status"] != "ACTIVE":
        return "IDENTITY_NOT_ACTIVE"
    if "subId" in body:
        if subidentity is None:
            return "SUBIDENTITY_UNKNOWN"
        if subidentity != "ACTIVE":
            return "SUBIDENTITY_REVOKED"
    return "PROVED" if _is_proved(body, identity_of(record)["key"]) else "SIGNATURE_INVALID"


def _is_proved(body: IdentityVerificationRequest, speaker: str) -> bool:
    """Whether the key of who is claimed signed the challenge; for an identity, the one that speaks for it."""
    claim = {"challenge": body["challenge"], "squidId": body["squidId"]}
    if "subId" in body:
        claim["subId"] = body["subId"]
    return signs(body["proof"], claim, signer=body.get("subId", speaker))
