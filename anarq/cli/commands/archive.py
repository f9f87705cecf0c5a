"""`anarq archive`: what is left of records that have had their time."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anarq.cli.common import say
from anarq.cli.paths import Folder
from anarq.cli.state import database, require_resource

if TYPE_CHECKING:
    from anarq.adapters.sql.store import SqlStore

_PAGE = 500


@click.command()
@click.argument("state", type=Folder())
@click.argument("module")
@click.option("--owner", metavar="DID", help="Only what was this owner's.")
@click.option("--resource", metavar="RESOURCE", help="Only records of this resource type.")
def command(state: Path, module: str, owner: str | None, resource: str | None) -> None:
    """Print the archive of MODULE, whose state lies in the folder STATE: one JSON object a line, the oldest first.

    What was anonymised has no owner, and a name of its own.

    \b
    Examples:
      anarq archive ./state qwallet
      anarq archive ./state qwallet --resource transaction-records --owner did:key:z6Mk…
    """
    from anarq.adapters.sql.store import SqlStore
    from anarq.ports.errors import PortError

    path = database(state, module)

    async def work() -> None:
        store = SqlStore.sqlite(path)
        seen: set[str] = set()
        try:
            async for line in _lines(store, owner, resource, seen):
                say(line)
            if resource is not None and resource not in seen:
                require_resource(module, resource)
        finally:
            await store.close()

    try:
        asyncio.run(work())
    except PortError as error:
        raise click.BadParameter(str(error), param_hint="STATE") from error


async def _lines(store: "SqlStore", owner: str | None, resource: str | None, seen: set[str]) -> AsyncIterator[str]:
    """The records as they are printed; `seen` gets the resource types of all."""
    from datetime import UTC, datetime

    from anarq.ports.json import dumps
    from anarq.wire.times import rfc3339

    position = 0
    while page := await store.archive(after=position, limit=_PAGE):
        position = page[-1][0]
        for _, left in page:
            seen.add(left.resource)
            if owner in (None, left.owner) and resource in (None, left.resource):
                times = {
                    name: rfc3339(datetime.fromtimestamp(at, UTC))
                    for name, at in (("changed", left.changed), ("archived", left.archived))
                }
                named = {"resource": left.resource, "kind": left.kind, "id": left.id, "owner": left.owner}
                yield _plain(dumps({**named, "version": left.version, **times, "body": left.body})) + "\n"


def _plain(text: str) -> str:
    """The same JSON, with every character that a terminal would act on written as an escape."""
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)
