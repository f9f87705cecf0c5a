"""The self-contained schemas of a module, each under the name of a constant."""

from collections.abc import Mapping

from anarq.generators.names import constant
from anarq.generators.naming import TypeNames
from anarq.generators.references import References
from anarq.generators.schemas import Definitions
from anarq.model.errors import AnarqError
from anarq.model.tree import Json, Node
from anarq.model.views.schema import Schema


class SchemaBook:
    """Schemas by constant. What several refer to is written once, as a definition."""

    def __init__(self, references: References, names: TypeNames, owner: str) -> None:
        self.definitions = Definitions(references, names, owner)
        self._references = references
        self._sources: dict[str, Json] = {}

    def constant(self, node: Node, hint: str) -> str:
        """The constant of the schema at a node: named after its contract when it is nothing but a reference to one."""
        target = self._references.target(node) if Schema(node).is_mere_reference else None
        if target is None:
            return self.add(constant(hint), self.definitions.local(node), node)
        name = self.definitions.name(target, Schema(node).reference)
        return self._keep(constant(name), name, node)

    def named(self, contract: Node, named: Node) -> str:
        """The constant of a contract, which is named by its identifier."""
        name = self.definitions.name(contract, named)
        return self._keep(constant(name), name, contract)

    def add(self, name: str, schema: Json, node: Node) -> str:
        """Adds a schema whose references name the definitions of this book; gives the constant.

        Raises:
            AnarqError: another schema has the name; the place is that of the node.
        """
        return self._keep(name, schema if isinstance(schema, dict) else {"allOf": [schema]}, node)

    def _keep(self, name: str, source: Json, node: Node) -> str:
        if self._sources.setdefault(name, source) != source:
            raise AnarqError.one(f"two schemas have the name `{name}` in code", node.place, "rename one of them")
        return name

    def alone(self, node: Node) -> Json:
        """The schema at a node, with all that it needs."""
        return self.definitions.contained(self.definitions.inlined(node))

    @property
    def constants(self) -> list[str]:
        """The constants, sorted."""
        return sorted(self._sources)

    def data(self, shared: Mapping[str, Json]) -> dict[str, Json]:
        """The schemas as a file holds them (`anarq.wire.schemafile`): definitions, and by constant a schema, or the
        name of the definition that it is.

        Args:
            shared: definitions that stand elsewhere. Those of this book that say the same are left out.
        """
        own = {name: schema for name, schema in sorted(self.definitions.schemas.items()) if not self._is(name, shared)}
        return {"definitions": own, "schemas": dict(sorted(self._sources.items()))}

    def _is(self, name: str, shared: Mapping[str, Json]) -> bool:
        """Whether a definition, and all that it needs, is what the shared one of its name is."""
        needed = (name, *self.definitions.needed(self.definitions.schemas[name]))
        return all(one in shared and shared[one] == self.definitions.schemas[one] for one in needed)

    def schema(self, name: str) -> dict[str, Json]:
        """The self-contained schema of a constant."""
        found = self._sources[name]
        root = self.definitions.schemas[found] if isinstance(found, str) else found
        return self.definitions.contained(root)
