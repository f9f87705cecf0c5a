"""Whose key a command signs with: where it lies, and how it is opened."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from anarq.source.names import quote

if TYPE_CHECKING:
    from anarq.crypto.keys import SigningKey

SETTING: Final = "ANARQ_IDENTITY"
"""The setting that names the key file."""

PASSPHRASE: Final = "ANARQ_KEY_PASSPHRASE"  # noqa: S105 - the name of the setting
"""The setting that opens it."""

F = TypeVar("F", bound=Callable[..., Any])


def key_option(function: F) -> F:
    """The option `--as`, which every command that signs takes."""
    return click.option(
        "--as",
        "keyfile",
        type=click.Path(path_type=Path),
        metavar="KEYFILE",
        help=f"The key file of whoever signs.  [default: {SETTING}, else ~/.config/anarq/identity.key]",
    )(function)


def place(given: Path | None) -> Path:
    """The path of a key file: the one that is given, that of the setting, or the usual one."""
    if given is not None:
        return given
    named = os.environ.get(SETTING)
    if named:
        return Path(named)
    settings = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(settings).expanduser() / "anarq" / "identity.key"


def signer(given: Path | None) -> "SigningKey":
    """The key that a command signs with. A passphrase is asked for where one is needed and somebody is there.

    Raises:
        click.UsageError: there is no such key, or it cannot be opened; tells what to do.
    """
    needs_client()
    from anarq.adapters.local import identity
    from anarq.ports.errors import NotFoundError, PortError

    path = place(given)
    try:
        try:
            return identity.load(path, os.environ.get(PASSPHRASE, ""))
        except identity.PassphraseNeededError:
            return identity.load(path, _asked(path))
    except NotFoundError as error:
        raise click.UsageError(f"there is no key file {quote(str(path))}; make one: {_making(given)}") from error
    except PortError as error:
        raise click.UsageError(f"{quote(str(path))}: {error}") from error


def is_there(given: Path | None) -> bool:
    """Whether there is a key to sign with, or one was named, so that its absence is to be told."""
    return given is not None or bool(os.environ.get(SETTING)) or place(None).exists()


def new_passphrase() -> str:
    """The passphrase of a new key: of the setting, or as somebody at a terminal chooses it; empty: none."""
    named = os.environ.get(PASSPHRASE, "")
    if named or not _somebody_is_there():
        return named
    told = "Passphrase (empty: the key is not encrypted)"
    return str(click.prompt(told, default="", show_default=False, hide_input=True, confirmation_prompt=True, err=True))


def check_did(text: str, option: str) -> None:
    """Checks that an option names somebody who can sign.

    Raises:
        click.BadParameter: it does not.
    """
    from anarq.crypto.errors import CryptoError
    from anarq.crypto.keys import PublicKey

    try:
        PublicKey.from_did(text)
    except CryptoError as error:
        told = f"{quote(text)} is no DID of somebody who can sign: {error}; `anarq identity show` prints one"
        raise click.BadParameter(told, param_hint=option) from error


def needs_client() -> None:
    """Makes sure that what a caller needs is installed.

    Raises:
        click.ClickException: it is not.
    """
    from importlib.util import find_spec

    missing = [name for name in ("cryptography", "dag_cbor", "httpx") if find_spec(name) is None]
    if missing:
        told = f"callers need further packages: pip install 'anarq[client]' (there is no {', '.join(missing)})"
        raise click.ClickException(told)


def _asked(path: Path) -> str:
    if not _somebody_is_there():
        raise click.UsageError(f"{quote(str(path))} is encrypted: give its passphrase in {PASSPHRASE}")
    return str(click.prompt(f"Passphrase of {path}", hide_input=True, err=True))


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _making(given: Path | None) -> str:
    import shlex

    return "anarq identity new" + ("" if given is None else f" {shlex.quote(str(given))}")
