"""The door of events: what the bus brings is held to its contract, decided, and processed effectively once.

The mark of an event commits with what it caused. One that cannot be processed is tried again as often as the standard
says, then given up: it is kept with its reason, told on the bus, and taken again when somebody asks for it. So no event
holds back those that follow for ever.
"""

import asyncio
import hashlib
import logging
import uuid
from collections.abc import Mapping, Sequence
from typing import Final

from anarq.ports.bus import Deliver, End
from anarq.ports.errors import DuplicateError
from anarq.ports.json import JsonObject, dumps
from anarq.ports.store import DeadLetter, InboxMark, Outgoing, Unit
from anarq.runtime import cloudevents, errors
from anarq.runtime.call import Refused
from anarq.runtime.commands import delegated_of
from anarq.runtime.inward import Arrival, Inward
from anarq.runtime.operation import Consumption
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.validation import Input
from anarq.wire import trace
from anarq.wire.errors import MALFORMED_REQUEST, QONSENT_DENIED, RATE_LIMIT_EXCEEDED, VALIDATION_FAILED
from anarq.wire.schemas import Contract
from anarq.wire.shown import shown
from anarq.wire.times import rfc3339

DEAD: Final = "q.bus.dead.v1"
"""The topic that tells of events which were given up; its owner is in spec/standards.yaml."""

_LOG: Final = logging.getLogger("anarq.events")
_NAMES: Final = uuid.UUID("6f6c0c2e-51c5-5c0e-9a43-0d4b1a1f0e57")
_POLL: Final = 1.0  # seconds between looks for dead letters that are to be taken again
_LONGEST_MARK: Final = 256
_WHOLE: Final = frozenset({MALFORMED_REQUEST, VALIDATION_FAILED, QONSENT_DENIED})
"""Refusals of the event itself: it will be no better the next time."""


class _ExpiredError(Exception):
    """An event has been kept for longer than its topic lets it be: nothing is done about it any more."""


class EventDoor:
    """Takes the events that a module consumes."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._inward = Inward(pipeline)
        self._ports = pipeline.ports
        self._topics = pipeline.spec.consumes
        self._consumptions = {entry.name: entry for entry in (*self._topics, *pipeline.spec.answers)}
        self._answers = frozenset(entry.name for entry in pipeline.spec.answers)  # these come from no bus
        self._contracts = {name: Contract(entry.schema) for name, entry in self._consumptions.items()}

    async def subscribe(self) -> Sequence[End]:
        """Connects the module to the topics that it consumes; gives what ends that."""
        bus = self._ports.bus
        return [
            await bus.subscribe(entry.name, f"{entry.module}.{entry.handler}", self.deliver(entry))
            for entry in self._topics
        ]

    def consumption(self, topic: str) -> Consumption | None:
        """What is done about a topic that comes from the bus; None: nothing."""
        return None if topic in self._answers else self._consumptions.get(topic)

    def deliver(self, entry: Consumption) -> Deliver:
        """Takes one event of a topic; raises when it is to be delivered again."""

        async def deliver(event: JsonObject) -> None:
            await self.take(entry, event)

        return deliver

    async def run(self) -> None:
        """Takes dead letters again that somebody wants taken, until it is cancelled."""
        while True:
            try:
                await self.retake()
            except Exception:  # noqa: BLE001 - the lane must outlive whatever goes wrong in one round
                _LOG.warning("dead letters could not be taken again; it is tried once more", exc_info=True)
            await asyncio.sleep(_POLL)

    async def retake(self) -> int:
        """Takes the dead letters that are wanted once more, as far as limits allow; how many were processed."""
        processed = 0
        for letter in await self._ports.store.dead_letters(wanted=True):
            entry = self._consumptions.get(letter.mark.consumer)
            try:
                if entry is None:
                    raise Refused(VALIDATION_FAILED, f"{self._pipeline.spec.name} consumes no such topic.")
                await self._process(entry, letter.event, letter.mark)
                processed += 1
            except (DuplicateError, _ExpiredError):
                await self._ports.store.drop([letter.mark])
            except Refused as refused:
                if refused.code == RATE_LIMIT_EXCEEDED:
                    break  # this and those after it have their turn when there is room again
                await self._ports.store.commit(Unit(now=self._ports.clock.now(), dead=self._dead(letter, refused)))
        return processed

    def _dead(self, letter: DeadLetter, refused: Refused) -> DeadLetter:
        now = self._ports.clock.now().timestamp()
        return DeadLetter(letter.mark, letter.event, refused.code, refused.message, now)

    async def take(self, entry: Consumption, event: JsonObject) -> bool:
        """Processes an event; False when it was processed or given up before, is given up now, or has expired.

        Raises:
            Refused: it could not be processed; it is to be delivered again.
            PortError: something that the module runs on does not answer; it is to be delivered again.
        """
        mark = _mark(entry, event)
        try:
            await self._process(entry, event, mark)
        except DuplicateError:
            return False
        except _ExpiredError:
            _LOG.info("%s leaves the event %r of %s, which has expired", entry.module, mark.event, entry.name)
            return False
        except Refused as refused:
            if refused.code == RATE_LIMIT_EXCEEDED:
                raise
            failures = await self._ports.store.failed(mark, self._ports.clock.now().timestamp())
            if not failures:  # it was given up before
                return False
            if failures < self._most(refused):
                raise
            await self._give_up(entry, event, mark, refused)
            return False
        return True

    def _most(self, refused: Refused) -> int:
        """After how many failures an event is given up."""
        spec = self._pipeline.spec
        if refused.code in _WHOLE:
            return 1
        return spec.deliveries.retryable if errors.is_retryable(refused, spec.errors) else spec.deliveries.faulty

    async def _process(self, entry: Consumption, event: JsonObject, mark: InboxMark) -> None:
        data = await self._pipeline.offloading.run_on(event, self._read, entry, event)
        await self._pipeline.limiter.arrive(entry)
        about = event.get("squid")
        await self._inward.carry_out(
            Arrival(
                entry=entry,
                door="event",
                once=mark,
                # The same event has the same id here, so what it causes has the same ids, however often it is tried.
                request_id=str(uuid.uuid5(_NAMES, f"{entry.module} {mark.consumer} {mark.event}")),
                trace=trace.read(_trace_of(event)),
                given=Input(parameters={}, arguments={}, body=data, has_body=True),
                about=about if isinstance(about, str) else None,
                delegated=delegated_of(event) if entry.name in self._answers else (),
                source=str(event["source"]).removeprefix("urn:anarq:"),
            )
        )

    def _read(self, entry: Consumption, event: JsonObject) -> object:
        """The event's data, when it is an event of the topic, and what the topic promises.

        Raises:
            Refused: MALFORMED_REQUEST or VALIDATION_FAILED.
            _ExpiredError: it has had its time.
        """
        try:
            cloudevents.check(event)
        except ValueError as error:
            raise Refused(MALFORMED_REQUEST, str(error)) from error
        if cloudevents.has_expired(event, self._ports.clock.now()):
            raise _ExpiredError
        if event["type"] != entry.name:
            raise Refused(VALIDATION_FAILED, f"An event of another topic came on {entry.name}.")
        violations = self._contracts[entry.name].violations(event.get("data"))
        if violations:
            where = shown(f"/data{violations[0].pointer}")
            raise Refused(VALIDATION_FAILED, f"The data breaks the contract of the topic at {where!r}.")
        return event.get("data")

    async def _give_up(self, entry: Consumption, event: JsonObject, mark: InboxMark, refused: Refused) -> None:
        now = self._ports.clock.now()
        letter = DeadLetter(mark, event, refused.code, refused.message, now.timestamp())
        told = () if entry.name == DEAD else (self._told(entry, letter),)
        # By its mark and in short: the log is not to hold what a peer has sent, nor lines that he has made up.
        told_of = (entry.module, mark.event, entry.name, refused.code, shown(refused.message, _LONGEST_MARK))
        _LOG.warning("%s gives up event %r of %s: %s, %r", *told_of)
        self._ports.telemetry.count("anarq_dead_letters_total", module=entry.module, topic=entry.name)
        await self._ports.store.commit(Unit(now=now, dead=letter, events=told))
        self._pipeline.committed()

    def _told(self, entry: Consumption, letter: DeadLetter) -> Outgoing:
        """What the bus is told: never the data, which may be personal."""
        spec, event = self._pipeline.spec, letter.event
        id_ = str(uuid.uuid4())
        data = {
            "consumer": entry.module,
            "topic": entry.name,
            "event": str(event.get("id", ""))[:_LONGEST_MARK],
            "source": str(event.get("source", ""))[:_LONGEST_MARK],
            "code": letter.code,
            "reason": letter.reason[:_LONGEST_MARK],
        }
        told = {
            "specversion": "1.0",
            "id": id_,
            "source": f"urn:anarq:{spec.name}",
            "type": DEAD,
            "subject": entry.name,
            "time": rfc3339(self._ports.clock.now()),
            "datacontenttype": "application/json",
            "data": data,
        }
        return Outgoing(id_, DEAD, entry.name, told)


def _mark(entry: Consumption, event: JsonObject) -> InboxMark:
    """What an event is deduplicated by: source and id name it (CloudEvents 1.0); what has none, its content."""
    source, id_ = event.get("source"), event.get("id")
    text = f"{source}#{id_}"
    if not isinstance(source, str) or not isinstance(id_, str) or len(text) > _LONGEST_MARK:
        text = f"sha256:{hashlib.sha256(dumps(dict(event)).encode('utf-8', 'surrogatepass')).hexdigest()}"
    return InboxMark(entry.name, text)


def _trace_of(event: JsonObject) -> Mapping[str, str]:
    found = {name: event.get(name) for name in (trace.PARENT, trace.STATE)}
    return {name: value if isinstance(value, str) else "" for name, value in found.items()}
