"""`anarq letters`: events that a module could not process, and what becomes of them."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anarq.cli.common import complain, say
from anarq.cli.paths import Folder
from anarq.cli.state import database
from anarq.source.names import harmless

if TYPE_CHECKING:
    from anarq.ports.store import DeadLetter

_MOST = 1000
_AGAIN = "  (to be taken again)"


@click.command()
@click.argument("state", type=Folder())
@click.argument("module")
@click.option(
    "--replay", "wanted", multiple=True, metavar="EVENT", help="Have this event taken again; may be repeated."
)
@click.option("--drop", "dropped", multiple=True, metavar="EVENT", help="Forget this event for good; may be repeated.")
@click.option("--replay-all", is_flag=True, help="Have every event of the list taken again.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
def command(
    state: Path, module: str, wanted: tuple[str, ...], dropped: tuple[str, ...], replay_all: bool, form: str
) -> None:
    """List the events that MODULE could not process, with the reason of each. Its state lies in the folder STATE.

    An event that fails again and again is given up, so that those after it go on. When what was wrong is mended, have
    it taken again: the running service does so within a second, one that does not run when it is started.

    The list has the 1,000 events that were given up first; the others follow when these are dealt with.

    Ends with 1 when a named event is not in the list, and tells which.

    \b
    Examples:
      anarq letters ./state qwallet
      anarq letters ./state qwallet --replay urn:anarq:squid#3f0c2a9e-1
      anarq letters ./state qwallet --replay-all
    """
    from anarq.adapters.sql.store import SqlStore
    from anarq.ports.errors import PortError

    for event in dropped:
        if event in wanted:
            raise click.UsageError(f"`{harmless(event)}` is to be taken again and to be forgotten: choose one of them")
    path = database(state, module)

    async def work() -> tuple["Sequence[DeadLetter]", "Sequence[DeadLetter]"]:
        store = SqlStore.sqlite(path)
        try:
            known = await store.dead_letters(limit=_MOST)
            await store.want([each.mark for each in known if replay_all or each.mark.event in wanted])
            await store.drop([each.mark for each in known if each.mark.event in dropped])
            return known, await store.dead_letters(limit=_MOST)
        finally:
            await store.close()

    try:
        known, letters = asyncio.run(work())
    except PortError as error:
        raise click.BadParameter(str(error), param_hint="STATE") from error
    say(_document(module, letters) if form == "json" else _text(letters))
    missing = sorted({*wanted, *dropped} - {each.mark.event for each in known})
    for event in missing:
        complain(f"`{harmless(event)}` is not in the list\n")
    if missing:
        raise SystemExit(1)


def _document(module: str, letters: "Sequence[DeadLetter]") -> str:
    told = [
        {
            "topic": letter.mark.consumer,
            "event": letter.mark.event,
            "at": _time(letter),
            "code": letter.code,
            "reason": letter.reason,
            "wanted": letter.wanted,
        }
        for letter in letters
    ]
    return json.dumps({"module": module, "letters": told}, indent=2) + "\n"


def _text(letters: "Sequence[DeadLetter]") -> str:
    if not letters:
        return "no dead letters\n"
    lines = [
        (
            f"{_time(letter)}  {letter.mark.consumer}  {letter.mark.event}{_AGAIN if letter.wanted else ''}",
            f"    {letter.code}: {letter.reason}",
        )
        for letter in letters
    ]
    told = "".join(f"{harmless(line)}\n" for pair in lines for line in pair)
    return told if len(letters) < _MOST else f"{told}the first {_MOST}; there may be more, once these are dealt with\n"


def _time(letter: "DeadLetter") -> str:
    try:
        return datetime.fromtimestamp(letter.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, OSError, ValueError):  # no time that was ever written here
        return "at an unknown time"
