"""Where what waits in the outbox goes: events onto the bus, and what concerns this module alone to whoever takes it."""

from collections.abc import Mapping

from anarq.ports.bus import Bus, Deliver, End
from anarq.ports.json import JsonObject


class Outlets:
    """The bus for the relay, with outlets of its own for some topics."""

    def __init__(self, bus: Bus, outlets: Mapping[str, Deliver]) -> None:
        self._bus = bus
        self._outlets = outlets

    async def publish(self, topic: str, event: JsonObject) -> None:
        """Hands an event to the outlet of its topic, or publishes it."""
        outlet = self._outlets.get(topic)
        if outlet is None:
            await self._bus.publish(topic, event)
        else:
            await outlet(event)

    async def subscribe(self, pattern: str, consumer: str, deliver: Deliver) -> End:
        """Subscribes to the bus."""
        return await self._bus.subscribe(pattern, consumer, deliver)

    async def ping(self) -> None:
        """Checks that the bus answers."""
        await self._bus.ping()
