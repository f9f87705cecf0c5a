"""The page on calling from a shell is typed into one, and its settings are given to an MCP client."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mcp import StdioServerParameters
from mcp.client import Client

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "call-from-a-shell.md").read_text("utf-8")


@pytest.fixture
def shell(serve, tmp_path):
    """The page as a script for a service that runs here, and the environment of a new user."""
    (start,) = blocks("console")
    address = serve(*start.removeprefix("$ anarq ").split(), path="/qwallet")
    home, programs = tmp_path / "home", tmp_path / "bin"
    home.mkdir()
    programs.mkdir()
    anarq = programs / "anarq"
    anarq.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m anarq "$@"\n')
    anarq.chmod(0o700)
    script = re.sub(r"anarq call (\w+)", rf"anarq call --at {address}/\1 \1", "".join(blocks("sh")))
    kept = {
        name: text for name, text in os.environ.items() if not name.startswith(("ANARQ_IDENTITY", "ANARQ_KEY", "XDG"))
    }
    return script, address, kept | {"HOME": str(home), "PATH": f"{programs}:{os.environ['PATH']}"}


def blocks(fence):
    return re.findall(rf"^```{fence}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


async def test_a_new_user_types_nothing_that_is_not_on_the_page(shell, tmp_path):
    script, address, environment = shell

    ran = subprocess.run(  # noqa: ASYNC221 - the service is a process of its own
        ["/bin/sh", "-eu", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stderr
    answers = [json.loads(line)["data"] for line in ran.stdout.splitlines() if line.startswith("{")]
    registered, quote, intent, listed, agent, seen, phone, seen_by_phone, *others = answers
    seen_by_tab, closed, rotated, keys, safe, recovered = others
    assert (registered["displayName"], agent["displayName"]) == ("Ada", "Agent")
    assert (quote["amount"], intent["amount"]) == ("25.50", 25.5)
    assert listed["items"] == seen["items"] == seen_by_phone["items"] == seen_by_tab["items"] == [intent]
    assert (closed["squidId"], closed["status"]) == (registered["squidId"], "ENDED")
    assert [key["key"] for key in keys["items"]] == [rotated["key"], agent["squidId"]]
    assert safe["squidId"] == rotated["squidId"] == recovered["squidId"] == agent["squidId"]
    assert (rotated["origin"], recovered["origin"]) == ("ROTATION", "RECOVERY")
    assert phone["kind"] == "DEVICE"
    assert intent["payer"] == registered["squidId"] != agent["squidId"]
    assert "createIntent  POST /intents" in ran.stdout
    assert "\ncurl " in ran.stdout
    assert stat_of(Path(environment["HOME"]) / ".config" / "anarq" / "identity.key") == 0o600

    (settings,) = (json.loads(block)["mcpServers"]["qwallet"] for block in blocks('json title="settings of a client"'))
    command = shutil.which(settings["command"], path=environment["PATH"])
    arguments = [*settings["args"], "--at", f"{address}/qwallet"]
    async with Client(StdioServerParameters(command=command, args=arguments, env=environment, cwd=tmp_path)) as client:
        assert "wallet.intent" in {tool.name for tool in (await client.list_tools()).tools}
        made = await client.call_tool("wallet.quote", {"amount": 25.5, "currency": "EUR"})
    assert not made.is_error


def stat_of(path):
    return path.stat().st_mode & 0o777
