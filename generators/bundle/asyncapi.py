"""The events as an AsyncAPI 3.0 document: what the module sends, and what it receives from peers."""

from collections.abc import Iterator
from typing import Final

from anarq.generators.headings import GENERATED, notice
from anarq.generators.interface import EmittedTopic, Interface, Interfaces
from anarq.generators.inward import consumed_of
from anarq.generators.names import pascal
from anarq.generators.schemas import Definitions
from anarq.model.tree import Json
from anarq.model.views.manifest import manifest_of

_FORMAT: Final = "application/schema+json;version=draft-2020-12"
_CLOUDEVENTS: Final = "application/cloudevents+json"
_ATTRIBUTES: Final[dict[str, Json]] = {
    "specversion": {"const": "1.0"},
    "id": {"type": "string", "minLength": 1},
    "source": {"type": "string", "format": "uri-reference"},
    "subject": {"type": "string", "minLength": 1, "description": "What it is about; events of one subject keep order."},
    "time": {"type": "string", "format": "date-time"},
    "expirytime": {"type": "string", "format": "date-time", "description": "From then on it is kept by nobody."},
    "datacontenttype": {"const": "application/json"},
    "dataschema": {"type": "string", "format": "uri"},
    "squid": {"type": "string", "description": "The identity that acted."},
    "sub": {"type": "string", "description": "The subidentity in whose name it acted."},
    "dao": {"type": "string", "description": "The DAO in whose context it acted."},
    "apiversion": {"type": "string", "pattern": "^v[0-9]+[.][0-9]+$"},
    "traceparent": {"type": "string", "pattern": "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},
    "tracestate": {"type": "string"},
}
"""The attributes of a CloudEvent, without `type` and `data`, which differ by topic."""


def asyncapi(interfaces: Interfaces, interface: Interface) -> Json:
    """The document."""
    return _Document(interfaces, interface).document()


class _Document:
    def __init__(self, interfaces: Interfaces, interface: Interface) -> None:
        self._interfaces, self._interface = interfaces, interface
        self._schemas = Definitions(
            interfaces.references, interfaces.names, interface.name, "#/components/schemas/", after="/schema"
        )
        self._channels: dict[str, Json] = {}
        self._operations: dict[str, Json] = {}
        self._messages: dict[str, Json] = {}

    def document(self) -> Json:
        for emitted in self._interface.emitted:
            self._add(emitted, pascal(emitted.function), "send")
        for owner, emitted in self._told_alike():
            self._add(emitted, pascal(owner) + pascal(emitted.function), "send")
        for consumed in consumed_of(self._interfaces, self._interface):
            if consumed.peer is not None and consumed.emitted is not None:
                name = pascal(consumed.peer.name) + pascal(consumed.emitted.function)
                self._add(consumed.emitted, name, "receive")
        module = self._interface.module
        schemas: dict[str, Json] = {
            name: {"schemaFormat": _FORMAT, "schema": schema} for name, schema in sorted(self._schemas.schemas.items())
        }
        components: dict[str, Json] = {"messages": self._messages, "schemas": schemas}
        return {
            "asyncapi": "3.0.0",
            GENERATED: notice(self._interface.home.shown(), "bundle"),
            "info": {
                "title": f"{self._interface.display} events",
                "version": module.version,
                "description": manifest_of(module).summary.text(),
            },
            "defaultContentType": _CLOUDEVENTS,
            "channels": self._channels,
            "operations": self._operations,
            "components": {name: part for name, part in components.items() if part},
        }

    def _told_alike(self) -> Iterator[tuple[str, EmittedTopic]]:
        """What modules tell besides their own topics, and who declares it; from outside of the ecosystem nothing."""
        module, standards = self._interface.module, self._interfaces.ecosystem.standards
        consumes = module.consumed or module.commands
        for topic, owner in standards.reserved_topics.items():
            tells = standards.tellers[topic] == "modules" or consumes
            if tells and owner != module.name and owner in self._interfaces.ecosystem.modules:
                yield from ((owner, one) for one in self._interfaces.of(owner).emitted if one.topic.name == topic)

    def _add(self, emitted: EmittedTopic, name: str, action: str) -> None:
        topic = emitted.topic
        self._messages[name] = {
            "name": topic.name,
            "title": topic.description.text(),
            "contentType": _CLOUDEVENTS,
            "payload": {"schemaFormat": _FORMAT, "schema": self._payload(emitted)},
        }
        self._channels[name] = {
            "address": topic.name,
            "description": topic.description.text(),
            "messages": {name: {"$ref": f"#/components/messages/{name}"}},
        }
        self._operations[f"{action}{name}"] = {
            "action": action,
            "channel": {"$ref": f"#/channels/{name}"},
            "messages": [{"$ref": f"#/channels/{name}/messages/{name}"}],
        }

    def _payload(self, emitted: EmittedTopic) -> Json:
        topic = emitted.topic
        data = self._schemas.local(topic.schema)
        kind: dict[str, Json] = {"type": {"const": topic.name}}
        required: list[Json] = ["specversion", "id", "source", "type", "data"]
        properties: dict[str, Json] = {**_ATTRIBUTES, **kind, "data": data}
        return {"type": "object", "properties": properties, "required": required}
