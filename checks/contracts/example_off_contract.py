from collections.abc import Iterator, Mapping

from anarq.contracts.reading import SchemaError
from anarq.contracts.validators import validator
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Json, Node
from anarq.rules import Hit, Rule, Scope, Severity


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    registry = _schemas(ecosystem)
    for module in ecosystem.modules.values():
        for name, schema, example in _examples(module):
            yield from _off(name, schema, example, registry)


def _schemas(ecosystem: Ecosystem) -> dict[str, Json]:
    """Every contract that a reference can name, by its `$id`."""
    common = [document.root for document in ecosystem.common.values()]
    own = [contract.node for module in ecosystem.modules.values() for contract in module.contracts]
    return {node.get("$id").text(): node.mapping() for node in (*common, *own) if node.get("$id").text()}


def _examples(module: Module) -> Iterator[tuple[str, Json, Node]]:
    """Each example with the name of what it is of, and its schema."""
    for contract in module.contracts:
        for example in contract.node.get("examples").elements():
            yield contract.node.get("title").text(contract.id), contract.node.mapping(), example
    for topic in module.topics:
        example = topic.node.get("example")
        if example.exists and topic.schema.mapping():
            yield topic.name, topic.schema.mapping(), example


def _off(name: str, schema: Json, example: Node, registry: Mapping[str, Json]) -> Iterator[Hit]:
    try:
        errors = validator(schema, registry=registry).errors(example.value)  # type: ignore[arg-type]  # it exists
    except SchemaError:
        return  # another rule reports a schema that is none, or a reference that leads nowhere
    for pointer, _, message in errors:
        node = Node(example.document, f"{example.pointer}{pointer}", None)
        yield Hit(
            node,
            found=f"an example of `{name}` breaks its own contract: {message}",
            mend="mend the example, or the contract if the example is right",
            cause=f"{example.document.shown}{example.pointer}",
        )


RULE = Rule(
    summary="An example does not meet the contract that it is an example of.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Test Categories",
    scope=Scope.ECOSYSTEM,
    cause="an example",
    check=check,
)
