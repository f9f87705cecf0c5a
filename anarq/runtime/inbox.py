"""Consumers of events: effectively once, because the mark of the event commits with what it caused."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from anarq.ports.bus import End
from anarq.ports.errors import ConflictError, DuplicateError
from anarq.ports.json import JsonObject
from anarq.ports.store import InboxMark, Records, Unit
from anarq.runtime import auditing, cloudevents
from anarq.runtime.call import Call, Decision, Identity
from anarq.runtime.cloudevents import Emission
from anarq.runtime.operation import ModuleSpec, Operation
from anarq.runtime.wiring import Ports
from anarq.wire import trace

Consume: TypeAlias = Callable[[Call, JsonObject], Awaitable[Decision[None]]]
"""Decides what an event causes: given the call and the whole CloudEvent."""

_ATTEMPTS: Final = 3
_ACCEPTED: Final = 202


@dataclass(frozen=True, slots=True)
class Consumer:
    """One subscription of a module.

    Attributes:
        name: unique in the module; events are deduplicated by it.
        pattern: topics, `q.squid.*.v1`.
        consume: decides.
        emits: topics that the decision may emit.
    """

    name: str
    pattern: str
    consume: Consume
    emits: tuple[str, ...] = ()


class Inbox:
    """Takes events for the consumers of one module."""

    def __init__(self, spec: ModuleSpec, ports: Ports) -> None:
        self._spec = spec
        self._ports = ports
        self._emission = Emission(spec)

    async def subscribe(self, consumer: Consumer) -> End:
        """Connects a consumer to the bus, until the subscription is ended."""
        name = f"{self._spec.name}.{consumer.name}"

        async def deliver(event: JsonObject) -> None:
            await self.take(consumer, event)

        return await self._ports.bus.subscribe(consumer.pattern, name, deliver)

    async def take(self, consumer: Consumer, event: JsonObject) -> bool:
        """Processes an event; False when this consumer had it before.

        Raises:
            ValueError: it is no CloudEvent; it will be delivered again and looked at by somebody.
            PortError: the store does not answer.
            Refused: by the consumer.
        """
        cloudevents.check(event)
        attempt = 1
        while True:
            try:
                await self._attempt(consumer, event)
            except DuplicateError:
                return False
            except ConflictError:
                if attempt == _ATTEMPTS:
                    raise
                attempt += 1
            else:
                return True

    async def _attempt(self, consumer: Consumer, event: JsonObject) -> None:
        operation = Operation(
            module=self._spec.name,
            name=consumer.name,
            handler=consumer.name,
            method="POST",
            path=None,
            emits=consumer.emits,
        )
        mark = InboxMark(consumer.name, f"{event['source']}#{event['id']}")
        async with self._ports.store.snapshot() as snapshot:
            call = self._call(consumer, event, snapshot)
            with trace.entered(call.trace):
                decision = await consumer.consume(call, event)
            reads = snapshot.reads
        unit = Unit(
            now=call.now,
            reads=reads,
            changes=decision.changes,
            events=self._emission.outgoing(operation, call, decision.events),
            audit=(auditing.allowed(operation, call, decision, _ACCEPTED),),
            inbox=mark,
        )
        await self._ports.store.commit(unit)

    def _call(self, consumer: Consumer, event: JsonObject, records: Records) -> Call:
        def text(name: str) -> str | None:
            value = event.get(name)
            return value if isinstance(value, str) else None

        return Call(
            module=self._spec.name,
            operation=consumer.name,
            door="event",
            identity=Identity(text("squid"), text("sub"), text("dao")),
            grant=None,
            owner=text("squid"),
            now=self._ports.clock.now(),
            # The same event has the same id here, so what it causes has the same ids, however often it is tried.
            request_id=f"{consumer.name}-{event['id']}",
            trace=trace.read({name: text(name) or "" for name in (trace.PARENT, trace.STATE)}),
            records=records,
        )
