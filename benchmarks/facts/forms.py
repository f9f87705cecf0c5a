"""Which other values of a fact leave its file written as its schema has it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from changes import changes
from facts import Fact, Scalar, changed
from jsonschema_rs import meta

from anarq.checks.spec import _openapi, _schemas
from anarq.loader.load import load_document
from anarq.model.standards import Standards
from anarq.model.tree import Document
from anarq.source import FolderSource


class Forms:
    """The files of a tree as it stands, and what they are held to."""

    def __init__(self, folder: Path, standards: Standards) -> None:
        """Reads no file yet."""
        self._source = FolderSource(folder)
        self._read: dict[str, Document] = {}
        self._validators = {name: _schemas._quick(name) for name in standards.vocabulary.schemas}

    def document(self, path: str) -> Document:
        """A file."""
        if path not in self._read:
            self._read[path] = load_document(self._source, path)
        return self._read[path]

    def ways(self, fact: Fact) -> Iterator[Scalar]:
        """Other values with which the file is still written so; of any other nothing is shown by what follows."""
        document = self.document(fact.path)
        for value in changes(fact, document):
            if self._is_valid(fact, changed(document, {fact.pointer: value})):
                yield value

    def _is_valid(self, fact: Fact, data: Any) -> bool:
        if fact.schema in self._validators and not self._validators[fact.schema].is_valid(data):
            return False
        if fact.schema == "openapi.schema.json" and not _openapi._quick().is_valid(data):
            return False
        return not fact.path.endswith(".schema.json") or meta.is_valid(data)
