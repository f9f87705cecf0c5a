"""`anarq call`: one signed call of an operation, as its published document describes it."""

import asyncio
import shlex
import sys
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from anarq.cli import addresses, callers, documents, identities
from anarq.cli.common import complain, say
from anarq.model.suggest import did_you_mean
from anarq.source.names import harmless, harmless_lines, quote

if TYPE_CHECKING:
    import httpx

    from anarq.clients.caller import Caller
    from anarq.clients.described.document import Document, Operation
    from anarq.clients.described.requests import Given, Request
    from anarq.clients.described.sending import Reply

_LARGEST_BODY = 1024 * 1024 * 1024


class _Means(NamedTuple):
    """What a call is made with, as the command line says it."""

    module: str
    base: "httpx.URL"
    keyfile: Path | None
    acting_for: str | None
    speaking_for: str | None
    grants: str | None


@click.command()
@click.argument("module")
@click.argument("operation", required=False)
@click.argument("values", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--body", metavar="FILE", help="The whole body, as it stands in a file; `-` is standard input.")
@addresses.address_option
@identities.key_option
@click.option("--grant", "grants", metavar="FILE", help="A file of grants, of which the one that fits is sent.")
@callers.acting_option
@callers.speaking_option
@click.option(
    "--idempotency-key", type=click.UUID, help="Names the request, so that a repeat is known.  [default: a new one]"
)
@click.option("--curl", is_flag=True, help="Send nothing; print the command line of curl that would.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
def command(
    module: str,
    operation: str | None,
    values: tuple[str, ...],
    body: str | None,
    address: str | None,
    keyfile: Path | None,
    grants: str | None,
    acting_for: str | None,
    speaking_for: str | None,
    idempotency_key: uuid.UUID | None,
    curl: bool,
    form: str,
) -> None:
    """Call OPERATION of MODULE, and print the answer as it came. Without OPERATION, list what there is to call.

    MODULE is a module of this installation, or the path of a folder of your own. What the operation takes is given by
    name: parameters, headers, and members of the body. A value is read as its schema has it: a number with all of its
    digits, an array or an object as JSON. The call is signed, and sent with the standard headers.

    Where an operation needs a grant, `anarq grant` makes one. A refusal is told on standard error; with --format json
    its body is printed as well. What --curl prints is good once, and for 5 minutes. It holds no key.

    \b
    Exit codes:
      0  the module did it
      1  it refused, or failed
      2  wrong use
      3  nobody answers

    \b
    Examples:
      anarq call qwallet
      anarq call squid registerIdentity displayName=Ada
      anarq call qwallet createIntent --grant grants amount=25.50 currency=EUR recipient=shop purpose=Tea
      anarq call qwallet listIntents --grant grants limit=5 --at http://127.0.0.1:8000
      anarq call qwallet createIntent --grant grants --body intent.json --curl
    """
    identities.needs_client()
    document = documents.document(documents.folder_of(module))
    if operation is None:
        from anarq.cli.operations import as_json, as_text

        say(as_json(document) if form == "json" else harmless_lines(as_text(module, document)))
        return
    wanted = _operation(module, document, operation)
    base = addresses.base(address, module)
    means = _Means(module, base, keyfile, acting_for, speaking_for, grants)
    given = _given(wanted, values, body, idempotency_key)
    request = _request(document, wanted, base, given)
    told = asyncio.run(_carried_out(wanted, request, means, curl))
    if isinstance(told, str):
        say(f"{told}\n")
    else:
        _print(means, wanted, told, form)


def _operation(module: str, document: "Document", name: str) -> "Operation":
    found = document.operations.get(name)
    if found is None:
        mend = did_you_mean(name, document.operations, f"`anarq call {module}` lists what it has")
        raise click.UsageError(f"{document.title} has no operation {quote(name)}; {mend}")
    return found


def _given(operation: "Operation", values: Sequence[str], body: str | None, key: uuid.UUID | None) -> "Given":
    from mimetypes import guess_type

    from anarq.cli.inputs import bytes_of
    from anarq.clients.described.requests import KEY, Given

    pairs = []
    for value in values:
        name, sign, text = value.partition("=")
        if not sign or not name:
            raise click.UsageError(f"what an operation takes is given as NAME=VALUE, not {quote(value)}")
        pairs.append((name, text))
    if key is not None and KEY not in operation.parameters:
        raise click.UsageError(f"`{operation.name}` takes no `Idempotency-Key`")
    return Given(
        values=tuple(pairs),
        body=None if body is None else bytes_of(body, _LARGEST_BODY),
        media_type=guess_type(body or "")[0] or "",
        key=str(key or uuid.uuid4()),
    )


def _request(document: "Document", operation: "Operation", base: "httpx.URL", given: "Given") -> "Request":
    from anarq.clients.described.requests import InputError, request_of

    try:
        return request_of(document, operation, base, given)
    except InputError as error:
        otherwise = f"it takes {', '.join(error.known)}" if error.known else "it takes nothing"
        mend = f"; {did_you_mean(error.word, error.known, otherwise)}" if error.word else ""
        raise click.UsageError(f"{error}{mend}") from error


async def _carried_out(operation: "Operation", request: "Request", means: _Means, curl: bool) -> "Reply | str":
    """The answer; or the command line that would bring it."""
    import httpx

    from anarq.clients.connection import fresh_nonce
    from anarq.clients.described.requests import signed
    from anarq.clients.described.sending import SECONDS, send
    from anarq.clients.errors import ClientError
    from anarq.crypto.errors import CryptoError

    async with httpx.AsyncClient(timeout=SECONDS, base_url=means.base) as http:
        try:
            caller = await _caller(http, operation, means)
            if caller is not None:
                request = await signed(request, caller, _covered(), datetime.now(UTC), fresh_nonce())
            return _command_line(request) if curl else await send(http, request)
        except CryptoError as error:
            raise click.UsageError(f"this cannot be signed: {error}") from error
        except ClientError as error:
            raise _unanswered(request.address, means.module, error) from error


def _covered() -> tuple[str, ...]:
    from anarq.clients._gen.common.standard import STANDARD

    return STANDARD.signed


def _command_line(request: "Request") -> str:
    from anarq.clients.described.curl import command_line

    try:
        return command_line(request)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


async def _caller(http: "httpx.AsyncClient", operation: "Operation", means: _Means) -> "Caller | None":
    """In whose name the call is made; None: in nobody's.

    Raises:
        click.UsageError: a key or a grant is missing.
    """
    if not operation.signed or (operation.unsigned and not identities.is_there(means.keyfile)):
        return None
    from anarq.clients.delegating import Service

    who = callers.who(means.keyfile, means.acting_for, means.speaking_for)
    grant = _grant(operation, who.did, means)
    return await callers.caller(who, grant, operation.delegates, http, Service())


def _grant(operation: "Operation", did: str, means: _Means) -> str | None:
    """The value of `x-qonsent`.

    Raises:
        click.UsageError: there is none that covers the operation.
    """
    from anarq.cli.grants import grants_of
    from anarq.clients.grants import chosen

    if not operation.granted:
        if means.grants is not None:
            complain(f"`{operation.name}` needs no grant, so none is sent\n")
        return None
    who = "for what is your own, make one" if means.acting_for is None else f"have {means.acting_for} make one"
    making = f"{who}: anarq grant {operation.scope} --to {did}{_by(means)} >> grants"
    if means.grants is None:
        told = f"`{operation.name}` needs a grant of `{operation.scope}`"
        raise click.UsageError(f"{told}; {making}; and give it: --grant grants")
    grants = grants_of(means.grants)
    found = chosen(grants, did, operation.scope)
    if found is None:
        has = sorted({scope for held in grants for scope in held.scopes(did)})
        told = f"it gives you {', '.join(has)}" if has else f"it gives nothing to {did}"
        message = f"{quote(means.grants)} holds no grant of `{operation.scope}`, which `{operation.name}` needs; {told}"
        raise click.UsageError(f"{message}; {making}")
    return found.text


def _by(means: _Means) -> str:
    """The options by which a grant is made by whoever calls; none where somebody else has to make it."""
    said = {"--as": means.keyfile, "--speaking-for": means.speaking_for} if means.acting_for is None else {}
    return "".join(f" {option} {shlex.quote(str(value))}" for option, value in said.items() if value is not None)


def _unanswered(address: str, module: str, error: Exception) -> click.ClickException:
    from anarq.cli.group import Unanswered

    told = f"--at says where the module is, and `anarq up {addresses.name_of(module)}` starts it"
    return Unanswered(f"{address} gives no answer: {error}; {told}")


def _print(means: _Means, operation: "Operation", reply: "Reply", form: str) -> None:
    """The answer as it came; a refusal in words.

    Raises:
        SystemExit: 1 for a refusal.
    """
    if reply.is_success or form == "json":
        _print_bytes(reply.content)
    if not reply.is_success:
        from anarq.cli.refusals import in_words

        complain(harmless_lines(in_words(reply, means.module, operation)))
        raise SystemExit(1)


def _print_bytes(content: bytes) -> None:
    """Bytes as they came; a terminal gets no character that it would act on."""
    if sys.stdout.isatty():
        say(_shown(content))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content if content.endswith(b"\n") or not content else content + b"\n")
    sys.stdout.buffer.flush()


def _shown(content: bytes) -> str:
    return "".join(f"{harmless(line)}\n" for line in content.decode("utf-8", "backslashreplace").split("\n"))
