"""The source of `ModuleSpec(...)`: every member decided here, printed by the template."""

from anarq.generators.interface import Argument, Emitted, Interface, Offer, Offered
from anarq.generators.literals import Code, literal
from anarq.generators.policydata import audit, policy_data
from anarq.generators.settings import api_version, breaker, fallback, max_body, max_values, rates, retry
from anarq.model.tree import Json
from anarq.model.views.deprecations import Deprecation, going_of

Members = list[tuple[str, str]]
"""(member, source), without those that keep their default."""


def variables(interface: Interface) -> dict[str, object]:
    """What the template of `spec.py` prints, without notice and imports."""
    going = going_of(interface.module)
    return {
        "module": interface.display,
        "m": _scalars(interface),
        "operations": [_operation(interface, offer) for offer in interface.offers],
        "tools": [_tool(offered, going.get(offered.tool.name)) for offered in interface.tools],
        "topics": [_topic(emitted) for emitted in interface.emitted],
        "limits": rates(interface),
        "retry": _settings(retry(interface)),
        "breaker": _settings(breaker(interface)),
        "fallback": fallback(interface),
        "policy": literal(policy_data(interface)),
    }


def _scalars(interface: Interface) -> Members:
    module = interface.module
    consumed = sorted(
        topic for _, node in module.manifest.get("dependencies").items() for topic in node.get("uses", "topics").texts()
    )
    return [
        ("name", literal(module.name)),
        ("display", literal(interface.display)),
        ("version", literal(module.version)),
        ("api_version", literal(api_version(interface))),
        ("description", literal(module.manifest.get("summary").text())),
        *_given("consumes", tuple(consumed)),
        ("max_body", literal(max_body(interface))),
        ("max_values", literal(max_values(interface))),
    ]


def _operation(interface: Interface, offer: Offer) -> Members:
    operation = offer.operation
    public = operation is not None and operation.is_public
    return [
        ("module", literal(interface.name)),
        ("name", literal(offer.name)),
        ("handler", literal(offer.handler)),
        ("method", literal(offer.method)),
        ("path", literal(offer.path)),
        *_parameters(offer.arguments),
        *_given("request", _constant(offer.request_schema)),
        *([] if offer.body_required or not offer.request_schema else [("body_required", "False")]),
        *_given("response", _constant(offer.response_schema)),
        ("success", literal(offer.success)),
        *_given("scope", offer.scope or None),
        ("access", literal("public" if public else "granted")),
        *_given("emits", operation.emits if operation else ()),
        ("audit", literal(audit(offer))),
        *_given("purpose", (operation.purpose if operation else "") or None),
        ("idempotency", literal("required" if offer.idempotent else "none")),
        ("limits", literal(_limits(offer))),
        *(
            [("safe", "True")]
            if operation is not None and operation.method == "post" and not operation.is_write
            else []
        ),
        *([("envelope", "False")] if operation is not None and not operation.is_enveloped else []),
        *([] if offer.available else [("available", "False")]),
    ]


def _limits(offer: Offer) -> str:
    if offer.operation is not None and offer.operation.limits:
        return offer.operation.limits
    return "read" if offer.method == "GET" else "write"


def _parameters(arguments: tuple[Argument, ...]) -> Members:
    if not arguments:
        return []
    lines = [
        f"            Parameter({literal(found.name)}, {literal(found.location)}, {literal(found.argument)}, "
        f"{found.required}, {literal(found.schema, 3)}),"
        for found in arguments
    ]
    return [("parameters", "\n".join(["(", *lines, "        )"]))]


def _tool(offered: Offered, going: Deprecation | None) -> Members:
    node, tool = offered.tool.node, offered.tool
    return [
        ("name", literal(tool.name)),
        ("operation", literal(offered.offer.name)),
        ("description", literal(node.get("description").text())),
        ("input_schema", f"schemas.{offered.input_schema}"),
        *_given("output_schema", _constant(offered.output_schema)),
        ("capabilities", literal(node.get("capabilities").texts())),
        *_given("rate_limit", _rate(node.get("rateLimit").mapping())),
        ("version", literal(node.get("version").text("1.0.0"))),
        *_going(going),
    ]


def _going(going: Deprecation | None) -> Members:
    if going is None:
        return []
    facts = [("replacement", going.replacement), ("sunset", going.sunset)]
    return [("deprecated", "True"), *((name, literal(node.text())) for name, node in facts if node.exists)]


def _rate(limit: dict[str, Json]) -> Code | None:
    return Code(f"Rate({limit.get('rpm', 0)!r}, {limit.get('burst', 0)!r})") if limit else None


def _topic(emitted: Emitted) -> Members:
    topic = emitted.topic
    return [
        ("name", literal(topic.name)),
        ("version", literal(topic.version)),
        ("schema", f"schemas.{emitted.schema}"),
    ]


def _settings(values: dict[str, Json]) -> Members:
    return [(name, literal(tuple(value) if isinstance(value, list) else value)) for name, value in values.items()]


def _constant(name: str) -> Code | None:
    return Code(f"schemas.{name}") if name else None


def _given(member: str, value: object) -> Members:
    """The member, unless it keeps its default."""
    return [] if value is None or value == () else [(member, literal(value))]
