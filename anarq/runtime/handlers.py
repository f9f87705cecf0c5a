"""Which method of a service carries out an operation, or what a topic or a job asks for."""

from collections.abc import Awaitable, Callable
from inspect import signature
from typing import TypeAlias

from anarq.runtime.call import Decision
from anarq.runtime.operation import Entry, Job, Operation

Handler: TypeAlias = Callable[..., Awaitable[Decision[object]]]


class MissingHandlerError(TypeError):
    """A service was not written as far as its spec says."""


def handler_of(handlers: object, entry: Entry) -> Handler:
    """The method that carries out what enters.

    Raises:
        MissingHandlerError: there is none, or it does not take what is given.
    """
    handler: Handler | None = getattr(handlers, entry.handler, None)
    if handler is None or not callable(handler):
        raise MissingHandlerError(f"{type(handlers).__name__} has no method {entry.handler} for {entry.name}")
    keywords = [each.argument for each in entry.parameters] if isinstance(entry, Operation) else []
    try:
        signature(handler).bind(*_positional(entry), **dict.fromkeys(keywords))
    except TypeError as error:
        named = f"{type(handlers).__name__}.{entry.handler}"
        raise MissingHandlerError(f"{named} does not take what {entry.name} gives it: {error}") from error
    return handler


def _positional(entry: Entry) -> tuple[object, ...]:
    """As many as are given: the call, and what came with it."""
    if isinstance(entry, Job):
        return (None,)
    has_body = not isinstance(entry, Operation) or entry.request is not None or entry.takes is not None
    return (None, None) if has_body else (None,)
