"""`anarq mcp-proxy`: a local MCP server that signs, so that any MCP client can call the tools of a module."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anarq.cli import addresses, callers, documents, identities
from anarq.cli.common import complain
from anarq.source.names import quote

if TYPE_CHECKING:
    import httpx

    from anarq.clients.caller import Caller
    from anarq.clients.described.document import Document
    from anarq.clients.described.tools import ToolNeeds
    from anarq.clients.grants import Held


@click.command()
@click.argument("module")
@addresses.address_option
@identities.key_option
@callers.acting_option
@callers.speaking_option
@click.option("--grant", "grants", metavar="FILE", help="A file of grants, of which the one that fits a tool is sent.")
def command(
    module: str,
    address: str | None,
    keyfile: Path | None,
    acting_for: str | None,
    speaking_for: str | None,
    grants: str | None,
) -> None:
    """Serve the tools of MODULE to a local MCP client, over standard input and output.

    Each call of a tool is signed with your key and passed on to the module; what it answers comes back as it is. So an
    MCP client needs to know nothing of keys and grants: give it this command line as a server. Tools that need a grant
    are refused without one, and the refusal says so.

    It ends with its input. What it has to tell a person goes to standard error.

    \b
    Examples:
      anarq mcp-proxy qwallet --grant grants
      anarq mcp-proxy qwallet --at https://wallet.example.org --as ./agent.key --grant grants

    \b
    In the settings of a client:
      {"mcpServers": {"qwallet": {"command": "anarq", "args": ["mcp-proxy", "qwallet", "--grant", "/home/ada/grants"]}}}
    """
    identities.needs_client()
    from anarq.cli.grants import grants_of

    folder = documents.folder_of(module)
    document = documents.document(folder)
    base = addresses.base(address, module)
    who = callers.who(keyfile, acting_for, speaking_for)
    held = () if grants is None else grants_of(grants)
    complain(f"the tools of {document.title} at {base}, called by {who.did}\n")
    asyncio.run(_serve(base, document, _needs(folder, document), who, held))


def _needs(folder: Path, document: "Document") -> "Mapping[str, ToolNeeds]":
    from anarq.cli.inputs import bytes_of
    from anarq.clients.described.document import MAX_BYTES, DocumentError
    from anarq.clients.described.tools import needs_of

    path = str(folder / "mcp.json")
    try:
        return needs_of(document, bytes_of(path, MAX_BYTES))
    except DocumentError as error:
        raise click.UsageError(f"{quote(path)}: {error}") from error


async def _serve(
    base: "httpx.URL",
    document: "Document",
    needs: "Mapping[str, ToolNeeds]",
    who: callers.Who,
    grants: "tuple[Held, ...]",
) -> None:
    import httpx

    from anarq.clients._gen.common.standard import STANDARD
    from anarq.clients.described.sending import SECONDS
    from anarq.clients.mcp_proxy import MAX_MESSAGE, McpProxy, Signing
    from anarq.clients.stdio import serve

    async with httpx.AsyncClient(base_url=base, timeout=SECONDS) as http:
        signing = Signing(
            caller=_callers(http, needs, who, grants),
            api_version=document.api_version,
            covered=STANDARD.signed,
            now=lambda: datetime.now(UTC),
        )
        # the interpreter cannot end while a thread waits for `sys.stdin`
        source = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
        await serve(source, sys.stdout.buffer, McpProxy(http, signing).answer, MAX_MESSAGE)


def _callers(
    http: "httpx.AsyncClient", needs: "Mapping[str, ToolNeeds]", who: callers.Who, grants: "tuple[Held, ...]"
) -> "Callable[[str], Awaitable[Caller]]":
    """In whose name each tool is called: with the grant that it needs."""
    from anarq.clients.delegating import Service
    from anarq.clients.described.tools import ToolNeeds
    from anarq.clients.grants import chosen

    service = Service()

    async def caller(tool: str) -> "Caller":
        need = needs.get(tool, ToolNeeds())
        grant = chosen(grants, who.did, need.scope) if need.scope else None
        return await callers.caller(who, None if grant is None else grant.text, need.delegates, http, service)

    return caller
