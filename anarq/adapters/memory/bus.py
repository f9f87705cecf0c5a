"""The bus q.bus inside one process."""

import logging
import re
from typing import Final

from anarq.ports.bus import Deliver, End
from anarq.ports.errors import UnavailableError
from anarq.ports.json import JsonObject

_LOG: Final = logging.getLogger("anarq.bus")


class MemoryBus:
    """`anarq.ports.bus.Bus` for one process: an event is taken when every consumer has processed it.

    It keeps nothing: what a consumer does not take stays in the publisher's outbox, and comes again to all. Whoever
    publishes one event after the other has them taken in this order; nobody waits for another's.
    """

    def __init__(self) -> None:
        self._consumers: dict[tuple[str, str], tuple[re.Pattern[str], Deliver]] = {}
        self._open = True

    async def publish(self, topic: str, event: JsonObject) -> None:
        """Hands an event to every consumer whose pattern matches.

        Raises:
            UnavailableError: one did not take it, or the bus is closed.
        """
        if not self._open:
            raise UnavailableError("the bus is closed")
        failed = [name for (_, name), deliver in self._matching(topic) if not await _delivered(deliver, event)]
        if failed:
            raise UnavailableError(f"{topic} was not taken by {', '.join(sorted(failed))}")

    async def subscribe(self, pattern: str, consumer: str, deliver: Deliver) -> End:
        """Delivers what matches to a named consumer."""
        key, subscription = (pattern, consumer), (compile_pattern(pattern), deliver)
        self._consumers[key] = subscription

        async def end() -> None:
            if self._consumers.get(key) is subscription:  # not the one that has replaced it
                del self._consumers[key]

        return end

    async def ping(self) -> None:
        """Returns while the bus is open."""
        if not self._open:
            raise UnavailableError("the bus is closed")

    async def close(self) -> None:
        """Ends every subscription."""
        self._open = False
        self._consumers.clear()

    def _matching(self, topic: str) -> list[tuple[tuple[str, str], Deliver]]:
        return [(key, deliver) for key, (pattern, deliver) in self._consumers.items() if pattern.fullmatch(topic)]


async def _delivered(deliver: Deliver, event: JsonObject) -> bool:
    try:
        await deliver(event)
    except Exception:  # noqa: BLE001 - whatever a consumer raises means: not taken
        _LOG.warning("a consumer did not take event %s", event.get("id"), exc_info=True)
        return False
    return True


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The topics that a pattern names: `*` is one segment, a last `>` one or more.

    Raises:
        ValueError: an empty segment, or a wildcard that is not a whole segment, or a `>` that is not last.
    """
    segments = pattern.split(".")
    parts = [_segment(segment, last=index == len(segments) - 1) for index, segment in enumerate(segments)]
    return re.compile(r"\.".join(parts))


def _segment(segment: str, *, last: bool) -> str:
    if segment == "*":
        return r"[^.]+"
    if segment == ">" and last:
        return r".+"
    if not segment or "*" in segment or ">" in segment:
        raise ValueError(f"no segment of a pattern: {segment!r}")
    return re.escape(segment)
