"""The versions of a schema that `compat` compares: where they are read from, and what their references lead to."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from anarq import resources
from anarq.cli.paths import is_folder, is_there, missing
from anarq.contracts import Location, Reading, SchemaError, Side, UnknownDialectError, UnresolvedError, of_document
from anarq.contracts.read.metaschemas import URIS
from anarq.contracts.read.places import CONTAINERS, is_at, no_schema, schema_below
from anarq.loader import SUFFIXES, Catalogue, load_document, load_folder
from anarq.model import pointer as pointers
from anarq.model.errors import AnarqError, Place, Problem
from anarq.model.tree import Document, Json, Node
from anarq.report.style import harmless
from anarq.rules.finding import NO_SCHEMA, UNKNOWN_DIALECT, UNRESOLVED
from anarq.source import FolderSource, GitSource, Source


@dataclass(frozen=True)
class Known(Mapping[str, Json]):
    """The schemas that references may lead to: those that were named, and those in the folder of the file itself.

    A file in the folder or below it answers to its path, and a neighbour to its `$id` as well. Where the file has an
    `$id` of its own, the folder answers to what that stands in. A file is read when a reference names it; all
    neighbours are, when a reference names an `$id` that nobody else has.

    Attributes:
        named: documents by identifier.
        source: the folder of the file.
        own: the `$id` of the file.
    """

    named: Mapping[str, Document]
    source: Source
    own: str = ""
    files: dict[str, Document | None] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def neighbours(self) -> Mapping[str, Document]:
        """The schemas in the folder of the file, as they are there: of the same revision, if it is of one."""
        found: list[Document] = []
        with suppress(AnarqError):  # a folder that is too large to look through has no neighbours
            for path in self.source.paths():
                if "/" not in path and path.endswith(SUFFIXES):
                    with suppress(AnarqError):  # what cannot be read is not a neighbour
                        found.append(load_document(self.source, path))
        return _by_identifier(found)

    def document(self, uri: str) -> Document | None:
        """The document that a URI names, or none. The file itself is not a neighbour of its own."""
        if uri in self.named or uri in ("", self.own):
            return self.named.get(uri)
        if uri in URIS:
            return None
        if not urlsplit(uri).scheme:
            return self._file(unquote(uri).removeprefix("./"))
        folder = self.own[: self.own.rfind("/") + 1]
        beside = uri.removeprefix(folder) if folder and uri.startswith(folder) else ""
        return self.neighbours.get(uri) or (self._file(unquote(beside)) if beside else None)

    def _file(self, path: str) -> Document | None:
        """The file at a path from the folder."""
        if path not in self.files:
            self.files[path] = None
            with suppress(AnarqError):  # what is not there or cannot be read answers to nothing
                self.files[path] = load_document(self.source, path)
        return self.files[path] or self.neighbours.get(path)

    def __getitem__(self, uri: str) -> Json:
        document = self.document(uri)
        if document is None:
            raise KeyError(uri)
        return document.data

    def __iter__(self) -> Iterator[str]:
        return iter({**self.neighbours, **self.named})

    def __len__(self) -> int:
        return len({**self.neighbours, **self.named})


@dataclass(frozen=True)
class Version:
    """A schema that is compared, and the document that it stands in."""

    side: Side
    document: Document
    known: Known = field(repr=False)

    def place(self, location: Location) -> Place:
        """Where a location of the schema stands."""
        document = (self.known.document(location.document) if location.document else None) or self.document
        return document.place(location.pointer)


def named(folders: tuple[Path, ...]) -> Mapping[str, Document]:
    """The packaged common schemas, and those of the given folders, which go first.

    Raises:
        AnarqError: a file in one of the folders cannot be used.
    """
    common = resources.spec() / "common"
    documents: list[Document] = []
    for folder in (*folders, *([common] if common.is_dir() else [])):
        loaded = load_folder(FolderSource(folder))
        if loaded.problems and folder is not common:
            raise AnarqError(loaded.problems)
        documents.extend(loaded.documents.values())
    return _by_identifier(documents)


def _by_identifier(documents: list[Document]) -> dict[str, Document]:
    by_data = {id(document.data): document for document in documents}
    return {uri: by_data[id(data)] for uri, data in Catalogue(documents).schemas().items()}


def version(name: str, documents: Mapping[str, Document], reading: Reading) -> Version:
    """The schema that an argument names: `FILE`, `FILE#/pointer`, and `REVISION:FILE` for what git has.

    Raises:
        AnarqError: there is no such file or schema, or it is not one.
    """
    file, _, pointer = name.partition("#")
    source, inside = _source(file)
    document = load_document(source, inside)
    _require_schema(document, pointer)
    _require_pointer(document, pointer, file)
    _require_place_of_schema(document, pointer, file)
    known = Known(documents, source, document.root.get("$id").text().rstrip("#"))
    found = Version(Side(document.data, pointer, known, reading, name), document, known)
    try:
        found.side.check()
    except SchemaError as error:
        place = found.place(Location(error.pointer, error.document))
        if isinstance(error, UnknownDialectError):
            raise AnarqError.one(
                harmless(error.message), place, "say with --dialect what it is written in", UNKNOWN_DIALECT
            ) from error
        raise AnarqError(_breaches(found, reading) or [_no_schema(error.message, place)]) from error
    except UnresolvedError as error:
        raise _unresolved(error, found) from error
    except ValueError as error:
        raise AnarqError.one(harmless(str(error)), document.place(), "write FILE#/pointer", NO_SCHEMA) from error
    return found


def _breaches(found: Version, reading: Reading) -> list[Problem]:
    """How a schema breaks its dialect, in the words of `anarq check`; nothing where another document is to blame."""
    from anarq.checks.spec._dialects import dialect_breaches  # only a schema that is not one gets so far
    from anarq.checks.spec._wording import faults

    schema = Node(found.document, found.side.pointer, found.side.site.schema)
    told = [*faults(dialect_breaches(schema, of_document(found.document.data, reading.dialect)))]
    once = {fault.path: fault for fault in reversed(told)}  # parts of a meta-schema may object to one value
    first = [fault for fault in told if once[fault.path] is fault]
    return [_no_schema(fault.found, found.document.root.get(*fault.path).place, fault.mend) for fault in first]


def _no_schema(message: str, place: Place, mend: str = "") -> Problem:
    return Problem(f"this is not a schema: {harmless(message)}", place, harmless(mend), NO_SCHEMA)


def earlier(
    folder: Path | None, old: str, new: str, documents: Mapping[str, Document], reading: Reading
) -> Iterator[Version]:
    """The versions in a folder, without the two that are compared; OLD's pointer holds for them as well.

    The two may be all that there is: then NEW is the second version.

    Raises:
        AnarqError: one of them cannot be used, or the folder holds none at all.
    """
    if folder is None:
        return
    file, mark, pointer = old.partition("#")
    compared = {Path(file).resolve(), Path(new.partition("#")[0]).resolve()}
    found = [path for path in folder.iterdir() if path.suffix in SUFFIXES]
    if not found:
        written = ", ".join(SUFFIXES)
        raise AnarqError.one(
            "the history holds no version", Place(str(folder)), f"name a folder with files in {written}"
        )
    for path in sorted(found, key=lambda path: _by_number(path.name)):
        if path.resolve() not in compared:
            yield version(f"{path}{mark}{pointer}", documents, reading)


def _by_number(name: str) -> list[tuple[int, str]]:
    """`v2` comes before `v10`."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name)]


def _source(file: str) -> tuple[Source, str]:
    """Where a file is read from, and its name there: a folder, or a git revision as in `REVISION:path`.

    Raises:
        AnarqError: the name is one of a folder, of a stream, or of nothing.
    """
    revision, colon, inside = file.partition(":")
    path = Path(file)
    if is_folder(path):
        raise AnarqError.one("it is a folder", Place(file), "name a file in it")
    if file == "-" or (is_there(path) and not path.is_file()):
        mend = "write it to a file first; REVISION:FILE is a file as git has it"
        raise AnarqError.one("a stream is not read: references would lead nowhere from it", Place(file), mend)
    if not colon and not is_there(path):
        raise AnarqError.one("no such file or folder", Place(file), missing(path))
    if not colon or is_there(path):
        return FolderSource(path.parent), path.name
    folder, _, name = inside.rpartition("/")
    return GitSource(Path(), revision, folder), name


def _require_schema(document: Document, pointer: str) -> None:
    """Refuse documents that hold schemas and are none: read as a schema, they would accept everything."""
    kind = next((kind for kind in sorted(CONTAINERS) if kind in document.root.mapping()), None)
    if kind is not None and not pointer:
        message = f"this is a document with `{kind}` at its root, which holds schemas and is not one"
        within = "definitions" if kind == "swagger" else "components/schemas"
        raise AnarqError.one(
            message, document.place(f"/{kind}"), f"name a schema in it: FILE#/{within}/NAME", NO_SCHEMA
        )


def _require_pointer(document: Document, pointer: str, file: str) -> None:
    """Refuse what is not a pointer, or leads to nothing; one that is escaped as in a `$ref` is told unescaped."""
    written = harmless(pointer)
    if not pointers.is_pointer(pointer):
        message = f"`#{written}` is not a JSON Pointer"
        mend = "write `~0` for `~` in a name, and `~1` for `/`" if pointer.startswith("/") else "write FILE#/pointer"
        raise AnarqError.one(message, document.place(), mend, NO_SCHEMA)
    if is_at(document.data, pointer):
        return
    meant = unquote(pointer)
    there = pointers.is_pointer(meant) and is_at(document.data, meant)
    mend = f"did you mean `{harmless(file)}#{harmless(meant)}`?" if there else ""
    raise AnarqError.one(f"there is nothing at `#{written}`", document.place(), mend, UNRESOLVED)


def _require_place_of_schema(document: Document, pointer: str, file: str) -> None:
    """Refuse a pointer at something else: most of it would be read as a schema that accepts everything."""
    found = no_schema(document.data, pointer)
    if found is not None:
        below = schema_below(document.data, pointer)
        mend = f"name a schema: {harmless(file)}#{harmless(below)}" if below else "name a schema below it"
        raise AnarqError.one(f"`#{harmless(pointer)}` is {found}", document.place(pointer), mend, NO_SCHEMA)


def _unresolved(error: UnresolvedError, found: Version) -> AnarqError:
    place = found.place(Location(f"{error.pointer}/$ref", error.document))
    if error.reference.startswith("#"):
        return AnarqError.one(f"there is nothing at `{harmless(error.reference)}`", place, rule=UNRESOLVED)
    message = f"`{harmless(error.reference)}` is neither in the document, nor in its folder, nor in the catalogue"
    mend = "name folders of schemas with --catalogue"
    if urlsplit(error.reference).scheme == "file":
        mend = "write the path from this file on: what a URL names is never fetched, not even from this machine"
    return AnarqError.one(message, place, mend, UNRESOLVED)
