"""What the files of a module refer to by path is read as well, though it has no role of its own."""

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from anarq.loader import uris
from anarq.loader.load import SUFFIXES, Folder, load_document
from anarq.model.errors import AnarqError, Problem
from anarq.model.tree import Document, Json
from anarq.source.port import Source


def with_referred(folder: Folder, source: Source, files: Iterable[str]) -> Folder:
    """The documents of a folder, and those that they refer to by path, directly or not.

    Args:
        folder: what was read.
        source: where the others are.
        files: what is there.
    """
    documents, problems = dict(folder.documents), list[Problem]()
    left = {path for path in files if path.endswith(SUFFIXES)} - documents.keys()
    pending = [*documents.values()] if left else []
    while pending:
        for path in _referred(pending.pop()):
            if path not in left:
                continue
            left.remove(path)
            try:
                documents[path] = load_document(source, path)
            except AnarqError as error:
                problems.extend(error.problems)
            else:
                pending.append(documents[path])
    ordered = {path: documents[path] for path in sorted(documents)}
    return Folder(ordered, (*folder.problems, *problems))


def _referred(document: Document) -> Iterator[str]:
    """The paths that `$ref`s of a document name, from the folder of the module."""
    above = posixpath.dirname(document.path)
    for reference in _references(document.data):
        path = unquote(uris.split(reference)[0])
        if path and not uris.is_absolute(path) and not path.startswith("/"):
            yield posixpath.normpath(posixpath.join(above, path))


def _references(data: Json) -> Iterator[str]:
    pending: list[Json] = [data]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            reference = value.get("$ref")
            if isinstance(reference, str):
                yield reference
            pending.extend(value.values())
        elif isinstance(value, list):
            pending.extend(value)
