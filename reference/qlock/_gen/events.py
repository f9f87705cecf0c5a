"""The events that Qlock emits.

Generated from modules/qlock by `anarq generate service`. Do not edit.
"""

from anarq.reference.qlock._gen.models import (
    ErasureDone,
    KeyChanged,
    KeyDestroyed,
    LockAcquired,
    LockReleased,
    TimelockOpened,
)
from anarq.runtime.call import Event


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What a person asked to have erased is erased. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.qlock.erasure.done.v1", data, subject)


def key_changed(data: KeyChanged, *, subject: str) -> Event:
    """A key was made, or can be used otherwise. `subject` names what it is about: events of one subject keep their
    order.
    """
    return Event("q.qlock.key.changed.v1", data, subject)


def key_destroyed(data: KeyDestroyed, *, subject: str) -> Event:
    """A key is no more. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qlock.key.destroyed.v1", data, subject)


def lock_acquired(data: LockAcquired, *, subject: str) -> Event:
    """Somebody holds a lock. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qlock.lock.acquired.v1", data, subject)


def lock_released(data: LockReleased, *, subject: str) -> Event:
    """A lock is held no longer. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qlock.lock.released.v1", data, subject)


def timelock_opened(data: TimelockOpened, *, subject: str) -> Event:
    """The time of a key has come. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.qlock.timelock.opened.v1", data, subject)
