"""What can say of itself that it is going away, beside the schedule of `compat/deprecations.yaml`."""

from collections.abc import Iterator

from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.schema import Schema


def marked(module: Module) -> Iterator[tuple[Node, str, str]]:
    """The mark `deprecated` of each operation and property, there or not, with its kind and its name in the schedule.

    OpenAPI and JSON Schema have a word for it that their readers know. For topics and tools the schedule says it alone.
    """
    for operation in module.operations:
        yield operation.deprecated, "operation", operation.name
    for contract in module.contracts:
        for _, node in contract.properties():
            yield Schema(node).deprecated, "property", f"{contract.id}#{node.pointer}"
