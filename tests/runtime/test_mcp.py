"""What is particular to the MCP door."""

import uuid
from dataclasses import replace
from typing import Any

import pytest

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
async def test_what_is_no_message_is_refused(world: Any, content: bytes, status: int) -> None:
    assert (await world.client.post("/mcp", content=content, headers=ACCEPT)).status_code == status


async def test_a_standard_header_that_stands_twice_is_refused(world: Any) -> None:
    response = await world.client.post("/mcp", content=b"{}", headers=[*ACCEPT.items(), ("x-ts", "1"), ("x-ts", "2")])
    assert response.json()["code"] == "MALFORMED_REQUEST"


@pytest.mark.parametrize(
    ("headers", "status"), [({"host": "evil.example"}, 421), ({"origin": "http://evil.example"}, 403)]
)
async def test_other_hosts_and_origins_are_turned_away(world: Any, headers: dict[str, str], status: int) -> None:
    message = b'{"jsonrpc":"2.0","id":1,"method":"tools/list"}'
    assert (await world.client.post("/mcp", content=message, headers=ACCEPT | headers)).status_code == status


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
