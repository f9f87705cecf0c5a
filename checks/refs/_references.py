"""Where references stand in a document."""

from collections.abc import Iterator
from typing import Final

from anarq.model.tree import Document, Node

_DATA: Final = frozenset({"example", "examples", "const", "enum", "default"})
"""Keywords whose values are instances: what looks like a reference in there is data."""

_NAMED: Final = frozenset(
    {"properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas", "paths", "tools"}
)
"""Keywords whose members are named by the author, so that `example` may be any name there."""


def references(document: Document) -> Iterator[Node]:
    """The node of every `$ref` whose value is a string, in the order of the document."""
    pending: list[tuple[Node, bool]] = [(document.root, False)]
    while pending:
        node, members_are_named = pending.pop()
        below: list[tuple[Node, bool]] = [(element, False) for element in node.elements()]
        for key, child in node.items():
            if key == "$ref" and isinstance(child.value, str) and not members_are_named:
                yield child
            elif members_are_named or key not in _DATA:
                below.append((child, key in _NAMED and not members_are_named))
        pending.extend(reversed(below))


def climbs(reference: str) -> bool:
    """Whether the path of the reference goes up with `..`."""
    path = reference.partition("#")[0].replace("\\", "/").replace("%2e", ".").replace("%2E", ".")
    return ".." in path.split("/")
