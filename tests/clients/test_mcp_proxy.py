"""The proxy signs calls of tools, and passes all else on as it is, both ways."""

import json
from datetime import UTC, datetime

import httpx
import pytest

from anarq.clients._gen.common.standard import STANDARD
from anarq.clients.caller import Caller
from anarq.clients.described.document import Document, DocumentError
from anarq.clients.described.tools import ToolNeeds, needs_of
from anarq.clients.errors import Unreachable
from anarq.clients.mcp_proxy import MAX_MESSAGE, McpProxy, Signing
from anarq.crypto.request import RequestToSign, verify_request
from anarq.ports.json import dumps
from anarq.testing.people import Person

ADA = Person.named("Ada")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
KEY = "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77"


class Module:
    """A module behind the proxy: it notes what it is asked, and answers as it is told."""

    def __init__(self, answer: object = None, status: int = 200) -> None:
        self.answer = answer
        self.status = status
        self.sent: list[bytes] = []
        self.asked: list[dict[str, object]] = []
        self.headers: list[httpx.Headers] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        message = json.loads(request.content)
        self.sent.append(request.content)
        self.asked.append(message)
        self.headers.append(request.headers)
        if isinstance(self.answer, Exception):
            raise self.answer
        if isinstance(self.answer, bytes):
            return httpx.Response(self.status, content=self.answer)
        if "id" not in message:
            return httpx.Response(202)
        told = self.answer or {"jsonrpc": "2.0", "id": message["id"], "result": {"protocolVersion": "2025-06-18"}}
        return httpx.Response(self.status, json=told)


def proxy(module: Module, caller: object = None) -> McpProxy:
    async def ada(tool: str) -> Caller:
        return ADA.caller("qwallet" if tool.startswith("wallet.") else None)

    http = httpx.AsyncClient(transport=httpx.MockTransport(module), base_url="http://module.local/qwallet")
    signing = Signing(caller=caller or ada, api_version="v1.0", covered=STANDARD.signed, now=lambda: NOW)
    return McpProxy(http, signing)


async def asked(module: Module, message: object) -> dict[str, object] | None:
    line = message if isinstance(message, bytes) else dumps(message).encode()
    answer = await proxy(module).answer(line)
    assert answer is None or b"\n" not in answer
    return None if answer is None else json.loads(answer)


def call(tool: object = "wallet.intent", arguments: object = None, meta: object = None) -> dict[str, object]:
    params = {"name": tool, "arguments": {"amount": 5} if arguments is None else arguments}
    return {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": params | ({"_meta": meta} if meta else {})}


def signature_of(params: dict[str, object]) -> str:
    """Whose signature stands in `_meta`, when it holds for the call."""
    headers = {key.removeprefix("anarq/"): value for key, value in params["_meta"].items() if key.startswith("anarq/")}
    what = RequestToSign.tool_call(params["name"], params["arguments"], headers, STANDARD.signed)
    return verify_request(what, headers["x-sig"], now=NOW.timestamp(), max_skew=0).pub


async def test_a_call_is_signed_through_its_meta() -> None:
    module = Module()

    await asked(module, call(meta={"progressToken": 3}))

    params = module.asked[0]["params"]
    assert signature_of(params) == params["_meta"]["anarq/x-squid-id"] == ADA.did
    assert params["_meta"]["progressToken"] == 3
    assert {"anarq/x-qonsent", "anarq/x-ts", "anarq/x-api-version", "anarq/idempotency-key"} <= params["_meta"].keys()
    assert not {"x-sig", "x-squid-id", "x-qonsent"} & set(module.headers[0])


async def test_numbers_keep_all_of_their_digits() -> None:
    module = Module(b'{"jsonrpc":"2.0","id":7,"result":{"amount":25.50}}')
    params = b'{"name":"wallet.intent","arguments":{"amount":25.50}}'

    answer = await proxy(module).answer(b'{"jsonrpc":"2.0","id":7,"method":"tools/call","params":' + params + b"}")

    assert b'"amount":25.50' in module.sent[0]
    assert answer == module.answer


async def test_a_client_may_name_its_call_and_not_say_who_it_is() -> None:
    module = Module()
    meta = {
        "anarq/idempotency-key": KEY,
        "anarq/x-squid-id": "did:key:z6Mk",
        "anarq/x-sig": "AAAA",
        "anarq/x-subid": "x",
    }

    await asked(module, call(meta=meta))

    sent = module.asked[0]["params"]["_meta"]
    assert (sent["anarq/idempotency-key"], sent["anarq/x-squid-id"]) == (KEY, ADA.did)
    assert "anarq/x-subid" not in sent
    assert signature_of(module.asked[0]["params"]) == ADA.did


async def test_two_calls_have_keys_of_idempotency_of_their_own() -> None:
    module = Module()

    await asked(module, call())
    await asked(module, call())

    assert len({message["params"]["_meta"]["anarq/idempotency-key"] for message in module.asked}) == 2


@pytest.mark.parametrize("method", ["initialize", "tools/list", "ping", "server/discover", "resources/list"])
async def test_all_else_is_passed_on_unsigned_and_the_answer_comes_back_as_it_is(method: str) -> None:
    module = Module()
    message = {"jsonrpc": "2.0", "id": "a", "method": method, "params": {"cursor": "x"}}

    answer = await asked(module, message)

    assert module.asked == [message]
    assert answer == {"jsonrpc": "2.0", "id": "a", "result": {"protocolVersion": "2025-06-18"}}


async def test_a_notification_is_passed_on_and_has_no_answer() -> None:
    module = Module()

    assert await asked(module, {"jsonrpc": "2.0", "method": "notifications/initialized"}) is None
    assert len(module.asked) == 1
    assert await asked(Module(httpx.ConnectError("refused")), {"jsonrpc": "2.0", "method": "notifications/x"}) is None


async def test_an_answer_of_the_client_goes_nowhere() -> None:
    module = Module()

    assert await asked(module, {"jsonrpc": "2.0", "id": 1, "result": {}}) is None
    assert module.asked == []


async def test_the_version_that_was_agreed_on_goes_with_what_follows() -> None:
    module = Module()
    one = proxy(module)

    for method in ("initialize", "tools/list", "initialize"):
        await one.answer(dumps({"jsonrpc": "2.0", "id": 1, "method": method}).encode())

    assert [headers.get("mcp-protocol-version") for headers in module.headers] == [None, "2025-06-18", None]


async def test_a_version_that_a_message_names_goes_into_its_headers() -> None:
    module = Module()

    await asked(module, call("wallet.intent", meta={"io.modelcontextprotocol/protocolVersion": "2026-07-28"}))

    names = ("mcp-protocol-version", "mcp-method", "mcp-name")
    assert [module.headers[0][name] for name in names] == ["2026-07-28", "tools/call", "wallet.intent"]


REFUSAL = {"status": "error", "code": "PAYLOAD_TOO_LARGE", "message": "Too large."}


async def test_a_refusal_of_the_door_is_the_result_of_the_tool() -> None:
    answer = await asked(Module(REFUSAL, 413), call())

    assert answer["id"] == 7
    assert answer["result"]["isError"] is True
    assert json.loads(answer["result"]["content"][0]["text"]) == REFUSAL


async def test_a_refusal_of_the_door_is_told_as_an_error_of_all_else() -> None:
    answer = await asked(Module(REFUSAL, 413), {"jsonrpc": "2.0", "id": 1, "method": "tools/list"})

    assert answer["error"] == {"code": -32000, "message": "HTTP 413: Too large.", "data": REFUSAL}


async def test_an_error_without_an_id_answers_what_was_asked() -> None:
    error = {"jsonrpc": "2.0", "id": None, "error": {"code": -32600, "message": "no"}}

    assert (await asked(Module(error, 400), call()))["id"] == 7


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (httpx.ConnectError("refused"), "http://module.local/qwallet/ gives no answer: refused"),
        (httpx.ReadTimeout(""), "gives no answer: ReadTimeout"),
        (b"<html>", "HTTP 200: the answer is not JSON"),
        (b"", "HTTP 200: the answer is not JSON"),
        (b" " * (17 * 1024 * 1024), "more than"),
    ],
    ids=["refused", "too late", "another language", "nothing", "too much"],
)
async def test_no_answer_is_an_error_that_says_so(answer: object, told: str) -> None:
    found = await asked(Module(answer), call())

    assert found["id"] == 7
    assert told in found["error"]["message"]


async def test_a_line_end_within_an_answer_does_not_end_it() -> None:
    answer = await asked(Module(b'{"jsonrpc": "2.0",\r\n "id": 7,\n "result": {"text": "a\\nb"}}'), call())

    assert answer["result"]["text"] == "a\nb"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"garbage", -32700),
        (b"\xff\xfe", -32700),
        (b"[" * 100_000, -32700),
        (b'{"a":1,"a":2}', -32700),
        (b'"\\ud800"', -32700),
        (b"x" * (MAX_MESSAGE + 1), -32600),
        (b"[]", -32600),
        (b"5", -32600),
        (b'{"jsonrpc":"2.0","id":null,"method":"ping"}', -32600),
        (b'{"jsonrpc":"2.0","id":1.5,"method":"ping"}', -32600),
        (b'{"jsonrpc":"2.0","id":1,"method":5}', -32600),
        (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}', -32600),
        (b'{"jsonrpc":"2.0","id":1,"method":"tools/call"}', -32602),
        (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":5}}', -32602),
        (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a b"}}', -32602),
        (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments":[1]}}', -32602),
        (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","_meta":"x"}}', -32602),
        (
            b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","_meta":{"anarq/x-daoid":"a\\nb"}}}',
            -32602,
        ),
    ],
    ids=lambda value: repr(value)[:60],
)
async def test_what_is_no_message_is_told_and_goes_nowhere(line: bytes, code: int) -> None:
    module = Module()

    answer = await asked(module, line)

    assert answer["error"]["code"] == code
    assert module.asked == []


@pytest.mark.parametrize("params", [{}, {"arguments": None}])
async def test_a_call_without_arguments_is_signed_as_one_with_none(params: dict[str, object]) -> None:
    module = Module()

    await asked(module, {**call(), "params": {"name": "wallet.intent", **params}})

    assert module.asked[0]["params"]["arguments"] == {}
    assert signature_of(module.asked[0]["params"]) == ADA.did


async def test_a_caller_who_cannot_be_told_is_an_error_of_the_call() -> None:
    async def nobody(_: str) -> Caller:
        raise Unreachable("/health gave no answer")

    answer = await proxy(Module(), nobody).answer(dumps(call()).encode())

    assert json.loads(answer)["error"]["message"] == "/health gave no answer"


def test_a_tool_needs_what_its_operation_needs() -> None:
    source = {
        "openapi": "3.1.0",
        "info": {"version": "1.0.0"},
        "security": [{"Grant": []}],
        "paths": {
            "/a": {"post": {"operationId": "buy", "x-anarq-scope": "m.buy", "x-anarq-delegates": ["w.pay"]}},
            "/b": {"post": {"operationId": "ask", "security": []}},
        },
        "components": {"securitySchemes": {"Grant": {"in": "header", "name": "x-qonsent"}}},
    }
    tools = {"m.buy": {"operation": "buy"}, "m.ask": {"operation": "ask"}, "m.own": {"scope": "m.own"}, "m.odd": 5}

    found = needs_of(Document.read(dumps(source).encode()), dumps({"tools": tools}).encode())

    assert found == {"m.buy": ToolNeeds("m.buy", ("w.pay",)), "m.ask": ToolNeeds(), "m.own": ToolNeeds("m.own")}
    for data in (b"", b"[]", b'{"tools":[]}'):
        with pytest.raises(DocumentError):
            needs_of(Document.read(dumps(source).encode()), data)
