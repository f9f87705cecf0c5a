"""`anarq hold`: legal holds, which keep records beyond their time."""

import asyncio
import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anarq.cli.common import say
from anarq.cli.paths import Folder
from anarq.cli.state import database, keepings
from anarq.source.names import harmless

if TYPE_CHECKING:
    from anarq.adapters.sql.store import SqlStore
    from anarq.ports.store import AuditEntry, Change
    from anarq.runtime.exceptions import Hold


@click.command()
@click.argument("state", type=Folder())
@click.argument("module")
@click.option("--place", "resource", metavar="RESOURCE", help="Place a hold on the records of this resource type.")
@click.option("--owner", metavar="DID", help="With --place: only on those of this owner.")
@click.option("--record", metavar="ID", help="With --place: only on the one of this id.")
@click.option("--lift", "lifted", metavar="HOLD", help="Lift this hold.")
@click.option("--reason", metavar="TEXT", help="Why it is placed or lifted: the matter.")
@click.option("--by", metavar="NAME", help="Who places or lifts it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
def command(
    state: Path,
    module: str,
    resource: str | None,
    owner: str | None,
    record: str | None,
    lifted: str | None,
    reason: str | None,
    by: str | None,
    form: str,
) -> None:
    """List the legal holds of MODULE, whose state lies in the folder STATE; place one, or lift one.

    What is held is neither deleted nor archived nor anonymised when its time has passed. Who places or lifts a hold and
    why is said in the audit log of the module. A running service knows of it from its next look on.

    Ends with 1 when there is no such hold to lift.

    \b
    Examples:
      anarq hold ./state qwallet
      anarq hold ./state qwallet --place transaction-records --owner did:key:z6Mk… --by counsel --reason "case 7"
      anarq hold ./state qwallet --lift 3f0c2a9e-… --by counsel --reason settled
    """
    from anarq.adapters.sql.store import SqlStore
    from anarq.ports.errors import PortError

    path = database(state, module)
    given = {"place": resource, "owner": owner, "record": record, "lift": lifted, "reason": reason, "by": by}
    _require_texts(given)
    who, why = _named(by, reason) if resource or lifted else ("", "")
    if resource and lifted:
        raise click.UsageError("a hold is placed or lifted, not both at once")
    if (owner or record) and not resource:
        raise click.UsageError("--owner and --record say what a hold is placed on: give --place as well")
    if resource:
        _require_holds(module, resource)

    async def work() -> "tuple[bool, Sequence[Hold]]":
        store = SqlStore.sqlite(path)
        try:
            done = True
            if resource:
                await _place(store, module, (resource, owner, record), who, why)
            if lifted:
                done = await _lift(store, module, lifted, who, why)
            return done, await _placed(store)
        finally:
            await store.close()

    try:
        done, holds = asyncio.run(work())
    except PortError as error:
        raise click.BadParameter(str(error), param_hint="STATE") from error
    say(_document(module, holds) if form == "json" else _text(holds))
    if not done:
        raise SystemExit(1)


def _require_texts(given: Mapping[str, str | None]) -> None:
    """Checks what the options say. An empty text is a variable that was not set: taken for a text it would hold what
    nobody has, taken for none it would hold everything.

    Raises:
        click.UsageError: one is empty, or cannot be kept.
    """
    for name, text in given.items():
        if text is not None and not text.strip():
            raise click.UsageError(f"`--{name}` is empty")
        if text is not None and re.search("[\ud800-\udfff]", text):
            raise click.UsageError(f"`--{name}` holds bytes that are no UTF-8")


def _named(by: str | None, reason: str | None) -> tuple[str, str]:
    if not by or not reason:
        raise click.UsageError("say with --by who does it and with --reason why: the audit log holds both")
    return by, reason


def _require_holds(module: str, resource: str) -> None:
    """Checks that the module has the resource type, and that a hold keeps it.

    Raises:
        click.UsageError: it does not.
    """
    from anarq.model.suggest import did_you_mean

    held = [each.resource for each in keepings(module) if each.legal_hold]
    if resource not in held:
        mend = did_you_mean(resource, held, f"it keeps {', '.join(held)}")
        raise click.UsageError(f"no legal hold keeps `{resource}` of {module}; {mend}")


async def _placed(store: "SqlStore") -> "Sequence[Hold]":
    from anarq.runtime import exceptions

    async with store.snapshot() as snapshot:
        return await exceptions.placed(snapshot)


async def _place(store: "SqlStore", module: str, on: tuple[str, str | None, str | None], by: str, reason: str) -> None:
    import uuid

    from anarq.runtime import exceptions
    from anarq.runtime.exceptions import Hold
    from anarq.wire.times import rfc3339

    resource, owner, record = on
    now = datetime.now(UTC)
    hold = Hold(
        id=str(uuid.uuid4()),
        resource=resource,
        owner=owner,
        record=record,
        reason=reason,
        by=by,
        at=rfc3339(now),
    )
    noted = exceptions.noted(module, "place", hold, by, reason, now)
    await _commit(store, now, exceptions.place(hold), noted)


async def _lift(store: "SqlStore", module: str, name: str, by: str, reason: str) -> bool:
    from anarq.runtime import exceptions

    now = datetime.now(UTC)
    hold = next((hold for hold in await _placed(store) if hold.id == name), None)
    if hold is None:
        return False
    noted = exceptions.noted(module, "lift", hold, by, reason, now)
    await _commit(store, now, exceptions.lift(hold, by, reason, now), noted)
    return True


async def _commit(store: "SqlStore", now: datetime, change: "Change", noted: "AuditEntry") -> None:
    from anarq.ports.store import Unit

    await store.commit(Unit(now=now, changes=(change,), audit=(noted,)))


def _document(module: str, holds: "Sequence[Hold]") -> str:
    told = [
        {
            "id": hold.id,
            "resource": hold.resource,
            "owner": hold.owner,
            "record": hold.record,
            "at": hold.at,
            "by": hold.by,
            "reason": hold.reason,
        }
        for hold in holds
    ]
    return json.dumps({"module": module, "holds": told}, indent=2) + "\n"


def _text(holds: "Sequence[Hold]") -> str:
    if not holds:
        return "no legal holds\n"
    lines: list[str] = []
    for hold in holds:
        of = f"  of {hold.owner}" if hold.owner else ""
        only = f"  {hold.record}" if hold.record else ""
        lines += [f"{hold.id}  {hold.resource}{only}{of}", f"    {hold.at} by {hold.by}: {hold.reason}"]
    return "".join(f"{harmless(line)}\n" for line in lines)
