"""Markdown: the flat list of blocks that the loader makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from anarq.model.tree import Document, Node


@dataclass(frozen=True, slots=True)
class TextLink:
    """A link in a text."""

    node: Node

    @property
    def target(self) -> str:
        """Where it leads, as written."""
        return self.node.get("target").text()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a text."""

    node: Node

    @property
    def kind(self) -> str:
        """`heading`, `paragraph`, `item`, `row`, `code` or `html`."""
        return self.node.get("kind").text()

    @property
    def said(self) -> Node:
        """What it says, without marks."""
        return self.node.get("text")

    @property
    def text(self) -> str:
        """What it says, without marks."""
        return self.said.text()

    @property
    def level(self) -> int:
        """How deep a heading or an item is, from 1; 0 for others."""
        return int(self.node.get("level").number())

    @property
    def cells(self) -> tuple[Node, ...]:
        """The cells of a row."""
        return tuple(self.node.get("cells").elements())

    @property
    def is_header(self) -> bool:
        """Whether a row is the header of its table."""
        return self.node.get("header").flag()

    @property
    def language(self) -> str:
        """The language of code, in small letters; empty where it says none."""
        return self.node.get("language").text().lower()

    @property
    def links(self) -> Iterator[TextLink]:
        """The links in it."""
        return map(TextLink, self.node.get("links").elements())


def blocks_of(document: Document) -> tuple[Block, ...]:
    """The blocks of a text, in order."""
    return tuple(map(Block, document.root.elements()))
