"""The validators of schemas where they stand."""

from collections.abc import Mapping
from functools import lru_cache

from anarq.checks._schemas import book, too_often
from anarq.checks.contracts._examples import sees
from anarq.checks.contracts._needed import Needed
from anarq.checks.refs._cycles import cycles
from anarq.contracts.confirm.validators import Validator, validator
from anarq.contracts.read.dialect import of_document
from anarq.contracts.read.reading import SchemaError
from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem
from anarq.model.tree import Document, Json, Node


class Judges:
    """The validators of schemas where they stand, each made once."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        self._ecosystem = ecosystem
        own = (document for module in ecosystem.modules.values() for document in module.documents.values())
        documents = (*ecosystem.common.values(), *own)
        self._registry: Mapping[str, Json] = {ecosystem.resolver.uri(one): one.data for one in documents}
        # Other rules report references without an end, which no validator survives, and schemas that take too long.
        endless = (node for cycle in cycles(ecosystem) for node in cycle)
        nodes = book(ecosystem)[1]
        slow = (nodes[found.at] for found in too_often(ecosystem))
        self._unsound = frozenset(node.document for node in (*endless, *slow))
        self._sound: dict[Document, bool] = {}
        self._needed: dict[Document, Needed] = {}
        self._made: dict[tuple[Document, str], Validator | None] = {}

    def of(self, schema: Node) -> Validator | None:
        """The validator of a schema; None for one that cannot be read, which other rules report."""
        document = schema.document
        if document not in self._sound:
            self._sound[document] = self._unsound.isdisjoint(sees(self._ecosystem, document))
        if not self._sound[document]:
            return None
        key = (document, schema.pointer)
        if key not in self._made:
            self._made[key] = self._make(schema)
        return self._made[key]

    def _make(self, schema: Node) -> Validator | None:
        uri = self._ecosystem.resolver.uri(schema.document)
        reference = f"{uri}#{pointers.fragment(schema.pointer)}"
        needed = self._needed.setdefault(schema.document, Needed(schema.document)).by(schema.pointer)
        registry = self._registry if needed is None else {uri: needed}
        try:
            dialect = of_document(schema.document.data)
            # Services assert formats, so an example that is off its format is one that they refuse.
            return validator({"$ref": reference}, registry=registry, dialect=dialect, assert_formats=True)
        except SchemaError:
            return None


@lru_cache(maxsize=1)  # two rules ask
def judges(ecosystem: Ecosystem) -> Judges:
    """The validators of the schemas of an ecosystem."""
    return Judges(ecosystem)
