"""What the operations of a module are about: which records there are, what names one, and what each operation does."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from anarq.mock.shapes import Shape, Shapes
from anarq.runtime.operation import ModuleSpec, Operation, States

_PARAMETER: Final = re.compile(r"\{([^{}]+)\}")
_PLAIN: Final = frozenset({"id", "key", "name", "type"})
"""Names of parameters that say nothing: two paths that share one are not about the same."""

CREATED: Final = (201, 202)
"""Statuses of a success that begins something."""

_AT_ITEM: Final = ("GET", "PATCH", "PUT", "DELETE")


@dataclass(frozen=True, slots=True)
class Family:
    """Records that are kept together.

    Attributes:
        name: of the collection, the contract, or the path.
        identity: the members, or the parameters of the path, that name one.
        states: what leads from state to state; None: nothing is said.
    """

    name: str
    identity: tuple[str, ...]
    states: States | None = field(default=None, compare=False)

    @property
    def kind(self) -> str:
        """Under which its records are kept: never where a written service keeps its own."""
        return f"mock:{self.name}"


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a path that names a record.

    Attributes:
        family: of the record.
        parameters: of the path.
        names: the member of the record that each of them is: its identity, or another member.
    """

    family: Family
    parameters: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def is_identity(self) -> bool:
        """Whether the path names the record by its identity."""
        return self.names == self.family.identity

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each member with its parameter."""
        return tuple(zip(self.names, self.parameters, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What one operation does.

    Attributes:
        operation: as it is generated.
        shape: of its answer; None: it answers without data, or with a stream.
        family: of what it answers with, or of the items of the page.
        items: the records that its path names, the outermost first.
        ends: whether its path ends with the last of them.
        single: whether it is about the one record of that family that its owner has.
    """

    operation: Operation
    shape: Shape | None
    family: Family | None
    items: tuple[Item, ...]
    ends: bool
    single: bool

    @property
    def target(self) -> Item | None:
        """The record that its path is about; None: its path names none."""
        return self.items[-1] if self.items else None

    @property
    def lists(self) -> bool:
        """Whether it answers with a page, or a list."""
        return self.shape is not None and self.shape.item is not None and self.operation.reads


@dataclass(frozen=True)
class Plan:
    """The roles of the operations that are mocked.

    Attributes:
        roles: by operationId.
        shapes: the whole of a record, by family.
        operations: every operation of the module, by name: what else leads to a state does so by itself.
    """

    roles: Mapping[str, Role]
    shapes: Mapping[str, Shape]
    operations: frozenset[str]

    @cached_property
    def parameters(self) -> Shape:
        """What the parameters of paths may be, as members of one object."""
        every = [each for role in self.roles.values() for each in role.operation.parameters if each.location == "path"]
        return Shape({"properties": {each.name: each.schema for each in every}})

    @cached_property
    def indexed(self) -> frozenset[str]:
        """The members by which paths name records."""
        return frozenset(name for role in self.roles.values() for item in role.items for name in item.names)

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """Every family, each once."""
        found = [role.family for role in self.roles.values() if role.family is not None]
        found += [item.family for role in self.roles.values() for item in role.items]
        return tuple({family.name: family for family in found}.values())

    @cached_property
    def creators(self) -> frozenset[str]:
        """The operations that begin records: those that say so by their status, else those that may."""
        surely = {role.operation.name: role.family for role in self.roles.values() if begins(role, surely=True)}
        perhaps = {role.operation.name: role.family for role in self.roles.values() if begins(role, surely=False)}
        others = {name for name, family in perhaps.items() if family not in surely.values()}
        return frozenset(surely.keys() | others)

    @cached_property
    def creatable(self) -> frozenset[str]:
        """The families of which a caller can create a record: one that was not created is not there.

        Of any other a record comes into being without a caller, so that each that is asked for is there.
        """
        families = (self.roles[name].family for name in self.creators)
        return frozenset(family.name for family in families if family is not None)


def begins(role: Role, *, surely: bool) -> bool:
    """Whether an operation begins a record of what it answers with; or may, by what its method says."""
    operation, target = role.operation, role.target
    if operation.reads or role.family is None or operation.method == "DELETE":
        return False
    if role.single or (target is not None and target.family == role.family):
        return operation.method == "PUT" and (role.single or role.ends)
    if role.family in {item.family for item in role.items}:
        return False
    if surely:
        return operation.success in CREATED or operation.takes is not None
    return operation.method in ("POST", "PUT")


def plan_of(module: ModuleSpec, mocked: Iterable[Operation], book: Shapes | None = None) -> Plan:
    """The plan of the operations of a module that are mocked."""
    return _Planner(module, tuple(mocked), book or Shapes()).plan()


class _Planner:
    def __init__(self, module: ModuleSpec, operations: tuple[Operation, ...], book: Shapes) -> None:
        self._states = {states.kind: states for states in module.states}
        self._operations = operations
        self._names_of_all = frozenset(operation.name for operation in module.operations)
        self._shapes = {each.name: book.of(each.response) for each in operations if each.response is not None}
        self._of_title: dict[str, Family] = {}
        self._whole: dict[str, tuple[int, Shape]] = {}
        for operation in operations:
            self._declare(operation)
        self._families = {template: self._at(template, run) for template, run in self._templates()}

    def plan(self) -> Plan:
        self._adopt()
        roles = {operation.name: self._role(operation) for operation in self._operations}
        shapes = {name: shape for name, (_, shape) in self._whole.items()}
        return Plan(roles, shapes, self._names_of_all)

    def _subject(self, operation: Operation) -> Shape | None:
        """What the answer is about: the items, of a page."""
        shape = self._shapes.get(operation.name)
        return None if shape is None else shape.item or shape

    def _declare(self, operation: Operation) -> None:
        """Takes the family of an answer whose contract names its records."""
        shape = self._subject(operation)
        if shape is None or not shape.identifier:
            return
        states = self._states.get(shape.collection)
        held = states if states is not None and states.member in shape.members else None
        family = Family(shape.collection or shape.title, (shape.identifier,), held)
        self._bind(shape, self._of_title.get(shape.title, family), operation)

    def _bind(self, shape: Shape, family: Family, operation: Operation) -> None:
        """Notes that a contract shows records of a family. The whole of a record is what reading one shows."""
        self._of_title.setdefault(shape.title, family)
        is_item = shape is self._shapes.get(operation.name)
        rank = 0 if is_item and operation.method == "GET" else 1 if is_item and not operation.reads else 2
        if family.name not in self._whole or rank < self._whole[family.name][0]:
            self._whole[family.name] = (rank, shape)

    def _templates(self) -> list[tuple[str, tuple[str, ...]]]:
        found = {template: run for each in self._operations for template, run, _ in runs(each.path or "")}
        return sorted(found.items(), key=lambda pair: pair[0].count("/"))

    def _at(self, template: str, run: tuple[str, ...]) -> Family | None:
        """The family of the records that a path names; None where nothing says anything of them."""
        base = _base(template)
        here = [each for each in self._operations if each.path == template and each.method in _AT_ITEM]
        there = [each for each in self._operations if each.path == base and each.method in ("POST", "GET")]
        around = {*_PARAMETER.findall(template)} - {*run}
        for operation in (*here, *there):
            shape = self._subject(operation)
            if shape is not None and shape.identifier and shape.identifier not in around:
                return self._of_title[shape.title]
        declared = [family for family in self._of_title.values() if family.identity == run[-1:]]
        if declared:
            family = declared[0]
        elif here or there:
            family = Family(base or template, tuple(_PARAMETER.findall(template)))
        else:
            return None
        for operation in (*here, *there):
            shape = self._subject(operation)
            if shape is not None and shape.title and (operation in here or shape.members.keys() & {*family.identity}):
                self._bind(shape, family, operation)
        return family

    def _adopt(self) -> None:
        """Lets a family that only shows something be part of one that is created, and is named alike."""
        roles = [self._role(operation) for operation in self._operations]
        created = {role.family for role in roles if begins(role, surely=False)}
        for template, family in self._families.items():
            if family is None or family in created or (len(family.identity) == 1 and family.identity[0] in _PLAIN):
                continue
            other = next((each for each in created if each and each.identity == family.identity), None)
            if other is not None:
                self._families[template] = other
                titles = [title for title, bound in self._of_title.items() if bound == family]
                self._of_title.update(dict.fromkeys(titles, other))

    def _role(self, operation: Operation) -> Role:
        shape, subject = self._shapes.get(operation.name), self._subject(operation)
        found = list(self._items(operation))
        family = self._of_title.get(subject.title) if subject is not None else None
        if family is None and operation.response is None and not operation.reads:
            family = self._silent(operation)
        ends = bool(found) and found[-1][1]
        return Role(
            operation=operation,
            shape=shape,
            family=family,
            items=tuple(item for item, _ in found),
            ends=ends,
            single=family is not None and self._is_single(operation, family),
        )

    def _is_single(self, operation: Operation, family: Family) -> bool:
        """Whether an operation is about the one record that somebody has: it is read where no path names one."""
        path = operation.path or "{"
        if "{" in path or operation.success in CREATED:
            return False
        for other in self._operations:
            subject, shape = self._subject(other), self._shapes.get(other.name)
            if subject is shape and subject is not None and other.method in ("GET", "PUT") and other.path is not None:
                is_about = self._of_title.get(subject.title) == family and other.success not in CREATED
                if is_about and (path == other.path or path.startswith(f"{other.path}/")) and "{" not in other.path:
                    return True
        return False

    def _silent(self, operation: Operation) -> Family | None:
        """The family that an operation without an answer creates a record of: the body names it."""
        if operation.request is None or operation.method not in ("POST", "PUT"):
            return None
        members = Shape(operation.request).members.keys()
        for template, family in self._families.items():
            if family is not None and _base(template) == operation.path and {*family.identity} <= members:
                return family
        return None

    def _items(self, operation: Operation) -> Iterator[tuple[Item, bool]]:
        """The records that a path names, and whether it ends with each."""
        for template, _, ends in runs(operation.path or ""):
            family = self._families.get(template)
            if family is not None:
                parameters = tuple(_PARAMETER.findall(template))[-len(family.identity) :]
                yield Item(family, parameters, self._names(family, parameters)), ends

    def _names(self, family: Family, parameters: tuple[str, ...]) -> tuple[str, ...]:
        """The members that parameters are: those of their names, where the records have them."""
        _, shape = self._whole.get(family.name, (0, None))
        other = shape is not None and not {*parameters} & {*family.identity} and {*parameters} <= shape.members.keys()
        return parameters if other else family.identity


def runs(path: str) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """The parts of a path, from its beginning, that end with parameters: those, and whether the path ends there too."""
    segments = path.strip("/").split("/") if path else []
    run: list[str] = []
    for index, segment in enumerate(segments):
        match = _PARAMETER.fullmatch(segment)
        run = [*run, match[1]] if match else []
        following = segments[index + 1] if index + 1 < len(segments) else ""
        if run and not _PARAMETER.fullmatch(following):
            yield "/" + "/".join(segments[: index + 1]), tuple(run), index + 1 == len(segments)


def _base(template: str) -> str:
    """The path of the collection that a record lies in."""
    segments = template.split("/")
    while segments and _PARAMETER.fullmatch(segments[-1]):
        segments.pop()
    return "/".join(segments)
