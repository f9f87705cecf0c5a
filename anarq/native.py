"""The one door to libraries that are not written in Python.

When native code panics, what is raised is not an `Exception` by design, so that it passes every `except Exception` and
ends the process with exit code 1, which is the exit code of a break. Here it becomes an error like others.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


class NativePanicError(Exception):
    """A native library gave up in the middle of its work; what it was asked stays unanswered."""


def guarded(call: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Call something that runs native code.

    Raises:
        NativePanicError: it panicked. Every other error goes through as it is.
    """
    try:
        return call(*args, **kwargs)
    except (Exception, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as panic:
        raise NativePanicError(f"a native library panicked: {_first_line(panic)}") from panic


def _first_line(panic: BaseException) -> str:
    """What a panic says; its text may be missing or long."""
    return (str(panic).splitlines() or [type(panic).__name__])[0][:200]
