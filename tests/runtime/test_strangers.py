"""What somebody can cost or claim who has proved nothing but a key of his own."""

from dataclasses import replace
from typing import Any

import pytest


def names(number: int) -> bytes:
    return b"{" + b",".join(b'"!%06d":1' % index for index in range(number)) + b"}"


async def test_a_body_of_many_values_is_refused_at_both_doors_before_one_is_made(make_world: Any, sample: Any) -> None:
    async with make_world(replace(sample.SPEC, max_values=100)) as world:
        over_http = await world.send(
            "POST", "/intents", raw=names(100), headers={"idempotency-key": "5f3e0d2c-8a1b-4c6d-9e7f-0a1b2c3d4e5f"}
        )
        over_mcp = await world.post_rpc("tools/call", {"name": "wallet.pay", "arguments": {"x": [1] * 100}})
    for answer in (over_http, over_mcp):
        body = answer.json()
        assert (answer.status_code, body["code"], body["details"]) == (413, "PAYLOAD_TOO_LARGE", {"maxValues": 100})


async def test_the_library_that_speaks_mcp_is_spared_the_arguments(world: Any) -> None:
    params = {"name": "wallet.pay", "arguments": {"amount": 5}, "_meta": {"anarq/x-ts": "now"}}
    passed: list[bytes] = []
    door, _ = world.app.router.default._paths.find(("mcp",))
    library = door._app

    async def listening(scope: Any, receive: Any, send: Any) -> None:
        message = await receive()
        passed.append(message["body"])
        assert dict(scope["headers"])[b"content-length"] == str(len(message["body"])).encode()

        async def again() -> Any:
            return message

        await library(scope, again, send)

    door._app = listening
    answer = await world.rpc("tools/call", params)
    assert answer["isError"]
    (body,) = passed
    assert b'"arguments":{}' in body
    assert b"anarq/x-ts" in body


@pytest.mark.parametrize("arguments", [[], "text", 5, [1] * 50])
async def test_arguments_that_are_no_object_are_refused(world: Any, arguments: object) -> None:
    answer = await world.rpc("tools/call", {"name": "wallet.pay", "arguments": arguments})
    assert answer["error"]["code"] == -32602
