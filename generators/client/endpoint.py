"""The source of `Endpoint(...)`: every member decided here, printed by the template."""

from anarq.generators.interface import Interface, Offer
from anarq.generators.literals import Code, literal
from anarq.generators.schemas import list_of
from anarq.model.tree import Json, Node
from anarq.model.views.openapi import Stream
from anarq.model.views.schema import ITEMS, Schema


def endpoint_members(interface: Interface, offer: Offer) -> list[tuple[str, str]]:
    """(member, source), without those that keep their default."""
    operation = offer.operation
    required = [found.name for found in offer.arguments if found.required]
    members = [
        ("module", literal(interface.name)),
        ("name", literal(offer.name)),
        ("method", literal(offer.method)),
        ("path", literal(offer.path)),
    ]
    members += [("tool", literal(offer.tool.name))] if offer.tool is not None else []
    if offer.arguments:
        members.append(("parameters", literal({found.name: found.schema for found in offer.arguments}, 1)))
    if required:
        members.append(("required", f"frozenset({literal(required)})"))
    members += [("request", f"schemas.{offer.request_schema}")] if offer.request_schema else []
    members += [("body_required", "False")] if offer.request_schema and not offer.body_required else []
    members += [("response", f"schemas.{offer.response_schema}")] if offer.response_schema else []
    if operation is not None and not operation.is_enveloped:
        members.append(("enveloped", "False"))
    members += [("takes", stream(offer.takes))] if offer.takes is not None else []
    members += [("gives", stream(offer.gives))] if offer.gives is not None else []
    members += [("idempotent", "True")] if offer.idempotent else []
    if operation is not None and operation.scope and not operation.is_public:
        members.append(("scope", literal(operation.scope)))
    if operation is not None and operation.delegates:
        members.append(("delegates", literal(operation.delegates)))
    safe = not operation.is_write if operation is not None else offer.method == "GET"
    members += [("safe", "True")] if safe else []
    resource = _resource(interface, offer)
    members += [("resource", resource.source)] if resource else []
    example = example_of(interface, offer)
    return members + ([] if example is None else [("example", literal(example, 1, exact=True))])


def stream(found: Stream) -> str:
    """The source of a `StreamKind`."""
    return f"StreamKind(media_types=({literal(found.media_type)},), max_bytes={found.max_bytes})"


def _resource(interface: Interface, offer: Offer) -> Code | None:
    """What the operation answers with, when a contract that is kept describes it, or each item of it."""
    single = interface.references.end(offer.response)
    items = interface.references.end(Schema(Schema(single).member(ITEMS)).items)
    for schema, many in ((single, False), (items, True)):
        identifier = Schema(schema).identifier.text()
        if identifier:
            name = Schema(schema).title.text()
            more = ", many=True" if many else ""
            return Code(f"Resource({literal(name)}, {literal(identifier)}{more})")
    return None


def example_of(interface: Interface, offer: Offer) -> Json:
    """The first example of what the operation answers with; None when there is none."""
    return first_example(interface.references.end(offer.response)) if offer.response.exists else None


def first_example(schema: Node) -> Json:
    """The first example of a contract; None when it has none."""
    found = list_of(Schema(schema).examples)
    return found[0] if found else None
