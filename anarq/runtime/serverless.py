"""A module in a process that is woken for one thing and frozen after it.

Nothing works beside a request there, so what a resident process does in the background is done before the process is
frozen again: what waits in the outbox leaves, and what is due is done when somebody wakes the module.
"""

from typing import Final

from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from anarq.ports.json import JsonObject, dumps, loads
from anarq.runtime.serve import Works
from anarq.wire.shown import shown

_ROUNDS: Final = 20  # of the outbox in one flush: an answer to a command may have a further command for its effect


class UnknownTopicError(LookupError):
    """The module consumes no such topic."""


class UnusableEventError(ValueError):
    """It is not an event that a bus could carry, and will be none the next time: not to be delivered again."""


class Serverless:
    """A module as a function. An ASGI application, for whatever adapter the platform has for one.

    Its three ways in are the doors of a resident process: a request, an event, the time.
    """

    def __init__(self, application: Starlette) -> None:
        """Takes an application that was built with `resident=False`.

        Raises:
            ValueError: it was not, so that it would work beside the requests as well.
        """
        if application.state.resident:
            raise ValueError("build the application with `resident=False`: nothing can work beside a request here")
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves a request, and returns when what it has left in the outbox is on its way."""
        await self._application(scope, receive, send)
        if scope["type"] == "http":
            await self.flush()

    async def take(self, event: JsonObject) -> None:
        """Processes an event of a topic that the module consumes; to return is to acknowledge it.

        Raises:
            UnusableEventError: it is not a JSON object, or holds what no door takes.
            UnknownTopicError: the module consumes no such topic.
            Refused, PortError: it could not be processed; it is to be delivered again.
        """
        carried = _carried(event)
        topic = str(carried.get("type"))
        entry = self._works.events.consumption(topic)
        if entry is None:
            raise UnknownTopicError(f"the module consumes no topic {shown(topic)!r}")
        try:
            await self._works.events.take(entry, carried)
        finally:
            await self.flush()

    async def wake(self) -> None:
        """Does the jobs that are due, takes dead letters again that somebody wants taken, and flushes the outbox.

        To be called by the platform's timer, at least as often as the shortest period of a job.

        Raises:
            PortError: something that the module runs on does not answer.
        """
        try:
            await self._works.jobs.do_due()
            await self._works.events.retake()
        finally:
            await self.flush()

    async def flush(self) -> bool:
        """Sends what waits in the outbox; False when something that is due is still there.

        Raises:
            PortError: the store does not answer.
        """
        return await self._works.relay.flush(_ROUNDS)

    @property
    def _works(self) -> Works:
        works: Works = self._application.state.works
        return works


def _carried(event: object) -> JsonObject:
    """The event as it would have come by a bus. A platform reads JSON in its own way: what it lets in may be none.

    Raises:
        UnusableEventError: no bus could carry it.
    """
    try:
        read = loads(dumps(event))
    except (TypeError, ValueError, RecursionError) as error:
        raise UnusableEventError(f"the event is not JSON that is taken: {error}") from error
    if not isinstance(read, dict):
        raise UnusableEventError("the event is not a JSON object")
    return read
