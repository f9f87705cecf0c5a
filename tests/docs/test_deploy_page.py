"""The settings on the page on deploying are taken by a service, which then does what the page says."""

import re
import shlex
from pathlib import Path

import httpx
import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "deploy-behind-a-proxy.md").read_text("utf-8")
ASKED = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}


@pytest.fixture
def address(serve, tmp_path, monkeypatch):
    """Where the service of the page listens."""
    monkeypatch.chdir(tmp_path)
    (exported,) = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for line in exported.splitlines():
        name, _, value = shlex.split(line)[1].partition("=")
        monkeypatch.setenv(name, value)
    (command,) = re.findall(r"^```console\n\$ anarq (.*)\n```$", PAGE, re.MULTILINE)
    return serve(*command.split())


def asked_of(address, host):
    headers = {"host": host, "accept": "application/json, text/event-stream"}
    return httpx.post(f"{address}/mcp", json=ASKED, headers=headers).status_code


def test_the_service_of_the_page_keeps_its_state_and_knows_its_name(address, tmp_path):
    assert any((tmp_path / "state").iterdir())
    assert asked_of(address, "index.example.org") == 200
    assert asked_of(address, "elsewhere.example.org") >= 400


def test_every_setting_of_the_page_is_told(address):
    told = re.findall(r"`(ANARQ_[A-Z_]+)`", PAGE)
    assert {"ANARQ_HOST", "ANARQ_STATE", "ANARQ_MCP_HOSTS", "ANARQ_KEY_PASSPHRASE"} <= {*told}
    assert httpx.get(f"{address}/metrics").status_code == httpx.get(f"{address}/health").status_code == 200
