"""Anomaly Detector: counts what happens by identity and minute, and notices what is unusual.

A minute is the minute in which Qerberos hears of something. An identity that reaches the bound of a minute raises an
alert at once, one for each minute. When a minute is over, it is compared with what is usual for the identity, a mean in
which the latest minutes weigh most; then it is forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from anarq.ports.store import Change, Record
from anarq.reference.qerberos._gen.events import anomaly
from anarq.reference.qerberos._gen.models import Anomaly
from anarq.reference.qerberos.services import alerts
from anarq.reference.qerberos.services.alerts import AlertKind, Raising
from anarq.runtime.call import Call, Decision, Event
from anarq.wire.times import rfc3339

ACTIVITY: Final = "activity"
USUAL: Final = "usual"
WINDOWS: Final = "windows"
"""The collections of storage/map.yaml: counts of open minutes, what is usual, and how far minutes were closed."""

AnomalyKind: TypeAlias = Literal["PAYMENT_RATE", "SUBIDENTITY_RATE"]

_MINUTE: Final = 60
_GRACE: Final = 60
"""Seconds after its end in which a minute may still be counted into: longer than anything that is under way."""

_AT_ONCE: Final = 200
"""Counts that one turn of the job closes; what is left has its turn next."""

_MINUTES: Final = 60
"""Minutes that one turn looks at, to find one in which something was counted."""

_ALL: Final = "all"
_FACTOR: Final = 4
"""So many times the usual is unusual."""

_FEW: Final = 10
"""A minute with no more than that is never unusual, however little is usual."""

_WEIGHT: Final = Decimal("0.1")
"""Of the latest minute in the mean."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted.

    Attributes:
        name: in the ids of counts.
        alert: raised when a minute reaches the bound.
        bound: of a minute.
        anomaly: told when a minute is unusual.
        words: what they are, for people.
    """

    name: str
    alert: AlertKind
    bound: int
    anomaly: AnomalyKind
    words: str


INTENTS: Final = Counted("intents", "PAYMENT_BURST", 20, "PAYMENT_RATE", "payment intents")
SUBIDENTITIES: Final = Counted("subidentities", "SUBIDENTITY_BURST", 10, "SUBIDENTITY_RATE", "subidentities")
_ALL_COUNTED: Final = {counted.name: counted for counted in (INTENTS, SUBIDENTITIES)}


async def count(call: Call, counted: Counted, subject: str) -> Decision[None]:
    """Counts one more in the minute of the call, and raises an alert when the minute reaches its bound."""
    window = _window_of(call)
    id_ = f"{window}/{counted.name}/{subject}"
    record = await call.records.get(ACTIVITY, id_)
    number = 1 if record is None else _number(record, "count") + 1
    body = {"window": window, "what": counted.name, "subject": subject, "count": number}
    version = 0 if record is None else record.version
    change = Change(ACTIVITY, id_, body, version, keys={"window": str(window)})
    if number != counted.bound:
        return Decision(None, (change,))
    summary = f"{number} {counted.words} within a minute."
    return alerts.decide(call, Raising(counted.alert, "MEDIUM", subject, summary, number), change)


async def close(call: Call) -> Decision[None]:
    """Closes the oldest minute that is over and in which something was counted, or as much of it as one turn may."""
    progress = await call.records.get(WINDOWS, _ALL)
    last = _window_of(call) - _MINUTE - _GRACE
    window = await _oldest(call, last) if progress is None else _number(progress, "next")
    changes: list[Change] = []
    events: list[Event] = []
    for _ in range(_MINUTES):
        if window > last or changes:
            break
        listing = await call.records.list(ACTIVITY, where={"window": str(window)}, limit=_AT_ONCE)
        for record in listing.records:
            usual = await call.records.get(USUAL, _key(record))
            changes += [Change(ACTIVITY, record.id, None, record.version), _learned(record, usual)]
            events += _unusual(record, usual)
        if listing.cursor is None:
            window += _MINUTE
    changes.append(Change(WINDOWS, _ALL, {"next": window}, 0 if progress is None else progress.version))
    return Decision(None, tuple(changes), tuple(events))


async def _oldest(call: Call, last: int) -> int:
    """The first minute that anything was counted in, when none was closed yet."""
    listing = await call.records.list(ACTIVITY, limit=1)
    return min([last, *(_number(record, "window") for record in listing.records)])


def _window_of(call: Call) -> int:
    """The beginning of the minute of a call, in seconds since the epoch."""
    return int(call.now.timestamp()) // _MINUTE * _MINUTE


def _key(record: Record) -> str:
    return f"{record.body['what']}/{record.body['subject']}"


def _number(record: Record, name: str) -> int:
    return int(str(record.body[name]))


def _mean(usual: Record | None) -> Decimal:
    return Decimal(0) if usual is None else Decimal(str(usual.body["mean"]))


def _learned(record: Record, usual: Record | None) -> Change:
    mean = _mean(usual)
    latest = (mean + _WEIGHT * (_number(record, "count") - mean)).quantize(Decimal("0.0001"))
    version = 0 if usual is None else usual.version
    return Change(USUAL, _key(record), {"mean": str(latest)}, version)


def _unusual(record: Record, usual: Record | None) -> Iterator[Event]:
    number, mean = _number(record, "count"), _mean(usual)
    if usual is None or number <= max(Decimal(_FEW), _FACTOR * mean):
        return
    subject, window = str(record.body["subject"]), datetime.fromtimestamp(_number(record, "window"), UTC)
    kind = _ALL_COUNTED[str(record.body["what"])].anomaly
    usually = str(mean.quantize(Decimal("0.01")))
    told: Anomaly = {
        "identity": subject,
        "kind": kind,
        "window": rfc3339(window),
        "count": number,
        "usual": usually,
    }
    yield anomaly(told, subject=subject)
