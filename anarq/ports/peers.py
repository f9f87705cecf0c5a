"""The other modules that a service uses, as its runtime knows them: bound to a call, or sent commands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from anarq.ports.json import JsonObject


@dataclass(frozen=True, slots=True)
class Delegated:
    """A chain of delegations that leads to this service: what somebody lets it do in his name.

    Attributes:
        command: what it grants, `/qwallet/intent/pay`, or a path above it.
        grant: the chain, as `x-qonsent` carries it.
    """

    command: str
    grant: str


def delegations_as_json(delegated: tuple[Delegated, ...]) -> list[object]:
    """Delegations, to be kept with what they are for. They are not secret: only the service can use them."""
    return [{"command": each.command, "grant": each.grant} for each in delegated]


def delegations_from_json(kept: object) -> tuple[Delegated, ...]:
    """Delegations as they were kept.

    Raises:
        TypeError, KeyError: it is not what `delegations_as_json` gave.
    """
    kept_ones: Any = kept
    return tuple(Delegated(each["command"], each["grant"]) for each in kept_ones)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behalf:
    """For whom, and for what, peers are called.

    Attributes:
        origin: names what is carried out: the same however often it is decided, so that what follows from it is named
            alike each time.
        delegated: what the caller lets this service do in his name.
    """

    origin: str
    delegated: tuple[Delegated, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a command.

    Attributes:
        code: `SUCCESS`, or an error code.
        message: for people.
        data: of a success.
        final: whether this is the answer; else the same command may be answered otherwise later, and may have been
            carried out although nobody said so.
        details: of a refusal: what its code alone does not say.
    """

    code: str
    message: str = ""
    data: object = None
    final: bool = True
    details: JsonObject = field(default_factory=dict)


class Peers(Protocol):
    """The ways from one module to those that it uses."""

    def reaches(self, module: str) -> bool:
        """Whether there is a way to a module."""
        ...

    def bound(self, behalf: Behalf) -> object:
        """The peers for one call: a value of the type that is generated for the module."""
        ...

    async def send(
        self, module: str, operation: str, parameters: Mapping[str, object], body: object, key: str, behalf: Behalf
    ) -> Answered:
        """Has an operation carried out: once, however often it is sent with one key. Raises nothing but cancellation.

        Args:
            module: folder name of the peer.
            operation: operationId.
            parameters: path and query parameters by their names in the interface.
            body: the body; None when it takes none.
            key: the key of idempotency, a UUID.
            behalf: for whom.
        """
        ...


class NoPeers:
    """The peers of a module that uses none."""

    def reaches(self, _: str) -> bool:
        """There is no way to anybody."""
        return False

    def bound(self, _: Behalf) -> object:
        """Nobody."""
        return None

    async def send(
        self, module: str, operation: str, _: Mapping[str, object], __: object, ___: str, ____: Behalf
    ) -> Answered:
        """Nothing is sent: there is no way."""
        return Answered("SERVICE_UNAVAILABLE", f"there is no way to `{module}` for `{operation}`")
