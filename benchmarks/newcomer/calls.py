"""What somebody does with a module of their own that passes its gates: serve it, call it, give its tools to a client.

Run in the folder of the project, in an environment in which `anarq` is installed. Prints what came of it; ends with 1
when something else did.
"""

import asyncio
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from mcp import StdioServerParameters
from mcp.client import Client

MODULE = "notes"
ANARQ = str(Path(sys.executable).with_name("anarq"))


def anarq(*words: str) -> str:
    """What a command prints; ends the script when it fails."""
    return subprocess.run([ANARQ, *words], stdout=subprocess.PIPE, text=True, check=True).stdout  # noqa: S603 - ours


def main() -> None:
    """Serves the module, calls it, and reads what was made by a tool."""
    command = [ANARQ, "serve", MODULE, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as served:  # noqa: S603 - ours
        try:
            if served.stdout is None:
                raise SystemExit("nothing can be read of the service")
            found = re.search(r"(http://\S+)  MCP", served.stdout.readline())
            if found is None:
                raise SystemExit("the service does not say where it is")
            made = called(found[1])
            read = asyncio.run(tool(found[1], made["entryId"]))
        finally:
            served.terminate()
    if read != made:
        raise SystemExit(f"the tool read {read}, and {made} was made")
    print(f"{MODULE}: {made['entryId']} was made by a call, and read by a tool")  # noqa: T201 - for people


def called(address: str) -> dict[str, str]:
    """Makes an identity, a grant and an entry."""
    did = anarq("identity", "new", "me.key").strip()
    Path("grants").write_text(anarq("grant", MODULE, "--to", did, "--as", "me.key"))
    answer = anarq(
        *("call", MODULE, "createEntry", "text=Apples", "--at", address, "--as", "me.key", "--grant", "grants")
    )
    data: dict[str, str] = json.loads(answer)["data"]
    return data


async def tool(address: str, entry: str) -> object:
    """What the tool gives to a client that knows nothing of signatures: the proxy signs."""
    words = ["mcp-proxy", MODULE, "--at", address, "--as", "me.key", "--grant", "grants"]
    async with Client(StdioServerParameters(command=ANARQ, args=words, env=dict(os.environ))) as client:
        answer = await client.call_tool(f"{MODULE}.get", {"entryId": entry})
    return answer.structured_content


if __name__ == "__main__":
    main()
