"""Deadlines: until when each intent that is neither settled nor failed can be paid, the earliest first."""

from typing import Final

from anarq.ports.store import Change, Record
from anarq.reference.qwallet._gen.models import PaymentIntent
from anarq.runtime.call import Call
from anarq.wire.times import moment_of

KIND: Final = "deadline"
"""The collection of storage/map.yaml."""

AT_ONCE: Final = 50
"""Intents that one turn of the job ends; what is left has its turn next."""


def begun(intent: PaymentIntent) -> Change:
    """The deadline of a new intent."""
    sort = f"{int(moment_of(intent['expiresAt']).timestamp() * 1000):015d}"
    return Change(KIND, intent["intentId"], {"expiresAt": intent["expiresAt"]}, 0, sort=sort)


def over(deadline: Record | None) -> tuple[Change, ...]:
    """The end of a deadline, whatever became of its intent."""
    return () if deadline is None else (Change(KIND, deadline.id, None, deadline.version),)


async def due(call: Call) -> list[Record]:
    """Deadlines that have passed: as many as one turn ends."""
    listing = await call.records.list(KIND, limit=AT_ONCE)
    return [record for record in listing.records if moment_of(str(record.body["expiresAt"])) <= call.now]
