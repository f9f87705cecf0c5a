"""What references in a schema lead to: the documents that are known, and in which order they are asked."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from json import dumps
from pathlib import Path
from posixpath import dirname
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from anarq import resources
from anarq.cli.paths import is_there
from anarq.contracts.read.embedded import moved
from anarq.contracts.read.metaschemas import URIS
from anarq.loader import SUFFIXES, Catalogue, load_document, load_folder
from anarq.model.errors import AnarqError, Problem
from anarq.model.tree import Document, Json
from anarq.source import AroundSource, FolderSource, GitSource, Room

ByName: TypeAlias = Mapping[str, tuple[Document, ...]]
"""Documents by identifier; more than one that are not written alike are rivals."""


@dataclass(frozen=True)
class Shelf:
    """The schemas that the user named folders of, and the packaged common ones.

    Attributes:
        folders: what the user named.
        named: the schemas in those.
        common: the packaged ones.
        problems: why files of the folders could not be read. Nobody may need them.
    """

    folders: tuple[Path, ...] = ()
    named: ByName = field(default_factory=dict)
    common: ByName = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, folders: tuple[Path, ...]) -> "Shelf":
        """The shelf with all that is in some folders.

        Raises:
            AnarqError: one of the folders cannot be listed.
        """
        loaded = [load_folder(FolderSource(folder)) for folder in folders]
        common = resources.spec() / "common"
        packaged = load_folder(FolderSource(common)).documents.values() if common.is_dir() else ()
        return cls(
            folders,
            _by_identifier([document for folder in loaded for document in folder.documents.values()]),
            _by_identifier(packaged),
            tuple(problem for folder in loaded for problem in folder.problems),
        )

    def get(self, uri: str) -> tuple[Document, ...]:
        """The documents of a name: those that the user named, before the packaged ones."""
        return self.named.get(uri) or self.common.get(uri, ())


@dataclass(frozen=True)
class Known(Mapping[str, Json]):
    """The schemas that the references of one file may lead to: what stands in its folder goes before the shelf.

    A path leads from the file on, and upwards as far as its room goes. An `$id` is that of a neighbour in the folder;
    or it leads, as a path does, from the `$id` of the file on; or it is on the shelf. A file is read when a reference
    names it; all neighbours are, when a reference names an `$id`.

    Attributes:
        shelf: the catalogue.
        source: the folder of the file, and its room.
        own: the `$id` of the file.
    """

    shelf: Shelf
    source: AroundSource
    own: str = ""
    files: dict[str, Document | AnarqError] = field(default_factory=dict, repr=False, compare=False)
    texts: dict[str, Json] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def neighbours(self) -> ByName:
        """The schemas in the folder of the file, as they are there: of the same revision, if it is of one."""
        found: list[Document] = []
        with suppress(AnarqError):  # a folder that is too large to look through has no neighbours
            for path in self.source.paths():
                if "/" not in path and path.endswith(SUFFIXES):
                    with suppress(AnarqError):  # what cannot be read is not a neighbour
                        found.append(load_document(self.source, path))
        return _by_identifier(found)

    def found(self, uri: str) -> tuple[Document, ...]:
        """The documents that a URI names: those of the first place that has any. Several are rivals."""
        if uri in ("", self.own):  # the file itself is not a neighbour of its own
            return ()
        if uri in URIS:
            return self.shelf.get(uri)
        if not urlsplit(uri).scheme:
            return self._read(unquote(uri))
        path = _from(self.own, uri)
        beside = self._read(unquote(path)) if path and uri not in self.neighbours else ()
        return self.neighbours.get(uri) or beside or self.shelf.get(uri) or self._called(uri)

    def _called(self, uri: str) -> tuple[Document, ...]:
        """The file in the folder that is called like a URI, as `./a:b.json` is once its step is taken."""
        return self._read(unquote(uri)) if "/" not in uri and uri.endswith(SUFFIXES) else ()

    def document(self, uri: str) -> Document | None:
        """The document that a URI names, or none; of several nobody knows which."""
        found = self.found(uri)
        return found[0] if len(found) == 1 else None

    def unread(self, uri: str) -> Problem | None:
        """Why the file that a path names was not read."""
        error = self.files.get(unquote(uri))
        return error.problems[0] if isinstance(error, AnarqError) else None

    def _read(self, path: str) -> tuple[Document, ...]:
        """The file at a path from the folder."""
        if path not in self.files:
            try:
                self.files[path] = load_document(self.source, path)
            except AnarqError as error:
                self.files[path] = error
        found = self.files[path]
        return (found,) if isinstance(found, Document) else ()

    def __getitem__(self, uri: str) -> Json:
        document = self.document(uri)
        if document is None:
            raise KeyError(uri)
        if uri not in self.texts:
            self.texts[uri] = moved(document.data, self._folder(uri, document))
        return self.texts[uri]

    def _folder(self, uri: str, document: Document) -> str:
        """The path from the folder of the file to that of a document; outside of all rooms from a revision on."""
        if not urlsplit(uri).scheme:
            return dirname(unquote(uri))
        if document not in self.shelf.named.get(uri, ()):
            return ""
        whole = _at(Path(document.shown).parent)
        if self.source.at.startswith("/"):
            return os.path.relpath(whole, self.source.at)
        return "../" * (self.source.at.count("/") + 2) + whole.lstrip("/")

    def __iter__(self) -> Iterator[str]:
        return iter({**self.neighbours, **self.shelf.named, **self.shelf.common})

    def __len__(self) -> int:
        return sum(1 for _ in self)


def around(path: Path, shelf: Shelf) -> AroundSource:
    """The folder of a file on disk. Its rooms are the repository of git that it is in, and the folders of the shelf."""

    def rooms() -> Sequence[Room]:
        repository = next((above for above in (folder, *folder.parents) if is_there(above / ".git")), None)
        shown = "" if repository is None else str(repository if path.is_absolute() else os.path.relpath(repository))
        found = [] if repository is None else [Room(_at(repository), FolderSource(repository, shown))]
        return [*found, *(Room(_at(named.absolute()), FolderSource(named)) for named in shelf.folders)]

    folder = _plain(path.parent)
    mend = (
        "name a folder that holds it with --catalogue: nothing outside of this folder, those and a repository is read"
    )
    return AroundSource(FolderSource(path.parent), _at(folder), rooms, mend)


def of_revision(revision: str, folder: str) -> AroundSource:
    """A folder as git has it in a revision. Its room is the tree.

    Raises:
        AnarqError: no git, or no repository.
    """
    inner = GitSource(Path(), revision, folder)
    whole, at = inner.whole()
    return AroundSource(inner, at, lambda: [Room("", whole)], "write a path that stays in the repository")


def _plain(folder: Path) -> Path:
    """The folder from the root on, without steps; by its name alone, as a reference goes by names."""
    return Path(os.path.normpath(folder.absolute()))


def _at(folder: Path) -> str:
    return _plain(folder).as_posix().rstrip("/")


def _from(own: str, uri: str) -> str:
    """The path that leads from one URI to another one of the same authority; empty where there is none."""
    with suppress(ValueError):
        here, there = urlsplit(own), urlsplit(uri)
        if here[:2] == there[:2] and here.path.startswith("/") and there.path.startswith("/") and there[3:] == ("", ""):
            start, way = here.path.split("/")[:-1], there.path.split("/")
            shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(start, way[:-1], strict=False)))
            return "/".join([*[".."] * (len(start) - shared), *way[shared:]])
    return ""


def _by_identifier(documents: Iterable[Document]) -> ByName:
    """Documents by the identifier that each declares; of those that are written alike, the first."""
    catalogue = Catalogue(documents)
    declared = catalogue.schemas()
    found: dict[str, list[Document]] = {}
    for document in catalogue.documents:
        if catalogue.uri(document) in declared:
            found.setdefault(catalogue.uri(document), []).append(document)
    return {uri: _unlike(rivals) for uri, rivals in found.items()}


def _unlike(documents: list[Document]) -> tuple[Document, ...]:
    if len(documents) == 1:
        return (documents[0],)
    return tuple({dumps(document.data): document for document in reversed(documents)}.values())[::-1]
