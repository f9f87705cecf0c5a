"""The examples of data in a catalogue of topics: fenced JSON behind the name of a topic."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from anarq.loader.load import parse_document
from anarq.model.errors import AnarqError
from anarq.model.module import Module
from anarq.model.tree import Document, Node, Position, Positions
from anarq.model.views.catalogue import Fenced, catalogue_of
from anarq.model.views.topics import SentEvent, Topic

_NO_EXAMPLE: Final = re.compile(r"\b(invalid|wrong|bad|not|never|before|old|legacy)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """Data of a topic, as a catalogue shows it."""

    value: Node
    topic: Topic


def shown(module: Module) -> Iterator[Shown]:
    """The data that the catalogue of a module shows. What is said to be wrong, or is no JSON, is not meant as such.

    Raises:
        NotRead: the catalogue, or a topic, is there and could not be read.
    """
    fenced = [one for one in catalogue_of(module).fenced if one.language == "json"]
    topics = {topic.name: topic for topic in module.topics} if fenced else {}
    for code in fenced:
        written = None if _NO_EXAMPLE.search(code.before) else _read(code)
        found = _data(written, topics, code.topic) if written is not None and not _is_schema(written) else None
        if found is not None:
            yield found


def _read(code: Fenced) -> Node | None:
    """The JSON in a block of code, with its places in the text around it; None where it is none."""
    around, start = code.node.document, code.node.pointer
    try:
        inner = parse_document(code.node.text().encode(), f"{around.path}.json", around.shown)
    except AnarqError:
        return None
    placed = replace(around, locate=lambda: _moved(around, inner, start))
    return Node(placed, start, inner.data)


def _moved(around: Document, inner: Document, start: str) -> Positions:
    line, column = around.positions[start].value

    def at(spot: tuple[int, int]) -> tuple[int, int]:
        return spot[0] + line - 1, spot[1] + column - 1

    inside = {
        f"{start}{pointer}": Position(at(one.value), at(one.key) if one.key is not None else None)
        for pointer, one in inner.positions.items()
    }
    return {**around.positions, **inside}


def _is_schema(written: Node) -> bool:
    """Whether it describes data, and is none."""
    says = written.mapping()
    return "$schema" in says or ("schema" in says and "topic" in says) or {"type", "properties"} <= says.keys()


def _data(written: Node, topics: Mapping[str, Topic], before: str) -> Shown | None:
    """What is to meet the schema of a topic: the whole, or what an event carries that names its topic."""
    event = SentEvent(written)
    named = next((name for name in event.named if name in topics), "")
    topic = topics.get(named or before)
    if topic is None:
        return None
    if not named and not event.is_cloud_event:
        return Shown(written, topic)
    if topic.names_itself:  # it describes the whole event
        return Shown(written, topic)
    return Shown(event.carried, topic) if event.carried.exists else None
