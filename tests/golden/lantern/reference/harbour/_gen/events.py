"""The events that Harbour emits.

Generated from modules/harbour by `anarq generate service`. Do not edit.
"""

from anarq.reference.harbour._gen.models import ShipWarnedData
from anarq.runtime.call import Event


def ship_warned(data: ShipWarnedData, *, subject: str) -> Event:
    """A ship was warned. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.harbour.ship.warned.v1", data, subject)
