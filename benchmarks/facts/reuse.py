"""What is kept from one change to the next: of a tree in which one file is otherwise, all others are as they were."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from anarq.checks.http import _forms
from anarq.checks.mcp import schema_that_clients_refuse
from anarq.checks.spec import _schemas, _taken
from anarq.loader import catalogue, load
from anarq.loader.limits import Limits
from anarq.model.layout import FileRole
from anarq.model.tree import Document

_OF_SPEC: Final = tuple(
    found
    for module in (_forms, _schemas, _taken, schema_that_clients_refuse)
    for found in vars(module).values()
    if hasattr(found, "cache_clear")
)
"""What checks remember of `spec/`, which does not change while a command runs, and does here."""


def forget() -> None:
    """Checks look at `spec/` anew."""
    for found in _OF_SPEC:
        found.cache_clear()


class Documents:
    """The documents of a tree as it stands: whoever reads the same bytes again is given the same document.

    Documents never change, so that many trees may hold one. What is read of a changed tree is not kept.
    """

    def __init__(self) -> None:
        self._read, self._named = load.parse_document, catalogue.identifiers
        self._documents: dict[tuple[bytes, str, str, FileRole | None], Document] = {}
        self._identifiers: dict[tuple[Document, str], Any] = {}
        self._complete = False

    def complete(self) -> None:
        """Everything of the tree was read once."""
        self._complete = True

    @contextmanager
    def reused(self) -> Iterator[None]:
        """Whatever loads files while the block runs is given documents that are known."""
        before = load.parse_document, catalogue.identifiers
        load.parse_document, catalogue.identifiers = self._document, self._names
        try:
            yield
        finally:
            load.parse_document, catalogue.identifiers = before

    def _document(
        self, content: bytes, path: str, shown: str, limits: Limits = load._STANDARD, role: FileRole | None = None
    ) -> Document:
        known = self._documents.get((content, path, shown, role))
        if known is None:
            known = self._read(content, path, shown, limits, role)
            if not self._complete:
                self._documents[content, path, shown, role] = known
        return known

    def _names(self, document: Document, path_uri: str) -> Any:
        known = self._identifiers.get((document, path_uri))
        if known is None:
            known = self._named(document, path_uri)
            if not self._complete:
                self._identifiers[document, path_uri] = known
        return known
