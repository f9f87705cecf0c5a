"""The bus q.bus over NATS JetStream: one stream on disk, a durable consumer for each subscription."""

import asyncio
import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, Final, Self

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy, DiscardPolicy, StorageType, StreamConfig
from nats.js.errors import NotFoundError as NoStreamError

from anarq.adapters.memory.bus import compile_pattern
from anarq.ports.bus import Deliver, End
from anarq.ports.errors import UnavailableError
from anarq.ports.json import JsonObject, dumps, loads

STREAM: Final = "q_bus"
"""The name of the stream: JetStream allows no dot in it."""

_TOPICS: Final = "q."
_CONNECT: Final = 10.0  # seconds until the first connection stands
_ANSWER: Final = 4.0  # seconds for an acknowledgement: less than the relay waits for one publication
_KEEP: Final = 7 * 24 * 3600.0  # seconds for which events are kept: as long as consumers remember what they took
_ONCE: Final = 120.0  # seconds in which an event that is published again is dropped
_TAKING: Final = 60.0  # seconds that a consumer has for an event, before another is given it
_LOOK: Final = 5.0  # seconds that one question for the next event waits
_MOST_VALUES: Final = 65_536  # values and names of an event: as many as a request may hold
_LARGE: Final = 16_384  # bytes from which on an event is read beside the event loop
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 60.0  # seconds before an event that was not taken comes again
_LOG: Final = logging.getLogger("anarq.bus")


class _NoEventError(Exception):
    """What came is not a JSON object, or holds more than is read."""


class NatsBus:
    """`anarq.ports.bus.Bus` over a connection that is renewed by itself.

    A consumer hears what was published since it first subscribed, also what came while it was away. It is given one
    event at a time; one that it does not take holds up what follows.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._stream = client.jetstream(timeout=_ANSWER)
        self._hearing: dict[tuple[str, str], asyncio.Task[None]] = {}

    @classmethod
    async def at(cls, url: str) -> Self:
        """The bus of a server, `nats://host:port`, whose stream is made when it is not there.

        Raises:
            UnavailableError: it cannot be reached, or has no JetStream.
        """
        client = Client()
        bus = cls(client)
        try:
            with _translated():
                async with asyncio.timeout(_CONNECT):
                    await client.connect(url, name="anarq", max_reconnect_attempts=-1, error_cb=_noted)
                    await bus._make_stream()
        except BaseException:
            await client.close()
            raise
        return bus

    async def _make_stream(self) -> None:
        wanted = StreamConfig(
            name=STREAM,
            subjects=[f"{_TOPICS}>"],
            storage=StorageType.FILE,
            discard=DiscardPolicy.OLD,
            max_age=_KEEP,
            duplicate_window=_ONCE,
        )
        try:
            await self._stream.stream_info(STREAM)
        except NoStreamError:
            await self._stream.add_stream(wanted)  # another who makes the same meanwhile is not a conflict

    async def publish(self, topic: str, event: JsonObject) -> None:
        """Hands an event to the stream, which keeps it."""
        headers = {"Nats-Msg-Id": f"{event.get('source', '')}#{event['id']}"}
        with _translated():
            await self._stream.publish(topic, dumps(event).encode(), headers=headers)

    async def subscribe(self, pattern: str, consumer: str, deliver: Deliver) -> End:
        """Delivers what matches to a named consumer."""
        compile_pattern(pattern)
        if not pattern.startswith(_TOPICS):
            raise ValueError(f"no segment of a pattern that begins with `{_TOPICS}`: {pattern!r}")
        key = (pattern, consumer)
        await self._stop(self._hearing.get(key))
        name = _durable(pattern, consumer)
        config = ConsumerConfig(
            ack_policy=AckPolicy.EXPLICIT,
            deliver_policy=DeliverPolicy.NEW,
            ack_wait=_TAKING,
            max_ack_pending=1,  # the next event waits for this one: they keep their order
        )
        with _translated():
            asked = await self._stream.pull_subscribe(pattern, durable=name, stream=STREAM, config=config)
        task = self._hearing[key] = asyncio.create_task(_hear(asked, deliver))

        async def end() -> None:
            await self._stop(task)

        return end

    async def _stop(self, task: asyncio.Task[None] | None) -> None:
        if task is not None:
            task.cancel()
            await asyncio.wait({task})

    async def ping(self) -> None:
        """Makes sure that the stream is there."""
        with _translated():
            await self._stream.stream_info(STREAM)

    async def close(self) -> None:
        """Ends every subscription and the connection. Consumers stay at the server: what comes meanwhile is kept."""
        for task in self._hearing.values():
            await self._stop(task)
        self._hearing.clear()
        await self._client.close()


def _durable(pattern: str, consumer: str) -> str:
    """The name of a consumer at the server, which allows no dots."""
    digest = hashlib.sha256(f"{consumer}\n{pattern}".encode()).hexdigest()[:16]
    return f"{''.join(char if char.isalnum() else '-' for char in consumer)[:64]}-{digest}"


async def _hear(asked: Any, deliver: Deliver) -> None:
    """Asks for one event after the other, until it is cancelled."""
    try:
        while True:
            try:
                for message in await asked.fetch(1, timeout=_LOOK):
                    await _take(message, deliver)
            except TimeoutError:
                continue  # there was none
            except (NatsError, OSError):
                _LOG.warning("the bus does not answer; it is asked again", exc_info=True)
                await asyncio.sleep(_LOOK)
    finally:
        with suppress(NatsError, OSError):
            await asked.unsubscribe()


async def _take(message: Msg, deliver: Deliver) -> None:
    try:
        await deliver(await _event_of(message.data))
    except _NoEventError as error:
        # It will be no better the next time, and what follows waits for it.
        _LOG.warning("what came on %s is dropped: it is not an event: %s", message.subject, error)
        await message.term()
    except asyncio.CancelledError:
        with suppress(NatsError, OSError):
            await message.nak()  # another is given it at once
        raise
    except Exception:  # noqa: BLE001 - whatever a consumer raises means: not taken
        _LOG.warning("a consumer did not take an event on %s", message.subject, exc_info=True)
        await message.nak(delay=_pause(message.metadata.num_delivered))
    else:
        await message.ack()


async def _event_of(data: bytes) -> JsonObject:
    """The event that a message holds, read beside the loop when it is large.

    Raises:
        _NoEventError: it holds none.
    """
    read = partial(loads, data, most=_MOST_VALUES)
    try:
        event = read() if len(data) < _LARGE else await asyncio.to_thread(read)
    except ValueError as error:
        raise _NoEventError(str(error)) from error
    if not isinstance(event, dict):
        raise _NoEventError("an event is an object")
    return event


def _pause(deliveries: int) -> float:
    """Seconds until an event comes again that was not taken so often."""
    return min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(deliveries - 1, 30))


async def _noted(error: Exception) -> None:
    _LOG.warning("the connection to the bus: %s", type(error).__name__)


@contextmanager
def _translated() -> Iterator[None]:
    """Turns the errors of the library into ours.

    Raises:
        UnavailableError: it has raised one.
    """
    try:
        yield
    except (NatsError, OSError, TimeoutError) as error:
        raise UnavailableError(f"the bus does not answer: {type(error).__name__}") from error
