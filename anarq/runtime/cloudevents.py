"""Events on the wire: CloudEvents 1.0 in the JSON format (DECISIONS 6).

Sources: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md, and for `expirytime`
https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/expirytime.md
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from anarq.ports.json import JsonObject
from anarq.ports.store import Outgoing
from anarq.runtime.call import Call, Event
from anarq.runtime.operation import Entry, ModuleSpec, Topic
from anarq.runtime.texts import control_characters
from anarq.wire.schemas import Contract
from anarq.wire.shown import shown
from anarq.wire.times import moment_of, rfc3339

_REQUIRED: Final = ("specversion", "id", "source", "type")


class Emission:
    """Turns the events of decisions into CloudEvents, held to their topics' schemas."""

    def __init__(self, spec: ModuleSpec) -> None:
        self._source = f"urn:anarq:{spec.name}"
        self._api_version = spec.api_version
        self._contracts = {topic.name: Contract(topic.schema) for topic in spec.topics}
        self._topics: Mapping[str, Topic] = {topic.name: topic for topic in spec.topics}

    def outgoing(self, entry: Entry, call: Call, events: tuple[Event, ...]) -> tuple[Outgoing, ...]:
        """The events of one call, ready for the outbox.

        Raises:
            ValueError: an event that the entry may not emit, or that breaks its schema.
        """
        return tuple(self._outgoing(entry, call, event, index) for index, event in enumerate(events))

    def _outgoing(self, entry: Entry, call: Call, event: Event, index: int) -> Outgoing:
        if event.topic not in entry.emits:
            raise ValueError(f"{entry.name} does not emit {event.topic}")
        violations = self._contracts[event.topic].violations(event.data)
        if violations:
            raise ValueError(f"the event {event.topic} breaks its schema at {violations[0].pointer or '/'}")
        id_ = f"{call.request_id}-{index}"
        return Outgoing(id_, event.topic, event.subject, self._event(call, event, id_))

    def _event(self, call: Call, event: Event, id_: str) -> JsonObject:
        return {
            "specversion": "1.0",
            "id": id_,
            "source": self._source,
            "type": event.topic,
            "subject": event.subject,
            "time": rfc3339(call.now),
            "expirytime": rfc3339(self._topics[event.topic].kept.after(call.now)),
            "datacontenttype": "application/json",
            "dataschema": f"urn:anarq:event:{event.topic}:{self._topics[event.topic].version}",
            **{name: value for name, value in _identity(call).items() if value is not None},
            "apiversion": self._api_version,
            **call.trace.headers(),
            "data": event.data,
        }


def _identity(call: Call) -> dict[str, str | None]:
    """Who caused an event: who called, or whom the event that caused it is about."""
    if call.door in ("event", "job"):
        return {"squid": call.owner}
    return {"squid": call.identity.squid_id, "sub": call.identity.sub_id, "dao": call.identity.dao_id}


def check(event: JsonObject) -> None:
    """Checks that the event has what every CloudEvent must have, and its texts are such.

    Raises:
        ValueError: it lacks an attribute, holds control characters, or does not say when it ends.
    """
    missing = [name for name in _REQUIRED if not isinstance(event.get(name), str) or not event[name]]
    if missing or event["specversion"] != "1.0":
        raise ValueError(f"no CloudEvent 1.0: {', '.join(missing) or 'specversion'}")
    if "expirytime" in event:
        moment_of(str(event["expirytime"]))
    broken = next(control_characters(dict(event), ""), None)
    if broken is not None:
        raise ValueError(f"the event {broken.message} at {shown(broken.pointer)!r}")


def has_expired(event: JsonObject, now: datetime) -> bool:
    """Whether an event, which was checked, is kept for longer than it may be."""
    until = event.get("expirytime")
    return isinstance(until, str) and moment_of(until) <= now
