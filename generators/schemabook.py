"""The self-contained schemas of a module, each under the name of a constant."""

from anarq.generators.literals import Code, literal
from anarq.generators.names import constant
from anarq.generators.naming import TypeNames
from anarq.generators.references import References
from anarq.generators.schemas import Definitions
from anarq.model.errors import AnarqError
from anarq.model.tree import Json, Node
from anarq.model.views.schema import Schema


class SchemaBook:
    """Schemas by constant. What several refer to is written once, as a private constant."""

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

    def shared(self) -> list[tuple[str, str]]:
        """(private constant, source) of every definition, by name."""
        found = sorted(self.definitions.schemas.items())
        return [(_private(name), literal(schema)) for name, schema in found]

    def public(self) -> list[tuple[str, str]]:
        """(constant, source) of every schema, by name."""
        return [(name, self._source(schema)) for name, schema in sorted(self._sources.items())]

    def schema(self, name: str) -> dict[str, Json]:
        """The self-contained schema of a constant."""
        found = self._sources[name]
        root = self.definitions.schemas[found] if isinstance(found, str) else found
        return self.definitions.contained(root)

    def _source(self, schema: Json) -> str:
        root = self.definitions.schemas[schema] if isinstance(schema, str) else schema
        names = self.definitions.needed(root)
        code = {name: Code(_private(name)) for name in names}
        defs = literal({"$defs": dict(code)} if names else {}, 0)
        if isinstance(schema, str):
            return f"{{**{_private(schema)}, {defs[1:]}" if "\n" not in defs else _spread(_private(schema), defs)
        body = dict(root) if isinstance(root, dict) else {}
        return literal({**body, "$defs": dict(code)} if names else body)


def _private(name: str) -> str:
    return f"_{constant(name)}"


def _spread(name: str, defs: str) -> str:
    return "{\n    **" + name + ",\n" + defs[2:]
