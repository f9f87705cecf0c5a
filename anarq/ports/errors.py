"""What adapters raise. Foreign exceptions never pass a port.

PortError
├── UnavailableError  the engine cannot be reached, or is busy: the same call may succeed later
├── ConflictError     the commit was based on state that is no longer there: nothing was changed
├── LeaseLostError    another took over the idempotency key: nothing was changed
├── DuplicateError    the consumer has this event already: nothing was changed
├── NotFoundError     no such key or block
├── CursorError       a listing was asked to go on from a place that was never given out
└── CorruptError      what is stored is not what was put there
"""


class PortError(Exception):
    """Base of everything that an adapter raises on purpose."""


class UnavailableError(PortError):
    """The engine cannot be reached, or is busy. Nothing is known to have happened; the call may be repeated."""


class ConflictError(PortError):
    """A commit was based on state that has changed since. Nothing was changed.

    Attributes:
        kind: aggregate type that has changed.
        id: aggregate; empty when a listing has changed.
        was_read: whether the stale state was read from the snapshot, so that a fresh one may decide otherwise.
    """

    def __init__(self, kind: str, id: str, *, was_read: bool) -> None:  # noqa: A002 - the domain's word
        super().__init__(f"{kind} {id or '(listing)'} has changed")
        self.kind = kind
        self.id = id
        self.was_read = was_read


class LeaseLostError(PortError):
    """The idempotency key was taken over by another call. Nothing was changed."""


class DuplicateError(PortError):
    """The consumer has processed this event before. Nothing was changed."""


class NotFoundError(PortError):
    """There is no such key, or no such block."""


class CursorError(PortError, ValueError):
    """The cursor was not given out by this store."""


class CorruptError(PortError):
    """What is stored cannot be decrypted, or does not match its identifier."""
