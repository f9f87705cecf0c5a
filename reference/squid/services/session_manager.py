"""Session Manager: a key that has answered a challenge acts for an identity for a while.

The key that speaks for the identity signs the challenge and nothing else, so that it can be kept apart from whatever
acts day by day: in another device, or in hardware.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final, cast

from anarq.ports.store import Change, Record
from anarq.reference.squid._gen import events
from anarq.reference.squid._gen.models import LoginChallenge, LoginRequest, Session, SessionRequest
from anarq.reference.squid.services.grant_depository import Kept
from anarq.reference.squid.services.identity_manager import KeyStatus, identity_of
from anarq.reference.squid.services.known_keys import SESSION
from anarq.runtime.call import Call, Decision, Event, KeyFact, Refused
from anarq.runtime.identifiers import new_identifier
from anarq.runtime.proofs import signs
from anarq.wire.times import moment_of, rfc3339

CHALLENGE: Final = "login-challenge"
"""The collection of storage/map.yaml."""

LONGEST: Final = timedelta(hours=12)
"""How long a session lasts at most."""

ANSWERED_WITHIN: Final = timedelta(minutes=5)
"""How long a challenge can be answered."""

AT_ONCE: Final = 50
"""Sessions, and challenges, that one turn of the job ends; what is left has its turn next."""

MOST: Final = 16
"""Sessions of one identity that are active at a time."""


def session_of(record: Record) -> Session:
    """The session that a record holds."""
    return cast("Session", dict(record.body))


def status_of(record: Record | None, squid_id: str) -> KeyStatus | None:
    """ACTIVE or REVOKED, as the keys of an identity are; None: the record is of no session of it."""
    if record is None or session_of(record)["squidId"] != squid_id:
        return None
    return "ACTIVE" if session_of(record)["status"] == "ACTIVE" else "REVOKED"


def decide_challenge(
    call: Call, body: LoginRequest, identity: Record | None, earlier: Record | None
) -> Decision[LoginChallenge]:
    """Gives the key that signed something that the identity's key has to sign. It has one challenge at a time.

    Raises:
        Refused: SQUID_IDENTITY_INVALID, a subidentity or nobody signed, or the identity may not act.
    """
    session_key = call.identity.squid_id
    if session_key is None or call.identity.sub_id is not None:
        raise Refused("SQUID_IDENTITY_INVALID", "The key that is to act asks for the challenge, in its own name.")
    _require_active(identity)
    challenge: LoginChallenge = {
        "sessionKey": session_key,
        "squidId": body["squidId"],
        "challenge": new_identifier("lch", call),
        "expiresAt": rfc3339(call.now + ANSWERED_WITHIN),
    }
    version = 0 if earlier is None else earlier.version
    sort = _by_time(challenge["expiresAt"])
    kept = Change(CHALLENGE, session_key, challenge, version, owner=session_key, sort=sort)
    return Decision(challenge, (kept,), message="Challenge")


def answered(call: Call, body: SessionRequest, record: Record, identity: Record | None) -> LoginChallenge:
    """The challenge, when the identity's key has signed it in time for the key that answers.

    Raises:
        Refused: CONFLICT, its time is over; SQUID_IDENTITY_INVALID, a subidentity signed, or the identity may not act;
            SIGNATURE_INVALID, the proof is not made by the key that speaks for it.
    """
    if call.identity.sub_id is not None:
        raise Refused("SQUID_IDENTITY_INVALID", "The key that is to act answers the challenge, in its own name.")
    challenge = cast("LoginChallenge", dict(record.body))
    if moment_of(challenge["expiresAt"]) <= call.now:
        raise Refused("CONFLICT", "The challenge was not answered in time.", {"expiresAt": challenge["expiresAt"]})
    speaker = identity_of(_require_active(identity))["key"]
    value = {name: challenge[name] for name in ("challenge", "sessionKey", "squidId")}
    if not signs(body["proof"], value, signer=speaker):
        raise Refused("SIGNATURE_INVALID", "The proof is not a signature of the challenge by the identity's key.")
    return challenge


def require_room(sessions: Sequence[Record]) -> None:
    """Checks that an identity may have one more session than those that are active.

    Raises:
        Refused: CONFLICT.
    """
    if len(sessions) >= MOST:
        raise Refused("CONFLICT", f"The identity has {MOST} sessions, as many as one may have.", {"maxSessions": MOST})


def decide_opening(call: Call, challenge: LoginChallenge, record: Record, kept: Kept | None) -> Decision[Session]:
    """Opens a session.

    Args:
        call: by the key that is to act.
        challenge: what was answered.
        record: of it.
        kept: what was granted with the answer, and deposited; the session ends with it.
    """
    ends = call.now + LONGEST if kept is None else min(call.now + LONGEST, kept.until)
    session: Session = {
        "sessionKey": challenge["sessionKey"],
        "squidId": challenge["squidId"],
        "status": "ACTIVE",
        "openedAt": rfc3339(call.now),
        "expiresAt": rfc3339(ends),
    }
    if kept is not None:
        session["grant"] = kept.deposit["cid"]
    told = events.session_opened(
        {"sessionKey": session["sessionKey"], "squidId": session["squidId"], "expiresAt": session["expiresAt"]},
        subject=session["squidId"],
    )
    begun = KeyFact(session["sessionKey"], session["squidId"], active=True)
    forgotten = Change(CHALLENGE, record.id, None, record.version)
    return Decision(session, (_change(session, 0), forgotten), (told,), (begun,), message="Session opened")


def decide_closing(call: Call, record: Record | None, squid_id: str) -> Decision[Session]:
    """Ends a session before its time.

    Raises:
        Refused: NOT_FOUND, the identity has none such; CONFLICT, it has ended already.
    """
    record = require_session(record, squid_id)
    status = session_of(record)["status"]
    if status != "ACTIVE":
        raise Refused("CONFLICT", f"The session is {status.lower()}.", {"status": status})
    session, change, told, ceased = ended(call, record, "ENDED")
    return Decision(session, (change,), (told,), (ceased,), message="Session ended")


def require_session(record: Record | None, squid_id: str) -> Record:
    """The record, when it is of a session of the identity.

    Raises:
        Refused: NOT_FOUND.
    """
    if record is None or session_of(record)["squidId"] != squid_id:
        raise Refused("NOT_FOUND", f"There is no such session of `{squid_id}`.")
    return record


def ended(call: Call, record: Record, status: str) -> tuple[Session, Change, Event, KeyFact]:
    """What the end of a session is, ENDED or EXPIRED: the session, its change, what peers are told, and the key."""
    session = cast("Session", {**session_of(record), "status": status, "endedAt": rfc3339(call.now)})
    squid_id = session["squidId"]
    told = Event(
        "q.squid.session.ended.v1",
        {"sessionKey": record.id, "squidId": squid_id, "status": status, "endedAt": rfc3339(call.now)},
        squid_id,
    )
    return session, _change(session, record.version), told, KeyFact(record.id, squid_id, active=False)


async def active(call: Call, squid_id: str) -> tuple[Record, ...]:
    """The sessions of an identity that are active, which are few."""
    return tuple((await call.records.list(SESSION, owner=squid_id, where={"status": "ACTIVE"}, limit=MOST)).records)


async def expire(call: Call) -> Decision[None]:
    """Ends sessions whose time is over, and forgets challenges that nobody answered."""
    sessions = await call.records.list(SESSION, where={"status": "ACTIVE"}, limit=AT_ONCE)
    challenges = await call.records.list(CHALLENGE, limit=AT_ONCE)
    ends = [ended(call, record, "EXPIRED") for record in _over(call, sessions.records)]
    forgotten = [Change(CHALLENGE, record.id, None, record.version) for record in _over(call, challenges.records)]
    changes = (*(change for _, change, _, _ in ends), *forgotten)
    return Decision(None, changes, tuple(told for _, _, told, _ in ends), tuple(key for _, _, _, key in ends))


def _over(call: Call, records: Iterable[Record]) -> list[Record]:
    return [record for record in records if moment_of(str(record.body["expiresAt"])) <= call.now]


def _require_active(identity: Record | None) -> Record:
    if identity is None or identity_of(identity)["status"] != "ACTIVE":
        raise Refused("SQUID_IDENTITY_INVALID", "Only into an active identity one logs in.")
    return identity


def _by_time(text: str) -> str:
    return f"{int(moment_of(text).timestamp() * 1000):015d}"


def _change(session: Session, expected_version: int) -> Change:
    return Change(
        SESSION,
        session["sessionKey"],
        session,
        expected_version,
        owner=session["squidId"],
        keys={"status": session["status"]},
        sort=_by_time(session["expiresAt"]),
    )
