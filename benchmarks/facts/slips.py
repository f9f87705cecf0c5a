"""Slips in names, made where the schemas of `spec/` say otherwise than before what a value declares or refers to.

What a schema says of names is seen in wrong specs only: in right ones every name is there, once, and is used.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any, Final, TypeAlias

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
_MORE: Final = "x"
_RULES: Final = ("names/undeclared-name", "names/repeated-name", "names/unused-name")


Edit: TypeAlias = tuple[Document, Callable[[Any], Any]]
"""What is changed in the data of a document."""


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
            node, kinds = (known.get(key) or new[key])[0], _kinds(known.get(key), new.get(key))
            for slip in (_renamed, _renamed_everywhere, _named_alone, _doubled):
                found = [self._found(each, slip(each, node, kinds)) for each in (self.before, self.now)]
                if found[0] != found[1]:
                    return min(found[0] ^ found[1])[:100]
        return ""

    def _found(self, ecosystem: Ecosystem, edits: Iterable[Edit]) -> frozenset[str]:
        changes: dict[Document, Any] = {}
        for document, edit in edits:
            changes[document] = edit(changes.get(document) or json.loads(json.dumps(document.data)))
        if not changes:
            return frozenset()
        documents = {one.shown: _document(one, data) for one, data in changes.items()}
        return findings(_with(ecosystem, documents), self.rules.chosen(_RULES))


Said: TypeAlias = tuple[Node, Mapping[str, frozenset[str]]]
"""Where a name stands; what is said of it, in words, and of which kinds it is by that."""


def _said(ecosystem: Ecosystem) -> Mapping[tuple[str, str], Said]:
    """What is said of each value that names or is a name, by where it stands."""
    found: dict[tuple[str, str], tuple[Node, dict[str, frozenset[str]]]] = {}
    for book in ecosystem.names.books.values():
        declared = (one for kinds in book.declared.values() for names in kinds.values() for one in names)
        for one in (*declared, *book.referred):
            _, words = found.setdefault((one.node.document.shown, one.node.pointer), (one.node, {}))
            words |= _words(one)
    return {**found}


def _words(one: Declared | Referred) -> dict[str, frozenset[str]]:
    if isinstance(one, Declared):
        return {f"{one.said}": frozenset({one.said.kind})}
    return {f"{one.to} {one.peer} {one.of.node.pointer if one.of else ''}": frozenset(one.to.kinds)}


def _kinds(*said: Said | None) -> frozenset[str]:
    return frozenset(kind for one in said if one is not None for kinds in one[1].values() for kind in kinds)


def _renamed(_: Ecosystem, node: Node, __: frozenset[str]) -> Iterator[Edit]:
    """Another name, here alone."""
    yield _longer(node)


def _renamed_everywhere(ecosystem: Ecosystem, node: Node, _: frozenset[str]) -> Iterator[Edit]:
    """Another name, wherever it is declared and named."""
    for book in ecosystem.names.books.values():
        declared = (one for names in book.declared.values() for one in names.get(_name(node), ()))
        referred = (one for one in book.referred if one.name == _name(node))
        places = {(one.node.document, one.node.pointer): one.node for one in (*declared, *referred)}
        yield from map(_longer, places.values())


def _named_alone(ecosystem: Ecosystem, node: Node, kinds: frozenset[str]) -> Iterator[Edit]:
    """The name of something new that would be told to be unused, if this did not name it."""
    for owner, module in ecosystem.modules.items():
        if node.document in module.documents.values():
            names = (found for kind in sorted(kinds) for found in ecosystem.names.books[owner].all(kind).values())
            one = next((found[0] for found in names if found[0].said.unused and _is_key(found[0].node)), None)
            if one is not None:
                yield one.node.document, partial(_copied, place=one.node.pointer)
                yield node.document, partial(_put, pointer=node.pointer, name=f"{one.name}{_MORE}")


def _is_key(node: Node) -> bool:
    return isinstance(node.value, dict)


def _copied(data: Any, place: str) -> Any:
    *above, last = pointers.split(place)
    holder = _at(data, above)
    holder[f"{last}{_MORE}"] = json.loads(json.dumps(holder[last]))
    return data


def _doubled(_: Ecosystem, node: Node, __: frozenset[str]) -> Iterator[Edit]:
    """The element of a list that holds the name stands twice."""
    tokens = pointers.split(node.pointer)
    places = (at for at in range(len(tokens) - 1, -1, -1) if isinstance(_at(node.document.data, tokens[:at]), list))
    for at in islice(places, 1):
        yield node.document, partial(_repeated, place=tokens[:at], index=int(tokens[at]))


def _repeated(data: Any, place: Sequence[str], index: int) -> Any:
    holder = _at(data, place)
    holder.append(json.loads(json.dumps(holder[index])))
    return data


def _name(node: Node) -> str:
    return node.value if isinstance(node.value, str) else pointers.split(node.pointer)[-1]


def _longer(node: Node) -> Edit:
    return node.document, partial(_put, pointer=node.pointer, name=f"{_name(node)}{_MORE}")


def _put(data: Any, pointer: str, name: str) -> Any:
    """Another name at a place: a text, or the key of what stands there."""
    *above, last = pointers.split(pointer)
    holder = _at(data, above)
    if isinstance(holder, list):
        holder[int(last)] = name
    elif last in holder and isinstance(holder[last], str):
        holder[last] = name
    elif last in holder:
        items = [(name if key == last else key, value) for key, value in holder.items()]
        holder.clear()
        holder.update(items)
    return data


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
