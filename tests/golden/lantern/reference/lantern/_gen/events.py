"""The events that Lantern emits.

Generated from modules/lantern by `anarq generate service`. Do not edit.
"""

from anarq.reference.lantern._gen.models import DeadData, Lamp
from anarq.runtime.call import Event


def dead(data: DeadData, *, subject: str) -> Event:
    """An event could not be handled. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.bus.dead.v1", data, subject)


def lamp_lit(data: Lamp, *, subject: str) -> Event:
    """A lamp was lit. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.lantern.lamp.lit.v1", data, subject)
