"""The source of `Endpoint(...)`: every member decided here, printed by the template."""

from anarq.generators.interface import Interface, ServedOperation
from anarq.generators.python.literals import Code, literal
from anarq.generators.schemas import list_of
from anarq.model.tree import Json, Node
from anarq.model.views.openapi import Stream
from anarq.model.views.schema import ITEMS, Schema


def endpoint_members(interface: Interface, operation: ServedOperation) -> list[tuple[str, str]]:
    """(member, source), without those that keep their default."""
    declared = operation.declared
    required = [found.name for found in operation.arguments if found.required]
    members = [
        ("module", literal(interface.name)),
        ("name", literal(operation.name)),
        ("method", literal(operation.method)),
        ("path", literal(operation.path)),
    ]
    members += [("tool", literal(operation.tool.name))] if operation.tool is not None else []
    if operation.arguments:
        members.append(("parameters", literal({found.name: found.schema for found in operation.arguments})))
    if required:
        members.append(("required", f"frozenset({literal(required)})"))
    members += [("request", f"schemas.{operation.request_schema}")] if operation.request_schema else []
    members += [("body_required", "False")] if operation.request_schema and not operation.body_required else []
    members += [("response", f"schemas.{operation.response_schema}")] if operation.response_schema else []
    if declared is not None and not declared.is_enveloped:
        members.append(("enveloped", "False"))
    members += [("takes", stream(operation.takes))] if operation.takes is not None else []
    members += [("gives", stream(operation.gives))] if operation.gives is not None else []
    members += [("idempotent", "True")] if operation.idempotent else []
    if declared is not None and declared.scope and not declared.is_public:
        members.append(("scope", literal(declared.scope)))
    if declared is not None and declared.delegates:
        members.append(("delegates", literal(declared.delegates)))
    safe = not declared.is_write if declared is not None else operation.method == "GET"
    members += [("safe", "True")] if safe else []
    resource = _resource(interface, operation)
    members += [("resource", resource.source)] if resource else []
    example = example_of(interface, operation)
    return members + ([] if example is None else [("example", literal(example, exact=True))])


def stream(found: Stream) -> str:
    """The source of a `StreamKind`."""
    return f"StreamKind(media_types=({literal(found.media_type)},), max_bytes={found.max_bytes})"


def _resource(interface: Interface, operation: ServedOperation) -> Code | None:
    """What the operation answers with, when a contract that is kept describes it, or each item of it."""
    single = interface.references.end(operation.response)
    items = interface.references.end(Schema(Schema(single).member(ITEMS)).items)
    for schema, many in ((single, False), (items, True)):
        identifier = Schema(schema).identifier.text()
        if identifier:
            name = Schema(schema).title.text()
            more = ", many=True" if many else ""
            return Code(f"Resource({literal(name)}, {literal(identifier)}{more})")
    return None


def example_of(interface: Interface, operation: ServedOperation) -> Json:
    """The first example of what the operation answers with; None when there is none."""
    return first_example(interface.references.end(operation.response)) if operation.response.exists else None


def first_example(schema: Node) -> Json:
    """The first example of a contract; None when it has none."""
    found = list_of(Schema(schema).examples)
    return found[0] if found else None
