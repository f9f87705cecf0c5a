"""The peers of a service: their clients bound to the call that is carried out, and the way of its commands."""

import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Final, Generic, Protocol, TypeVar, cast

from anarq.clients.caller import Caller, Context
from anarq.clients.connection import Connection
from anarq.clients.endpoint import Endpoint
from anarq.clients.guarded import Guard
from anarq.clients.http import HttpClient
from anarq.clients.mock import Mock
from anarq.clients.peers import Peers as Ways
from anarq.clients.service import ServiceIdentity
from anarq.crypto.ucan import command
from anarq.ports.clock import Clock
from anarq.ports.identities import Identities
from anarq.ports.keys import Keys
from anarq.ports.peers import Answered, Behalf
from anarq.wire.breaker import Breaker
from anarq.wire.errors import QONSENT_DENIED
from anarq.wire.retry import Retry

C_co = TypeVar("C_co", bound=HttpClient, covariant=True)
M_co = TypeVar("M_co", bound=Mock, covariant=True)
C = TypeVar("C", bound=HttpClient)
M = TypeVar("M", bound=Mock)
P_co = TypeVar("P_co", covariant=True)
P = TypeVar("P")

_NAMES: Final = uuid.UUID("6b1d3e52-3a5c-5a57-9a0b-0d2f4f7a9c31")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[C_co, M_co]):
    """A module that another one uses. Generated.

    Attributes:
        name: its folder name.
        client: reaches it.
        mock: stands for it where it is not known.
        as_caller: the operations that are called in the caller's name, with the scope of each; the rest are called in
            the service's own.
    """

    name: str
    client: type[C_co]
    mock: type[M_co]
    as_caller: Mapping[str, str] = field(default_factory=dict)


class Reach(Protocol):
    """Gives the client of a peer, bound to one call."""

    def to(self, kind: Kind[C, M], /) -> C | M:
        """The client, or the mock where the peer is not known."""
        ...


@dataclass(frozen=True, slots=True)
class Uses(Generic[P_co]):
    """What a module uses of others. Generated.

    Attributes:
        kinds: of all that are called or commanded.
        bind: makes the module's `Peers` for one call.
    """

    kinds: tuple[Kind[HttpClient, Mock], ...]
    bind: Callable[[Reach], P_co]


class Outside(Protocol):
    """What a service hands in: its ports."""

    @property
    def keys(self) -> Keys:
        """Keeps the key of the service."""
        ...

    @property
    def clock(self) -> Clock:
        """Tells the time."""
        ...

    @property
    def identities(self) -> Identities:
        """Where the deployment is told which key is the service's."""
        ...

    @property
    def life(self) -> AsyncExitStack:
        """Closes what is opened here."""
        ...


class Manners(Protocol):
    """How peers are called: the spec of the service."""

    @property
    def retry(self) -> Retry:
        """When a call is made again."""
        ...

    @property
    def breaker(self) -> Breaker:
        """When a peer is left alone."""
        ...


class Peering(Generic[P]):
    """The ways from one service to its peers. `anarq.ports.peers.Peers`."""

    def __init__(self, uses: Uses[P], ways: Ways, outside: Outside, manners: Manners) -> None:
        """Opens the ways; they are closed with the life of what is handed in."""
        self._bind = uses.bind
        self._kinds = {kind.name: kind for kind in uses.kinds}
        self._opened = _Opened(uses.kinds, ways, outside, manners)

    def reaches(self, module: str) -> bool:
        """Whether there is a way to a module; its mock is one."""
        return module in self._kinds

    def bound(self, behalf: Behalf) -> P:
        """The peers for one call."""
        return self._bind(_Bound(self._opened, behalf))

    async def send(
        self, module: str, operation: str, parameters: Mapping[str, object], body: object, key: str, behalf: Behalf
    ) -> Answered:
        """Has an operation carried out. A command waits for a peer that does not answer: no breaker stops it, and it is
        sent once, so that it holds up no other that waits to be sent.
        """
        peer = self._opened.client(self._kinds[module], behalf, awaited=False)
        try:
            return await peer.send(operation, parameters, body, key)
        except UndelegatedError as error:  # it will be no better the next time
            return Answered(QONSENT_DENIED, str(error))


class UndelegatedError(LookupError):
    """Nobody has delegated what is to be done in his name: a fault of the service, or of its spec."""


class _Opened:
    """The connections of a service, and the mocks of those that it cannot reach."""

    def __init__(
        self, kinds: tuple[Kind[HttpClient, Mock], ...], ways: Ways, outside: Outside, manners: Manners
    ) -> None:
        self._identity = ServiceIdentity(outside.keys, outside.clock, outside.identities)
        self._mocks = {kind.name: kind.mock() for kind in kinds}
        self._connections: dict[str, Connection] = {}
        for kind in kinds:
            http = ways.http(kind.name)
            if http is not None:
                outside.life.push_async_callback(http.aclose)
                guard = Guard(kind.name, manners.breaker, outside.clock)
                connection = Connection(http=http, clock=outside.clock, retry=manners.retry, guard=guard)
                self._connections[kind.name] = connection

    def client(self, kind: Kind[C, M], behalf: Behalf, *, awaited: bool) -> C | M:
        mock = self._mocks[kind.name]
        connection = self._connections.get(kind.name)
        if connection is None:
            return cast("M", mock)  # made by this kind
        caller = _Caller(self._identity, kind.as_caller, behalf)
        return kind.client(connection, Context(caller, key=_Keys(kind.name, behalf), mock=mock, awaited=awaited))


@dataclass(frozen=True, slots=True)
class _Bound:
    """Gives clients that are bound to one call."""

    opened: _Opened
    behalf: Behalf

    def to(self, kind: Kind[C, M], /) -> C | M:
        return self.opened.client(kind, self.behalf, awaited=True)


@dataclass(frozen=True, slots=True)
class _Caller:
    """In whose name a service calls, by operation."""

    identity: ServiceIdentity
    as_caller: Mapping[str, str]
    behalf: Behalf

    async def caller(self, endpoint: Endpoint) -> Caller:
        """The service as itself, or by what its caller delegated to it.

        Raises:
            UndelegatedError: the caller has delegated nothing for it: the operation that is carried out does not
                declare it.
        """
        scope = self.as_caller.get(endpoint.name)
        if scope is None:
            return await self.identity.caller(endpoint)
        own = await self.identity.caller()
        asked = command.of_scope(scope)
        for each in self.behalf.delegated:
            if command.covers(each.command, asked):
                return Caller(signer=own.signer, squid_id=own.squid_id, grant=each.grant)
        raise UndelegatedError(
            f"`{endpoint.name}` of `{endpoint.module}` is called in the caller's name, and nobody delegated it:"
            " name it below `x-anarq-delegates` of the operation that is carried out"
        )


class _Keys:
    """Keys of idempotency that follow from the call, so that one which is decided again repeats nothing."""

    def __init__(self, peer: str, behalf: Behalf) -> None:
        self._peer = peer
        self._origin = behalf.origin
        self._made: Counter[str] = Counter()

    def __call__(self, endpoint: Endpoint) -> str:
        self._made[endpoint.name] += 1
        return str(uuid.uuid5(_NAMES, f"{self._origin} {self._peer} {endpoint.name} {self._made[endpoint.name]}"))


def peering(uses: Uses[P], ways: Ways | None) -> Callable[[Outside, Manners], Peering[P]]:
    """How a service is given its peers.

    Args:
        uses: generated for the module.
        ways: where its peers are; None: nowhere, so that all are mocked.
    """
    return lambda outside, manners: Peering(uses, ways or Ways(), outside, manners)
