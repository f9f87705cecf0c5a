"""Where a module is, as a command is told."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

if TYPE_CHECKING:
    import httpx

USUAL: Final = "http://127.0.0.1:8000"
"""Where `anarq up` and `anarq serve` listen."""

F = TypeVar("F", bound=Callable[..., Any])


def address_option(function: F) -> F:
    """The option `--at`, which every command that calls a module takes."""
    return click.option(
        "--at",
        "address",
        metavar="URL",
        help=f"Where the module is.  [default: {USUAL}/MODULE, as `anarq up` serves it]",
    )(function)


def base(given: str | None, module: str) -> "httpx.URL":
    """The address of a module: the one that is given, or the usual one.

    Raises:
        click.BadParameter: it is none.
    """
    from anarq.clients.described.requests import InputError, base_of

    try:
        return base_of(given if given is not None else f"{USUAL}/{name_of(module)}")
    except InputError as error:
        raise click.BadParameter(str(error), param_hint="--at") from error


def name_of(module: str) -> str:
    """The name of a module that may be given as the path of its folder."""
    return Path(module).resolve().name
