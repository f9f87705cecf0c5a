"""The names of an ecosystem: who declares which, and who refers to which."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from anarq.model.errors import AnarqError
from anarq.model.layout import FileRole
from anarq.model.names.vocabulary import Vocabulary
from anarq.model.names.walk import Declared, Found, Hole, Lack, Referred, walk
from anarq.model.places import Kind, kind_of
from anarq.model.tree import Document, Node

if TYPE_CHECKING:  # an ecosystem holds its names
    from anarq.model.module import Ecosystem, Module

STANDARD: Final = ""
"""Stands for the standard where the name of a module stands otherwise."""


@dataclass(slots=True)
class Book:
    """The names of one module, or of the standard.

    Attributes:
        declared: by kind, then by name.
        referred: what its files refer to, in the order of files and places.
        holes: where references lead nowhere, so that names may be missing.
        lacks: where names might stand and nothing stands.
    """

    declared: dict[str, dict[str, list[Declared]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    referred: list[Referred] = field(default_factory=list)
    holes: list[Hole] = field(default_factory=list)
    lacks: list[Lack] = field(default_factory=list)

    def note(self, found: Found) -> None:
        """Writes down what was found."""
        if isinstance(found, Declared):
            self.declared[found.said.kind][found.name].append(found)
        elif isinstance(found, Referred):
            self.referred.append(found)
        elif isinstance(found, Lack):
            self.lacks.append(found)
        else:
            self.holes.append(found)

    def all(self, kind: str) -> Mapping[str, list[Declared]]:
        """The names of a kind, each with where it is declared."""
        return self.declared.get(kind, {})


class Names:
    """Every name of an ecosystem."""

    def __init__(self, ecosystem: "Ecosystem") -> None:
        self.ecosystem = ecosystem
        self._own = {name: frozenset(module.documents.values()) for name, module in ecosystem.modules.items()}
        self._interfaces: dict[tuple[str, str], Mapping[str, list[Declared]]] = {}
        self._open: dict[tuple[str, str, bool], bool] = {}
        self._lacking: dict[tuple[str, str, bool], tuple[Node, ...]] = {}

    @property
    def vocabulary(self) -> Vocabulary:
        """What the schemas say of names."""
        return self.ecosystem.standards.vocabulary

    @cached_property
    def books(self) -> Mapping[str, Book]:
        """The names by module; those of the standard under `STANDARD`."""
        books = {name: self._book(module) for name, module in self.ecosystem.modules.items()}
        standard = Book()
        for document, schema in (*self.vocabulary.standard, *self._platform()):
            for found in walk(document, self.vocabulary.schema(schema), self.vocabulary):
                standard.note(found)
        return {**books, STANDARD: standard}

    def _platform(self) -> Iterator[tuple[Document, str]]:
        """What every module has, each with its schema's name."""
        for path, document in sorted(self.vocabulary.platform.items()):
            kind = self.vocabulary.kind_of(path)
            if kind is not None:
                yield document, kind.schema

    def is_own(self, owner: str, document: Document) -> bool:
        """Whether a document is one of a module's files. The common documents are nobody's."""
        return document in self._own.get(owner, ())

    def interface(self, owner: str, kind: str) -> Mapping[str, list[Declared]]:
        """The names of a kind that a module declares in files of its own: what others may use of it.

        What it has of the common documents, as every module has, is not part of that.
        """
        key = owner, kind
        if key not in self._interfaces:
            book = self.books.get(owner, Book())
            named = (
                (name, [one for one in found if self.is_own(owner, one.node.document)])
                for name, found in book.all(kind).items()
            )
            self._interfaces[key] = {name: found for name, found in named if found}
        return self._interfaces[key]

    def unread(self, owner: str, kind: str, *, uses: bool = False) -> tuple[str, ...]:
        """The files of a module that could not be read and may declare, or use, names of a kind, as shown."""
        module = self.ecosystem.modules.get(owner)
        if module is None:
            return ()
        files = self._files(kind, uses=uses) if module.silent else []
        paths = (path for path in sorted(module.silent) if any(_may_be(path, file) for file in files))
        return tuple(module.shown(path) for path in paths)

    def lacking(self, owner: str, kind: str, *, uses: bool = False) -> tuple[Node, ...]:
        """The places of a module where names of a kind might be declared, or used, and nothing stands."""
        key = owner, kind, uses
        if key not in self._lacking:
            lacks = self.books.get(owner, Book()).lacks
            self._lacking[key] = tuple(one.node for one in lacks if kind in (one.used if uses else one.declared))
        return self._lacking[key]

    def is_open(self, owner: str, kind: str, *, uses: bool = False) -> bool:
        """Whether declarations, or uses, of a kind may be missing for a reason that is told elsewhere."""
        key = owner, kind, uses
        if key not in self._open:
            self._open[key] = self._has_gap(*key) if owner in self.ecosystem.modules else False
        return self._open[key]

    def _has_gap(self, owner: str, kind: str, uses: bool) -> bool:
        book = self.books[owner]
        if any(kind in (hole.used if uses else hole.declared) for hole in book.holes):
            return True
        if not uses and any(len(found) > 1 for found in book.all(kind).values()):
            return True  # one of those that have the same name may be what is missing
        paths = self.ecosystem.modules[owner].documents
        due = (file for file in self._files(kind, uses=uses) if file.due)
        return any(not any(map(file.covers, paths)) for file in due)

    def _files(self, kind: str, *, uses: bool) -> list[FileRole]:
        """The kinds of files that may declare, or use, names of a kind."""
        return [file for file in self.vocabulary.files if kind in self._said(file, uses=uses)]

    def _said(self, file: FileRole, *, uses: bool) -> frozenset[str]:
        said = self.vocabulary.said(self.vocabulary.schema(file.schema))
        return said.used if uses else said.declared

    def _book(self, module: "Module") -> Book:
        book = Book()
        for path, document in sorted(module.documents.items()):
            kind = self.vocabulary.kind_of(path)
            if kind is None:
                continue
            follow = self._follow if kind_of(document) is Kind.OPENAPI else None
            for found in walk(document, self.vocabulary.schema(kind.schema), self.vocabulary, follow):
                # What stands in a document of somebody else is judged where that one is looked at.
                if not isinstance(found, Referred) or self.is_own(module.name, found.node.document):
                    book.note(found)
        return book

    def _follow(self, node: Node) -> Node | None:
        try:
            return self.ecosystem.resolver.resolve(node.get("$ref").text(), node)
        except AnarqError:  # a rule says so, at the reference
            return None


def _may_be(path: str, file: FileRole) -> bool:
    """Whether an unread file, or one in an unread folder, may be of a kind."""
    return file.covers(path) or file.may_cover(path)
