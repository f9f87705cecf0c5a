"""Slips in names, made where the schemas of `spec/` say otherwise than before what a value declares or refers to.

What a schema says of names is seen in wrong specs only: in right ones every name is there, once, and is used.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from behaviour import findings

from anarq.loader.load import parse_document
from anarq.loader.modules import assemble
from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem, Module
from anarq.model.names.walk import Declared, Referred
from anarq.model.standards import Standards
from anarq.model.tree import Document, Node
from anarq.rules.catalogue import RuleCatalogue

_MOST: Final = 3
_RULES: Final = ("names/undeclared-name", "names/repeated-name", "names/unused-name")


@dataclass(frozen=True, slots=True)
class Slips:
    """Trees with slips, as one vocabulary and as another sees them."""

    before: Ecosystem
    now: Ecosystem
    rules: RuleCatalogue

    def differ(self) -> str:
        """What is found of a slip by one of them alone; empty: nothing."""
        known, new = _said(self.before), _said(self.now)
        changed = dict.fromkeys(key for key in [*known, *new] if known.get(key) != new.get(key))
        for key in islice(changed, _MOST):
            node = (known.get(key) or new[key])[0]
            for slip in (_renamed, _named_alone, _doubled):
                found = [self._found(each, node, slip) for each in (self.before, self.now)]
                if found[0] != found[1]:
                    return min(found[0] ^ found[1])[:100]
        return ""

    def _found(self, ecosystem: Ecosystem, node: Node, slip: Callable[[Any, str], Iterator[Any]]) -> frozenset[str]:
        changes = dict(_changed(ecosystem, node, slip))
        return findings(_with(ecosystem, changes), self.rules.chosen(_RULES)) if changes else frozenset()


_Key = tuple[str, str]


def _said(ecosystem: Ecosystem) -> Mapping[_Key, tuple[Node, frozenset[str]]]:
    """What is said of each value that names or is a name, by where it stands."""
    found: dict[_Key, tuple[Node, set[str]]] = {}
    for book in ecosystem.names.books.values():
        declared = (one for kinds in book.declared.values() for names in kinds.values() for one in names)
        for one in (*declared, *book.referred):
            key = one.node.document.shown, one.node.pointer
            _, words = found.setdefault(key, (one.node, set()))
            words.add(_words(one))
    return {key: (node, frozenset(words)) for key, (node, words) in found.items()}


def _words(one: Declared | Referred) -> str:
    return (
        f"{one.said}" if isinstance(one, Declared) else f"{one.to} {one.peer} {one.of.node.pointer if one.of else ''}"
    )


def _renamed(data: Any, pointer: str) -> Iterator[Any]:
    """Another name in the place of this one."""
    yield _put(data, pointer, "x")


def _named_alone(data: Any, pointer: str) -> Iterator[Any]:
    """A name that is used here, and nowhere else: where it is declared it has another as well."""
    yield _put(data, pointer, "Alone")


def _doubled(data: Any, pointer: str) -> Iterator[Any]:
    """The element of a list that holds the name stands twice."""
    copied = json.loads(json.dumps(data))
    tokens = pointers.split(pointer)
    for at in range(len(tokens) - 1, -1, -1):
        holder = _at(copied, tokens[:at])
        if isinstance(holder, list):
            holder.append(holder[int(tokens[at])])
            yield copied
            return


def _changed(
    ecosystem: Ecosystem, node: Node, slip: Callable[[Any, str], Iterator[Any]]
) -> Iterator[tuple[str, Document]]:
    """The documents with the slip, by how they are shown."""
    for data in slip(node.document.data, node.pointer):
        yield node.document.shown, _document(node.document, data)
    if slip is _named_alone:
        name = _name(node)
        for other in _declaring(ecosystem, name):
            if other.document.shown != node.document.shown:
                yield other.document.shown, _document(other.document, _put(other.document.data, other.pointer, "Alone"))


def _declaring(ecosystem: Ecosystem, name: str) -> Iterator[Node]:
    for book in ecosystem.names.books.values():
        for names in book.declared.values():
            yield from (one.node for one in names.get(name, ()))


def _name(node: Node) -> str:
    return node.value if isinstance(node.value, str) else pointers.split(node.pointer)[-1]


def _put(data: Any, pointer: str, more: str) -> Any:
    """The data with a longer name at a place: a text, or the key of what stands there."""
    copied = json.loads(json.dumps(data))
    *above, last = pointers.split(pointer)
    holder = _at(copied, above)
    if isinstance(holder, list):
        holder[int(last)] = f"{holder[int(last)]}{more}"
    elif isinstance(holder[last], str):
        holder[last] = f"{holder[last]}{more}"
    else:
        items = [(f"{key}{more}" if key == last else key, value) for key, value in holder.items()]
        holder.clear()
        holder.update(items)
    return copied


def _at(data: Any, tokens: Any) -> Any:
    for token in tokens:
        data = data[int(token)] if isinstance(data, list) else data[token]
    return data


def _document(document: Document, data: Any) -> Document:
    return parse_document(json.dumps(data).encode(), document.path, document.shown)


def _with(ecosystem: Ecosystem, changes: Mapping[str, Document]) -> Ecosystem:
    """The same modules and standards with some documents in the place of others."""
    standards = _standards(ecosystem.standards, changes)
    modules = []
    for module in ecosystem.modules.values():
        documents = {path: changes.get(found.shown, found) for path, found in module.documents.items()}
        modules.append(Module(module.name, documents, standards, files=module.files, folder=module.folder))
    return assemble(modules, standards=standards, common=ecosystem.common)[0]


def _standards(standards: Standards, changes: Mapping[str, Document]) -> Standards:
    known = standards.vocabulary
    root = changes.get(standards.root.document.shown, standards.root.document).root
    platform = {path: changes.get(found.shown, found) for path, found in known.platform.items()}
    schemas = tuple((changes.get(found.shown, found), schema) for found, schema in known.standard)
    return Standards(root, replace(known, standard=schemas, platform=platform))
