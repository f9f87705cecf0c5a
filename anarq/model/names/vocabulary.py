"""The schemas of `spec/`, and what they say of names. No IO: whoever reads files hands them in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final, TypeAlias

from anarq.model import pointer as pointers
from anarq.model.layout import NO_LAYOUT, FileRole, Layout
from anarq.model.tree import Document, Json

Schema: TypeAlias = Mapping[str, Json]
"""A schema of `spec/`. They are ours, so that what is asked of them is not defended against strange forms."""

DECLARES: Final = "x-anarq-declares"
REFERS: Final = "x-anarq-refers"

_NOTHING: Final[Schema] = MappingProxyType({})

IN_PLACE: Final = ("allOf", "anyOf", "oneOf", "if", "then", "else")
"""Keywords whose schemas speak of the same value. Each of them is read: a name has its kind in any alternative."""


class Where(StrEnum):
    """Where a name is declared that something refers to."""

    MODULE = "module"
    PEER = "peer"
    STANDARD = "standard"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Declares:
    """What a schema says of a value that declares a name.

    Attributes:
        kind: the kind of the name.
        by_file: whether the name is that of the file.
        once: whether it is declared once, however many refer to what holds it.
        unused: how it is told that nothing uses the name; empty where that is not a fault.
    """

    kind: str
    by_file: bool = False
    once: bool = False
    unused: str = ""


@dataclass(frozen=True, slots=True)
class Refers:
    """What a schema says of a value that is a name from elsewhere.

    Attributes:
        kinds: those that the name may have.
        where: where it is declared.
        of: the key beside it whose name it is a part of, or that names the peer; empty for the next name above it.
        is_use: whether naming it makes it used.
    """

    kinds: tuple[str, ...]
    where: Where = Where.MODULE
    of: str = ""
    is_use: bool = True


def declares(schema: Schema) -> Declares | None:
    """What the schema declares itself."""
    said = schema.get(DECLARES)
    if isinstance(said, dict):
        return Declares(
            str(said["kind"]), said.get("by") == "file", said.get("once") is True, str(said.get("unused", ""))
        )
    return Declares(said) if isinstance(said, str) else None


def refers(schema: Schema) -> Refers | None:
    """What the schema refers to itself."""
    said = schema.get(REFERS)
    if isinstance(said, dict):
        kinds = said["kind"]
        return Refers(
            tuple(map(str, kinds)) if isinstance(kinds, list) else (str(kinds),),
            Where(str(said.get("in", Where.MODULE))),
            str(said.get("of", "")),
            said.get("use") is not False,
        )
    return Refers((said,)) if isinstance(said, str) else None


@dataclass(frozen=True, slots=True)
class Said:
    """The kinds of names that documents of a schema may declare, those that they may use, and whether they name any."""

    declared: frozenset[str]
    used: frozenset[str]
    nothing: bool


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The schemas of `spec/`, and which file of a module is described by which.

    Attributes:
        layouts: where the files of a module may lie, in the order in which they are tried.
        schemas: the schemas, by the names of their files.
        standard: the files that hold for all modules, each with its schema's name.
        platform: files as those of a module, by path: what holds for every module that says nothing else.
    """

    layouts: tuple[Layout, ...] = ()
    schemas: Mapping[str, Document] = field(default_factory=dict, repr=False)
    standard: tuple[tuple[Document, str], ...] = field(default=(), repr=False)
    platform: Mapping[str, Document] = field(default_factory=dict, repr=False)
    _said: dict[int, Said] = field(default_factory=dict, repr=False, init=False)

    @cached_property
    def house(self) -> Layout:
        """The layout whose files say names in the words of these schemas."""
        return next((layout for layout in self.layouts if layout.vocabulary), NO_LAYOUT)

    @property
    def files(self) -> tuple[FileRole, ...]:
        """The kinds of files that these schemas describe."""
        return self.house.described

    def kind_of(self, path: str) -> FileRole | None:
        """The kind of a file of a module; None for one that no schema describes."""
        found = self.house.role_of(path)
        return found if found is not None and found.schema else None

    def schema(self, name: str) -> Schema:
        """The schema in a file of `spec/`; an empty one where there is none."""
        found = self.schemas.get(name)
        return found.root.mapping() if found is not None else _NOTHING

    def target(self, reference: str, root: Schema) -> tuple[Schema, Schema]:
        """What a `$ref` of a schema names, and the schema that this is a part of."""
        identifier, _, fragment = reference.partition("#")
        root = self._by_id.get(identifier, _NOTHING) if identifier else root
        here = root
        for token in pointers.split(fragment):
            below = here.get(token)
            here = below if isinstance(below, dict) else _NOTHING
        return here, root

    @cached_property
    def _by_id(self) -> Mapping[str, Schema]:
        return {found.root.get("$id").text(): found.root.mapping() for found in self.schemas.values()}

    def declaring(self, kind: str) -> tuple[FileRole, ...]:
        """The kinds of files that declare names of a kind."""
        return tuple(file for file in self.files if kind in self.said(self.schema(file.schema)).declared)

    def said(self, schema: Schema, root: Schema | None = None) -> Said:
        """What documents of the schema say of names, at any depth."""
        known = self._said.get(id(schema))
        if known is None:
            known = self._said[id(schema)] = self._collect(schema, schema if root is None else root)
        return known

    def _collect(self, start: Schema, root: Schema) -> Said:
        declared: set[str] = set()
        used: set[str] = set()
        mentions = False
        seen: set[int] = set()
        pending = [(start, root)]
        while pending:
            schema, root = pending.pop()
            if id(schema) in seen:
                continue
            seen.add(id(schema))
            declaration, reference = declares(schema), refers(schema)
            declared.update([declaration.kind] if declaration else [])
            used.update(reference.kinds if reference and reference.is_use else ())
            mentions |= reference is not None
            pending.extend(self._parts(schema, root))
        return Said(frozenset(declared), frozenset(used), nothing=not declared and not mentions)

    def _parts(self, schema: Schema, root: Schema) -> Iterator[tuple[Schema, Schema]]:
        """The schemas directly below one, with what each is a part of. Keywords whose values are data are left out."""
        yield from ((part, root) for part in in_place(schema))
        for keyword in ("properties", "patternProperties"):
            group = schema.get(keyword)
            yield from ((part, root) for part in _schemas(group.values() if isinstance(group, dict) else ()))
        below = (schema.get(keyword) for keyword in ("additionalProperties", "propertyNames", "items"))
        yield from ((part, root) for part in _schemas(below))
        reference = schema.get("$ref")
        if isinstance(reference, str):
            yield self.target(reference, root)


def in_place(schema: Schema) -> Iterator[Schema]:
    """The parts of a schema that speak of the same value, references left out."""
    for keyword in IN_PLACE:
        if keyword in schema:
            said = schema[keyword]
            yield from _schemas(said if isinstance(said, list) else [said])


def _schemas(values: object) -> Iterator[Schema]:
    if hasattr(values, "__iter__"):
        yield from (value for value in values if isinstance(value, dict))


def stem(path: str) -> str:
    """The name of a file without folder and ending: `slow-reads` for `observability/runbooks/slow-reads.yaml`."""
    return PurePosixPath(path).name.partition(".")[0]
