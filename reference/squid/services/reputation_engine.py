"""Reputation Engine: what modules saw an identity do adds up, and half of it is forgotten in half a year.

Nobody gives points to himself or to others: they follow from events on the bus. Each can be read, and contested.
What two identities do with one another counts once a month, so that nobody rises by trading with himself.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, Literal, TypeAlias, cast

from anarq.ports.store import Change, Record
from anarq.reference.squid._gen.events import reputation_updated
from anarq.reference.squid._gen.models import (
    Objection,
    Reputation,
    ReputationBalance,
    ReputationEvent,
    Review,
)
from anarq.runtime.call import Call, Decision, Event, Refused
from anarq.wire.times import moment_of, rfc3339

EVENT: Final = "reputation-event"
BALANCE: Final = "reputation-balance"
"""The collections of storage/map.yaml."""

Kind: TypeAlias = Literal["SALE", "PURCHASE", "UNUSUAL_RATE"]
Level: TypeAlias = Literal["NEW", "KNOWN", "TRUSTED"]

POINTS: Final[dict[Kind, int]] = {"SALE": 3, "PURCHASE": 2, "UNUSUAL_RATE": -20}
HALF_LIFE: Final = 180 * 86_400
"""Seconds after which half of the points are left."""

_NEWCOMER: Final = 100
_BEST: Final = 1000
_KNOWN: Final = 110
_TRUSTED: Final = 300
_EXACT: Final = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that an identity did.

    Attributes:
        squid_id: who.
        kind: what.
        once: what it counts once for: a counterpart and a month, or a minute.
    """

    squid_id: str
    kind: Kind
    once: str


def month_of(now: datetime) -> str:
    """The month in which two identities count for one another."""
    return f"{now:%Y-%m}"


async def count(call: Call, deeds: Iterable[Deed], source: str) -> Decision[None]:
    """Counts what identities did, each once. An identity that is not registered has no reputation."""
    changes: list[Change] = []
    events: list[Event] = []
    for deed in deeds:
        id_ = _id_of(deed)
        known = await call.records.get("identity", deed.squid_id)
        if known is None or await call.records.get(EVENT, id_) is not None:
            continue
        points = POINTS[deed.kind]
        event: ReputationEvent = {
            "eventId": id_,
            "squidId": deed.squid_id,
            "kind": deed.kind,
            "points": points,
            "source": source,
            "evidence": call.request_id,
            "status": "COUNTED",
            "recordedAt": rfc3339(call.now),
        }
        balanced, told = await _balanced(call, deed.squid_id, id_, Decimal(points), 1)
        changes += [_change(event, 0), balanced]
        events.append(told)
    return Decision(None, tuple(changes), tuple(events))


async def standing(call: Call, squid_id: str, registered_at: str) -> Reputation:
    """The standing of an identity now."""
    record = await call.records.get(BALANCE, squid_id)
    if record is None:
        return _standing(squid_id, Decimal(0), 0, registered_at)
    balance = _balance_of(record)
    return _standing(squid_id, _left(balance, call.now), balance["eventCount"], balance["balancedAt"])


async def contest(call: Call, body: Objection, record: Record) -> Decision[ReputationEvent]:
    """Takes what an event counts away, until a person has looked at it.

    Raises:
        Refused: CONFLICT, it does not count as it is, or a person has looked at it before.
    """
    event = event_of(record)
    if "review" in event:
        raise Refused("CONFLICT", "A person has looked at it: it is contested once.", {"status": event["status"]})
    if event["status"] != "COUNTED":
        raise Refused("CONFLICT", f"The event is {event['status'].lower()}.", {"status": event["status"]})
    contested: ReputationEvent = {**event, "status": "CONTESTED", "objection": body["objection"]}
    left = _faded(Decimal(event["points"]), moment_of(event["recordedAt"]), call.now)
    balanced, told = await _balanced(call, event["squidId"], event["eventId"], -left, -1)
    return Decision(contested, (_change(contested, record.version), balanced), (told,), message="Event contested")


async def review(call: Call, body: Review, record: Record) -> Decision[ReputationEvent]:
    """Has a contested event count again, what is left of it, or never.

    Raises:
        Refused: CONFLICT, nobody contests it.
    """
    event = event_of(record)
    if event["status"] != "CONTESTED":
        raise Refused("CONFLICT", f"The event is {event['status'].lower()}.", {"status": event["status"]})
    reviewed: ReputationEvent = {**event, "review": body}
    if body["verdict"] == "WITHDRAWN":
        reviewed["status"] = "WITHDRAWN"
        return Decision(reviewed, (_change(reviewed, record.version),), message="Event withdrawn")
    reviewed["status"] = "COUNTED"
    left = _faded(Decimal(event["points"]), moment_of(event["recordedAt"]), call.now)
    balanced, told = await _balanced(call, event["squidId"], event["eventId"], left, 1)
    return Decision(reviewed, (_change(reviewed, record.version), balanced), (told,), message="Event upheld")


def require_reviewer(call: Call, squid_id: str, operator: str) -> None:
    """Checks that the operator named the reviewer (condition `named-by-operator`), who is not whom the event is about.

    Raises:
        Refused: QONSENT_DENIED.
    """
    if not operator or call.owner != operator:
        details = {"reasons": ["not_named_by_operator"]}
        raise Refused("QONSENT_DENIED", "Events are reviewed by those whom the operator named.", details)
    through = () if call.grant is None else call.grant.issuers
    if squid_id in {call.identity.squid_id, call.identity.sub_id, *through}:
        details = {"reasons": ["own_reputation"]}
        raise Refused("QONSENT_DENIED", "Nobody reviews what is said of himself.", details)


def event_of(record: Record) -> ReputationEvent:
    """The event that a record holds."""
    return cast("ReputationEvent", dict(record.body))


async def _balanced(call: Call, squid_id: str, event_id: str, points: Decimal, number: int) -> tuple[Change, Event]:
    """The balance after an event, and what peers are told of it."""
    record = await call.records.get(BALANCE, squid_id)
    left, count_ = Decimal(0), 0
    if record is not None:
        left, count_ = _left(_balance_of(record), call.now), _balance_of(record)["eventCount"]
    now = rfc3339(call.now)
    balance: ReputationBalance = {
        "squidId": squid_id,
        "balance": str((left + points).quantize(_EXACT)),
        "eventCount": count_ + number,
        "balancedAt": now,
    }
    standing_ = _standing(squid_id, left + points, count_ + number, now)
    change = Change(BALANCE, squid_id, balance, 0 if record is None else record.version, owner=squid_id)
    told = reputation_updated(
        {
            "squidId": squid_id,
            "score": standing_["score"],
            "level": standing_["level"],
            "eventId": event_id,
            "updatedAt": now,
        },
        subject=squid_id,
    )
    return change, told


def _standing(squid_id: str, points: Decimal, number: int, updated: str) -> Reputation:
    score = min(max(_NEWCOMER + round(points), 0), _BEST)
    level: Level = "TRUSTED" if score >= _TRUSTED else "KNOWN" if score >= _KNOWN else "NEW"
    return {"squidId": squid_id, "score": score, "level": level, "eventCount": number, "updatedAt": updated}


def _balance_of(record: Record) -> ReputationBalance:
    return cast("ReputationBalance", dict(record.body))


def _left(balance: ReputationBalance, now: datetime) -> Decimal:
    return _faded(Decimal(balance["balance"]), moment_of(balance["balancedAt"]), now)


def _faded(points: Decimal, since: datetime, now: datetime) -> Decimal:
    """What is left of points; a clock that steps back takes nothing back."""
    return points * Decimal(0.5 ** (max((now - since).total_seconds(), 0.0) / HALF_LIFE))


def _id_of(deed: Deed) -> str:
    return f"rep_{hashlib.sha256(f'{deed.squid_id} {deed.kind} {deed.once}'.encode()).hexdigest()[:24]}"


def _change(event: ReputationEvent, expected_version: int) -> Change:
    return Change(
        EVENT,
        event["eventId"],
        event,
        expected_version,
        owner=event["squidId"],
        keys={"kind": event["kind"], "status": event["status"]},
        sort=event["recordedAt"],
    )
