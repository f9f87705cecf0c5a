"""Deadlines: when something is to be done about each purchase that waits, the earliest first."""

from datetime import datetime
from typing import Final

from anarq.ports.store import Change, Record
from anarq.runtime.call import Call
from anarq.wire.times import moment_of, rfc3339

KIND: Final = "deadline"
"""The collection of storage/map.yaml."""

AT_ONCE: Final = 50
"""Purchases that one turn of the job takes on; what is left has its turn next."""


def moved(purchase_id: str, kept: Record | None, to: datetime) -> Change:
    """The change that sets the deadline of a purchase.

    Args:
        purchase_id: the purchase.
        kept: its deadline until now; None: it has none.
        to: the new one.
    """
    version = 0 if kept is None else kept.version
    return Change(KIND, purchase_id, {"at": rfc3339(to)}, version, sort=f"{int(to.timestamp() * 1000):015d}")


def over(kept: Record | None) -> tuple[Change, ...]:
    """The end of a deadline."""
    return () if kept is None else (Change(KIND, kept.id, None, kept.version),)


async def due(call: Call) -> list[Record]:
    """Deadlines that have passed: as many as one turn takes on."""
    listing = await call.records.list(KIND, limit=AT_ONCE)
    return [record for record in listing.records if moment_of(str(record.body["at"])) <= call.now]
