"""The bus q.bus: transport of events, and nothing more. What must not be lost is in the outbox."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeAlias

from anarq.ports.json import JsonObject

Deliver: TypeAlias = Callable[[JsonObject], Awaitable[None]]
"""Takes one CloudEvent; returns when it is processed; raises to have it again."""

End: TypeAlias = Callable[[], Awaitable[None]]
"""Ends a subscription. A second time does nothing."""


class Bus(Protocol):
    """Publishes to topics, delivers to patterns.

    Promises:
        At least once: `publish` returns when every consumer has taken the event, or the bus keeps it for them.
        Events of one publisher arrive in the order in which they were published.
        A pattern is a topic in which `*` stands for one segment, and a last `>` for one or more.
    """

    async def publish(self, topic: str, event: JsonObject) -> None:
        """Hands an event over.

        Raises:
            UnavailableError: it was not taken by everybody; publish it again.
        """
        ...

    async def subscribe(self, pattern: str, consumer: str, deliver: Deliver) -> End:
        """Delivers what matches to a named consumer; a second subscription of the name for the pattern replaces it.

        Raises:
            ValueError: the pattern is not one.
            UnavailableError: the bus cannot be reached.
        """
        ...

    async def ping(self) -> None:
        """Checks that the bus answers.

        Raises:
            UnavailableError: it does not.
        """
        ...
