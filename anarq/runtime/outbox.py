"""The relay: what is in the outbox goes onto the bus, at least once, in order for each subject."""

import asyncio
import logging
import random
import secrets
from contextlib import suppress
from typing import Final

from anarq.ports.bus import Bus
from anarq.ports.clock import Clock
from anarq.ports.errors import PortError
from anarq.ports.store import Advance, Line, Outgoing, Store

_LOG: Final = logging.getLogger("anarq.outbox")
_LINES: Final = 100  # subjects of one round
_EVENTS: Final = 20  # events of one subject in one round
_AT_ONCE: Final = 16  # subjects whose events are published at the same time
_PATIENCE: Final = 5.0  # seconds that one publication may take
_POLL: Final = 1.0  # seconds between looks when nobody rings
_GATHER: Final = 0.005  # seconds after a ring in which further commits join the round
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0  # seconds before a subject that failed is tried again
_LEASE: Final = 20.0  # seconds for which this relay is the only one of its store
_PURGE_EVERY: Final = 300.0
_KEEP: Final = 7 * 24 * 3600.0  # seconds for which inbox marks and sent events are kept: longer than any redelivery


class Relay:
    """Publishes what commits leave behind.

    Every process has a relay, and one of those on a store works: it holds a lease, which the next takes over when it
    is not renewed. Two would mix up the order; what both publish, consumers take once.

    Each subject is a line of its own. One whose publication fails is tried again after a pause that grows; those that
    failed are tried beside the others, so that neither their number nor their slowness holds anybody up.
    """

    def __init__(self, store: Store, bus: Bus, clock: Clock) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock
        self._bell = asyncio.Event()
        self._purged = clock.monotonic()
        self._name = secrets.token_hex(16)
        self._until = 0.0

    def ring(self) -> None:
        """Says that something was committed: look now."""
        self._bell.set()

    async def run(self) -> None:
        """Relays until it is cancelled."""
        try:
            async with asyncio.TaskGroup() as lanes:
                lanes.create_task(self._lane(failed=False))
                lanes.create_task(self._lane(failed=True))
        finally:
            with suppress(PortError):  # the lease ends by itself
                await self._store.resign(self._name)

    async def relay(self) -> int:
        """One round of all that is due; how many events were published. Another relay that works makes it none."""
        return await self._round(failed=False) + await self._round(failed=True)

    async def flush(self, rounds: int) -> bool:
        """Publishes until nothing is due, and lets another relay take over; False when something is left.

        Args:
            rounds: how many at most: what is published may leave more behind.

        Raises:
            PortError: the store does not answer.
        """
        try:
            for _ in range(rounds):
                if not await self.relay():
                    return (await self._store.backlog()).depth == 0
            return False
        finally:
            self._until = 0.0
            with suppress(PortError):  # the lease ends by itself
                await self._store.resign(self._name)

    async def _lane(self, *, failed: bool) -> None:
        while True:
            try:
                published = await self._round(failed=failed)
                if not failed:
                    await self._purge()
            except Exception:  # noqa: BLE001 - the relay must outlive whatever goes wrong in one round
                _LOG.warning("the outbox could not be relayed; it is tried again", exc_info=True)
                published = 0
            if not published:
                await (asyncio.sleep(_POLL) if failed else self._rung())

    async def _rung(self) -> None:
        with suppress(TimeoutError):
            # not `wait_for`: on Python 3.11 it loses a cancellation that comes together with the bell
            async with asyncio.timeout(_POLL):
                await self._bell.wait()
            await asyncio.sleep(_GATHER)
        self._bell.clear()

    async def _round(self, *, failed: bool) -> int:
        now = self._now()
        if not await self._leads(now):
            return 0
        lines = await self._store.outbox(now, failed=failed, lines=_LINES, events=_EVENTS)
        turn = asyncio.Semaphore(_AT_ONCE)
        advances: list[Advance] = []

        async def one(line: Line) -> None:
            async with turn:
                advances.append(await self._publish(line))

        try:
            await asyncio.gather(*(one(line) for line in lines))
        finally:
            await self._store.advance(advances)
        return sum(len(advance.sent) for advance in advances)

    async def _leads(self, now: float) -> bool:
        """Whether this is the one relay for at least half a lease more, and never for longer than a lease."""
        if not _LEASE / 2 <= self._until - now <= _LEASE:
            until = now + _LEASE
            self._until = until if await self._store.lead(self._name, now, until) else 0.0
        return self._until > now

    async def _publish(self, line: Line) -> Advance:
        """Publishes in order, until one event fails or the lease might end before the next is out."""
        sent: list[int] = []
        for event in line.events:
            if self._now() + _PATIENCE > self._until:
                break
            if not await self._published(event, line):
                failures = 1 if sent else line.failures + 1
                return Advance(line.subject, tuple(sent), self._now() + _pause(failures), failures, event.topic)
            sent.append(event.position)
        failures = 0 if sent or not line.events else line.failures
        return Advance(line.subject, tuple(sent), self._now(), failures, line.events[0].topic if failures else "")

    async def _published(self, event: Outgoing, line: Line) -> bool:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._bus.publish(event.topic, event.event)
        except Exception as error:  # noqa: BLE001 - whatever a bus raises holds back this subject, and no other
            told = "event %s on %s waits, and what follows of its subject, after %d failures: %r"
            _LOG.warning(told, event.id, event.topic, line.failures + 1, error)
            return False
        return True

    async def _purge(self) -> None:
        if self._clock.monotonic() - self._purged > _PURGE_EVERY:
            self._purged = self._clock.monotonic()
            now = self._now()
            await self._store.purge(now, now - _KEEP)

    def _now(self) -> float:
        return self._clock.now().timestamp()


def _pause(failures: int) -> float:
    """Seconds until the next attempt: doubled by each failure, and drawn so that those who failed together part."""
    longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(failures - 1, 30))
    return longest * (0.5 + 0.5 * random.random())  # noqa: S311 - jitter, no secret
