"""The types of a folder that somebody else laid out, as contracts: wherever a schema stood that something refers to."""

from collections.abc import Iterator
from typing import Final

from anarq.costs.keywords import LISTS_OF_SCHEMAS, MAPS_OF_SCHEMAS, SINGLE_SCHEMAS
from anarq.generators.names import pascal, words
from anarq.model import pointer as pointers
from anarq.model.module import Module
from anarq.model.places import INSTANCES
from anarq.model.tree import Node
from anarq.model.views.schema import Schema
from anarq.scaffold.adopting.guess import Guess, Said, Taken

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_OURS: Final = "urn:anarq:"
_LEFT: Final = frozenset(
    {"$schema", "$id", "id", "$defs", "definitions", "nullable", "discriminator", "xml", "externalDocs"}
)
"""What a contract does not say: its name is its own, and so is each contract that it refers to."""

_BOUNDS: Final = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}
_OWN_NAME: Final = "a contract has its own"


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
        if isinstance(node.value, bool):
            return node
        if not isinstance(node.value, dict):
            return True
        if Schema(node).reference.exists:
            description = node.get("description")
            return {**self._reference(node), **({"description": description} if description.exists else {})}
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
            return self._reference(node)
        return self._named(node, target, name, description)

    def files(self) -> Iterator[tuple[str, dict[str, Said]]]:
        """The contracts that have been referred to, and those that these refer to, by path."""
        for name, node, description in self._found:  # which grows while it is gone through
            yield f"contracts/{name}.v1.schema.json", self._contract(name, node, description)

    def _reference(self, node: Node) -> dict[str, Said]:
        reference = Schema(node).reference
        if reference.text().startswith(_OURS):
            return {"$ref": reference}
        target = self._module.follow(node)
        if not target.exists:
            nowhere = f"{reference.text()} leads nowhere"
            return {"description": Guess(Taken("Anything.", (reference,), nowhere), nowhere)}
        return self._named(node, target, _called(target))

    def _named(self, node: Node, target: Node, name: str, description: str = "") -> dict[str, Said]:
        identity = (target.document.shown, target.pointer)
        if identity not in self._names:
            self._names[identity] = own = free(name, self._taken, "-")
            self._found.append((own, target, description))
        return {"$ref": Taken(f"{_OURS}{self._name}:{self._names[identity]}:v1", (Schema(node).reference,))}

    def _contract(self, name: str, node: Node, description: str) -> dict[str, Said]:
        said = self.schema(node)
        own = said if isinstance(said, dict) else {}
        told = {"description": description} if description and "description" not in own else {}
        identity = {
            "$schema": _own(_DIALECT, node.get("$schema")),
            "$id": _own(f"{_OURS}{self._name}:{name}:v1", node.get("$id"), node.get("id")),
            "title": _own(pascal(name), node.get("title")),
        }
        return {**identity, **told, **{key: value for key, value in own.items() if key != "title"}}

    def _keywords(self, node: Node) -> Iterator[tuple[str, Said]]:
        # What stands in a dialect before 2020-12, or in OpenAPI 3.0, is written as 2020-12 says it.
        is_list = isinstance(node.get("items").value, list)
        for key, found in node.items():
            if key in _BOUNDS:
                yield _bound(node, key, found)
            elif key in ("type", "enum"):
                yield key, _with_null(node, key, found)
            elif key == "example":
                yield "examples", [found, *node.get("examples").elements()]
            elif key == "items" and is_list:
                yield "prefixItems", [self.schema(one) for one in found.elements()]
            elif key == "additionalItems" and is_list:
                yield "items", self.schema(found)
            elif key == "dependencies":
                yield from self._dependencies(found)
            elif not _is_told_elsewhere(node, key):
                yield key, self._keyword(key, found)

    def _keyword(self, key: str, found: Node) -> Said:
        if key in INSTANCES:
            return found
        if key in MAPS_OF_SCHEMAS and isinstance(found.value, dict):
            return {name: self.schema(one) for name, one in found.items()}
        if key in LISTS_OF_SCHEMAS and isinstance(found.value, list):
            return [self.schema(one) for one in found.elements()]
        return self.schema(found) if key in SINGLE_SCHEMAS else found

    def _dependencies(self, found: Node) -> Iterator[tuple[str, Said]]:
        names = {name: one for name, one in found.items() if isinstance(one.value, list)}
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


def _own(said: str, *nodes: Node) -> Said:
    """What a contract says of itself, in place of what the schema said of itself."""
    others = tuple(one for one in nodes if one.text() != said and not isinstance(one.value, dict))
    return Taken(Taken(said, nodes) if not others else said, others, _OWN_NAME)


def _bound(node: Node, key: str, found: Node) -> tuple[str, Said]:
    """A bound, which a dialect before 2019-09 says to be exclusive beside it."""
    exclusive = node.get(_BOUNDS[key])
    if not isinstance(exclusive.value, bool):
        return key, found
    return _BOUNDS[key] if exclusive.value else key, Taken(found, (exclusive,))


def _with_null(node: Node, key: str, found: Node) -> Said:
    """A type, or listed values, with null where OpenAPI 3.0 says beside it that it is one."""
    nullable = node.get("nullable")
    if not isinstance(nullable.value, bool):
        return found
    if not nullable.value or (isinstance(found.value, list) and None in found.value):
        return Taken(found, (nullable,))
    null = "null" if key == "type" else None
    return Taken([*(found.elements() if isinstance(found.value, list) else (found,)), null], (nullable,))


def _is_told_elsewhere(node: Node, key: str) -> bool:
    """Whether a contract does not say a keyword, has said it with another one, or it has no effect."""
    if key == "examples":
        return node.get("example").exists
    is_flag = key in _BOUNDS.values() and isinstance(node.get(key).value, bool)
    return is_flag or key in _LEFT or key == "additionalItems"
