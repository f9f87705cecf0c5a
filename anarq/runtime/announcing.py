"""Every module tells the bus what it offers: its tools, its topics, and the versions that callers may be written for.

It is told when it starts, and only when it is not what was told last: by whichever process on the store is first.
What was told last is remembered in the same commit, so that a tool or a topic that is gone is told as `REMOVED`, once.
"""

import hashlib
import logging
import uuid
from contextlib import suppress
from typing import Final, Literal, TypeAlias

from anarq.ports.clock import Clock
from anarq.ports.errors import ConflictError, PortError
from anarq.ports.json import JsonObject, dumps
from anarq.ports.store import Change, Outgoing, Record, Store, Unit
from anarq.runtime.operation import ModuleSpec, Tool
from anarq.wire.times import rfc3339

TOPIC: Final = "q.tools.registry.updated.v1"
"""The topic of the design's discovery event; its owner is in spec/standards.yaml."""

NOTED: Final = "announcement"
"""The collection in which a module notes what it told last."""

Action: TypeAlias = Literal["ADDED", "UPDATED", "REMOVED"]

_LOG: Final = logging.getLogger("anarq.runtime")
_ONLY: Final = "registry"
_NOTHING: Final[JsonObject] = {"type": "object", "maxProperties": 0}
"""What a tool answers with when its operation answers without data."""


async def announce(spec: ModuleSpec, store: Store, clock: Clock) -> bool:
    """Tells what a module offers, unless it was told; whether it is told now.

    A store that does not answer keeps nobody from starting: it is told the next time.
    """
    if not spec.offer:
        return False
    offered = registry_of(spec)
    note = _note(spec, offered)
    try:
        async with store.snapshot() as snapshot:
            noted = await snapshot.get(NOTED, _ONLY)
        if noted is not None and noted.body == note:
            return False
        with suppress(ConflictError):  # another process of the module tells it
            await store.commit(_unit(spec, clock, noted, note, offered))
            return True
    except PortError:
        _LOG.warning("%s could not tell what it offers; it will the next time", spec.name, exc_info=True)
    return False


def registry_of(spec: ModuleSpec) -> JsonObject:
    """What a module offers, as the design's `MCPToolRegistry`."""
    tools, topics = ({name: dict(said) for name, said in _said(spec, kind).items()} for kind in ("tools", "events"))
    for tool in spec.tools:
        tools[tool.name] |= _contracts(tool)
    for topic in spec.topics:
        topics[topic.name] |= {"schema": topic.schema}
    offer = dict(spec.offer)
    capabilities = offer["capabilities"]
    if isinstance(capabilities, dict):
        offer["capabilities"] = {**capabilities, "tools": tools, "events": topics}
    return offer


def _said(spec: ModuleSpec, kind: str) -> dict[str, JsonObject]:
    capabilities = spec.offer["capabilities"]
    found: dict[str, JsonObject] = capabilities[kind] if isinstance(capabilities, dict) else {}
    return found


def _contracts(tool: Tool) -> JsonObject:
    output = _NOTHING if tool.output_schema is None else tool.output_schema
    return {"description": tool.description, "inputSchema": tool.input_schema, "outputSchema": output}


def _note(spec: ModuleSpec, offered: JsonObject) -> JsonObject:
    """What is remembered of what is told: whether it changed, and what was in it."""
    return {
        "digest": hashlib.sha256(dumps(offered).encode()).hexdigest(),
        "names": sorted([*(tool.name for tool in spec.tools), *(topic.name for topic in spec.topics)]),
    }


def _action(before: JsonObject | None, note: JsonObject) -> Action:
    """`REMOVED` where something is gone that was offered before, whatever else changed: callers must know that."""
    if before is None:
        return "ADDED"
    return "REMOVED" if _names(before) - _names(note) else "UPDATED"


def _names(note: JsonObject) -> set[object]:
    names = note.get("names")
    return set(names) if isinstance(names, list) else set()


def _unit(spec: ModuleSpec, clock: Clock, noted: Record | None, note: JsonObject, offered: JsonObject) -> Unit:
    action = _action(None if noted is None else noted.body, note)
    id_, now = str(uuid.uuid4()), clock.now()
    event: JsonObject = {
        "specversion": "1.0",
        "id": id_,
        "source": f"urn:anarq:{spec.name}",
        "type": TOPIC,
        "subject": spec.name,
        "time": rfc3339(now),
        "datacontenttype": "application/json",
        "data": {"module": spec.name, "action": action, "capabilities": offered, "timestamp": rfc3339(now)},
    }
    change = Change(NOTED, _ONLY, note, 0 if noted is None else noted.version)
    return Unit(now=now, changes=(change,), events=(Outgoing(id_, TOPIC, spec.name, event),))
