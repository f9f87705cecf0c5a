"""The types of a folder that somebody else laid out, as contracts: wherever a schema stood that something refers to."""

from collections.abc import Iterable, Iterator
from typing import Final

from anarq.costs.keywords import LISTS_OF_SCHEMAS, MAPS_OF_SCHEMAS, SINGLE_SCHEMAS
from anarq.generators.file import File
from anarq.generators.names import pascal, words
from anarq.model import pointer as pointers
from anarq.model.module import Module
from anarq.model.places import INSTANCES
from anarq.model.tree import Node
from anarq.model.views.schema import Schema
from anarq.scaffold.adopting.guess import Guess, Said, commented_json

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_OURS: Final = "urn:anarq:"
_LEFT: Final = frozenset(
    {"$schema", "$id", "id", "$defs", "definitions", "nullable", "discriminator", "xml", "externalDocs"}
)
"""What a contract does not say: its name is its own, and so is each contract that it refers to."""

_LIMITS: Final = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


class Types:
    """The contracts of a module. What a schema refers to becomes one, when the schema is asked for."""

    def __init__(self, module: Module, name: str) -> None:
        """Nothing is read yet.

        Args:
            module: as it was found.
            name: how it is called from now on.
        """
        self._module = module
        self._name = name
        self._names: dict[tuple[str, str], str] = {}
        self._found: list[tuple[str, Node, str]] = []
        self._taken: dict[str, int] = {}

    def schema(self, node: Node) -> Said:
        """A schema as the house writes it."""
        if not isinstance(node.value, dict):
            return node.value is not False
        reference = Schema(node).reference
        if reference.exists:
            beside = {"description": node.value["description"]} if "description" in node.value else {}
            return {**self._reference(node, reference.text()), **beside}
        return dict(self._keywords(node))

    def contract(self, node: Node, name: str, description: str = "") -> dict[str, Said]:
        """A reference to the contract that a schema becomes, or what it refers to has become.

        Args:
            node: the schema.
            name: of the contract, where none has been made of the schema yet.
            description: what it is, where the schema does not say it.
        """
        target = self._module.follow(node)
        if not target.exists:
            return self._reference(node, Schema(node).reference.text())
        return self._named(target, name, description)

    def files(self) -> Iterator[File]:
        """The contracts that have been referred to, and those that these refer to."""
        for name, node, description in self._found:  # which grows while it is gone through
            yield File(f"contracts/{name}.v1.schema.json", commented_json(self._contract(name, node, description)))

    def left(self, schemas: Iterable[Node]) -> Iterator[Node]:
        """Those of some schemas that have become no contract, for nothing that was taken over refers to them."""
        return (one for one in schemas if (one.document.shown, one.pointer) not in self._names)

    def _reference(self, node: Node, reference: str) -> dict[str, Said]:
        if reference.startswith(_OURS):
            return {"$ref": reference}
        target = self._module.follow(node)
        if not target.exists:
            return {"description": Guess("Anything.", f"{reference} leads nowhere")}
        return self._named(target, _called(target))

    def _named(self, target: Node, name: str, description: str = "") -> dict[str, Said]:
        identity = (target.document.shown, target.pointer)
        if identity not in self._names:
            self._names[identity] = own = free(name, self._taken, "-")
            self._found.append((own, target, description))
        return {"$ref": f"{_OURS}{self._name}:{self._names[identity]}:v1"}

    def _contract(self, name: str, node: Node, description: str) -> dict[str, Said]:
        said = self.schema(node)
        own = said if isinstance(said, dict) else {}
        told = {"description": description} if description and "description" not in own else {}
        identity = {"$schema": _DIALECT, "$id": f"{_OURS}{self._name}:{name}:v1", "title": pascal(name)}
        return {**identity, **told, **{key: value for key, value in own.items() if key != "title"}}

    def _keywords(self, node: Node) -> Iterator[tuple[str, Said]]:
        # What stands in a dialect before 2020-12, or in OpenAPI 3.0, is written as 2020-12 says it.
        is_nullable = node.get("nullable").flag()
        for key, found in node.items():
            if key in _LEFT or (key in _LIMITS.values() and _is_excluded(node, key)):
                continue
            if key in _LIMITS and isinstance(found.value, bool):
                if found.value:
                    yield key, node.get(_LIMITS[key]).json()
            elif key == "example":
                yield "examples", [found.json()]
            elif key == "type" and is_nullable and found.text():
                yield key, [found.text(), "null"]
            elif key == "enum" and is_nullable and isinstance(found.value, list) and None not in found.value:
                yield key, [*found.value, None]
            elif key == "items" and isinstance(found.value, list):
                yield "prefixItems", [self.schema(one) for one in found.elements()]
            elif key == "additionalItems":
                if isinstance(node.get("items").value, list):
                    yield "items", self.schema(found)
            elif key == "dependencies":
                yield from self._dependencies(found)
            else:
                yield key, self._keyword(key, found)

    def _keyword(self, key: str, found: Node) -> Said:
        if key in INSTANCES:
            return found.json()
        if key in MAPS_OF_SCHEMAS and isinstance(found.value, dict):
            return {name: self.schema(one) for name, one in found.items()}
        if key in LISTS_OF_SCHEMAS and isinstance(found.value, list):
            return [self.schema(one) for one in found.elements()]
        return self.schema(found) if key in SINGLE_SCHEMAS else found.json()

    def _dependencies(self, found: Node) -> Iterator[tuple[str, Said]]:
        names = {name: one.json() for name, one in found.items() if isinstance(one.value, list)}
        schemas = {name: self.schema(one) for name, one in found.items() if not isinstance(one.value, list)}
        yield from ((("dependentRequired", names),) if names else ())
        yield from ((("dependentSchemas", schemas),) if schemas else ())


def kebab(text: str) -> str:
    """A name of a contract, of a file, of an event: `qmail-message`."""
    found = "-".join(words(text))
    return found if found[:1].isalpha() else f"type-{found}".rstrip("-")


def free(name: str, taken: dict[str, int], mark: str = "") -> str:
    """The name, or with a number behind it one that is not taken yet; from now on it is.

    Args:
        name: as it would be.
        taken: the names, each with how many were to be called so.
        mark: what stands before the number.
    """
    found = name
    while found in taken:
        taken[name] += 1
        found = f"{name}{mark}{taken[name]}"
    taken[found] = 1
    return found


def _called(target: Node) -> str:
    """What a schema is called: by its key, else by its file."""
    parts = pointers.split(target.pointer)
    return kebab(parts[-1] if parts else target.document.path.rpartition("/")[2].partition(".")[0])


def _is_excluded(node: Node, key: str) -> bool:
    """Whether a bound is written as an exclusive one, as OpenAPI 3.0 does."""
    return any(node.get(flag).value is True for flag, bound in _LIMITS.items() if bound == key)
