"""Room to nest: a stack that is always as deep, whoever asks and from however deep.

Schemas, goals and instances nest hundreds of levels of a dozen frames each, and Python allows a thousand frames in all.
What a question comes to must not depend on how many of them its asker has left, either. So a decision has a thread of
its own with a large stack, one after the other, as the limit of frames belongs to the whole interpreter.
"""

import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, Final, ParamSpec, TypeVar

_T = TypeVar("_T")
_P = ParamSpec("_P")

_FRAMES: Final = 24_000
"""A level of goals takes eleven frames, a level of an instance under a validator six, and a schema is as deep again."""
_BYTES: Final = 512 * 1024 * 1024
"""Some twenty thousand for each frame; of these only what is used is memory."""
_ONE_AT_A_TIME: Final = threading.Lock()


class _Room(threading.Thread):
    """A thread that keeps what a function gave or raised."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__(daemon=True)
        self.work = work
        self.given: Any = None
        self.raised: BaseException | None = None

    def run(self) -> None:
        """Do the work."""
        try:
            self.given = self.work()
        except BaseException as error:  # noqa: BLE001 - whatever it is, who waits for it raises it
            self.raised = error


def with_room(work: Callable[_P, _T], /, *given: _P.args, **named: _P.kwargs) -> _T:
    """What a function gives, when it may nest deeply.

    Raises:
        BaseException: whatever the function raises.
    """
    if isinstance(threading.current_thread(), _Room):
        return work(*given, **named)
    with _ONE_AT_A_TIME:
        frames, stack = sys.getrecursionlimit(), threading.stack_size(_BYTES)
        sys.setrecursionlimit(max(frames, _FRAMES))
        room = _Room(partial(work, *given, **named))
        try:
            room.start()
            threading.stack_size(stack)
            room.join()
        finally:
            threading.stack_size(stack)
            sys.setrecursionlimit(frames)
    if room.raised is not None:
        raise room.raised
    result: _T = room.given
    return result
