"""What topics promise whoever reads their events, of the contract that they carry."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from anarq.contracts import Mode
from anarq.loader import load_document
from anarq.model.errors import AnarqError
from anarq.model.tree import Document
from anarq.model.views.schema import Schema
from anarq.model.views.topics import EventSchema
from anarq.source import FolderSource

_EVENTS: Final = "events"
_ENDING: Final = ".event.json"


def promised(file: Path) -> Mode | None:
    """What a change of the schema in a file has to keep by what the topics of its module say: of an event that says it
    itself, and of a contract in a folder beside `events`. None where nothing says it.
    """
    document = _read(file)
    if document is None:
        return None
    said = EventSchema(document.root)
    if file.name.endswith(_ENDING):
        return promise([said], Schema(said.schema).reference.text())
    return promise(_beside(file), Schema(document.root).id.text())


def promise(topics: Iterable[EventSchema], contract: str) -> Mode | None:
    """What topics together promise of a contract, by its identifier; None where no topic carries it and says so."""
    words = {topic.compatibility.text() for topic in topics if Schema(topic.schema).reference.text() == contract}
    modes = [mode for mode in Mode if mode.value in words]
    kept = {direction for mode in modes for direction in mode.directions}
    return next((mode for mode in Mode if modes and not mode.transitive and {*mode.directions} == kept), None)


def _beside(file: Path) -> Iterator[EventSchema]:
    folder = file.absolute().parent.parent / _EVENTS
    for path in sorted(folder.glob(f"*{_ENDING}")):
        document = _read(path)
        if document is not None:
            yield EventSchema(document.root)


def _read(file: Path) -> Document | None:
    with suppress(AnarqError, OSError):
        return load_document(FolderSource(file.absolute().parent), file.name)
    return None
