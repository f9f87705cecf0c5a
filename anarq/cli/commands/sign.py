"""`anarq sign`: a signature of a value, which some operations take beside the signature of the request."""

import json
import re
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from anarq.cli import identities
from anarq.cli.common import say
from anarq.source.names import quote

_NONCE_BYTES = 16


@click.command()
@click.argument("values", nargs=-1, required=True, metavar="NAME=VALUE...")
@identities.key_option
def command(values: tuple[str, ...], keyfile: Path | None) -> None:
    """Sign a value with your key, and print the signature as JSON, as operations take it in a member of their body.

    The value is an object whose members are all texts: what is given after the first `=`, and nothing else. An
    operation that takes such a signature says of which members: the approval of a payment, the proof of a subidentity.
    It is no signature of a request, and can never be taken for one.

    \b
    Examples:
      anarq sign squidId=did:key:z6Mk… subId=did:key:z6Mk… --as phone.key
      anarq call squid createSubidentity … "proof=$(anarq sign squidId=… subId=… --as phone.key)"
    """
    value = _value(values)
    key = identities.signer(keyfile)

    from anarq.crypto.locksig import VALUE_PURPOSE, sign

    made = sign(VALUE_PURPOSE, {**value}, key, datetime.now(UTC).timestamp(), secrets.token_bytes(_NONCE_BYTES))
    say(json.dumps(made.to_json()) + "\n")


def _value(pairs: Sequence[str]) -> dict[str, str]:
    """The members as an object.

    Raises:
        click.UsageError: one is not NAME=VALUE, is given twice, or is no UTF-8.
    """
    value: dict[str, str] = {}
    for pair in pairs:
        name, sign, text = pair.partition("=")
        if not sign or not name:
            raise click.UsageError(f"a member is given as NAME=VALUE, not {quote(pair)}")
        if name in value:
            raise click.UsageError(f"{quote(name)} is given twice")
        if re.search("[\ud800-\udfff]", pair):
            raise click.UsageError(f"{quote(name)} holds bytes that are no UTF-8")
        value[name] = text
    return value
