"""Tools that bind to no operation are called over MCP."""

import json

import pytest

from anarq.clients._gen.common.standard import STANDARD
from anarq.clients.caller import Context
from anarq.clients.endpoint import Endpoint
from anarq.clients.errors import OperationFailed, UnexpectedAnswer
from anarq.clients.http import HttpClient
from anarq.crypto.request import RequestToSign, verify_request

FLASH = Endpoint(
    module="lantern",
    name="flash",
    method="POST",
    path=None,
    tool="lantern.flash",
    request={"type": "object"},
    response={"type": "object", "required": ["shown"]},
    safe=True,
)


class Client(HttpClient):
    api_version = "v1.0"


def result(structured, **more):
    return 200, {"jsonrpc": "2.0", "id": 1, "result": {"content": [], "structuredContent": structured, **more}}


def failure(content, **more):
    return 200, {"jsonrpc": "2.0", "id": 1, "result": {"content": content, "isError": True, **more}}


async def test_a_tool_is_called_by_its_name_and_what_is_signed_is_the_call(connect, caller, clock):
    connection, module = connect(result({"shown": True}))
    data = await Client(connection, Context(caller))._call(FLASH, {}, {"b": 1, "a": "x"})
    (request,) = module.requests
    assert data == {"shown": True}
    assert request.url.path == "/mcp"
    assert json.loads(request.content)["params"] == {"name": "lantern.flash", "arguments": {"b": 1, "a": "x"}}
    signed = RequestToSign.tool_call("lantern.flash", {"a": "x", "b": 1}, request.headers, STANDARD.signed)
    verify_request(signed, request.headers["x-sig"], now=clock.now().timestamp(), max_skew=STANDARD.max_skew)


async def test_a_tool_that_fails_is_told_like_an_operation_that_fails(connect):
    body = {"status": "error", "code": "RATE_LIMIT_EXCEEDED", "message": "No.", "retryable": True}
    content = [{"type": "text", "text": json.dumps(body)}]
    connection, _ = connect(failure(content, _meta={"anarq/retry-after": "60"}))
    with pytest.raises(OperationFailed, match="RATE_LIMIT_EXCEEDED") as caught:
        await Client(connection)._call(FLASH, {}, {})
    assert caught.value.retry_after == 60.0


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (result({}), "breaks its contract"),
        ((200, {"jsonrpc": "2.0", "id": 1, "error": {"code": -32602, "message": "no tool"}}), "not a result of a tool"),
        ((200, {"result": {"isError": True}}), "not an ErrorResponse"),
        (failure([{"type": "image"}, {"type": "text", "text": "It broke."}]), "not an ErrorResponse"),
        (failure("It broke."), "not an ErrorResponse"),
        ((421, b"Misdirected"), "not JSON"),
    ],
)
async def test_an_answer_that_is_not_a_result_is_refused(connect, answer, told):
    connection, _ = connect(answer)
    with pytest.raises(UnexpectedAnswer, match=told):
        await Client(connection)._call(FLASH, {}, {})


async def test_a_tool_without_output_gives_none(connect):
    connection, _ = connect(result(None))
    quiet = Endpoint(module="m", name="x", method="POST", path=None, tool="m.x")
    assert await Client(connection)._call(quiet, {}) is None
