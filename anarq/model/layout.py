"""Layouts: which role a file of a module has by its path, as `spec/layouts/` says. No IO."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from anarq.model.errors import AnarqError
from anarq.model.globs import chooser, first_meant, matcher
from anarq.model.tree import Document, Node, Reader


class Role(StrEnum):
    """What a file of a module is for, wherever it lies."""

    MANIFEST = "manifest"
    README = "readme"
    PACKAGE = "package"
    COMPOSE = "compose"
    HTTP = "http"
    TOOLS = "tools"
    CONTRACT = "contract"
    CONTRACT_TEST = "contract-test"
    TOPIC = "topic"
    TOPIC_TEST = "topic-test"
    CATALOGUE = "catalogue"
    POLICIES = "policies"
    MIDDLEWARE = "middleware"
    KEY = "key"
    STORAGE_MAP = "storage-map"
    PINNING = "pinning"
    RETENTION = "retention"
    AUDIT = "audit"
    METRICS = "metrics"
    SLO = "slo"
    RUNBOOK = "runbook"
    RUNTIME = "runtime"
    MATRIX = "matrix"
    DEPRECATIONS = "deprecations"
    WAIVERS = "waivers"
    HANDLERS = "handlers"
    SERVICES = "services"
    MOCKS = "mocks"
    UTILITIES = "utilities"
    UNIT_TEST = "unit-test"
    INTERFACE_TEST = "interface-test"
    INTEGRATION_TEST = "integration-test"
    E2E_TEST = "e2e-test"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Form:
    """One of several forms in which files say the same: objects that hold a key, and the schema that describes them."""

    has: str
    schema: str


@dataclass(frozen=True, slots=True)
class FileRole:
    """A role in a layout.

    Attributes:
        role: the role.
        paths: globs of where its files lie, the right place first.
        reader: how they are read.
        schema: the name of the schema that describes them; empty where none does.
        forms: the schemas that describe some of them, by a key that these hold.
        due: whether a module must have one.
        many: whether there may be several.
        code: whether code is made of it.
        clause: the section of the design that asks for it.
        meaning: what it says.
    """

    role: Role
    paths: tuple[str, ...]
    reader: Reader = Reader.DATA
    schema: str = ""
    forms: tuple[Form, ...] = ()
    due: bool = False
    many: bool = False
    code: bool = False
    clause: str = ""
    meaning: str = ""

    @property
    def path(self) -> str:
        """The right place, as a person would write it; `*` stands for one name."""
        return first_meant(self.paths[0])

    def covers(self, path: str) -> bool:
        """Whether a file may lie there."""
        return any(matcher(glob)(path) for glob in self.paths)

    def may_cover(self, folder: str) -> bool:
        """Whether a file may lie in a folder, at the right place."""
        return self.path.startswith(f"{folder}/")


@dataclass(frozen=True, slots=True)
class Claims:
    """Which files have which role.

    Attributes:
        by_role: the files of each role, by path.
        elsewhere: files that do not lie at the right place, each with its role.
        roles: the role of each file that has one.
    """

    by_role: Mapping[Role, tuple[str, ...]]
    elsewhere: Mapping[str, FileRole]
    roles: Mapping[str, FileRole]

    @property
    def read(self) -> Mapping[str, FileRole]:
        """Those of the files that are read, sorted."""
        return {path: self.roles[path] for path in sorted(self.roles) if self.roles[path].reader is not Reader.NONE}


@dataclass(frozen=True, eq=False)
class Layout:
    """Where the files of a module lie.

    Attributes:
        name: of its file in `spec/layouts/`.
        precedence: layouts are tried in this order.
        vocabulary: whether its files say scope, purpose and classification in the words of the house.
        marks: globs; a folder that holds files for all of one group is a module of this layout.
        loose: globs; a folder that holds files for all of one group is one when no module of its own lies below it.
        hints: globs; a folder that holds a file for one of them looks like a module.
        roles: in the order in which they claim files.
        partial: whether a module of it is a part of one only, so that what it has no place for lacks.
    """

    name: str
    precedence: int = 1
    vocabulary: bool = False
    marks: tuple[tuple[str, ...], ...] = ()
    loose: tuple[tuple[str, ...], ...] = ()
    hints: tuple[str, ...] = ()
    roles: Mapping[Role, FileRole] = field(default_factory=lambda: MappingProxyType({}))
    partial: bool = False

    @property
    def described(self) -> tuple[FileRole, ...]:
        """The roles whose files a schema describes."""
        return tuple(one for one in self.roles.values() if one.schema)

    def marked_by(self, roles: Iterable[Role]) -> "Layout":
        """The same layout, in which one file of any of these roles makes a folder a module, at any of its places."""
        places = (path for role in roles if role in self.roles for path in self.roles[role].paths)
        return replace(self, marks=tuple((path,) for path in places))

    def role_of(self, path: str) -> FileRole | None:
        """The role that a file of that path may have; None for one that has none."""
        chosen = self._choose(path)
        return self._choices[chosen][0] if chosen else None

    def claims(self, paths: Iterable[str]) -> Claims:
        """Which of the files have which role. It costs the length of the paths.

        A role that one file has goes to the one at the best place, and of these to the one least deep.
        """
        found: dict[Role, list[tuple[int, str]]] = defaultdict(list)
        for path in paths:
            chosen = self._choose(path)
            if chosen:
                role, rank = self._choices[chosen]
                found[role.role].append((rank, path))
        kept = {role: _kept(self.roles[role], found[role]) for role in self.roles if role in found}
        return Claims(
            {role: tuple(sorted(path for _, path in files)) for role, files in kept.items()},
            {path: self.roles[role] for role, files in kept.items() for rank, path in files if rank},
            {path: self.roles[role] for role, files in kept.items() for _, path in files},
        )

    @cached_property
    def _choices(self) -> Mapping[str, tuple[FileRole, int]]:
        every = ((role, rank) for role in self.roles.values() for rank in range(len(role.paths)))
        return {f"r{number}": choice for number, choice in enumerate(every)}

    @cached_property
    def _choose(self) -> Callable[[str], str]:
        return chooser({name: role.paths[rank] for name, (role, rank) in self._choices.items()})


NO_LAYOUT: Final = Layout("")
"""That of a module of which nobody knows where its files lie: no file has a role."""


def alone(layouts: Iterable[Layout], role: Role, path: str) -> Layout:
    """The layout of one file that is looked at without the others of its module, and asked for no words of the house.

    Args:
        layouts: of modules; one of them says what a file of that role is.
        role: of the file.
        path: of the file.
    """
    known = next(one.roles[role] for one in layouts if role in one.roles and not one.vocabulary)
    return Layout("one file", roles={role: replace(known, paths=(path,))}, partial=True)


def _kept(role: FileRole, found: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    return list(found) if role.many else [min(found, key=lambda one: (one[0], one[1].count("/"), one[1]))]


def layout_of(document: Document, name: str) -> Layout:
    """The layout that a document says.

    Raises:
        AnarqError: it names a role that nothing knows.
    """
    root = document.root
    return Layout(
        name,
        int(root.get("precedence").number()),
        root.get("vocabulary").flag(),
        tuple(group.texts() for group in root.get("marks").elements()),
        tuple(group.texts() for group in root.get("loose").elements()),
        root.get("hints").texts(),
        {role.role: role for role in (_role(key, node) for key, node in root.get("roles").items())},
    )


def _role(name: str, node: Node) -> FileRole:
    known = {role.value: role for role in Role}
    if name not in known:
        message = f"`{name}` is no role of a file"
        raise AnarqError.one(message, node.place, f"name one of {', '.join(f'`{one}`' for one in known)}")
    return FileRole(
        known[name],
        node.get("paths").texts(),
        Reader(node.get("reader").text(Reader.NONE)),
        node.get("schema").text(),
        tuple(Form(form.get("has").text(), form.get("schema").text()) for form in node.get("forms").elements()),
        node.get("due").flag(),
        node.get("many").flag(),
        node.get("code").flag(),
        node.get("clause").text(),
        node.get("meaning").text(),
    )
