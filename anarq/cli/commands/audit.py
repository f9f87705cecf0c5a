"""`anarq audit`: has anybody changed the audit log of a service?"""

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anarq.cli.common import say
from anarq.cli.paths import Folder
from anarq.cli.state import database
from anarq.source.names import harmless_lines

if TYPE_CHECKING:
    from anarq.ports.store import AuditHead


@click.command()
@click.argument("state", type=Folder())
@click.argument("module")
@click.option("--head", "kept", metavar="SIZE:ROOT", help="A head that was printed before and kept elsewhere.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
def command(state: Path, module: str, kept: str | None, form: str) -> None:
    """Check the audit log that MODULE keeps in the folder STATE.

    The log is a Merkle tree. Its head, SIZE:ROOT, is printed; keep it where the operator of the service cannot change
    it. With --head the log must also extend the head that was kept: what was cut off is seen in no other way.

    Ends with 1 when the log was changed.

    \b
    Examples:
      anarq audit ./state qwallet
      anarq audit ./state qwallet --head 1042:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    """
    from anarq.adapters.sql.store import SqlStore
    from anarq.ports.errors import CorruptError, PortError

    path = database(state, module)
    earlier = _head(kept)

    async def check() -> "AuditHead":
        store = SqlStore.sqlite(path)
        try:
            return await store.check_audit(earlier)
        finally:
            await store.close()

    try:
        head = asyncio.run(check())
    except CorruptError as error:
        _tell(form, {"module": module, "intact": False, "reason": str(error)}, f"changed: {error}")
        raise SystemExit(1) from error
    except PortError as error:
        raise click.BadParameter(str(error), param_hint="STATE") from error
    told = {"module": module, "intact": True, "size": head.size, "root": head.root.hex()}
    _tell(form, told, f"intact: {head.size} events\nhead {head.size}:{head.root.hex()}")


def _head(text: str | None) -> "AuditHead | None":
    from anarq.ports.store import AuditHead

    if text is None:
        return None
    size, _, root = text.partition(":")
    try:
        head = AuditHead(int(size), bytes.fromhex(root))
    except ValueError:
        head = None
    if head is None or head.size < 0 or len(head.root) != 32:  # bytes of SHA-256
        raise click.BadParameter("a head is SIZE:ROOT, as this command prints it", param_hint="--head")
    return head


def _tell(form: str, document: dict[str, object], text: str) -> None:
    say(json.dumps(document, indent=2) + "\n" if form == "json" else harmless_lines(text + "\n"))
