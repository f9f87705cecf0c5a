"""What the documents of a folder say that nothing written is taken from. No IO."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from anarq.model import pointer as pointers
from anarq.model.folder import Follow
from anarq.model.tree import Document, Node, Reader
from anarq.model.views.blocks import Block, blocks_of
from anarq.model.views.schema import Schema
from anarq.scaffold.adopting.guess import Said, sources

_FRAMES: Final = frozenset({"heading", "html"})
"""Blocks of a text that say nothing themselves, as the keys of an object do."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a document says and is not taken over.

    Attributes:
        node: where, as far up as nothing below it is taken over.
        instead: what stands in its place, and why; empty where nothing does.
        leads: where it leads to nothing: the reference; empty for all else.
    """

    node: Node
    instead: str = ""
    leads: str = ""


class Account:
    """Which parts of documents some written values are taken from."""

    def __init__(self, written: Iterable[Said], follow: Follow) -> None:
        """Every part of every value is looked at.

        Args:
            written: the values.
            follow: the references of the documents.
        """
        self._follow = follow
        self._taken: set[tuple[str, str]] = set()
        self._replaced: dict[tuple[str, str], str] = {}
        self._above: set[tuple[str, str]] = set()
        for source in (one for said in written for one in sources(said)):
            for node in (one for one in source.nodes if one.exists):
                shown = node.document.shown
                if source.instead:
                    self._replaced.setdefault((shown, node.pointer), source.instead)
                else:
                    self._taken.add((shown, node.pointer))
                self._above.update((shown, pointer) for pointer in pointers.parents(node.pointer))

    def knows(self, shown: str, pointer: str) -> bool:
        """Whether a part of a document, or anything below it, is taken over or has something in its place.

        Args:
            shown: the document, as the user wrote it.
            pointer: of the part.
        """
        place = shown, pointer
        return place in self._taken or place in self._replaced or place in self._above

    def left(self, document: Document) -> Iterator[Left]:
        """What a document says and is not taken over, in its order. What is empty says nothing."""
        if document.reader is not Reader.MARKDOWN:
            yield from self._left(document.root)
            return
        for block in blocks_of(document):
            for node in _told(block):
                yield from self._left(node) if node.text().strip() else ()

    def _left(self, node: Node) -> Iterator[Left]:
        place = node.document.shown, node.pointer
        if place in self._taken:
            return
        if place in self._replaced:
            yield Left(node, self._replaced[place], self._leads(node))
        elif place in self._above:
            for below in (*(one for _, one in node.items()), *node.elements()):
                yield from self._left(below)
        elif node.value not in ({}, []):
            yield Left(node, "", self._leads(node))

    def _leads(self, node: Node) -> str:
        """The reference that is written at a place, or is it, where it leads to nothing."""
        around = node.around
        holder = around if Schema(around).reference.pointer == node.pointer else node
        return "" if self._follow(holder).exists else Schema(holder).reference.text()


def _told(block: Block) -> tuple[Node, ...]:
    """The texts of a block that say something."""
    if block.kind == "row":
        return () if block.is_header else block.cells
    return () if block.kind in _FRAMES else (block.said,)
