"""What becomes of a reference: it names something, nothing, or nobody can say."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from anarq.model import pointer as pointers
from anarq.model.errors import AnarqError, NotRead
from anarq.model.names.fields import lost
from anarq.model.names.index import STANDARD, Names
from anarq.model.names.vocabulary import Where
from anarq.model.names.walk import Declared, Referred
from anarq.model.tree import Node

if TYPE_CHECKING:  # an ecosystem holds its names
    from anarq.model.module import Module
from anarq.model.views.openapi import Operation

_CONTRACT: Final = "contract"
_DEPENDENCY: Final = "dependency"
_FIELD: Final = ("field",)
_PARAMETER: Final = ("parameter",)
_PLACE: Final = "place"
_INHERITED: Final = frozenset({"collection", "objective", "resource-type", "runbook"})
"""Kinds of names that every module has of the platform besides its own."""
_TELLING: Final = frozenset({"module", "scope", "tool", "topic"})
"""Kinds of names that tell which module declares them. All others are names of one module alone."""
_IN_PATH: Final = re.compile(r"\{([^{}]*)\}")
_URN: Final = "urn:anarq:"


@dataclass(frozen=True, slots=True)
class Undeclared:
    """A name that nothing declares.

    Attributes:
        owner: the module that does not declare it; empty for the standard, and where any module may.
        allowed: the names that there are.
        among: what those are names of, where they are a part of something.
        within: where that is described, as by schemas or by lists of parameters.
    """

    owner: str
    allowed: tuple[str, ...]
    among: str = ""
    within: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Away:
    """A name of a module that was not given."""

    module: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A name that may be declared in files that could not be read."""

    files: tuple[str, ...]


Judged: TypeAlias = Undeclared | Away | Unread | None
"""What becomes of a reference. None: it names something, or what it lacks is told elsewhere."""


class Judge:
    """Looks names up."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._modules = names.ecosystem.modules
        self._operations: dict[str, Mapping[str, Operation]] = {}

    def judge(self, owner: str, reference: Referred) -> Judged:
        """What becomes of a reference of a module, or of the standard."""
        kinds = reference.to.kinds
        if reference.to.where is Where.PEER and reference.peer not in self._names.books[owner].all(_DEPENDENCY):
            return None  # of a peer that is not named, or is not one: what lacks is told there
        if kinds in (_FIELD, _PARAMETER):
            return self._part(owner, reference)
        if _PLACE in kinds and reference.name.startswith(_URN):
            return self._place(reference)
        owners = self._owners(owner, reference)
        if any(reference.name in self._declared(one, kind, reference) for one, kind in owners):
            return None
        away = self._away(reference)
        if away:
            return Away(away)
        unread = tuple(dict.fromkeys(file for one, kind in owners for file in self._names.unread(one, kind)))
        if unread:
            return Unread(unread)
        if any(self._names.is_open(one, kind) for one, kind in owners):
            return None
        names = (name for one, kind in owners for name in self._declared(one, kind, reference))
        is_told = reference.to.where is Where.ANYWHERE  # whose it is, the name tells, if anything
        lacking = self._names.ecosystem.standards.owner_of(reference.name) if is_told else owners[0][0]
        return Undeclared(lacking, tuple(dict.fromkeys(names)))

    def _owners(self, owner: str, reference: Referred) -> list[tuple[str, str]]:
        """Who may declare a name, and as which kind."""
        kinds, where = reference.to.kinds, reference.to.where
        if where is not Where.ANYWHERE:
            whose = {Where.MODULE: owner, Where.PEER: reference.peer, Where.STANDARD: STANDARD}[where]
            inherited = [(STANDARD, kind) for kind in kinds if kind in _INHERITED and where is Where.MODULE]
            return [*((whose, kind) for kind in kinds), *inherited]
        own = [(owner, kind) for kind in kinds]
        others = (name for name in self._names.books if name != owner)
        return [*own, *((name, kind) for name in others for kind in kinds if kind in _TELLING)]

    def _declared(self, owner: str, kind: str, reference: Referred) -> Mapping[str, list[Declared]]:
        if reference.to.where is Where.PEER:
            return self._names.interface(owner, kind)
        return self._names.books[owner].all(kind)

    def _away(self, reference: Referred) -> str:
        """The module that is to declare a name and was not given; empty when it was, or nobody knows it."""
        whose = reference.peer
        if reference.to.where is Where.ANYWHERE:
            whose = self._names.ecosystem.standards.owner_of(reference.name)
        elif reference.to.where is not Where.PEER:
            return ""
        return whose if whose not in self._modules else ""

    def _place(self, reference: Referred) -> Judged:
        """A document by its identifier, and a JSON Pointer into it."""
        try:
            self._names.ecosystem.resolver.resolve(reference.name, reference.node)
        except AnarqError:
            owner = reference.name.removeprefix(_URN).partition(":")[0]
            if owner not in self._modules:
                return Away(owner)
            unread = self._names.unread(owner, _CONTRACT)
            return Unread(unread) if unread else Undeclared(owner, self._near(owner, reference.name))
        return None

    def _near(self, owner: str, name: str) -> tuple[str, ...]:
        """The places beside the one that a name was to name, where its document is there; else the documents."""
        identifier, hash_, pointer = name.partition("#")
        contracts = self._names.books[owner].all(_CONTRACT)
        if identifier not in contracts or not hash_ or not pointer.startswith("/"):
            return tuple(contracts)
        above, _, _ = pointer.rpartition("/")
        around = contracts[identifier][0].node.document.root.get(*pointers.split(above))
        return tuple(f"{identifier}#{pointers.join(above, key)}" for key in around.mapping())

    def _part(self, owner: str, reference: Referred) -> Judged:
        """A name that is a part of what another one names. Nothing is said of it where that is not there."""
        whole = reference.of
        if whole is None or self.judge(owner, whole) is not None:
            return None
        module = self._modules.get(self._owner(owner, whole))
        if module is None:
            return None
        try:
            if reference.to.kinds == _PARAMETER:
                return self._parameter(module, reference, whole.name)
            return self._field(module, reference, whole.name)
        except NotRead as lacking:
            return Unread(lacking.files)

    def _owner(self, owner: str, whole: Referred) -> str:
        """The module whose name a name is."""
        if whole.to.where is Where.ANYWHERE:
            return self._names.ecosystem.standards.owner_of(whole.name) or owner
        return whole.peer if whole.to.where is Where.PEER else owner

    def _parameter(self, owner: "Module", reference: Referred, operation: str) -> Judged:
        found = self._by_name(owner).get(operation)
        if found is None:
            return None
        names = tuple(one.name for one in found.parameters)
        qualified = (f"{one.location}.{one.name}" for one in found.parameters)
        # What stands in the path and is not declared is told there.
        in_path = _IN_PATH.findall(found.path)
        if reference.name in {*names, *qualified, *in_path}:
            return None
        return Undeclared(owner.name, names, operation, found.places_of_parameters)

    def _field(self, owner: "Module", reference: Referred, whole: str) -> Judged:
        schema = next(self._data(owner, whole), None)
        missing = lost(schema, reference.name, owner.follow) if schema is not None else None
        return Undeclared(owner.name, missing.allowed, whole, missing.within) if missing is not None else None

    def _data(self, owner: "Module", name: str) -> Iterator[Node]:
        """The schema of the data of an operation, a tool or a topic."""
        operations = self._by_name(owner)
        for tool in (tool for tool in owner.tools if tool.name == name):
            bound = operations.get(tool.binding)
            yield bound.data if bound is not None else tool.node.get("output")
        if name in operations:
            yield operations[name].data
        yield from (topic.schema for topic in owner.topics if topic.name == name)

    def _by_name(self, module: "Module") -> Mapping[str, "Operation"]:
        if module.name not in self._operations:
            self._operations[module.name] = {operation.name: operation for operation in module.operations}
        return self._operations[module.name]
