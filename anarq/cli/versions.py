"""The versions of a schema that `compat` compares, and where they are read from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from anarq.cli.paths import is_file, is_folder, is_there, missing
from anarq.cli.references import Known, Shelf, around, of_revision
from anarq.contracts import Location, Reading, SchemaError, Side, UnknownDialectError, UnresolvedError, of_document
from anarq.contracts.read.places import CONTAINERS, is_at, no_schema, schema_below
from anarq.loader import SUFFIXES, load_document
from anarq.model import pointer as pointers
from anarq.model.errors import AnarqError, Place, Problem
from anarq.model.internal import NO_SCHEMA, UNKNOWN_DIALECT, UNRESOLVED
from anarq.model.suggest import meant
from anarq.model.tree import Document, Node
from anarq.report.style import harmless
from anarq.source import AroundSource


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


def version(name: str, shelf: Shelf, reading: Reading) -> Version:
    """The schema that an argument names: `FILE`, `FILE#/pointer`, and `REVISION:FILE` for what git has.

    Raises:
        AnarqError: there is no such file or schema, or it is not one.
    """
    return _version(*_split(name), name, shelf, reading)


def _version(file: str, pointer: str, name: str, shelf: Shelf, reading: Reading) -> Version:
    source, inside = _source(file, shelf)
    document = load_document(source, inside)
    _require_schema(document, pointer)
    _require_pointer(document, pointer, file)
    _require_place_of_schema(document, pointer, file)
    known = Known(shelf, source, document.root.get("$id").text().rstrip("#"))
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
    if found.document.data is None and found.document.path.endswith(".json"):  # a file of YAML may be empty
        first = [replace(fault, found="the file holds `null`") for fault in first]
    return [_no_schema(fault.found, found.document.root.get(*fault.path).place, fault.mend) for fault in first]


def _no_schema(message: str, place: Place, mend: str = "") -> Problem:
    return Problem(f"this is not a schema: {harmless(message)}", place, harmless(mend), NO_SCHEMA)


def earlier(folders: Sequence[Path], old: str, new: str, shelf: Shelf, reading: Reading) -> Iterator[Version]:
    """The versions in some folders, each once, without the two that are compared; OLD's pointer holds for them as well.

    The two may be all that there is: then NEW is the second version.

    Raises:
        AnarqError: one of them cannot be used, or a folder holds none at all.
    """
    file, pointer = _split(old)
    seen = {Path(file).resolve(), Path(_split(new)[0]).resolve()}
    for path in (path for folder in folders for path in _versions(folder)):
        if path.resolve() not in seen:
            seen.add(path.resolve())
            yield _version(str(path), pointer, f"{path}#{pointer}" if pointer else str(path), shelf, reading)


def _versions(folder: Path) -> list[Path]:
    """The files of a folder that may be versions, sorted by name."""
    found = [path for path in folder.iterdir() if path.suffix in SUFFIXES]
    if not found:
        written = ", ".join(SUFFIXES)
        raise AnarqError.one(
            "the history holds no version", Place(str(folder)), f"name a folder with files in {written}"
        )
    return sorted(found, key=lambda path: _by_number(path.name))


def _by_number(name: str) -> list[tuple[int, str]]:
    """`v2` comes before `v10`."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name)]


def file_of(name: str) -> Path:
    """The file in an argument, which may be there or not."""
    return Path(_split(name)[0])


def _split(name: str) -> tuple[str, str]:
    """The file and the pointer in an argument; the name of a file may hold `#` as well.

    The longest part that is a file is one; where none is, the first that is called like one, as in `REVISION:FILE`.
    """
    marks = [place for place, sign in enumerate(name) if sign == "#"]
    ends = [*marks, len(name)]
    there = (end for end in reversed(ends) if is_file(Path(name[:end])))
    called = (end for end in ends if name[:end].endswith(SUFFIXES))
    end = next(there, next(called, ends[0]))
    return name[:end], name[end + 1 :]


def _source(file: str, shelf: Shelf) -> tuple[AroundSource, str]:
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
        return around(path, shelf), path.name
    folder, _, name = inside.rpartition("/")
    try:
        source = of_revision(revision, folder)
        _require_in_tree(source, name, file)
    except AnarqError as error:  # where there is no git the revision is told, and people asked for a file
        raise AnarqError([_about(problem, revision, file) for problem in error.problems]) from error
    return source, name


def _about(problem: Problem, revision: str, file: str) -> Problem:
    return replace(problem, place=Place(harmless(file))) if problem.place.file == harmless(revision) else problem


def _require_in_tree(source: AroundSource, name: str, file: str) -> None:
    """Refuse a folder of git, and what it has no file of when another one was meant, or the same from here on.

    Raises:
        AnarqError: it is so.
    """
    revision, _, inside = file.partition(":")
    try:
        paths = [*source.paths()]
    except AnarqError:
        _require_not_from_here(revision, inside)
        raise
    if name in paths:
        return
    if not name or any(path.startswith(f"{name}/") for path in paths):
        raise AnarqError.one("it is a folder", Place(harmless(file)), "name a file in it")
    _require_not_from_here(revision, inside)
    likely = meant(name, (path for path in paths if "/" not in path))
    if likely:
        mend = f"did you mean `{harmless(source.display(likely))}`?"
        raise AnarqError.one("no such file or folder", Place(harmless(file)), mend)


def _require_not_from_here(revision: str, inside: str) -> None:
    """Refuse a path from the root of the repository that leads to a file from here on alone.

    Raises:
        AnarqError: it is one.
    """
    if inside.startswith(".") or not _is_from_here(revision, inside):
        return
    mend = f"did you mean `{harmless(f'{revision}:./{inside}')}`? a path begins at the root of the repository"
    raise AnarqError.one("no such file or folder", Place(harmless(f"{revision}:{inside}")), mend)


def _is_from_here(revision: str, inside: str) -> bool:
    with suppress(AnarqError):
        return inside in of_revision(revision, ".").paths()
    return False


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
    message, mend = _why_unresolved(error, found)
    return AnarqError.one(message, place, mend, UNRESOLVED)


def _why_unresolved(error: UnresolvedError, found: Version) -> tuple[str, str]:
    """What a reference that leads nowhere, or to several schemas, names; and how to mend it."""
    written, known = f"`{harmless(error.reference)}`", found.known
    documents, unread = known.found(error.uri), known.unread(error.uri)
    if error.rivals:
        places = [found.place(Location(site.pointer, site.document)) for site in error.rivals]
        return _several(written, places), "let each identifier and anchor stand for one schema"
    if len(documents) > 1:
        places = [document.root.get("$id").place for document in documents]
        return _several(written, places), "give each an `$id` of its own, or leave the folder of one out of --catalogue"
    fragment = error.reference.partition("#")[2]
    if error.reference.startswith("#") or documents:
        within = f" in {harmless(documents[0].shown)}" if documents else ""
        return f"there is nothing at `#{harmless(fragment)}`{within}", ""
    if unread is not None:
        from_here = "write the path from this file on, or name the schema by its `$id` and its folder by --catalogue"
        return f"{written} leads to {_shown(unread.place)}: {unread.message}", unread.mend or from_here
    message = f"{written} is neither in the document, nor in its folder, nor in the catalogue"
    if urlsplit(error.reference).scheme == "file":
        return (
            message,
            "write the path from this file on: what a URL names is never fetched, not even from this machine",
        )
    if known.shelf.problems:
        first, *others = known.shelf.problems
        more = f" (and {len(others)} more)" if others else ""
        message += f"; what is in {_shown(first.place)}{more} is not known: {first.message}"
    return message, _alike(error.uri, known, found)


def _alike(uri: str, known: Iterable[str], found: Version) -> str:
    """The mend of a reference to what is not there: URIs are alike by their last names, for all share the host."""
    own = found.document.root.get("$id").text()
    names = {_last(other): other for other in known if other != own}
    name = meant(_last(uri), names)
    return f"did you mean `{harmless(names[name])}`?" if name else "name folders of schemas with --catalogue"


def _last(uri: str) -> str:
    return uri.rstrip("/#").rpartition("/")[2]


def _shown(place: Place) -> str:
    """A place; of a file as a whole, the file."""
    return str(place).removesuffix(":1:1")


def _several(written: str, places: list[Place]) -> str:
    return f"{written} names {len(places)} schemas that are not alike, at {' and '.join(map(str, places))}"
