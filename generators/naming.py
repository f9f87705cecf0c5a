"""What each type is called: by its title; the versions of one contract are told apart by their numbers."""

import builtins
import re
from collections.abc import Iterable
from typing import Final

from anarq.generators.names import identifier, pascal
from anarq.generators.references import COMMON
from anarq.model import pointer as pointers
from anarq.model.errors import AnarqError, Problem
from anarq.model.module import Ecosystem
from anarq.model.tree import Document, Node
from anarq.model.views.schema import Schema

RESERVED: Final = frozenset(dir(builtins)).union(
    ("Any", "AsyncIterator", "Call", "Decision", "Event", "Final", "Handlers", "HttpClient", "Literal", "Mapping"),
    ("NotRequired", "Number", "Operations", "Protocol", "TypeAlias", "TypedDict"),
)
"""Names that generated code uses itself: a contract of such a title is called after its module too."""

_MAJOR: Final = re.compile(r":v([0-9]+)$")


class TypeNames:
    """The names of the contracts of an ecosystem, one for each in the module that owns it."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        """Names all contracts.

        Raises:
            AnarqError: two contracts of a module would have one name, and are not versions of one another.
        """
        self._roots: dict[int, str] = {}
        self._collisions: dict[tuple[str, str, str], Problem] = {}
        common = [document for document in ecosystem.common.values() if Schema(document.root).id.exists]
        self._names = {COMMON: self._add(common, COMMON)}
        for name, module in ecosystem.modules.items():
            self._names[name] = self._add((contract.document for contract in module.contracts), name)
        if self._collisions:
            raise AnarqError([*self._collisions.values()])

    def all_of(self, owner: str) -> frozenset[str]:
        """The names of the contracts that a module owns."""
        return self._names[owner]

    def of(self, node: Node, referring: Node | None = None) -> str:
        """The class of the schema at a node, which a contract or a part of one is.

        Args:
            node: the schema.
            referring: what refers to it, where something does.

        Raises:
            AnarqError: its title gives no name for code, or it is not a contract: then whoever refers to it is told.
        """
        way = pointers.split(node.pointer)
        start = self._roots.get(id(node.document), "")
        # The last name on the way says enough, unless it is not a name, as the number of an element is.
        endings = ("".join(map(pascal, way[at:])) for at in range(len(way) - 1, -1, -1))
        name = next((start + ending for ending in endings if (start + ending).isidentifier()), start)
        is_contract = id(node.document) in self._roots
        at = node if referring is None or is_contract else referring
        return identifier(name, at, "the title of the contract" if is_contract else "what is referred to")

    def _add(self, documents: Iterable[Document], owner: str) -> frozenset[str]:
        ordered = sorted(documents, key=lambda document: (_major(document), not _is_its_own(document), document.path))
        taken: dict[str, Document] = {}
        for document in ordered:
            name = qualified(owner, _title(document)) if _title(document) in RESERVED else _title(document)
            if name in taken and _is_version(document, taken[name]):
                name = f"{name}V{_major(document)}"
            if name in taken:
                self._collisions.setdefault((owner, _contract(document), name), _collision(document, taken[name], name))
            taken.setdefault(name, document)
            self._roots[id(document)] = name
        return frozenset(taken)


def qualified(owner: str, name: str) -> str:
    """The name of a type in a module that has one of the same name itself: `CommonCurrency`."""
    return f"{pascal(owner)}{name}"


def _contract(document: Document) -> str:
    """The identifier of a contract without its version."""
    return _MAJOR.sub("", Schema(document.root).id.text(document.path))


def _is_its_own(document: Document) -> bool:
    """Whether the title is the name of the contract, so that nobody has a better claim to it."""
    return pascal(_contract(document).rpartition(":")[2]) == _title(document)


def _is_version(document: Document, other: Document) -> bool:
    return _contract(document) == _contract(other) and _major(document) != _major(other)


def _collision(document: Document, other: Document, name: str) -> Problem:
    title = Schema(document.root).title
    first = Schema(other.root).id.text(other.path)
    return Problem(
        f"this contract would be called `{name}` in code, as `{first}` is already",
        title.place if title.exists else document.root.place,
        "give it a `title` of its own: code is named after it, and only the versions of one contract may share one",
    )


def _title(document: Document) -> str:
    title = Schema(document.root).title.text()
    return title if title.isidentifier() else pascal(title or document.path.rpartition("/")[2].partition(".")[0])


def _major(document: Document) -> int:
    found = _MAJOR.search(Schema(document.root).id.text())
    return int(found.group(1)) if found else 0
