"""References between the documents of an ecosystem, one step at a time, and who owns a document."""

from functools import cached_property
from typing import Final

from anarq.model.errors import AnarqError
from anarq.model.module import Ecosystem
from anarq.model.places import Kind, walk_document
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
        self._documents = [document for _, document in owned]
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

    def dynamic_target(self, node: Node) -> Node:
        """What the `$dynamicRef` of a node names, where that does not depend on the way to it.

        Raises:
            AnarqError: it depends on the way, leads nowhere, or stands beside a `$ref`.
        """
        written = Schema(node).dynamic_reference
        if Schema(node).reference.exists or not isinstance(written.value, str):
            raise AnarqError.one(
                "a `$dynamicRef` is a text, without a `$ref` beside it", written.place, "say one of them"
            )
        target = self._resolver.resolve(written.value, node)
        name = Schema(target).dynamic_anchor.text()
        if name and len(self._named.get(name, ())) > 1:
            others = " and ".join(f"`{one.place}`" for one in self._named[name])
            message = f"what `{written.value}` leads to depends on the way to it: {others} have that name"
            raise AnarqError.one(
                message, written.place, "name what is meant with `$ref`, or give each a name of its own"
            )
        return target

    @cached_property
    def _named(self) -> dict[str, list[Node]]:
        """The schemas that dynamic references find, by name."""
        found: dict[str, list[Node]] = {}
        for document in self._documents:
            for place in walk_document(document):
                anchor = Schema(place.node).dynamic_anchor if place.kind is Kind.SCHEMA else None
                if anchor is not None and anchor.exists:
                    found.setdefault(anchor.text(), []).append(anchor)
        return found

    def end(self, node: Node) -> Node:
        """What stands at the end of a chain of references.

        Raises:
            AnarqError: a reference leads nowhere, or they go in a circle.
        """
        return self._resolver.resolve_fully(node)

    def owner(self, document: Document) -> str:
        """The module that a document belongs to, or `common`."""
        return self._owners[id(document)]
