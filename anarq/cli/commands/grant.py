"""`anarq grant`: a delegation, as the services want it in `x-qonsent`."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import click

from anarq.cli import callers, documents, identities
from anarq.cli.common import complain, say
from anarq.cli.grants import grants_of
from anarq.model.suggest import did_you_mean
from anarq.source.names import quote

if TYPE_CHECKING:
    from anarq.clients.grants import Held
    from anarq.crypto.dagcbor import Ipld
    from anarq.crypto.keys import SigningKey

_DAY = "P1D"
_CALENDAR = 2  # years and months, which have no length of their own


class _Terms(NamedTuple):
    """What is the same for each scope: who receives it, who gives it, until when, and what calls must satisfy."""

    receiver: str
    giver: str
    expires: int
    policy: "Sequence[Ipld]"


@click.command()
@click.argument("scopes", nargs=-1, required=True, metavar="SCOPE...")
@click.option("--to", "receiver", required=True, metavar="DID", help="Who receives it; your own DID for yourself.")
@click.option("--until", metavar="WHEN", help="When it ends: 2026-12-31T18:00:00Z.")
@click.option("--for", "length", metavar="DURATION", help="After how long it ends: PT1H, P30D.  [default: P1D]")
@identities.key_option
@callers.speaking_option
@click.option("--from", "received", metavar="FILE", help="Pass on what this file of grants gives you.")
@click.option("--policy", metavar="JSON", help="What the arguments of each call must satisfy, as UCAN has it.")
@click.option(
    "--module", "modules", multiple=True, metavar="PATH", help="A module of your own, whose scopes are to be known."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
def command(
    scopes: tuple[str, ...],
    receiver: str,
    until: str | None,
    length: str | None,
    keyfile: Path | None,
    speaking_for: str | None,
    received: str | None,
    policy: str | None,
    modules: tuple[str, ...],
    form: str,
) -> None:
    """Grant each SCOPE, with all below it, to somebody: to use it on what is yours, until it ends.

    One grant a line is printed. A file of such lines is what `anarq call --grant` and `anarq mcp-proxy --grant` take;
    they choose the line that covers what is called. A grant proves nothing by itself: who uses it signs each request.

    \b
    Examples:
      anarq grant qwallet.intent --to did:key:z6Mk… > grants
      anarq grant qwallet.intent.read qwallet.tx.read --to did:key:z6Mk… --for PT1H
      anarq grant qwallet.intent.read --to did:key:z6Mk… --from grants    pass on a part
      anarq grant qwallet.intent --to did:key:z6Mk… --policy '[["<=", ".amount", 10]]'
    """
    identities.needs_client()
    from anarq.wire.times import rfc3339

    _check_scopes(scopes, modules)
    identities.check_did(receiver, "--to")
    now = datetime.now(UTC)
    expires = _end(now, until, length)
    key = identities.signer(keyfile)
    terms = _Terms(receiver, speaking_for or key.public.did, expires, _statements(policy))
    made = [_made(key, scope, terms, received) for scope in dict.fromkeys(scopes)]
    for held in made:
        _warn(held)
    told = rfc3339(datetime.fromtimestamp(expires, UTC))
    if form == "json":
        listed = zip(dict.fromkeys(scopes), made, strict=True)
        grants = [
            {"scope": scope, "grant": held.text, "cid": held.cid, "to": receiver, "about": held.subject, "ends": told}
            for scope, held in listed
        ]
        say(json.dumps({"grants": grants}, indent=2) + "\n")
        return
    say("".join(f"{held.text}\n" for held in made))
    complain(f"to {receiver}, until {told}\n")


def _check_scopes(scopes: Iterable[str], modules: Sequence[str]) -> None:
    """Checks that each is a scope of a module, or the beginning of one.

    Raises:
        click.UsageError: one is not; tells which was meant.
    """
    known: set[str] = set()
    for folder in (*documents.folders(), *map(documents.folder_of, modules)):
        operations = documents.document(folder).operations.values()
        known |= {scope for operation in operations for scope in (operation.scope, *operation.delegates) if scope}
    every = {".".join(parts[:count]) for scope in known for parts in [scope.split(".")] for count in range(1, 9)}
    for scope in scopes:
        if scope not in every:
            modules_of = sorted({one.partition(".")[0] for one in known})
            otherwise = f"scopes start with {', '.join(modules_of)}; `anarq call MODULE` lists those of a module, and "
            otherwise += "`--module PATH` adds those of one that lies elsewhere"
            raise click.UsageError(f"no operation needs {quote(scope)}; {did_you_mean(scope, every, otherwise)}")


def _end(now: datetime, until: str | None, length: str | None) -> int:
    """The last second of validity, Unix time.

    Raises:
        click.UsageError: it cannot be read, or has passed.
    """
    if until is not None and length is not None:
        raise click.UsageError("--until and --for both say when it ends: choose one of them")
    end = int(now.timestamp()) + _seconds(length or _DAY) if until is None else _moment(until)
    if end <= now.timestamp():
        raise click.UsageError(f"{quote(until or length or '')} has passed: a grant that has ended is worth nothing")
    if end > _last():
        raise click.UsageError(f"{quote(until or length or '')} is after the year 9999")
    return end


def _last() -> int:
    return int(datetime.max.replace(tzinfo=UTC).timestamp())


def _moment(text: str) -> int:
    from anarq.wire.times import moment_of

    try:
        return int(moment_of(text).timestamp())
    except ValueError as error:
        told = f"{quote(text)} is no moment; give one as 2026-12-31T18:00:00Z"
        raise click.BadParameter(told, param_hint="--until") from error


def _seconds(text: str) -> int:
    from anarq.model.duration import Duration

    found = Duration.parse(text)
    if found is None or any(found.parts[:_CALENDAR]):
        told = f"{quote(text)} is no length of weeks, days, hours, minutes and seconds; give one as PT1H or P30D"
        raise click.BadParameter(told, param_hint="--for")
    return found.longest


def _statements(text: str | None) -> "Sequence[Ipld]":
    """The statements of a policy.

    Raises:
        click.BadParameter: it is none.
    """
    from anarq.crypto import jcs
    from anarq.crypto.errors import CryptoError
    from anarq.crypto.ucan.policy import parse

    if text is None:
        return ()
    try:
        found = cast("Ipld", jcs.parse(text.encode("utf-8", "surrogateescape")))
        parse(found)
    except CryptoError as error:
        told = f'{error}; give a list of statements as [["<=", ".amount", 10]]'
        raise click.BadParameter(told, param_hint="--policy") from error
    return cast("Sequence[Ipld]", found)


def _made(key: "SigningKey", scope: str, terms: _Terms, received: str | None) -> "Held":
    from anarq.clients.grants import chosen, made
    from anarq.crypto.errors import CryptoError

    own = None
    if received is not None:
        grants = grants_of(received)
        own = chosen(grants, terms.giver, scope)
        if own is None or not own.links:
            has = sorted({one for held in grants for one in held.scopes(terms.giver)})
            told = f"it gives you {', '.join(has)}" if has else f"it gives nothing to {terms.giver}"
            raise click.UsageError(f"{quote(received)} does not give you {quote(scope)} to pass on; {told}")
    try:
        return made(
            key,
            scope,
            to=terms.receiver,
            expires=terms.expires,
            speaking_for=terms.giver,
            received=own,
            policy=terms.policy,
        )
    except CryptoError as error:
        raise click.UsageError(f"no grant of {quote(scope)}: {error}") from error


def _warn(held: "Held") -> None:
    from anarq.crypto.ucan.container import MAX_TEXT

    if len(held.text) > MAX_TEXT:
        deposit = "anarq call squid depositGrant container=…"
        told = f"this grant has {len(held.text)} characters, and a header takes {MAX_TEXT}"
        complain(f"{told}: deposit it ({deposit}), and keep the `cid` of the answer in its place\n")
