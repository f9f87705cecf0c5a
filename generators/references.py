"""References between the documents of an ecosystem, one step at a time, and who owns a document."""

from typing import Final

from anarq.model.errors import AnarqError
from anarq.model.module import Ecosystem
from anarq.model.tree import Document, Node
from anarq.model.views.schema import Schema

COMMON: Final = "common"
"""The owner of the documents that all modules share."""


class References:
    """Resolves `$ref`s of every document of the ecosystem. No IO."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        owned = [(COMMON, document) for document in ecosystem.common.values()]
        for name, module in sorted(ecosystem.modules.items()):
            owned += [(name, document) for document in module.documents.values()]
        self._owners = {id(document): owner for owner, document in owned}
        self._resolver = ecosystem.resolver

    def target(self, node: Node) -> Node | None:
        """What the `$ref` of a node names; None when it has none. Keywords beside the `$ref` still hold.

        Raises:
            AnarqError: it leads nowhere, or is not text.
        """
        reference = Schema(node).reference
        if not reference.exists:
            return None
        if not isinstance(reference.value, str):
            raise AnarqError.one("a `$ref` is a text that names something", reference.place, "name a schema")
        return self._resolver.resolve(reference.value, node)

    def end(self, node: Node) -> Node:
        """What stands at the end of a chain of references.

        Raises:
            AnarqError: a reference leads nowhere, or they go in a circle.
        """
        return self._resolver.resolve_fully(node)

    def owner(self, document: Document) -> str:
        """The module that a document belongs to, or `common`."""
        return self._owners[id(document)]
