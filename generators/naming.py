"""What each type is called: by its title, told apart by its version where two have the same."""

import builtins
import re
from collections.abc import Iterable
from typing import Final

from anarq.generators.names import identifier, pascal
from anarq.generators.references import COMMON
from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem
from anarq.model.tree import Document, Node

RESERVED: Final = frozenset(dir(builtins)).union(
    ("Any", "AsyncIterator", "Call", "Decision", "Event", "Final", "Handlers", "HttpClient", "Literal", "Mapping"),
    ("NotRequired", "Number", "Operations", "Protocol", "TypeAlias", "TypedDict"),
)
"""Names that generated code uses itself: a contract of such a title is called after its module too."""

_MAJOR: Final = re.compile(r":v([0-9]+)$")


class TypeNames:
    """The names of the contracts of an ecosystem, one for each in the module that owns it."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        self._roots: dict[int, str] = {}
        common = [document for document in ecosystem.common.values() if document.root.get("$id").exists]
        self._names = {COMMON: self._add(common, COMMON)}
        for name, module in ecosystem.modules.items():
            self._names[name] = self._add((contract.document for contract in module.contracts), name)

    def all_of(self, owner: str) -> frozenset[str]:
        """The names of the contracts that a module owns."""
        return self._names[owner]

    def of(self, node: Node) -> str:
        """The class of the schema at a node, which a contract or a part of one is.

        Raises:
            AnarqError: its title gives no name for code.
        """
        way = pointers.split(node.pointer)
        start = self._roots.get(id(node.document), "")
        # The last name on the way says enough, unless it is no name, as the number of an element is.
        endings = ("".join(map(pascal, way[at:])) for at in range(len(way) - 1, -1, -1))
        name = next((start + ending for ending in endings if (start + ending).isidentifier()), start)
        return identifier(name, node, "the title of the contract")

    def _add(self, documents: Iterable[Document], owner: str) -> frozenset[str]:
        ordered = sorted(documents, key=lambda document: (_title(document), _major(document), document.path))
        taken: set[str] = set()
        for document in ordered:
            name = qualified(owner, _title(document)) if _title(document) in RESERVED else _title(document)
            if name in taken:
                name = f"{name}V{_major(document)}"
            taken.add(name)
            self._roots[id(document)] = name
        return frozenset(taken)


def qualified(owner: str, name: str) -> str:
    """The name of a type in a module that has one of the same name itself: `CommonCurrency`."""
    return f"{pascal(owner)}{name}"


def _title(document: Document) -> str:
    title = document.root.get("title").text()
    return title if title.isidentifier() else pascal(title or document.path.rpartition("/")[2].partition(".")[0])


def _major(document: Document) -> int:
    found = _MAJOR.search(document.root.get("$id").text())
    return int(found.group(1)) if found else 0
