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
    Subidentity,
)
from anarq.reference.squid.services.ownership import require_found
from anarq.runtime.call import Call, Decision, KeyFact, Refused
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

KIND: Final = "identity"
"""The collection of storage/map.yaml."""


def identity_of(record: Record) -> Identity:
    """The identity that a record holds."""
    return cast("Identity", dict(record.body))


def decide_registration(
    call: Call, body: IdentityRegistration, existing: Record | None, subidentity: Record | None
) -> Decision[Identity]:
    """Registers the identity whose key signed the request.

    Raises:
        Refused: SQUID_IDENTITY_INVALID, a subidentity or nobody signed; CONFLICT, it is registered already, or its key
            is that of a subidentity.
    """
    squid_id = call.identity.squid_id
    if squid_id is None or call.identity.sub_id is not None:
        raise Refused("SQUID_IDENTITY_INVALID", "An identity is registered by its own root key, and by nobody else.")
    if existing is not None:
        raise Refused("CONFLICT", f"The identity `{squid_id}` is registered already.")
    if subidentity is not None:
        raise Refused("CONFLICT", "The key is that of a subidentity, and so of no identity.")
    now = rfc3339(call.now)
    identity: Identity = {
        **body,
        "squidId": squid_id,
        "status": "ACTIVE",
        "version": 1,
        "createdAt": now,
        "updatedAt": now,
    }
    return Decision(
        identity,
        (_change(identity, 0),),
        (events.created({"squidId": squid_id, "createdAt": now}, subject=squid_id),),
        (KeyFact(squid_id, squid_id, active=True),),
        message="Identity registered",
    )


def decide_update(call: Call, body: IdentityUpdate, record: Record) -> Decision[Identity]:
    """Changes what the holder says of an identity.

    Raises:
        Refused: CONFLICT, the identity is not active; VERSION_CONFLICT, it changed since the caller read it.
    """
    identity = _active(record)
    require_version(identity["version"], body["expectedVersion"])
    changed = _changed(call, identity)
    if "displayName" in body:
        name = body["displayName"]
        if name is None:
            changed.pop("displayName", None)
        else:
            changed["displayName"] = name
    told = events.updated(
        {"squidId": changed["squidId"], "version": changed["version"], "updatedAt": changed["updatedAt"]},
        subject=changed["squidId"],
    )
    return Decision(changed, (_change(changed, record.version),), (told,), message="Identity changed")


def decide_deactivation(call: Call, record: Record) -> Decision[Identity]:
    """Takes an identity out of use, for good.

    Raises:
        Refused: CONFLICT, it is not active.
    """
    changed = _changed(call, _active(record))
    changed["status"] = "DEACTIVATED"
    squid_id = changed["squidId"]
    told = events.deactivated({"squidId": squid_id, "deactivatedAt": changed["updatedAt"]}, subject=squid_id)
    stopped = KeyFact(squid_id, squid_id, active=False)
    return Decision(
        changed, (_change(changed, record.version),), (told,), keys=(stopped,), message="Identity deactivated"
    )


def status_of(call: Call, record: Record, subidentity: Subidentity | None) -> IdentityStatus:
    """Whether an identity, and one of its subidentities when it is asked about, may act."""
    identity = identity_of(record)
    status: IdentityStatus = {
        "identity": {"squidId": identity["squidId"]},
        "status": identity["status"],
        "checkedAt": rfc3339(call.now),
    }
    if subidentity is not None:
        status["identity"]["subId"] = subidentity["subId"]
        status["subidentityStatus"] = subidentity["status"]
    return status


def decide_verification(
    call: Call, body: IdentityVerificationRequest, record: Record | None, subidentity: Subidentity | None
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


def context_of(call: Call, record: Record | None, subidentity: Subidentity | None) -> ActiveContext:
    """Who the caller is now, as a module needs it to decide.

    Raises:
        Refused: NOT_FOUND, the identity or the subidentity that the headers name is not registered.
    """
    squid_id, sub_id = str(call.identity.squid_id), call.identity.sub_id
    identity = identity_of(require_found(record, "identity", squid_id))
    caller: IdentityRef = {"squidId": squid_id}
    context: ActiveContext = {
        "identity": caller,
        "status": identity["status"],
        "daoIds": [],
        "checkedAt": rfc3339(call.now),
    }
    if sub_id is not None:
        if subidentity is None:
            raise Refused("NOT_FOUND", f"There is no subidentity `{sub_id}` of `{squid_id}`.")
        caller["subId"] = sub_id
        context["subidentity"] = subidentity
    return context


def _changed(call: Call, identity: Identity) -> Identity:
    """The identity as it is after its next change."""
    return {**identity, "version": identity["version"] + 1, "updatedAt": rfc3339(call.now)}


def _active(record: Record) -> Identity:
    identity = identity_of(record)
    if identity["status"] != "ACTIVE":
        raise Refused("CONFLICT", f"The identity is {identity['status'].lower()}.", {"status": identity["status"]})
    return identity


def _change(identity: Identity, expected_version: int) -> Change:
    return Change(
        KIND,
        identity["squidId"],
        identity,
        expected_version,
        owner=identity["squidId"],
        keys={"status": identity["status"]},
        sort=identity["createdAt"],
    )


def _reason(body: IdentityVerificationRequest, record: Record | None, subidentity: Subidentity | None) -> Reason:
    if record is None:
        return "IDENTITY_UNKNOWN"
    if identity_of(record)["status"] != "ACTIVE":
        return "IDENTITY_NOT_ACTIVE"
    if "subId" in body:
        if subidentity is None:
            return "SUBIDENTITY_UNKNOWN"
        if subidentity["status"] != "ACTIVE":
            return "SUBIDENTITY_REVOKED"
    return "PROVED" if _is_proved(body) else "SIGNATURE_INVALID"


def _is_proved(body: IdentityVerificationRequest) -> bool:
    """Whether the key of who is claimed signed the challenge."""
    claim = {"challenge": body["challenge"], "squidId": body["squidId"]}
    if "subId" in body:
        claim["subId"] = body["subId"]
    return signs(body["proof"], claim, signer=body.get("subId", body["squidId"]))
