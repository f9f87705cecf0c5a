"""Module folders as an ecosystem: which folders are modules, which of their files are sources, who sees whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from anarq import resources
from anarq.loader.catalogue import Catalogue, UnresolvedReference
from anarq.loader.load import SUFFIXES, load_document, load_folder
from anarq.loader.vocabulary import check_named, load_vocabulary
from anarq.model.errors import AnarqError, NotRead, Place, Problem
from anarq.model.folder import Follow
from anarq.model.module import Ecosystem, Module, silent_targets
from anarq.model.standards import Standards
from anarq.model.tree import MISSING, Document, Node
from anarq.source.folder import FolderSource
from anarq.source.port import GuardedSource, Source

MARKERS: Final = frozenset({"module.yaml", "openapi.yaml", "mcp.json"})
"""A folder that holds one of them is a module."""

STANDARDS: Final = "standards.yaml"
"""The file of the standards, below the folder of specs."""

_SCHEMA: Final = ".schema.json"

GENERATED: Final = "_gen"
"""The folder of generated files; its manifest lists those that stand elsewhere in the module."""

MANIFEST: Final = f"{GENERATED}/manifest.json"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The modules that were found, and every reason why a part of them could not be read."""

    ecosystem: Ecosystem
    problems: tuple[Problem, ...]


PLATFORM: Final = "platform"
"""The folder of what every module has that says nothing else, below the folder of specs."""


def load_standards(spec: Source | None = None, platform: Source | None = None) -> Standards:
    """The standards that ship with the package, or others.

    Args:
        spec: the folder with `standards.yaml`; that of the package by default.
        platform: the folder of what every module has that says nothing else; that of the package by default.

    Raises:
        AnarqError: `standards.yaml`, or a file of the platform, cannot be used.
    """
    standards = load_document(FolderSource(resources.spec(), "spec") if spec is None else spec, STANDARDS)
    inherited = FolderSource(resources.spec() / PLATFORM, f"spec/{PLATFORM}") if platform is None else platform
    return Standards(standards.root, load_vocabulary(standards, inherited))


def common_documents() -> Mapping[str, Document]:
    """The common schemas and HTTP components that ship with the package, by file name.

    Raises:
        AnarqError: one of them cannot be used, which is a fault of the installation.
    """
    folder = load_folder(FolderSource(resources.spec() / "common", "spec/common"))
    if folder.problems:
        raise AnarqError(folder.problems)
    for name, document in folder.documents.items():
        stem, _, version = name.rpartition("/")[2].removesuffix(_SCHEMA).rpartition(".")
        if name.endswith(_SCHEMA):
            check_named(document, f"urn:anarq:common:{stem}", version)
    return folder.documents


def load_ecosystem(
    sources: Iterable[Source | Path | str], *, standards: Standards, common: Mapping[str, Document] | None = None
) -> Loaded:
    """The modules of the given folders, each a module folder or a folder of module folders.

    Args:
        sources: the folders. Modules of all of them see one another.
        standards: what holds for all modules.
        common: the documents that all modules share, by file name; those that ship with the package where none are
            given.

    Raises:
        AnarqError: a folder cannot be listed, or neither is a module nor holds one.
    """
    common = common_documents() if common is None else common
    modules: dict[str, Module] = {}
    problems: list[Problem] = []
    given = [_as_source(source) for source in sources]
    refused = [problem for source in given if isinstance(source, GuardedSource) for problem in source.refused()]
    problems.extend(refused)
    for part in (part for source in given for part in _parts(source)):
        first = modules.get(part.name)
        if first is not None:
            problems.append(_double(part, first))
            continue
        loaded = _read(part, refused)
        problems.extend(loaded.problems)
        modules[part.name] = Module(
            part.name, loaded.documents, standards, files=part.files, folder=part.shown, unread=loaded.unread
        )
    ecosystem, doubled = assemble(modules.values(), standards=standards, common=common)
    return Loaded(ecosystem, tuple(sorted((*problems, *doubled), key=lambda problem: problem.place)))


def assemble(
    modules: Iterable[Module], *, standards: Standards, common: Mapping[str, Document]
) -> tuple[Ecosystem, tuple[Problem, ...]]:
    """The modules with references that reach their own documents, their peers' and the common ones.

    Gives the ecosystem, and a problem for each identifier that is declared twice. What the second document says is not
    looked at: it would be taken for the first, and what refers to its own name would lead nowhere. No IO.
    """
    given = sorted(modules, key=lambda module: module.name)
    every = Catalogue([*common.values(), *(found for module in given for found in module.documents.values())])
    named = [_without(module, every.usurpers) for module in given]
    catalogue = Catalogue([one for one in every.documents if one not in every.usurpers]) if every.usurpers else every
    follow = _follower(catalogue, silent_targets(named))
    joined = {module.name: replace(module, standards=standards, follow=follow) for module in named}
    return Ecosystem(joined, standards, common, catalogue), every.problems


def _without(module: Module, usurpers: frozenset[Document]) -> Module:
    """The module, with those of its documents unread that go by the name of another."""
    unread = {path for path, document in module.documents.items() if document in usurpers}
    kept = {path: document for path, document in module.documents.items() if path not in unread}
    return replace(module, documents=kept, unread=module.unread | unread)


def _follower(catalogue: Catalogue, unread: Sequence[str]) -> Follow:
    known: dict[tuple[Document, str], Node] = {}  # documents do not change, and the same ones are followed often

    def follow(node: Node) -> Node:
        if "$ref" not in node.mapping():
            return node
        key = node.document, node.pointer
        if key not in known:
            known[key] = resolved(node)
        return known[key]

    def resolved(node: Node) -> Node:
        try:
            return catalogue.resolve_fully(node)
        except UnresolvedReference as error:  # a rule says so, at the reference
            if unread:  # what it names may stand in one of them: nobody knows their identifiers
                raise NotRead(unread) from error
            return Node(node.document, node.pointer, MISSING)

    return follow


@dataclass(frozen=True, slots=True)
class _Part:
    """One module folder inside of a source, as a source itself. Paths are below the module folder."""

    source: Source
    prefix: str
    name: str
    files: frozenset[str]
    skipped: frozenset[str] = frozenset()

    @property
    def shown(self) -> str:
        return self.source.display(self.prefix.rstrip("/")) if self.prefix else self.source.shown

    def paths(self) -> Iterator[str]:
        return iter(sorted(path for path in self.files if path not in self.skipped and not _is_generated(path)))

    def read(self, path: str) -> bytes:
        return self.source.read(self.prefix + path)

    def display(self, path: str) -> str:
        return self.source.display(self.prefix + path)


@dataclass(frozen=True, slots=True)
class _Read:
    documents: Mapping[str, Document]
    problems: tuple[Problem, ...]
    unread: frozenset[str]


def _read(part: _Part, refused: Iterable[Problem]) -> _Read:
    problems: list[Problem] = []
    listed: frozenset[str] = frozenset()
    if MANIFEST in part.files:
        try:
            listed = _listed(load_document(part, MANIFEST))
        except AnarqError as error:
            problems.extend(error.problems)
    sources = _Part(part.source, part.prefix, part.name, part.files, listed)
    folder = load_folder(sources)
    due = {path for path in sources.paths() if path.endswith(SUFFIXES)}
    left_out = _below(part, (problem.place.file for problem in refused))
    return _Read(folder.documents, (*problems, *folder.problems), frozenset((due - folder.documents.keys()) | left_out))


def _below(part: _Part, shown: Iterable[str]) -> set[str]:
    """Those of the places that are in the part, as paths below it."""
    folder = f"{part.shown}/"
    return {place.removeprefix(folder) for place in shown if place.startswith(folder)}


def _listed(manifest: Document) -> frozenset[str]:
    """The generated files that a manifest lists.

    Raises:
        AnarqError: it lists one that is written by hand, which would hide it from every rule.
    """
    nodes = list(manifest.root.get("files").elements())
    wrong = [node for node in nodes if node.text() in MARKERS]
    if wrong:
        message = "`{}` is written by hand, and is listed as generated"
        mend = "take it out of the list"
        raise AnarqError([Problem(message.format(node.text()), node.place, mend) for node in wrong])
    return frozenset(node.text() for node in nodes)


def _as_source(given: Source | Path | str) -> Source:
    return FolderSource(Path(given), str(given)) if isinstance(given, Path | str) else given


def _parts(source: Source) -> list[_Part]:
    paths = list(source.paths())
    if MARKERS.intersection(paths):
        found = [_Part(source, "", _root_name(source), frozenset(paths))]
    else:
        found = _subfolders(source, paths)
    if not found:
        raise AnarqError([_no_module(source, paths)])
    return found


def _subfolders(source: Source, paths: Sequence[str]) -> list[_Part]:
    below: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        folder, slash, rest = path.partition("/")
        if slash:
            below[folder].add(rest)
    return [
        _Part(source, f"{name}/", name, frozenset(files))
        for name, files in sorted(below.items())
        if MARKERS.intersection(files)
    ]


def _root_name(source: Source) -> str:
    """The name of the folder itself, also where the user wrote `.`."""
    if isinstance(source, FolderSource):
        return source.root.resolve().name
    return PurePosixPath(source.shown).name


def is_read(path: str) -> bool:
    """Whether a file below a folder of modules may be read when they are loaded."""
    return path.endswith(MANIFEST) or (path.endswith(SUFFIXES) and not _is_generated(path))


def _is_generated(path: str) -> bool:
    return GENERATED in path.split("/")[:-1]


def _no_module(source: Source, paths: Iterable[str]) -> Problem:
    markers = ", ".join(f"`{marker}`" for marker in sorted(MARKERS))
    message = f"no module here: neither the folder nor one directly below it holds {markers}"
    parents = {PurePosixPath(path).parent.parent for path in paths if PurePosixPath(path).name in MARKERS}
    nearest = min(parents, key=lambda folder: (len(folder.parts), folder), default=None)
    mend = (
        f"give a folder of modules, e.g. `{source.display(str(nearest))}`"
        if nearest
        else "give the folder of a module, or a folder of such folders"
    )
    return Problem(message, Place(source.display("") or source.shown), mend)


def _double(part: _Part, first: Module) -> Problem:
    message = f"module `{part.name}` was given twice"
    return Problem(message, Place(part.display("")), f"it was read from `{first.folder}`; give one of them")
