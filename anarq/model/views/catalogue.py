"""The catalogue of topics, which is there for people: outside of the house `events/catalog.md`.

What it lists is read in its tables, lists and headings. A list of what others publish, or of what there will be or was,
says nothing of the module's own topics; nor does a row that names another module as the producer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from anarq.model.basis import Basis
from anarq.model.folder import Folder
from anarq.model.layout import Role
from anarq.model.tree import Node
from anarq.model.views.blocks import Block, blocks_of

_TOPIC: Final = r"q(?:\.[A-Za-z0-9_-]+)+"
_END: Final = r"(?!\.?[\w*<{/]|-)"
_MENTIONED: Final = re.compile(rf"(?<![\w.<{{/-]){_TOPIC}{_END}")
_LEADING: Final = re.compile(rf"(?:(?:topic|event)\s*:\s*)?({_TOPIC}){_END}", re.IGNORECASE)
_NOT_PUBLISHED: Final = re.compile(
    r"\b(consum|subscri|listen|handle|incoming|inbound|external|plan|propos|futur|upcoming|remov|retir|replac|"
    r"supersed|obsolet|legacy|former|convention|pattern|reserved)",
    re.IGNORECASE,
)
_PRODUCER: Final = re.compile(r"\b(produc|publish|emit|send|owner|source)", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Listed:
    """A topic that the catalogue lists as one that the module publishes.

    Attributes:
        node: where.
        name: as it is written there.
        block: what is said of it there.
        basis: how that is known.
    """

    node: Node
    name: str
    block: Node
    basis: Basis = Basis.READ


@dataclass(frozen=True, slots=True)
class Fenced:
    """Code in the catalogue.

    Attributes:
        node: the text of it.
        language: in small letters.
        topic: the one topic that stands last before it; empty where several do, or none.
        before: what the heading, item or paragraph before it says; empty behind a table.
    """

    node: Node
    language: str
    topic: str
    before: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a catalogue says.

    Attributes:
        listed: each topic once, in order.
        mentioned: all names of topics in it, wherever they stand.
        fenced: its code, in order.
    """

    listed: tuple[Listed, ...]
    mentioned: frozenset[str]
    fenced: tuple[Fenced, ...]


def catalogue_of(module: Folder) -> Catalogue:
    """What the catalogue of a module says; nothing where it has none.

    Raises:
        NotRead: the file is there and could not be read.
    """
    blocks = blocks_of(module.of_role(Role.CATALOGUE))
    reader = _Reader({*_of_others(module, blocks)})
    for block in blocks:
        reader.read(block)
    return Catalogue(tuple(reader.listed.values()), frozenset(reader.mentioned), tuple(reader.fenced))


@dataclass(slots=True)
class _Reader:
    """Goes through the blocks, and knows under which headings it is."""

    of_others: set[str]
    listed: dict[str, Listed] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)
    fenced: list[Fenced] = field(default_factory=list)
    above: list[Block] = field(default_factory=list)
    topic: str = ""
    before: str = ""

    def read(self, block: Block) -> None:
        self.mentioned.update(_MENTIONED.findall(block.text))
        if block.kind == "code":
            self.fenced.append(Fenced(block.said, block.language, self.topic, self.before))
            return
        if block.kind == "heading":
            self.above = [one for one in self.above if one.level < block.level]
            self.topic = next(iter(_about([*self.above[-1:], block])), "")
            self.above.append(block)
        else:
            self.topic = self._told(block)
        self.before = "" if block.kind == "row" else block.text
        said = (_MENTIONED.sub("", one.text) for one in (*self.above, block))
        if block.node.pointer not in self.of_others and not any(map(_NOT_PUBLISHED.search, said)):
            for found in _listed(block):
                self.listed.setdefault(found.name, found)

    def _told(self, block: Block) -> str:
        """The one topic that code after the block is about."""
        named = {*_MENTIONED.findall(block.text)}
        if not named and block.kind != "row":
            return self.topic
        return named.pop() if len(named) == 1 and block.kind != "row" else ""


def _of_others(module: Folder, blocks: tuple[Block, ...]) -> Iterator[str]:
    """The pointers of the rows in which a column for it names another module as the producer: one of the ecosystem, or
    any where other rows name this one.
    """
    column: int | None = None
    named: list[tuple[Block, str]] = []
    for block in (one for one in blocks if one.kind == "row"):
        texts = [one.text().strip().lower() for one in block.cells]
        if block.is_header:
            column = next((number for number, text in enumerate(texts) if _PRODUCER.match(text)), None)
        elif column is not None and column < len(texts) and texts[column]:
            named.append((block, _LETTERS.sub("", texts[column])))
    own = _LETTERS.sub("", module.name.lower())
    is_named = any(name == own for _, name in named)
    known = {*module.standards.module_names()}
    yield from (one.node.pointer for one, name in named if name != own and (is_named or name in known))


def _about(headings: list[Block]) -> list[str]:
    """The one topic of the last of some headings that names any; empty where it names several."""
    for heading in reversed(headings):
        named = {*_MENTIONED.findall(heading.text)}
        if named:
            return [*named] if len(named) == 1 else []
    return []


def _listed(block: Block) -> Iterator[Listed]:
    """What a block lists: a row in the first cell that is a topic, an item that begins with one, a heading."""
    if block.kind == "row" and not block.is_header:
        cell = next((one for one in block.cells if re.fullmatch(_TOPIC, one.text().strip())), None)
        if cell is not None:
            yield Listed(cell, cell.text().strip(), block.node)
    elif block.kind == "item":
        leading = _LEADING.match(block.text)
        if leading is not None:
            yield Listed(block.said, leading[1], block.node)
    elif block.kind == "heading":
        yield from (Listed(block.said, name, block.node) for name in _MENTIONED.findall(block.text))
