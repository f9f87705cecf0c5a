"""In whose name a command calls a module."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from anarq.cli import identities

if TYPE_CHECKING:
    import httpx

    from anarq.clients.caller import Caller
    from anarq.clients.delegating import Service
    from anarq.crypto.keys import SigningKey

F = TypeVar("F", bound=Callable[..., Any])


class Who(NamedTuple):
    """Who calls.

    Attributes:
        key: that signs.
        acting_for: DID of the identity of which the key is a subidentity or a session; None: of none.
        speaking_for: DID of the identity for which the key speaks in the place of its first; None: the key's own.
    """

    key: "SigningKey"
    acting_for: str | None
    speaking_for: str | None

    @property
    def did(self) -> str:
        """Whom a grant must be for: the key, or the identity that it speaks for."""
        return self.speaking_for or self.key.public.did

    @property
    def squid_id(self) -> str:
        """The DID of the identity."""
        return self.acting_for or self.did


def acting_option(function: F) -> F:
    """The option `--acting-for`, which every command that calls a module takes."""
    return click.option(
        "--acting-for",
        metavar="DID",
        callback=_checked,
        help="The identity of which your key is a subidentity or a session.",
    )(function)


def speaking_option(function: F) -> F:
    """The option `--speaking-for`, which every command takes that calls or grants."""
    return click.option(
        "--speaking-for",
        metavar="DID",
        callback=_checked,
        help="The identity for which your key speaks, in the place of the one that names it.",
    )(function)


def who(keyfile: Path | None, acting_for: str | None, speaking_for: str | None) -> Who:
    """Who calls, as the options say it.

    Raises:
        click.UsageError: they contradict each other, or there is no such key.
    """
    if acting_for is not None and speaking_for is not None:
        raise click.UsageError("a key speaks for an identity, or acts for one: give --speaking-for or --acting-for")
    return Who(identities.signer(keyfile), acting_for, speaking_for)


async def caller(
    who: Who, grant: str | None, delegates: Iterable[str], http: "httpx.AsyncClient", service: "Service"
) -> "Caller":
    """Who calls, with a grant, and with what is delegated to the module.

    Args:
        who: calls.
        grant: the value of `x-qonsent`; None: none is needed, or there is none.
        delegates: scopes of other modules that the module uses in the caller's name.
        http: the way to the module, which is asked who it is where something is delegated.
        service: remembers who it is.

    Raises:
        ClientError: the module does not say who it is.
    """
    from anarq.clients.caller import Caller
    from anarq.clients.delegating import delegating

    found = Caller(
        signer=who.key,
        squid_id=who.squid_id,
        sub_id=who.did if who.acting_for else None,
        grant=grant,
    )
    scopes = tuple(delegates)
    if not scopes:
        return found
    return delegating(found, scopes, await service.did(http), datetime.now(UTC).timestamp())


def _checked(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        identities.needs_client()
        identities.check_did(value, parameter.opts[0])
    return value
