"""One payment intent, two doors: what HTTP takes and refuses, MCP takes and refuses, with the same effect.

Qwallet and sQuid run as `anarq up` starts them. Requests are built by hand here, so that each part can be wrong.
"""

import secrets
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from anarq.clients._gen.common.standard import STANDARD
from anarq.crypto.request import RequestToSign, sign_request
from anarq.ports.json import dumps, loads
from anarq.testing.people import Person

EVE = Person.named("Eve at two doors")
TERMS = {"amount": 25.5, "currency": "EUR", "recipient": "shop", "purpose": "Invoice 2026-014"}


@dataclass
class Request:
    """A request to create an intent, before a door is chosen."""

    payer: Person
    terms: dict = field(default_factory=lambda: dict(TERMS))
    signer: Person | None = None
    scope: str | None = "qwallet.intent.create"
    grant: str | None = None
    key: str = field(default_factory=lambda: str(uuid.uuid4()))
    spoil: str | None = None

    def headers(self):
        now = datetime.now(UTC)
        found = {
            "x-squid-id": self.payer.did,
            "x-ts": now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "x-api-version": "v1.0",
            "idempotency-key": self.key,
        }
        grant = self.grant or self.payer.caller(self.scope).grant
        return {**found, "x-qonsent": grant} if grant else found, now.timestamp()

    def sign(self, method, target, body):
        """The headers with the signature over them and the body."""
        headers, now = self.headers()
        signed = RequestToSign(method, target, body, headers, STANDARD.signed)
        signature = sign_request(signed, (self.signer or self.payer).key, now, secrets.token_bytes(16))
        return {**headers, "x-sig": self.spoil or signature}


@dataclass
class Seen:
    """What came back, whatever the door."""

    code: str
    data: dict | None = None


class Http:
    def __init__(self, address):
        self.address = f"{address}/qwallet"

    async def send(self, request, prepared=None):
        prepared = prepared or self.prepare(request)
        async with httpx.AsyncClient() as client:
            answer = (await client.post(f"{self.address}/intents", **prepared)).json()
        return Seen(answer["code"], answer.get("data"))

    def prepare(self, request):
        body = dumps(request.terms).encode()
        headers = request.sign("POST", "/qwallet/intents", body)
        return {"content": body, "headers": {**headers, "content-type": "application/json"}}


def refusal(result):
    """The `ErrorResponse` of a tool that was refused."""
    return loads(result.content[0].text)


class Mcp:
    def __init__(self, address):
        self.address = f"{address}/qwallet/mcp"

    async def send(self, request, prepared=None):
        prepared = prepared or self.prepare(request)
        async with streamable_http_client(self.address) as streams, ClientSession(streams[0], streams[1]) as session:
            await session.initialize()
            result = await session.call_tool("wallet.intent", **prepared)
        return Seen(refusal(result)["code"]) if result.is_error else Seen("SUCCESS", result.structured_content)

    def prepare(self, request):
        headers = request.sign("tools/call", "wallet.intent", dumps(request.terms, canonical=True).encode())
        return {"arguments": request.terms, "meta": {f"anarq/{name}": value for name, value in headers.items()}}


@pytest.fixture(scope="module")
def address(serve):
    return serve("up", path="/qwallet")


@pytest.fixture(params=[Http, Mcp], ids=["http", "mcp"])
def door(request, address):
    return request.param(address)


@pytest.fixture
async def ada(address):
    """Somebody whom sQuid knows; new for each test, so that no test uses up the limits of another."""
    person = Person.named(f"Ada {uuid.uuid4()}")
    headers = Request(person, scope=None).sign("POST", "/squid/identities", b"{}")
    async with httpx.AsyncClient(headers={**headers, "content-type": "application/json"}) as client:
        answer = await client.post(f"{address}/squid/identities", content=b"{}")
    assert answer.status_code == 201, answer.text
    return person


async def test_a_signed_request_with_a_grant_creates_an_intent(door, ada):
    seen = await door.send(Request(ada))

    assert seen.code == "SUCCESS"
    assert (seen.data["status"], seen.data["amount"], seen.data["actor"]) == ("PENDING", 25.5, {"squidId": ada.did})


async def test_what_either_door_created_is_found_in_one_list(address, ada):
    over_http, over_mcp = await Http(address).send(Request(ada)), await Mcp(address).send(Request(ada))

    listed = await intents_of(ada, address)

    assert [item["intentId"] for item in listed] == [over_mcp.data["intentId"], over_http.data["intentId"]]
    assert over_http.data.keys() == over_mcp.data.keys()


async def intents_of(person, address):
    headers = Request(person, scope="qwallet.intent.read").sign("GET", "/qwallet/intents", b"")
    async with httpx.AsyncClient(headers=headers) as client:
        return (await client.get(f"{address}/qwallet/intents")).json()["data"]["items"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"scope": None}, "QONSENT_DENIED"),
        ({"scope": "qwallet.intent.read"}, "QONSENT_DENIED"),
        ({"grant": EVE.caller("qwallet.intent.create").grant}, "QONSENT_DENIED"),
        ({"grant": "Cnothing"}, "QONSENT_DENIED"),
        ({"signer": EVE}, "SIGNATURE_INVALID"),
        ({"spoil": "AAAA"}, "QLOCK_AUTH_FAIL"),
        ({"terms": {**TERMS, "amount": -1}}, "VALIDATION_FAILED"),
        ({"terms": {"currency": "EUR"}}, "VALIDATION_FAILED"),
        ({"terms": {**TERMS, "surprise": True}}, "VALIDATION_FAILED"),
    ],
    ids=[
        "no grant",
        "a grant to read",
        "somebody else's grant",
        "no grant at all",
        "another's key",
        "no signature",
        "a negative amount",
        "members missing",
        "a member too many",
    ],
)
async def test_a_request_that_is_wrong_is_refused_with_the_same_code(door, address, ada, wrong, code):
    assert (await door.send(Request(ada, **wrong))).code == code
    assert await intents_of(ada, address) == []


async def test_a_request_that_was_sent_before_is_refused_as_a_replay(door, ada):
    """The very bytes again: the signature was used. A client that repeats signs anew, with the same key."""
    request = Request(ada)
    prepared = door.prepare(request)
    first = await door.send(request, prepared)

    replayed = await door.send(request, prepared)
    repeated = await door.send(request)

    assert replayed.code == "SIGNATURE_INVALID"
    assert repeated.data == first.data


async def test_the_tools_say_what_they_take_and_give(address):
    async with (
        streamable_http_client(f"{address}/qwallet/mcp") as streams,
        ClientSession(streams[0], streams[1]) as session,
    ):
        await session.initialize()
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}

    assert set(tools) == {"wallet.quote", "wallet.intent", "wallet.sign", "wallet.pay", "wallet.cancel"}
    assert set(tools["wallet.intent"].input_schema["properties"]) >= {"amount", "currency", "recipient", "purpose"}
    assert tools["wallet.intent"].output_schema is not None
    assert {name: tool.annotations.read_only_hint for name, tool in tools.items()} == {
        "wallet.quote": False,
        "wallet.intent": False,
        "wallet.sign": False,
        "wallet.pay": False,
        "wallet.cancel": False,
    }


async def test_a_tool_that_is_called_about_what_there_is_not_says_so(address, ada):
    async with (
        streamable_http_client(f"{address}/qwallet/mcp") as streams,
        ClientSession(streams[0], streams[1]) as session,
    ):
        await session.initialize()
        arguments = {"intentId": "int_aaaaaaaaaaaa"}
        headers = Request(ada, scope="qwallet").sign(
            "tools/call", "wallet.pay", dumps(arguments, canonical=True).encode()
        )
        result = await session.call_tool("wallet.pay", arguments, meta={f"anarq/{k}": v for k, v in headers.items()})

    assert result.is_error
    assert refusal(result)["code"] == "NOT_FOUND"
    assert refusal(result)["retryable"] is False
