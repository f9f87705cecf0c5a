"""Module folders as an ecosystem: which folders are modules, which of their files are sources, who sees whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final

from anarq import resources
from anarq.loader.catalogue import Catalogue, UnresolvedReference
from anarq.loader.load import load_document, load_folder
from anarq.loader.referred import with_referred
from anarq.loader.vocabulary import check_named, load_vocabulary
from anarq.loader.wanted import MANIFEST, is_generated
from anarq.model.astray import astray
from anarq.model.errors import AnarqError, NotRead, Place, Problem
from anarq.model.folder import Follow
from anarq.model.layout import FileRole, Layout, Role, alone
from anarq.model.module import Ecosystem, Module, silent_targets
from anarq.model.recognise import FoundModule, LeftOut, recognise, what_makes_a_module
from anarq.model.standards import Standards
from anarq.model.tree import MISSING, Document, Node
from anarq.source.folder import FolderSource
from anarq.source.overlay import OverlaySource
from anarq.source.port import GuardedSource, Source
from anarq.source.snapshot import Snapshot

STANDARDS: Final = "standards.yaml"
"""The file of the standards, below the folder of specs."""

_SCHEMA: Final = ".schema.json"
_MOST_NEAR: Final = 5


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
        if not name.endswith(_SCHEMA):  # a document of OpenAPI says its version within
            version = f"v{document.root.get('info', 'version').text().partition('.')[0]}"
        check_named(document, f"urn:anarq:common:{stem}", version)
    return folder.documents


def load_ecosystem(
    sources: Iterable[Source | Path | str], *, standards: Standards, common: Mapping[str, Document] | None = None
) -> Loaded:
    """The modules in the given folders, at any depth. A folder that cannot be used does not hide the others.

    Args:
        sources: the folders. Modules of all of them see one another.
        standards: what holds for all modules.
        common: the documents that all modules share, by file name; those that ship with the package where none are
            given.

    Raises:
        AnarqError: there is no module in any of them.
    """
    common = common_documents() if common is None else common
    modules: dict[str, Module] = {}
    looked = _look([_as_source(source) for source in sources], standards.vocabulary.layouts)
    refused = looked.refused
    problems: list[Problem] = [*looked.problems, *refused]
    if not looked.parts:
        raise AnarqError(problems)
    for part in looked.parts:
        first = modules.get(part.name)
        if first is not None:
            problems.append(_double(part, first))
            continue
        loaded = _read(part, refused)
        problems.extend(loaded.problems)
        modules[part.name] = Module(
            part.name,
            loaded.documents,
            standards,
            files=part.files,
            folder=part.shown,
            unread=loaded.unread,
            given=part.layout,
        )
    ecosystem, doubled = assemble(modules.values(), standards=standards, common=common, left_out=looked.left_out)
    return Loaded(ecosystem, tuple(sorted((*problems, *doubled), key=lambda problem: problem.place)))


def assemble(
    modules: Iterable[Module],
    *,
    standards: Standards,
    common: Mapping[str, Document],
    left_out: tuple[LeftOut, ...] = (),
) -> tuple[Ecosystem, tuple[Problem, ...]]:
    """The modules with references that reach their own documents, their peers' and the common ones.

    Gives the ecosystem, and a problem for each identifier that is declared twice. What the second document says is not
    looked at: it would be taken for the first, and what refers to its own name would lead nowhere. No IO.
    """
    given = sorted(modules, key=lambda module: module.name)
    climbing = [found for module in given if not module.speaks_house for found in module.documents.values()]
    every = Catalogue([*common.values(), *(found for module in given for found in module.documents.values())], climbing)
    named = [_without(module, every.usurpers) for module in given]
    kept = [one for one in every.documents if one not in every.usurpers]
    catalogue = Catalogue(kept, climbing) if every.usurpers else every
    follow = _follower(catalogue, silent_targets(named))
    joined = {module.name: replace(module, standards=standards, follow=follow) for module in named}
    return Ecosystem(joined, standards, common, catalogue, left_out), every.problems


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


@dataclass(frozen=True)
class _Part:
    """One module folder inside of a source, as a source itself. Paths are below the module folder."""

    source: Source
    prefix: str
    name: str
    files: frozenset[str]
    layout: Layout
    skipped: frozenset[str] = frozenset()

    @property
    def shown(self) -> str:
        return self.source.display(self.prefix.rstrip("/")) if self.prefix else self.source.shown

    @cached_property
    def readable(self) -> frozenset[str]:
        """The files that are not generated."""
        return frozenset(path for path in self.files if path not in self.skipped and not is_generated(path))

    @cached_property
    def roles(self) -> Mapping[str, FileRole]:
        """The files that are read, each with its role."""
        return self.layout.claims(self.readable).read

    def paths(self) -> Iterator[str]:
        return iter(self.roles)

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
            listed = _listed(load_document(part, MANIFEST), part.layout)
        except AnarqError as error:
            problems.extend(error.problems)
    sources = replace(part, skipped=listed)
    folder = with_referred(load_folder(sources, roles=sources.roles), sources, sources.readable)
    left_out = _below(part, (problem.place.file for problem in refused))
    unread = (sources.roles.keys() - folder.documents.keys()) | left_out | _meant(part)
    return _Read(folder.documents, (*problems, *folder.problems), frozenset(unread))


def _meant(part: _Part) -> set[str]:
    """The files that are not read for they are called nearly as they should be: nobody knows what they say."""
    if not part.layout.vocabulary:
        return set()
    return set(astray(part.files, part.layout).values()) - part.files


def _below(part: _Part, shown: Iterable[str]) -> set[str]:
    """Those of the places that are in the part, as paths below it."""
    folder = f"{part.shown}/"
    return {place.removeprefix(folder) for place in shown if place.startswith(folder)}


def _listed(manifest: Document, layout: Layout) -> frozenset[str]:
    """The generated files that a manifest lists.

    Raises:
        AnarqError: it lists one that is written by hand, which would hide it from every rule.
    """
    nodes = list(manifest.root.get("files").elements())
    wrong = [node for node in nodes if _is_due(layout, node.text())]
    if wrong:
        message = "`{}` is written by hand, and is listed as generated"
        mend = "take it out of the list"
        raise AnarqError([Problem(message.format(node.text()), node.place, mend) for node in wrong])
    return frozenset(node.text() for node in nodes)


def _as_source(given: Source | Path | str) -> Source:
    return FolderSource(Path(given), str(given)) if isinstance(given, Path | str) else given


def _is_due(layout: Layout, path: str) -> bool:
    """Whether people write the file: code is made of it."""
    role = layout.role_of(path)
    return role is not None and role.code


@dataclass(frozen=True, slots=True)
class _Looked:
    """What the given folders hold.

    Attributes:
        parts: the modules.
        left_out: what looks like one.
        problems: folders that cannot be listed or hold none.
        refused: what was not entered.
    """

    parts: tuple[_Part, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    refused: tuple[Problem, ...]


def _look(sources: Iterable[Source], layouts: Sequence[Layout]) -> _Looked:
    parts: list[_Part] = []
    left_out: list[LeftOut] = []
    problems: list[Problem] = []
    refused: list[Problem] = []
    for source in sources:
        if isinstance(source, Snapshot) and source.only:
            parts.append(_lone(source, layouts))
            continue
        try:
            found = recognise(source.paths(), layouts)
            refused.extend(source.refused() if isinstance(source, GuardedSource) else ())
        except AnarqError as error:
            problems.extend(error.problems)
            continue
        alike = [replace(one, folder=_shown(source, one.folder)) for one in found.left_out]
        if found.modules:
            parts.extend(_part(source, module) for module in found.modules)
            left_out.extend(alike)
        else:
            problems.append(_no_module(source, alike, layouts))
    return _Looked(tuple(parts), tuple(left_out), tuple(problems), tuple(refused))


def _part(source: Source, module: FoundModule) -> _Part:
    name = module.folder.rstrip("/").rpartition("/")[2] or _root_name(source)
    return _Part(source, module.folder, name, module.files, module.layout)


def _lone(source: Snapshot, layouts: Sequence[Layout]) -> _Part:
    """The one file of a source as the HTTP interface of a module of which nothing else is known."""
    layout = alone(layouts, Role.HTTP, source.only)
    return _Part(source, "", source.name, frozenset(source.paths()), layout)


def _shown(source: Source, folder: str) -> str:
    return source.display(folder.rstrip("/")) or source.shown


def _root_name(source: Source) -> str:
    """The name that is given; else that of the folder itself, also where the user wrote `.`."""
    if isinstance(source, OverlaySource):
        return _root_name(source.base)
    if isinstance(source, FolderSource):
        return source.name or source.root.resolve().name
    return PurePosixPath(source.shown).name


def _no_module(source: Source, alike: Iterable[LeftOut], layouts: Sequence[Layout]) -> Problem:
    near = [f"`{one.folder}`: {one.reason}" for one in alike]
    message = "; ".join(
        ["no module here", *near[:_MOST_NEAR], *([f"and {len(near) - _MOST_NEAR} more"] * (len(near) > _MOST_NEAR))]
    )
    mend = f"give the folder of a module, or one that holds modules; a module has {what_makes_a_module(layouts)}"
    return Problem(message, Place(source.display("") or source.shown), mend)


def _double(part: _Part, first: Module) -> Problem:
    message = f"module `{part.name}` was given twice"
    return Problem(message, Place(part.display("")), f"it was read from `{first.folder}`; give one of them")
