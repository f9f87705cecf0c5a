"""Schemas of events that do not say which topic they are of: what they are called is all that is known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.generators.names import words
from anarq.model import pointer as pointers
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Document, Node
from anarq.model.views.schema import Schema

_DEFINITIONS: Final = ("definitions", "$defs")
_MARKS: Final = ("$schema", "properties", "allOf", "oneOf", "anyOf", "$ref")
_NO_PART_OF_IT: Final = frozenset({"event", "schema", "payload", "data"})
_MAJOR: Final = re.compile(r"v([1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A schema of an event.

    Attributes:
        node: the schema.
        label: what it is called.
    """

    node: Node
    label: str

    @property
    def action(self) -> tuple[str, ...]:
        """What happened, in words: `order`, `created`."""
        found = words(self.label)
        kept = tuple(one for one in found if one.isascii() and not _MAJOR.fullmatch(one))
        return kept[:-1] if len(kept) > 1 and kept[-1] in _NO_PART_OF_IT else kept

    @property
    def major(self) -> str:
        """The number of its version, 1 where nothing says it."""
        return next((found[1] for one in words(self.label) if (found := _MAJOR.fullmatch(one))), "1")


def unnamed(module: Module) -> Iterator[Unnamed]:
    """The schemas of events of a module that name no topic, by path.

    Raises:
        NotRead: one of them is there and could not be read.
    """
    documents = module.all_of_role(Role.TOPIC)
    known = {(topic.document.shown, topic.node.pointer) for topic in module.topics}
    known.update(place for document in documents for place in _used(module, document.root))
    for document in documents:
        for found in _schemas(document):
            if (document.shown, found.node.pointer) not in known and found.action:
                yield found


def _used(module: Module, node: Node) -> Iterator[tuple[str, str]]:
    """The definitions of other files that a schema refers to: they are parts of what happened, and nothing that did."""
    if Schema(node).reference.exists:
        target = module.follow(node)
        if target.exists and target.document is not node.document and target.pointer:
            yield target.document.shown, target.pointer
    for below in (*(one for _, one in node.items()), *node.elements()):
        yield from _used(module, below)


def _schemas(document: Document) -> Iterator[Unnamed]:
    """The schemas of events in a file: what it chooses between, or what nothing in it refers to, or the whole."""
    root = document.root
    if "properties" in root.mapping() or not any(root.get(key).exists for key in (*_DEFINITIONS, *_MARKS)):
        yield from (Unnamed(root, _stem(document)),) if root.get("properties").exists else ()
        return
    kept = [node for key in _DEFINITIONS for _, node in root.get(key).items()]
    chosen = {one.get("$ref").text() for key in ("oneOf", "anyOf") for one in root.get(key).elements()}
    inner = {reference for node in kept for reference in _references(node)}
    events = [one for one in kept if f"#{one.pointer}" in chosen or (not chosen and f"#{one.pointer}" not in inner)]
    if events and not root.get("allOf").exists and not root.get("$ref").exists:
        yield from (Unnamed(one, pointers.split(one.pointer)[-1]) for one in events)
    elif any(root.get(key).exists for key in _MARKS):
        yield Unnamed(root, _stem(document))


def _references(node: Node) -> Iterator[str]:
    yield from (node.get("$ref").text(),) if node.get("$ref").exists else ()
    for below in (*(one for _, one in node.items()), *node.elements()):
        yield from _references(below)


def _stem(document: Document) -> str:
    name = document.path.rpartition("/")[2].rpartition(".")[0]
    return re.sub(r"\.(schema|event)$", "", name)
