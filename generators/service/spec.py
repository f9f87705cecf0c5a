"""The source of `ModuleSpec(...)`: every member decided here, printed by the template."""

from collections.abc import Iterable

from anarq.generators.bundle.registry import offer
from anarq.generators.client.endpoint import stream
from anarq.generators.interface import EmittedTopic, Interface, Interfaces, ServedOperation, ServedTool
from anarq.generators.inward import Commanded, Consumed, Scheduled
from anarq.generators.policydata import audit, policy_data
from anarq.generators.python.literals import Code, literal, members
from anarq.generators.service import retention, states
from anarq.generators.settings import (
    api_version,
    breaker,
    budget,
    counters,
    deliveries,
    fallback,
    max_body,
    max_values,
    objectives,
    rates,
    retry,
)
from anarq.model.duration import Duration
from anarq.model.errors import AnarqError
from anarq.model.tree import Json
from anarq.model.views.deprecations import Deprecation, going_of
from anarq.model.views.inward import Inward
from anarq.model.views.runtime import runtime_of
from anarq.model.views.tools import Tool
from anarq.model.views.topics import Topic

Members = list[tuple[str, str]]
"""(member, source), without those that keep their default."""


def variables(
    interfaces: Interfaces,
    interface: Interface,
    consumed: Iterable[Consumed],
    commands: Iterable[Commanded],
    jobs: Iterable[Scheduled],
) -> dict[str, object]:
    """What the template of `spec.py` prints, without notice and imports."""
    going = going_of(interface.module)
    return {
        "module": interface.display,
        "m": _scalars(interface),
        "operations": [_operation(interface, operation) for operation in interface.operations],
        "tools": [_tool(served, going.get(served.tool.name)) for served in interface.tools],
        "topics": [_topic(emitted) for emitted in interface.emitted],
        "consumes": [_consumption(interface, each) for each in consumed],
        "commands": [_command(each) for each in commands],
        "answers": [_answer(interface, each) for each in commands],
        "jobs": [_job(interface, each) for each in jobs],
        "walk": retention.walk(interface),
        "keepings": list(retention.keepings(interface)),
        "states": list(states.of(interface, commands)),
        "limits": rates(interface),
        "budget": members(budget(interface)),
        "objectives": [_objective(each) for each in objectives(interface)],
        "counters": [_counter(each) for each in counters(interface)],
        "deliveries": members(deliveries(interface)),
        "retry": members(retry(runtime_of(interface.module).retry)),
        "breaker": members(breaker(interface)),
        "fallback": fallback(interface),
        "offer": literal(offer(interface)),
        "policy": literal(policy_data(interfaces, interface)),
    }


def _scalars(interface: Interface) -> Members:
    module = interface.module
    return [
        ("name", literal(module.name)),
        ("display", literal(interface.display)),
        ("version", literal(module.version)),
        ("api_version", literal(api_version(interface))),
        ("description", literal(module.manifest.summary.text())),
        ("max_body", literal(max_body(interface))),
        ("max_values", literal(max_values(interface))),
    ]


def _operation(interface: Interface, operation: ServedOperation) -> Members:
    declared = operation.declared
    public = declared is not None and declared.is_public
    return [
        ("module", literal(interface.name)),
        ("name", literal(operation.name)),
        ("handler", literal(operation.code.name)),
        ("method", literal(operation.method)),
        ("path", literal(operation.path)),
        *_parameters(operation),
        *_given("request", _constant(operation.request_schema)),
        *([] if operation.body_required or not operation.request_schema else [("body_required", "False")]),
        *_given("response", _constant(operation.response_schema)),
        ("success", literal(operation.success)),
        *_given("scope", operation.scope or None),
        ("access", literal("public" if public else "granted")),
        *([("signed", "True")] if declared is not None and public and declared.is_signed else []),
        *_given("emits", declared.emits if declared else ()),
        ("audit", literal(audit(operation))),
        *_given("purpose", (declared.purpose if declared else "") or None),
        ("idempotency", literal("required" if operation.idempotent else "none")),
        ("limits", literal(operation.limits)),
        *([("safe", "True")] if declared is not None and declared.method == "post" and not declared.is_write else []),
        *([("envelope", "False")] if declared is not None and not declared.is_enveloped else []),
        *([] if operation.available else [("available", "False")]),
        *([("takes", stream(operation.takes))] if operation.takes is not None else []),
        *([("gives", stream(operation.gives))] if operation.gives is not None else []),
        *_given("delegates", declared.delegates if declared else ()),
    ]


def _parameters(operation: ServedOperation) -> Members:
    arguments, code = operation.arguments, operation.code.arguments
    if not arguments:
        return []
    lines = [
        f"            Parameter({literal(found.name)}, {literal(found.location)}, {literal(code[found.name].name)}, "
        f"{found.required}, {literal(found.schema)}),"
        for found in arguments
    ]
    return [("parameters", "\n".join(["(", *lines, "        )"]))]


def _tool(served: ServedTool, going: Deprecation | None) -> Members:
    tool = served.tool
    return [
        ("name", literal(tool.name)),
        ("operation", literal(served.operation.name)),
        ("description", literal(tool.description.text())),
        ("input_schema", f"schemas.{served.input_schema}"),
        *_given("output_schema", _constant(served.output_schema)),
        ("capabilities", literal(tool.capabilities.texts())),
        *_given("rate_limit", _rate(tool)),
        ("version", literal(tool.version.text("1.0.0"))),
        *_going(going),
    ]


def _going(going: Deprecation | None) -> Members:
    if going is None:
        return []
    facts = [("replacement", going.replacement), ("sunset", going.sunset)]
    return [("deprecated", "True"), *((name, literal(node.text())) for name, node in facts if node.exists)]


def _rate(tool: Tool) -> Code | None:
    return Code(f"Rate({int(tool.rpm.number())}, {int(tool.burst.number())})") if tool.rate_limit else None


def _topic(emitted: EmittedTopic) -> Members:
    topic = emitted.topic
    return [
        ("name", literal(topic.name)),
        ("version", literal(topic.version)),
        ("schema", f"schemas.{emitted.schema}"),
        ("kept", retention.period_of(_kept(topic))),
    ]


def _kept(topic: Topic) -> Duration:
    """How long events of a topic are kept.

    Raises:
        AnarqError: it is no length of time.
    """
    found = Duration.parse(topic.retention.text())
    if found is None:
        raise AnarqError.one(
            f"how long `{topic.name}` is kept is no length of time", topic.retention.place, "write `P1Y`"
        )
    return found


def _consumption(interface: Interface, each: Consumed) -> Members:
    known = each.peer is not None and each.emitted is not None
    schema = f"{each.peer.name}_schemas.{each.emitted.schema}" if each.peer and each.emitted and known else "{}"
    return [
        *_inward(interface, each.declared, each.declared.topic, each.handler),
        ("source", literal(each.source)),
        ("schema", schema),
    ]


def _command(each: Commanded) -> Members:
    declared = each.declared
    return [
        ("peer", literal(declared.peer)),
        ("operation", literal(declared.operation)),
        ("within", literal(declared.within)),
        ("answers", literal(each.topic)),
    ]


def _answer(interface: Interface, each: Commanded) -> Members:
    said = _inward(interface, each.declared, each.topic, each.handler)
    return [*said, ("source", literal(interface.name)), ("schema", "{}")]


def _job(interface: Interface, each: Scheduled) -> Members:
    """A job.

    Raises:
        AnarqError: it has no time.
    """
    declared = each.declared
    if declared.every is None and declared.at is None:
        message = f"the job `{declared.name}` has no time"
        raise AnarqError.one(message, declared.node.place, "say `every`, a duration, or `at`, a time of day")
    times = _given("every", declared.every), _given("at", declared.at)
    return [*_inward(interface, declared, declared.name, each.handler), *times[0], *times[1]]


def _inward(interface: Interface, declared: Inward, name: str, handler: str) -> Members:
    return [
        ("module", literal(interface.name)),
        ("name", literal(name)),
        ("handler", literal(handler)),
        *_given("emits", declared.emits.texts()),
        ("audit", literal(declared.audit or "BASIC")),
        *_given("purpose", declared.purpose or None),
    ]


def _objective(said: dict[str, Json]) -> str:
    given = {name: value for name, value in said.items() if value is not None}
    return ", ".join(f"{name}={source}" for name, source in members(given))


def _counter(said: dict[str, Json]) -> str:
    written = {
        name: _set(value) if isinstance(value, list) else literal(value) for name, value in said.items() if value
    }
    return ", ".join(f"{name}={source}" for name, source in written.items())


def _set(values: list[Json]) -> str:
    return "frozenset({" + ", ".join(literal(value) for value in sorted(map(str, values))) + "})"


def _constant(name: str) -> Code | None:
    return Code(f"schemas.{name}") if name else None


def _given(member: str, value: object) -> Members:
    """The member, unless it keeps its default."""
    return [] if value is None or value == () else [(member, literal(value))]
