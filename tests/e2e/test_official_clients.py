"""What the official MCP clients make of the MCP door: they take every result, and tell why a call was refused.

Through `anarq mcp-proxy` they do so too, and know nothing of keys and grants.

The clients for Node are used where `nox -s clients` has installed them.
"""

import hashlib
import json
import secrets
import shutil
import subprocess
import sys
import time
import uuid
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError

from anarq.adapters.memory.clock import SystemClock
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients.connection import Connection
from anarq.clients.errors import OperationFailed
from anarq.crypto import base64url
from anarq.crypto.request import RequestToSign, sign_request
from anarq.ports.json import dumps
from anarq.testing.payments import approval
from anarq.testing.people import Person

SCRIPTS = Path(__file__).parent / "node"
INSTALLED = Path(__file__).parents[2] / ".nox" / "clients"

MODULES = ("qwallet", "squid")
TREASURY = Person.named("Treasury")
TERMS = {"amount": 25.5, "currency": "EUR", "recipient": "shop", "purpose": "Invoice 2026-014"}


async def by_python(address, calls):
    """The tools and results that the Python client gives, as the protocol spells them."""
    async with streamable_http_client(address) as streams, ClientSession(streams[0], streams[1]) as session:
        await session.initialize()
        tools = (await session.list_tools()).tools
        answers = [await one_by_python(session, call) for call in calls]
    return [plain(tool) for tool in tools], answers


async def by_python_itself(command, calls):
    """The same of a local server, which the client starts, in the newest version of the protocol that both know."""
    server = StdioServerParameters(command=command[0], args=command[1:])
    async with Client(server) as client:
        tools = (await client.list_tools()).tools
        answers = [await one_by_python(client, call) for call in calls]
    return [plain(tool) for tool in tools], answers


async def one_by_python(session, call):
    try:
        return {"result": plain(await session.call_tool(call["name"], call["arguments"], meta=call.get("_meta")))}
    except (MCPError, RuntimeError) as error:
        return {"thrown": str(error)}


def plain(value):
    return value.model_dump(mode="json", by_alias=True, exclude_none=True)


def by_node(package, script="call.mjs", place="address"):
    folder = INSTALLED / "node_modules" / "@modelcontextprotocol" / package

    async def call(address, calls):
        node = shutil.which("node")
        if node is None or not folder.is_dir():
            pytest.skip(f"needs Node and @modelcontextprotocol/{package}: nox -s clients")
        ran = subprocess.run(  # noqa: ASYNC221 - the service is a process of its own
            [node, "--input-type=module", "--eval", (SCRIPTS / script).read_text("utf-8"), package],
            cwd=INSTALLED,
            input=json.dumps({place: address, "calls": calls}),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        told = json.loads(ran.stdout)
        return told["tools"], told["answers"]

    return call


@pytest.fixture(
    params=[by_python, by_node("sdk"), by_node("client")], ids=["python", "typescript-sdk", "typescript-client"]
)
def client(request):
    return request.param


@pytest.fixture(scope="module")
def address(serve):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANARQ_TREASURY", TREASURY.did)
        return serve("up", path="/qwallet")


@pytest.fixture
def ada():
    return Person.named(f"Ada {uuid.uuid4()}")


def prepared(person, tool, arguments, scope, **spoilt):
    """A call with its standard headers in `_meta`; `spoilt` ones are changed after signing."""
    now = datetime.now(UTC)
    headers = {
        "x-squid-id": person.did,
        "x-ts": now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "x-api-version": "v1.0",
        "idempotency-key": str(uuid.uuid4()),
    }
    if scope:
        headers["x-qonsent"] = person.caller(scope).grant
    signed = RequestToSign("tools/call", tool, dumps(arguments, canonical=True).encode(), headers, STANDARD.signed)
    headers["x-sig"] = sign_request(signed, person.key, now.timestamp(), secrets.token_bytes(16))
    headers |= {name.replace("_", "-"): value for name, value in spoilt.items()}
    return {
        "name": tool,
        "arguments": arguments,
        "_meta": {f"anarq/{name}": value for name, value in headers.items()},
    }


@asynccontextmanager
async def reached(address, kind, module):
    """The client of a module, over HTTP: what is prepared is not a tool, or is not what a test is about."""
    async with httpx.AsyncClient(base_url=f"{address}/{module}") as http:
        yield kind(Connection(http=http, clock=SystemClock()))


async def register(address, *people):
    """Makes sQuid know people."""
    async with reached(address, SquidClient, "squid") as squid:
        for person in people:
            with suppress(OperationFailed):  # the treasury is known already
                await squid.acting_as(person.caller()).register_identity({})


async def intended(address, person):
    """Three intents of somebody who was given money: to be signed, to be paid, to be cancelled; and an approval."""
    await register(address, TREASURY)
    async with reached(address, QwalletClient, "qwallet") as qwallet:
        gives, pays = (qwallet.acting_as(each.caller("qwallet")) for each in (TREASURY, person))
        gift = await gives.create_intent({**TERMS, "amount": 100, "recipient": person.did})
        await gives.sign_intent(await approval(gives, TREASURY, gift), intent_id=gift["intentId"])
        await gives.pay_intent(intent_id=gift["intentId"])
        made = [await pays.create_intent({**TERMS, "recipient": TREASURY.did}) for _ in range(3)]
        bodies = [await approval(pays, person, intent) for intent in made]
        await pays.sign_intent(bodies[1], intent_id=made[1]["intentId"])
    return [intent["intentId"] for intent in made], bodies[0]


async def successes(address, person, module):
    """A call of every tool that a module provides, which succeeds."""
    if module == "squid":
        return [
            prepared(person, "squid.verifyIdentity", verification(person), None),
            prepared(person, "squid.activeContext", {}, "squid"),
        ]
    (signed, paid, cancelled), body = await intended(address, person)
    return [
        prepared(person, "wallet.quote", {"amount": 100.25, "currency": "EUR"}, "qwallet"),
        prepared(person, "wallet.intent", TERMS, "qwallet"),
        prepared(person, "wallet.sign", {"intentId": signed, **body}, "qwallet"),
        prepared(person, "wallet.pay", {"intentId": paid}, "qwallet"),
        prepared(person, "wallet.cancel", {"intentId": cancelled}, "qwallet"),
    ]


def verification(person):
    challenge = secrets.token_urlsafe(24)
    value = {"challenge": challenge, "squidId": person.did}
    return {**value, "proof": person.proof(value, ts=time.time()).to_json()}


def provided(module):
    from importlib import import_module

    spec = import_module(f"anarq.reference.{module}.app").MODULE
    available = {operation.name for operation in spec.operations if operation.available}
    return {tool.name for tool in spec.tools}, {tool.name for tool in spec.tools if tool.operation in available}


@pytest.mark.parametrize("module", MODULES)
async def test_every_tool_that_is_provided_is_taken_with_its_output_schema(client, module, address, ada):
    await register(address, ada)
    calls = await successes(address, ada, module)

    tools, answers = await client(f"{address}/{module}/mcp", calls)

    every, there = provided(module)
    assert {tool["name"] for tool in tools} == every
    assert {call["name"] for call in calls} == there
    for call, answer in zip(calls, answers, strict=True):
        assert "thrown" not in answer, (call["name"], answer)
        result = answer["result"]
        assert not result.get("isError"), result["content"]
        assert json.loads(result["content"][0]["text"]) == result["structuredContent"]


REFUSALS = {
    "arguments that break the contract": (TERMS | {"amount": -1}, "qwallet", {}, "VALIDATION_FAILED"),
    "no grant": (TERMS, None, {}, "QONSENT_DENIED"),
    "another version": (TERMS, "qwallet", {"x_api_version": "v9.0"}, "MALFORMED_REQUEST"),
    "a header that is not text": (TERMS, "qwallet", {"x_ts": 5}, "MALFORMED_REQUEST"),
    "a signature that is not one": (TERMS, "qwallet", {"x_sig": "AAAA"}, "QLOCK_AUTH_FAIL"),
    "a stranger to sQuid": (TERMS, "qwallet", {}, "SQUID_IDENTITY_INVALID"),
}


async def test_a_refusal_is_readable(client, address, ada):
    calls = [prepared(ada, "wallet.intent", terms, scope, **spoilt) for terms, scope, spoilt, _ in REFUSALS.values()]
    calls.append(prepared(ada, "wallet.pay", {"intentId": "int_aaaaaaaaaaaa"}, "qwallet"))

    _, answers = await client(f"{address}/qwallet/mcp", calls)

    codes = [*(code for *_, code in REFUSALS.values()), "NOT_FOUND"]
    assert [told(answer) for answer in answers] == codes


def told(answer):
    """The code of a refusal, as a user of the client finds it."""
    result = answer.get("result", answer)
    if not result.get("isError") or "structuredContent" in result:
        return result
    error = json.loads(result["content"][0]["text"])
    assert error["status"] == "error"
    assert error["message"]
    return error["code"]


async def test_an_unknown_tool_is_told(client, address, ada):
    _, (answer,) = await client(f"{address}/qwallet/mcp", [prepared(ada, "wallet.drain", {}, "qwallet")])

    assert "wallet.drain" in answer["thrown"]


@pytest.fixture(
    params=[by_python_itself, by_node("sdk", "stdio.mjs", "command"), by_node("client", "stdio.mjs", "command")],
    ids=["python", "typescript-sdk", "typescript-client"],
)
def local_client(request):
    """An ordinary client: it is given a command line, and calls tools with arguments alone."""
    return request.param


@pytest.fixture
def through_proxy(tmp_path, address, ada):
    """The command line of the proxy to a module, which signs as Ada; her grants cover the scopes that are given."""

    def command(module, *scopes):
        key, grants = tmp_path / "ada.key", tmp_path / "grants"
        seed = base64url.encode(hashlib.sha256(f"anarq person {ada.name}".encode()).digest())
        key.write_text(json.dumps({"format": "anarq-identity-1", "alg": "EdDSA", "seed": seed}))
        key.chmod(0o600)
        grants.write_text("".join(f"{ada.caller(scope).grant}\n" for scope in scopes))
        given = ["--grant", str(grants)] if scopes else []
        return [
            *(sys.executable, "-m", "anarq", "mcp-proxy", module),
            *("--at", f"{address}/{module}", "--as", str(key), *given),
        ]

    return command


@pytest.mark.parametrize("module", MODULES)
async def test_every_tool_is_called_by_a_client_that_knows_nothing_of_keys(
    local_client, module, through_proxy, address, ada
):
    await register(address, ada)
    calls = [{**call, "_meta": {}} for call in await successes(address, ada, module)]

    tools, answers = await local_client(through_proxy(module, "qwallet", "squid"), calls)

    every, there = provided(module)
    assert {tool["name"] for tool in tools} == every
    assert {call["name"] for call in calls} == there
    for call, answer in zip(calls, answers, strict=True):
        assert "thrown" not in answer, (call["name"], answer)
        result = answer["result"]
        assert not result.get("isError"), result["content"]
        assert json.loads(result["content"][0]["text"]) == result["structuredContent"]


async def test_the_proxy_hides_nothing_of_a_refusal(local_client, through_proxy, address, ada):
    await register(address, ada)
    calls = [
        {"name": "wallet.intent", "arguments": TERMS | {"amount": -1}},
        {"name": "wallet.quote", "arguments": {"amount": 1, "currency": "EUR"}},
        {"name": "wallet.drain", "arguments": {}},
    ]

    _, answers = await local_client(through_proxy("qwallet", "qwallet.intent"), calls)

    assert [told(answer) for answer in answers[:2]] == ["VALIDATION_FAILED", "QONSENT_DENIED"]
    assert "wallet.drain" in answers[2]["thrown"]
