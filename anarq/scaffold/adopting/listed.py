"""What a catalogue says of the topics that it lists: in the columns of a table, behind a name, below a heading."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.blocks import Block, blocks_of
from anarq.model.views.catalogue import catalogue_of
from anarq.scaffold.adopting.guess import Taken

_DESCRIPTION: Final = ("description", "meaning", "when", "purpose", "summary", "trigger", "what happened")
_FACTS: Final = {
    **{fact: fact for fact in ("version", "compatibility", "frequency", "retention")},
    **dict.fromkeys(_DESCRIPTION, "description"),
}
"""The fact that is meant by what people write above a column, or before a colon."""

_PAIR: Final = re.compile(r"([A-Za-z][A-Za-z ]*?)\s*:\s*(.+)", re.DOTALL)
_LEADING: Final = re.compile(r"(?:(?:topic|event)\s*:\s*)?(\S+?)(?:\s*[:\u2013\u2014-]+\s+|\s+)(.+)", re.DOTALL | re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """What a catalogue says of a topic.

    Attributes:
        names: where it stands.
        facts: what is said of it, by what it is.
        linked: where it leads, by the paths of files in the module, each with the text that leads there.
    """

    names: list[Node] = field(default_factory=list)
    facts: dict[str, Taken] = field(default_factory=dict)
    linked: list[tuple[str, Node]] = field(default_factory=list)


def told_of(module: Module) -> dict[str, Told]:
    """What the catalogue of a module says of each topic that it lists.

    Raises:
        NotRead: the file is there and could not be read.
    """
    found = {one.name: Told() for one in catalogue_of(module).listed}
    folder = posixpath.dirname(module.of_role(Role.CATALOGUE).path)
    header: Sequence[Node] = ()
    topic, depth = "", 0
    for block in blocks_of(module.of_role(Role.CATALOGUE)):
        if block.kind == "heading":
            named = [name for name in found if name in block.text.split()]
            if named or block.level <= depth:
                topic, depth = (named[0], block.level) if len(named) == 1 else ("", 0)
            _add(found, topic if named else "", [block.said], [])
        elif block.kind == "row" and block.is_header:
            header = block.cells
        elif block.kind == "row":
            name, cells = _of_row(block, header, found)
            _add(found, name, [one for one in block.cells if one.text().strip() == name], cells)
            _link(found, name, folder, block)
            _name_files(module, found, name, folder, block)
        elif block.kind in ("item", "paragraph"):
            name, facts = _of_text(block, topic, found)
            _add(found, name, [block.said] if name in block.text else [], facts)
            _link(found, name, folder, block)
    return found


def _add(found: dict[str, Told], name: str, names: Sequence[Node], facts: Sequence[tuple[str, Taken]]) -> None:
    if name in found:
        found[name].names.extend(names)
        for fact, said in facts:
            found[name].facts.setdefault(fact, said)


def _link(found: dict[str, Told], name: str, folder: str, block: Block) -> None:
    for link in block.links if name in found else ():
        path = posixpath.normpath(posixpath.join(folder, link.target.partition("#")[0]))
        texts = block.cells or (block.said,)
        found[name].linked.extend((path, one) for one in texts if one.text().strip() == link.node.get("text").text())


def _name_files(module: Module, found: dict[str, Told], name: str, folder: str, block: Block) -> None:
    """The cells that are the name of a file that is there, whether they are links or not."""
    if name in found:
        known = [one for _, one in found[name].linked]
        for cell in (one for one in block.cells if one not in known):
            path = posixpath.normpath(posixpath.join(folder, cell.text().strip()))
            if path in module.documents:
                found[name].linked.append((path, cell))


def _of_row(block: Block, header: Sequence[Node], found: dict[str, Told]) -> tuple[str, list[tuple[str, Taken]]]:
    """The topic of a row, and what its other cells say of it."""
    name = next((text for one in block.cells if (text := one.text().strip()) in found), "")
    titled = ((title.text().strip().lower(), cell) for title, cell in zip(header, block.cells, strict=False))
    return name, [(_FACTS[title], _said(cell, cell.text())) for title, cell in titled if title in _FACTS]


def _of_text(block: Block, topic: str, found: dict[str, Told]) -> tuple[str, list[tuple[str, Taken]]]:
    """The topic of an item or a paragraph, which it begins with or stands below, and what is said of it there."""
    text = block.text.strip()
    leading = _LEADING.fullmatch(text)
    if block.kind == "item" and leading is not None and leading[1] in found:
        return leading[1], [*_facts(block, leading[2])]
    if text in found:
        return text, []
    return topic, [*_facts(block, text)] if topic else []


def _facts(block: Block, text: str) -> Iterator[tuple[str, Taken]]:
    pair = _PAIR.fullmatch(text)
    title = pair[1].lower() if pair else ""
    if pair is not None and title in _FACTS:
        yield _FACTS[title], _said(block.said, pair[2])
    elif pair is None or block.kind == "paragraph":
        yield "description", _said(block.said, text)


def _said(node: Node, text: str) -> Taken:
    return Taken(text.strip(), (node,))
