"""A walk over a module: every operation is called as its contract says, on records that were created before."""

import importlib
import itertools
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import httpx
from starlette.applications import Starlette

from anarq.adapters.memory.clock import SystemClock
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients.caller import Caller
from anarq.clients.connection import Connection
from anarq.clients.delegating import delegating
from anarq.clients.endpoint import Endpoint
from anarq.clients.errors import OperationFailed
from anarq.clients.http import HttpClient
from anarq.clients.streams import Received, Source
from anarq.mock import words
from anarq.mock.plan import Family, Item, Plan, Role, plan_of
from anarq.mock.published import Published, published_of
from anarq.mock.shapes import Shape
from anarq.mock.values import Maker
from anarq.runtime.conditions import members_asked
from anarq.runtime.operation import ModuleSpec, Rate
from anarq.testing.people import Person
from anarq.wire.errors import VERSION_CONFLICT

HOST: Final = "module.local"
"""Where a module is reached that no network is before."""

BYTES: Final = b"bytes that are given back" * 3


class Client(HttpClient):
    """Calls operations by their endpoints."""

    api_version = "v1.0"

    async def call(
        self, endpoint: Endpoint, parameters: Mapping[str, object], body: object = None, key: str | None = None
    ) -> Any:
        """What an operation answers; of a stream its bytes.

        Raises:
            ClientError: it gave no result.
        """
        answer = await self._call(endpoint, parameters, body, key)
        return await answer.read() if isinstance(answer, Received) else answer


def reached(application: Starlette) -> httpx.AsyncClient:
    """The way to an application that runs in this process."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url=f"http://{HOST}")


@dataclass(frozen=True)
class Found:
    """A module as it is generated: its spec, its endpoints, and its folder."""

    spec: ModuleSpec
    endpoints: Mapping[str, Endpoint]
    folder: Path

    @property
    def published(self) -> Published:
        """What is published of it."""
        return published_of(self.folder)


def found(name: str, folder: Path) -> Found:
    """A module whose generated code can be imported, without limits.

    Args:
        name: of the module.
        folder: of the module, with what is published of it.
    """
    spec: ModuleSpec = importlib.import_module(f"anarq.reference.{name}._gen.spec").MODULE
    endpoints = importlib.import_module(f"anarq.clients._gen.{name}.endpoints").ENDPOINTS
    return Found(unlimited(spec), endpoints, folder)


def unlimited(spec: ModuleSpec) -> ModuleSpec:
    """A module with the same contracts, of which as much may be asked as a test likes."""
    much = Rate(10**6, 10**6)
    limits = tuple(replace(each, identity=much, subidentity=None, dao=None) for each in spec.limits)
    tools = tuple(replace(each, rate_limit=None) for each in spec.tools)
    return replace(spec, limits=limits, tools=tools, budget=None)


@dataclass
class Walk:
    """Calls a module; each identity is fresh, so that what it has is what it has created.

    Attributes:
        found: the module.
        http: the way to it.
        done: by operationId, what it answered last.
        admit: makes somebody a member of a DAO; None: nobody asks for members.
    """

    found: Found
    http: httpx.AsyncClient
    done: dict[str, object] = field(default_factory=dict)
    admit: Callable[[str, str], Awaitable[None]] | None = None
    _numbers: Any = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self.plan: Plan = plan_of(self.found.spec, self.found.spec.operations)
        self.published = self.found.published
        retry = replace(STANDARD.retry, max_attempts=1)
        self.connection = Connection(http=self.http, clock=SystemClock(), retry=retry)

    def client(self, caller: Caller | None) -> Client:
        """A client of the module in somebody's name."""
        made: Any = type("Made", (Client,), {"api_version": self.found.spec.api_version})
        client: Client = made(self.connection)
        return client.acting_as(caller)

    def person(self) -> Person:
        """Somebody who has not been here yet."""
        return Person.named(f"{self.found.spec.name} {next(self._numbers)}")

    def maker(self) -> Maker:
        """Makes values that were not made before."""
        return Maker(self.published, str(next(self._numbers)), datetime.now(UTC))

    async def call(self, role: Role, given: Mapping[str, object], body: object, who: Person | None = None) -> Any:
        """What an operation answers to somebody who may do all that the module lets be done."""
        person = who or self.person()
        given = {name: value for name, value in given.items() if name in {p.name for p in role.operation.parameters}}
        endpoint = self.found.endpoints[role.operation.name]
        await self.join(role, person, {**given, **(body if isinstance(body, dict) else {})})
        client = self.client(person.caller(self.found.spec.name))
        try:
            answer = await client.call(endpoint, given, body)
        except OperationFailed as error:
            details: Any = error.response.get("details", {})
            if error.code != VERSION_CONFLICT or "actual" not in details:
                raise
            said = {words.EXPECTED_VERSION: details["actual"]}  # read again, and decide again
            given = {**given, **(said if words.EXPECTED_VERSION in given else {})}
            answer = await client.call(endpoint, given, {**body, **said} if isinstance(body, dict) else body)
        self.done[role.operation.name] = answer
        return answer

    async def join(self, role: Role, person: Person, arguments: Mapping[str, object]) -> None:
        """Makes somebody a member of the DAOs to which callers of an operation must belong."""
        spec = self.found.spec
        for name in members_asked(spec.name, spec.policy).get(role.operation.name, ()):
            if self.admit is not None and name in arguments:
                await self.admit(person.did, str(arguments[name]))

    async def caller(self, role: Role, who: Person) -> Caller:
        """How somebody calls an operation, with all that it asks him to delegate."""
        caller, asked = who.caller(self.found.spec.name), self.found.endpoints[role.operation.name].delegates
        service = await self.connection.service.did(self.http) if asked else ""
        return delegating(caller, asked, service, datetime.now(UTC).timestamp()) if asked else caller

    def body(self, role: Role, known: Mapping[str, object] | None = None) -> Any:
        """A body that the contract of an operation takes, about a record of which something is known.

        Raises:
            ValueError: none is found.
        """
        operation = role.operation
        if operation.takes is not None:
            media_type = operation.takes.media_types[0].replace("image/*", "image/png").replace("*", "x")
            return Source.of_bytes(BYTES, media_type)
        if operation.request is None:
            return None
        shape, maker = Shape(operation.request), self.maker()
        example = maker.example(shape)
        if not isinstance(example, dict):
            return example
        fresh = {}
        if role.family is not None and self._creates(role):
            fresh = {name: maker.fresh(shape, name) for name in role.family.identity if name in example}
        wanted = {**fresh, **{name: value for name, value in (known or {}).items() if name in shape.members}}
        if words.EXPECTED_VERSION in shape.members:
            wanted[words.EXPECTED_VERSION] = (known or {}).get(words.VERSION, 0)
        for name, value in wanted.items():
            if shape.holds({**example, name: value}):
                example[name] = value
        if not shape.holds(example):
            raise ValueError(f"no body is found that the contract of {operation.name} takes")
        return example

    def others(self, role: Role, known: Mapping[str, object]) -> dict[str, object]:
        """The parameters that must be there and name no record."""
        maker, given = self.maker(), {}
        for parameter in role.operation.parameters:
            if parameter.name == words.EXPECTED_VERSION and known:
                given[parameter.name] = known.get(words.VERSION, 1)
            elif parameter.required:
                shape = Shape({"properties": {parameter.name: parameter.schema}})
                given[parameter.name] = known.get(parameter.name, maker.fresh(shape, parameter.name))
        return given

    def creators(self, family: Family) -> list[Role]:
        """The operations that create records of a family."""
        return [role for name in sorted(self.plan.creators) if (role := self.plan.roles[name]).family == family]

    async def create(self, family: Family, who: Person | None = None, by: Role | None = None) -> Any:
        """A new record of a family that callers create, and the parameters of the path under which it lies."""
        role = by or self.creators(family)[0]
        along = await self.path(role)
        body = self.body(role)
        return await self.call(role, {**self.others(role, {}), **along}, body, who), along

    async def path(self, role: Role) -> dict[str, object]:
        """Parameters for the path of an operation: of records that were created, in the state that it leads from."""
        given: dict[str, object] = {}
        for item in role.items:
            if item is role.target and self._creates(role) and role.family == item.family:  # a PUT names what it begins
                given = {**self.names(item), **given}
                continue
            known, along = await self.record(item.family, role if item is role.target else None, given)
            given |= along
            given |= {by: known[name] for name, by in item.pairs if by not in given}
        return given

    def names(self, item: Item) -> dict[str, object]:
        """Parameters that name a record which is not there."""
        maker = self.maker()
        return {by: maker.fresh(self.plan.parameters, by) for by in item.parameters}

    async def record(
        self, family: Family, role: Role | None, given: Mapping[str, object]
    ) -> tuple[dict[str, Any], dict[str, object]]:
        """A record of a family, as an operation needs it; of one that nobody creates, just names."""
        if family.name not in self.plan.creatable:
            shape, maker = self.plan.shapes.get(family.name), self.maker()
            parameters = {p.name: p.schema for r in self.plan.roles.values() for p in r.operation.parameters}
            names = {}
            for item in (item for each in self.plan.roles.values() for item in each.items if item.family == family):
                for name, by in item.pairs:
                    names[name] = maker.fresh(Shape({"properties": {by: parameters[by]}}), by)
            return names or {name: maker.fresh(shape, name) for name in family.identity if shape}, {}
        ways = [(self._steps(family, each, role), each) for each in self.creators(family)]
        steps, creator = next(((steps, each) for steps, each in ways if steps is not None), ((), ways[0][1]))
        record, along = await self.create(family, by=creator)
        known = dict(record) if isinstance(record, dict) else {}
        for step in steps or ():
            named = {by: known[name] for item in step.items if item.family == family for name, by in item.pairs}
            answer = await self.call(step, {**along, **self.others(step, known), **named}, self.body(step, known))
            known |= answer if step.family == family and isinstance(answer, dict) else {}
        return known, along

    def _steps(self, family: Family, creator: Role, role: Role | None) -> Sequence[Role] | None:
        """The operations that bring a record that is created to a state from which an operation leads on."""
        states = family.states
        if states is None or role is None:
            return ()
        wanted = {before for before, _ in states.moves.get(role.operation.name, ()) if before is not None}
        if not wanted:
            return ()
        firsts = [after for before, after in states.moves.get(creator.operation.name, ()) if before is None]
        ways: dict[object, tuple[Role, ...]] = dict.fromkeys(firsts, ())
        pending = list(ways)
        while wanted and pending and not wanted & ways.keys():
            at = pending.pop(0)
            for name, before, after in [(name, *pair) for name, pairs in states.moves.items() for pair in pairs]:
                step = self.plan.roles.get(name)
                by_path = step is not None and step.target is not None and step.target.family == family
                if before == at and after not in ways and (by_path or step is None):
                    ways[after] = (*ways[at], *([step] if step is not None else []))  # what no operation does, is done
                    pending.append(after)
        return next((ways[state] for state in wanted if state in ways), None)

    async def run(self, role: Role) -> tuple[Any, dict[str, object], Any]:
        """Calls an operation on a record of its own: answer, parameters and body."""
        who = self.person()
        given = await self.path(role)
        known = await self.known(role, given)
        given |= {name: value for name, value in self.others(role, known).items() if name not in given}
        family = role.family
        if role.single and family is not None and family.name in self.plan.creatable and not self._creates(role):
            await self.create(family, who)
        elif family is not None and self._lies_beneath(role, family) and not self._creates(role):
            creator = self.creators(family)[0]
            await self.call(creator, {**self.others(creator, {}), **given}, self.body(creator))
        body = self.body(role, known)
        return await self.call(role, given, body, who), given, body

    def _lies_beneath(self, role: Role, family: Family) -> bool:
        """Whether an operation is about the one record of a family that lies beneath the record that its path names."""
        named = {name for item in role.items for name in item.names}
        return family.name in self.plan.creatable and {*family.identity} <= named and role.target is not None and (
            role.target.family != family
        )  # fmt: skip

    def _creates(self, role: Role) -> bool:
        return role.operation.name in self.plan.creators

    async def known(self, role: Role, given: Mapping[str, object]) -> dict[str, Any]:
        """What is read of the record at a path, where something reads it."""
        reader = self.reader(role.target.family) if role.target is not None else None
        if reader is None or reader.target is None or role.target is None:
            return {}
        named = {name: value for name, value in given.items() if name in {p.name for p in reader.operation.parameters}}
        try:
            answer = await self.call(reader, named, None)
        except (OperationFailed, KeyError):
            return {}
        return dict(answer) if isinstance(answer, dict) else {}

    def reader(self, family: Family) -> Role | None:
        """The operation that reads one record of a family by its path."""
        return next(
            (
                role
                for role in self.plan.roles.values()
                if role.operation.method == "GET" and role.ends and role.target is not None
                and role.target.family == family and role.family == family and not role.lists and role.shape is not None
                and role.shape.title == self.plan.shapes[family.name].title
            ),
            None,
        )  # fmt: skip
