"""What is particular to the MCP door."""

import uuid
from dataclasses import replace
from typing import Any

import pytest

from anarq.ports.json import dumps, loads
from anarq.runtime.hosts import Hosts
from anarq.runtime.mcp import McpDoor, _split
from anarq.runtime.operation import Operation, Parameter

KEY = "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77"

BODY = {"amount": 5, "currency": "EUR", "recipient": "bob"}
ACCEPT = {"accept": "application/json, text/event-stream", "content-type": "application/json"}


async def test_initialize_and_listing_are_open(world: Any) -> None:
    started = await world.rpc(
        "initialize",
        {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
    )
    assert started["serverInfo"]["name"] == "qwallet"
    listed = {tool["name"]: tool for tool in (await world.rpc("tools/list", {}))["tools"]}
    assert sorted(listed) == ["wallet.delete", "wallet.export", "wallet.intent", "wallet.pay"]
    pay = listed["wallet.pay"]
    assert pay["inputSchema"]["required"] == ["amount", "currency", "recipient"]
    assert pay["outputSchema"]["required"][0] == "intentId"
    assert pay["annotations"] == {"readOnlyHint": False, "idempotentHint": True}
    assert pay["_meta"]["anarq/rateLimit"] == {"rpm": 600, "burst": 100}
    going = listed["wallet.intent"]["_meta"]["anarq/deprecation"]
    assert going == {"deprecated": True, "sunsetDate": "2027-01-01", "replacement": "wallet.pay"}


async def test_an_unknown_tool_is_a_protocol_error(world: Any) -> None:
    answer = await world.rpc("tools/call", {"name": "wallet.drain", "arguments": {}})
    assert answer["error"]["code"] == -32602


async def test_the_input_schema_is_applied(world: Any) -> None:
    result = await world.tool("wallet.intent", {"intentId": 5})
    (violation,) = world.refusal(result)["details"]["violations"]
    assert (violation["pointer"], violation["keyword"]) == ("/arguments/intentId", "type")
    assert world.refusal(await world.tool("wallet.intent", {}))["code"] == "VALIDATION_FAILED"
    extra = await world.tool("wallet.export", {"all": "yes"})
    assert world.refusal(extra)["code"] == "VALIDATION_FAILED"


async def test_text_and_structure_say_the_same(world: Any) -> None:
    import json

    result = await world.tool("wallet.pay", BODY, headers={"idempotency-key": KEY})
    assert json.loads(result["content"][0]["text"]) == result["structuredContent"]
    assert len(result["_meta"]["anarq/request-id"]) == 36


async def test_header_and_meta_must_not_differ(world: Any) -> None:
    params = {"name": "wallet.pay", "arguments": BODY, "_meta": {"anarq/x-ts": "2026"}}
    result = await world.rpc("tools/call", params, {"x-ts": "2027"})
    assert world.refusal(result)["code"] == "MALFORMED_REQUEST"
    params["_meta"] = {"anarq/x-ts": 5}
    assert world.refusal(await world.rpc("tools/call", params))["code"] == "MALFORMED_REQUEST"


async def test_a_wait_is_told_in_meta(make_world: Any, sample: Any) -> None:
    from dataclasses import replace

    tools = (replace(sample.TOOLS[1], rate_limit=sample.Rate(1, 1)),)
    async with make_world(replace(sample.SPEC, tools=tools)) as world:
        await world.tool("wallet.intent", {"intentId": "i"})  # the grant proves whose the subidentity is
        await world.tool("wallet.intent", {"intentId": "i"})
        result = await world.tool("wallet.intent", {"intentId": "i"})
    assert world.refusal(result)["code"] == "RATE_LIMIT_EXCEEDED"
    assert result["_meta"]["anarq/retry-after"] == "60"


@pytest.mark.parametrize(
    ("content", "status"), [(b'{"a":1,"a":2}', 400), (b"{", 400), (b"[]", 400), (b"", 400), (b" " * 10_001, 413)]
)
async def test_what_is_not_a_message_is_refused(world: Any, content: bytes, status: int) -> None:
    assert (await world.client.post("/mcp", content=content, headers=ACCEPT)).status_code == status


async def test_a_standard_header_that_stands_twice_is_refused(world: Any) -> None:
    response = await world.client.post("/mcp", content=b"{}", headers=[*ACCEPT.items(), ("x-ts", "1"), ("x-ts", "2")])
    assert response.json()["code"] == "MALFORMED_REQUEST"


LISTING = b'{"jsonrpc":"2.0","id":1,"method":"tools/list"}'


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"host": "evil.example"}, 421, "MISDIRECTED_REQUEST"),
        ({"host": "test.evil.example"}, 421, "MISDIRECTED_REQUEST"),
        ({"host": "local:80"}, 421, "MISDIRECTED_REQUEST"),
        ({"host": "any:80x"}, 421, "MISDIRECTED_REQUEST"),
        ({"host": "h" * 9000}, 421, "MISDIRECTED_REQUEST"),
        ({"origin": "http://evil.example"}, 403, "ORIGIN_NOT_ALLOWED"),
        ({"origin": "null"}, 403, "ORIGIN_NOT_ALLOWED"),
        ({"origin": "ftp://test"}, 403, "ORIGIN_NOT_ALLOWED"),
        ({"content-type": "text/plain"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
        ({"content-type": "application/json-seq"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
        ({"content-encoding": "gzip"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
        ({"accept": "text/html"}, 406, "NOT_ACCEPTABLE"),
    ],
)
async def test_what_the_door_turns_away_is_told_as_everywhere(
    rebound: Any, headers: dict[str, str], status: int, code: str
) -> None:
    answer = await rebound.client.post("/mcp", content=LISTING, headers=ACCEPT | headers)
    assert (answer.status_code, answer.json()["code"], answer.json()["status"]) == (status, code, "error")
    assert answer.headers["content-type"] == "application/json"
    assert len(answer.content) < 600


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": "any:8000"},
        {"host": "LOCAL"},
        {"origin": "https://test"},
        {"origin": "http://any:3000"},
        {"accept": "*/*"},
        {"accept": "application/json"},
        {"content-type": "Application/JSON; charset=utf-8"},
        {"content-encoding": "identity"},
    ],
)
async def test_what_the_door_takes_reaches_the_library(rebound: Any, headers: dict[str, str]) -> None:
    answer = await rebound.client.post("/mcp", content=LISTING, headers=ACCEPT | headers)
    assert answer.json()["result"]["tools"]


@pytest.fixture
async def rebound(make_world: Any) -> Any:
    """A door that is reached as `test`, as `local`, and as `any` at every port."""
    async with make_world() as world:
        door, _ = world.app.router.default._paths.find(("mcp",))
        door._hosts = Hosts(("test", "local", "any:*"))
        yield world


async def test_a_body_that_is_compressed_is_refused_at_the_other_door_as_well(world: Any) -> None:
    answer = await world.create(after={"content-encoding": "gzip"})
    assert (answer.status_code, answer.headers["accept-encoding"]) == (415, "identity")


async def test_nothing_is_no_message(world: Any) -> None:
    answer = await world.client.post("/mcp", content=b"", headers=ACCEPT)
    assert (answer.status_code, answer.json()["error"]["code"], answer.json()["id"]) == (400, -32700, None)


@pytest.mark.parametrize("id", ["null", "1.5", "1.0", "true", "{}", "[]", f'"{"x" * 129}"', "1" + "0" * 30])
async def test_a_request_without_a_proper_id_is_an_invalid_request(world: Any, id: str) -> None:  # noqa: A002 - its name
    content = LISTING.replace(b'"id":1', b'"id":' + id.encode())
    answer = await world.client.post("/mcp", content=content, headers=ACCEPT)
    assert (answer.status_code, answer.json()["error"]["code"], answer.json()["id"]) == (400, -32600, None)


@pytest.mark.parametrize("id", ["0", "-5", '"a"', f'"{"x" * 128}"', str(2**63 - 1), str(-(2**63))])
async def test_an_id_comes_back_as_it_was_sent(world: Any, id: str) -> None:  # noqa: A002 - its name
    content = LISTING.replace(b'"id":1', b'"id":' + id.encode())
    answer = await world.client.post("/mcp", content=content, headers=ACCEPT)
    assert answer.json()["id"] == loads(id.encode())
    assert "result" in answer.json()


@pytest.mark.parametrize(
    "message",
    [
        [],
        [{"jsonrpc": "2.0", "id": 1, "method": "ping"}] * 21,
        "ping",
        {"id": 1, "method": "ping"},
        {"jsonrpc": "1.0", "id": 1, "method": "ping"},
        {"jsonrpc": "2.0", "id": 1},
        {"jsonrpc": "2.0", "id": 1, "method": 5},
        {"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []},
        {"jsonrpc": "2.0", "result": {}},
        {"jsonrpc": "2.0", "id": 1, "result": []},
        {"jsonrpc": "2.0", "id": 1, "error": {}},
        {"jsonrpc": "2.0", "id": 1, "error": {"code": True, "message": "m"}},
        {"jsonrpc": "2.0", "id": 1, "result": {}, "error": {"code": 1, "message": "m"}},
    ],
)
async def test_what_is_not_a_message_of_json_rpc_is_an_invalid_request(world: Any, message: Any) -> None:
    answer = await world.client.post("/mcp", content=dumps(message), headers=ACCEPT)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, -32600)
    known = message.get("id") if isinstance(message, dict) else None
    assert answer.json()["id"] == known


BATCH = [
    {"jsonrpc": "2.0", "id": 1, "method": "ping"},
    {"jsonrpc": "2.0", "method": "notifications/initialized"},
    {"jsonrpc": "2.0", "id": "two", "method": "tools/call", "params": {"name": "wallet.pay", "arguments": BODY}},
    {"jsonrpc": "2.0", "id": 3, "method": "initialize", "params": {}},
    {"id": 4, "method": "ping"},
]


@pytest.mark.parametrize("version", [{}, {"mcp-protocol-version": "2025-03-26"}], ids=["none", "2025-03-26"])
async def test_a_batch_is_answered_in_the_version_that_has_them(world: Any, version: dict[str, str]) -> None:
    answer = await world.client.post("/mcp", content=dumps(BATCH), headers={**ACCEPT, **version})
    pong, paid, begun, faulty = answer.json()
    assert (answer.status_code, pong) == (200, {"jsonrpc": "2.0", "id": 1, "result": {}})
    assert (paid["id"], paid["result"]["isError"]) == ("two", True)  # nobody signed it
    assert [(one["id"], one["error"]["code"]) for one in (begun, faulty)] == [(3, -32600), (4, -32600)]


async def test_a_batch_of_notifications_has_no_answer(world: Any) -> None:
    answer = await world.client.post("/mcp", content=dumps(BATCH[1:2]), headers=ACCEPT)
    assert (answer.status_code, answer.content) == (202, b"")


async def test_a_batch_is_no_message_of_another_version(world: Any) -> None:
    headers = {**ACCEPT, "mcp-protocol-version": "2025-06-18"}
    answer = await world.client.post("/mcp", content=dumps(BATCH), headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, -32600)


@pytest.mark.parametrize(
    "message",
    [{"jsonrpc": "2.0", "method": "notifications/initialized"}, {"jsonrpc": "2.0", "id": 1, "result": {}}],
)
async def test_what_asks_for_no_answer_gets_none(world: Any, message: Any) -> None:
    answer = await world.client.post("/mcp", content=dumps(message), headers=ACCEPT)
    assert (answer.status_code, answer.content) == (202, b"")


@pytest.mark.parametrize(
    ("method", "params", "named"),
    [
        ("tools/call", {"name": 1}, "`params.name` is a text"),
        ("tools/call", {"arguments": {}}, "`params.name` is a text"),
        ("tools/call", {"name": "wallet.pay", "arguments": []}, "`params.arguments` is an object"),
        ("tools/call", {"name": "wallet.pay", "_meta": "x"}, "`params._meta` is an object"),
        ("tools/list", {"cursor": 5}, "`params.cursor` is a text"),
        ("tools/list", {"cursor": "zz"}, "There is no page `zz`"),
        ("initialize", {"protocolVersion": "2025-06-18", "clientInfo": {}}, "`params.capabilities` is an object"),
    ],
)
async def test_a_member_that_is_not_taken_is_named(world: Any, method: str, params: Any, named: str) -> None:
    message = {"jsonrpc": "2.0", "id": 7, "method": method, "params": params}
    answer = await world.client.post("/mcp", content=dumps(message), headers=ACCEPT)
    assert (answer.status_code, answer.json()["id"], answer.json()["error"]["code"]) == (200, 7, -32602)
    assert named in answer.json()["error"]["message"]


@pytest.mark.parametrize("params", [{}, {"cursor": 5}, {"level": "x"}])
@pytest.mark.parametrize("method", ["logging/setLevel", "resources/list", "prompts/get", "nothing/there"])
async def test_a_method_that_there_is_not_is_told_whatever_its_parameters(
    world: Any, method: str, params: dict[str, Any]
) -> None:
    message = {"jsonrpc": "2.0", "id": 7, "method": method, "params": params}
    answer = await world.client.post("/mcp", content=dumps(message), headers=ACCEPT)
    assert (answer.json()["id"], answer.json()["error"]["code"]) == (7, -32601)


async def test_a_version_that_there_is_not_is_told_with_its_header_and_those_that_there_are(world: Any) -> None:
    message = dumps({"jsonrpc": "2.0", "id": 7, "method": "ping"})
    refused = await world.client.post("/mcp", content=message, headers={**ACCEPT, "mcp-protocol-version": "2024-01-01"})
    error = refused.json()["error"]
    assert (refused.status_code, refused.json()["id"]) == (400, 7)
    assert error["message"].startswith("The header `MCP-Protocol-Version` is `2024-01-01`; there are 2024-11-05, ")
    for version in error["data"]["supported"][:-1]:  # the last one asks for more of each message
        headers = {**ACCEPT, "mcp-protocol-version": version}
        assert (await world.client.post("/mcp", content=message, headers=headers)).status_code == 200


@pytest.mark.parametrize(("content", "why"), [(b"\xff", "not UTF-8, from byte 1 on"), (b"{", "a name in quotes is")])
async def test_what_is_no_json_is_told_in_words(world: Any, content: bytes, why: str) -> None:
    answer = await world.client.post("/mcp", content=content, headers=ACCEPT)
    assert answer.json()["error"]["message"].startswith(f"Parse error: {why}")


LONG = "x" * 4000


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        (LONG, {}, -32601),
        ("tools/call", {"name": LONG, "arguments": {}}, -32602),
        ("tools/call", {"name": {"a": LONG}}, -32602),
        ("tools/call", {LONG: 1}, -32602),
        ("initialize", {"protocolVersion": LONG, "capabilities": LONG, "clientInfo": {}}, -32602),
        ("resources/read", {"uri": LONG}, -32601),
    ],
)
async def test_a_long_text_is_cut_before_it_comes_back(world: Any, method: str, params: Any, code: int) -> None:
    message = {"jsonrpc": "2.0", "id": 7, "method": method, "params": params}
    answer = await world.client.post("/mcp", content=dumps(message), headers=ACCEPT)
    assert (answer.json()["id"], answer.json()["error"]["code"]) == (7, code)
    assert len(answer.content) < 600


async def test_the_door_serves_while_it_runs_and_not_before() -> None:
    door = McpDoor.__new__(McpDoor)
    door._app = None
    with pytest.raises(RuntimeError, match="running"):
        await door({"type": "http", "headers": []}, None, None)  # type: ignore[arg-type]  # it must not get that far


async def test_a_call_that_did_not_come_through_the_door_is_refused() -> None:
    from types import SimpleNamespace

    from mcp.shared.exceptions import MCPError

    from anarq.runtime.mcp import _exchange

    for request in (None, SimpleNamespace(scope={})):
        with pytest.raises(MCPError):
            _exchange(SimpleNamespace(request=request))  # type: ignore[arg-type]  # a context that lacks the rest


async def test_the_identifier_of_a_result_stands_in_meta(make_world: Any, sample: Any) -> None:
    from anarq.runtime.call import Decision

    class Pinned(sample.Wallet):  # type: ignore[misc, name-defined]  # the module comes from a fixture
        async def create_intent(self, call: Any, body: Any) -> Any:
            decision = await super().create_intent(call, body)
            return Decision(decision.data, decision.changes, decision.events, cid="b1")

    async with make_world(wallet=Pinned()) as world:
        result = await world.tool("wallet.pay", BODY, headers={"idempotency-key": KEY})
    assert result["_meta"]["anarq/cid"] == "b1"


def test_a_tool_whose_body_may_be_left_out_leaves_it_out_where_no_member_is_given() -> None:
    note = Parameter("noteId", "path", "note_id", True, {"type": "string"})
    operation = Operation(
        module="m", name="o", handler="o", method="POST", path="/{noteId}", parameters=(note,), request={}
    )
    optional = replace(operation, body_required=False)
    assert _split(optional, {"noteId": "n"}) == ({"noteId": "n"}, None)
    assert _split(optional, {"noteId": "n", "text": "t"}) == ({"noteId": "n"}, {"text": "t"})
    assert _split(operation, {"noteId": "n"}) == ({"noteId": "n"}, {})


async def test_who_connects_is_told_where_the_proof_belongs(world: Any) -> None:
    params = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    answer = await world.rpc("initialize", params)
    assert "`anarq/x-sig`" in answer["instructions"]


async def test_a_control_character_in_an_argument_is_pointed_at_as_an_argument(world: Any) -> None:
    body = {"amount": 5, "currency": "EUR", "recipient": "a\x00b"}
    result = await world.tool("wallet.pay", body, headers={"idempotency-key": str(uuid.uuid4())})
    pointers = [item["pointer"] for item in world.refusal(result)["details"]["violations"]]
    assert pointers == ["/arguments/recipient"]
