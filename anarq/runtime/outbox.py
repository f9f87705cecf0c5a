"""The relay: what is in the outbox goes onto the bus, at least once, in order for each aggregate."""

import asyncio
import logging
from contextlib import suppress
from typing import Final

from anarq.ports.bus import Bus
from anarq.ports.clock import Clock
from anarq.ports.errors import PortError
from anarq.ports.store import Outgoing, Store

_LOG: Final = logging.getLogger("anarq.outbox")
_BATCH: Final = 100
_POLL: Final = 1.0  # seconds between looks when nobody rings
_GATHER: Final = 0.005  # seconds after a ring in which further commits join the batch
_PURGE_EVERY: Final = 300.0
_KEEP: Final = 7 * 24 * 3600.0  # seconds for which inbox marks and sent events are kept: longer than any redelivery


class Relay:
    """Publishes what commits leave behind. One relay runs for one database: two would mix up the order.

    An event whose publication fails holds back later ones of its subject, and no others.
    """

    def __init__(self, store: Store, bus: Bus, clock: Clock) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock
        self._bell = asyncio.Event()
        self._purged = clock.monotonic()

    def ring(self) -> None:
        """Says that something was committed: look now."""
        self._bell.set()

    async def run(self) -> None:
        """Relays until it is cancelled."""
        while True:
            try:
                published = await self.relay()
                await self._purge()
            except Exception:  # noqa: BLE001 - the relay must outlive whatever goes wrong in one round
                _LOG.warning("the outbox could not be relayed; it is tried again", exc_info=True)
                published = 0
            if published < _BATCH:
                with suppress(TimeoutError):
                    # not `wait_for`: on Python 3.11 it loses a cancellation that comes together with the bell
                    async with asyncio.timeout(_POLL):
                        await self._bell.wait()
                    await asyncio.sleep(_GATHER)
                self._bell.clear()

    async def relay(self) -> int:
        """Publishes what waits, one batch; how many events were published."""
        held: set[str] = set()
        sent: list[int] = []
        try:
            for event in await self._store.outbox(_BATCH):
                if event.subject in held:
                    continue
                if await self._published(event):
                    sent.append(event.position)
                else:
                    held.add(event.subject)
        finally:
            await self._store.sent(sent)
        return len(sent)

    async def _published(self, event: Outgoing) -> bool:
        try:
            await self._bus.publish(event.topic, event.event)
        except PortError:
            _LOG.warning("event %s waits: it could not be published", event.id)
            return False
        return True

    async def _purge(self) -> None:
        if self._clock.monotonic() - self._purged > _PURGE_EVERY:
            self._purged = self._clock.monotonic()
            now = self._clock.now().timestamp()
            await self._store.purge(now, now - _KEEP)
