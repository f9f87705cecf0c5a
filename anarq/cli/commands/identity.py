"""`anarq identity`: the key of a caller."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anarq.cli import identities
from anarq.cli.common import complain, say
from anarq.cli.paths import is_there
from anarq.source.names import harmless, quote

if TYPE_CHECKING:
    from anarq.crypto.keys import SigningKey

_ALGORITHMS = ("EdDSA", "ES256", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87")


@click.command()
@click.argument("action", metavar="new|show", type=click.Choice(["new", "show"]))
@click.argument("keyfile", required=False, type=click.Path(path_type=Path))
@click.option("--alg", type=click.Choice(_ALGORITHMS), help="With `new`: what the key signs with.  [default: EdDSA]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
def command(action: str, keyfile: Path | None, alg: str | None, form: str) -> None:
    """Make a key, or show whose a key is. The identity is its public half, as a `did:key`, which is printed.

    The key lies in KEYFILE, which only its owner can read; without that in the file that ANARQ_IDENTITY names, else in
    ~/.config/anarq/identity.key. It is encrypted with the passphrase of ANARQ_KEY_PASSPHRASE, or with the one that is
    asked for at a terminal. A key that is there is never overwritten.

    \b
    Examples:
      anarq identity new
      anarq identity new ./ada.key --alg ES256
      anarq identity show ./ada.key --format json
    """
    if action == "show" and alg:
        raise click.UsageError("--alg says what a new key signs with; `show` says what one does that is there")
    identities.needs_client()
    path = identities.place(keyfile)
    key = _made(path, alg or _ALGORITHMS[0]) if action == "new" else identities.signer(keyfile)
    say(f"{key.public.did}\n" if form == "text" else _document(path, key))


def _made(path: Path, alg: str) -> "SigningKey":
    from anarq.adapters.local import identity
    from anarq.crypto.keys import Algorithm
    from anarq.ports.errors import DuplicateError, UnavailableError

    if is_there(path):
        raise click.UsageError(_taken(path))
    passphrase = identities.new_passphrase()
    try:
        key = identity.create(path, Algorithm(alg), passphrase)
    except DuplicateError as error:
        raise click.UsageError(_taken(path)) from error
    except UnavailableError as error:
        raise click.UsageError(str(error)) from error
    if not passphrase:
        told = f"only its owner can read {harmless(str(path))}; whoever reads it can sign: it is not encrypted"
        complain(f"{told}, for no passphrase was given ({identities.PASSPHRASE})\n")
    return key


def _taken(path: Path) -> str:
    return f"there is a file {quote(str(path))} already, and a key is never overwritten; name another file"


def _document(path: Path, key: "SigningKey") -> str:
    from anarq.adapters.local import identity

    told = {"did": key.public.did, "alg": str(key.public.alg), "file": str(path)}
    return json.dumps(told | {"encrypted": identity.is_encrypted(path)}, indent=2) + "\n"
