"""The tools and events of a module as the design's `MCPToolRegistry`, which peers discover it by."""

from typing import Final

from anarq.generators.headings import notice
from anarq.generators.interface import Interface, ServedTool
from anarq.model.tree import Json
from anarq.model.views.deprecations import Deprecation, deprecations_of, going_of
from anarq.model.views.manifest import manifest_of

_NOTHING: Final[dict[str, Json]] = {"type": "object", "maxProperties": 0}
"""What a tool answers with when its operation answers without data."""


def registry(interface: Interface) -> dict[str, Json]:
    """The document."""
    module, going = interface.module, going_of(interface.module)
    return {
        "$comment": notice(interface.home.shown(), "bundle"),
        "module": module.name,
        "version": module.version,
        "capabilities": {
            "tools": {one.tool.name: _tool(interface, one, going.get(one.tool.name)) for one in interface.tools},
            "events": _events(interface),
            "compatibility": _compatibility(interface),
        },
        "healthEndpoint": "/health",
        "documentationUrl": f"/reference/modules/{module.name}/",
        "lastUpdated": f"{manifest_of(module).released.text()}T00:00:00Z",
    }


def offer(interface: Interface) -> dict[str, Json]:
    """The document as far as a running service does not know it by its operations and topics."""
    found = registry(interface)
    told = found["capabilities"]
    parts = told if isinstance(told, dict) else {}
    known = {"tools": {"description", "inputSchema", "outputSchema"}, "events": {"schema"}}
    rest = {kind: _without(parts[kind], names) for kind, names in known.items()}
    return {name: value for name, value in found.items() if name != "$comment"} | {"capabilities": {**parts, **rest}}


def _without(described: Json, names: set[str]) -> Json:
    """What is said of each thing, without some members."""
    things = described if isinstance(described, dict) else {}
    return {
        thing: {name: value for name, value in said.items() if name not in names} if isinstance(said, dict) else said
        for thing, said in things.items()
    }


def _tool(interface: Interface, served: ServedTool, going: Deprecation | None) -> Json:
    tool, schemas = served.tool, interface.schemas
    output = schemas.schema(served.output_schema) if served.output_schema else _NOTHING
    members: dict[str, Json] = {
        "version": tool.version.text(),
        "description": tool.description.text(),
        "inputSchema": schemas.schema(served.input_schema),
        "outputSchema": output,
        "capabilities": [*tool.capabilities.texts()],
        "rateLimit": tool.rate_limit,
        "dependencies": [*tool.dependencies.texts()],
    }
    return {**members, "deprecation": _deprecation(going)} if going is not None else members


def _deprecation(going: Deprecation) -> Json:
    """All that the design asks for: a replacement that is empty says that nothing takes the tool's place."""
    return {"deprecated": True, "sunsetDate": going.sunset.text(), "replacement": going.replacement.text()}


def _events(interface: Interface) -> dict[str, Json]:
    return {
        emitted.topic.name: {
            "version": emitted.topic.version,
            "schema": interface.schemas.schema(emitted.schema),
            "frequency": emitted.topic.frequency.text(),
            "retention": emitted.topic.retention.text(),
        }
        for emitted in interface.emitted
    }


def _compatibility(interface: Interface) -> Json:
    """Callers that were written for any version of this major, up to this one, are served."""
    module = interface.module
    breaking: list[Json] = [
        f"{going.feature.text()} is gone from {going.sunset.text()} on" for going in deprecations_of(module)
    ]
    return {
        "minVersion": f"{module.version.partition('.')[0]}.0.0",
        "maxVersion": module.version,
        "breakingChanges": breaking,
    }
