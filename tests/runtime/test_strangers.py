"""What somebody can cost or claim who has proved nothing but a key of his own."""

import subprocess
import sys
import uuid
from dataclasses import replace
from typing import Any

import pytest

from anarq.crypto.errors import PolicyTooCostly
from anarq.crypto.ucan.meter import Meter
from anarq.ports.json import loads
from anarq.runtime.mcp import _for_library


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
async def test_arguments_that_are_not_an_object_are_refused(world: Any, arguments: object) -> None:
    answer = await world.rpc("tools/call", {"name": "wallet.pay", "arguments": arguments})
    assert answer["error"]["code"] == -32602


PEAK = """
import resource
from itertools import islice
from anarq.runtime.texts import control_characters
value = {"n" * 300_000: [1] * 8000}
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert not list(islice(control_characters(value, "/body"), 20))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_a_long_name_above_many_values_is_not_written_out_for_each() -> None:
    done = subprocess.run([sys.executable, "-c", PEAK], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 16 * 1024  # KiB; it was 2.3 GiB


async def test_an_answer_is_short_however_long_the_names_that_were_sent(world: Any) -> None:
    body = b'{"' + b"n" * 8000 + b'": ["\\u0001", "\\u0001", "\\u0001"]}'
    answer = await world.send("POST", "/intents", raw=body, headers={"idempotency-key": str(uuid.uuid4())})
    assert answer.status_code == 422
    assert len(answer.content) < 4000
    assert all(len(item["pointer"]) <= 301 for item in answer.json()["details"]["violations"])


@pytest.mark.parametrize("number", ["1e99999999999999999999", "0e-99999999999999999999"])
async def test_a_number_that_no_decimal_can_hold_is_malformed_at_both_doors(world: Any, number: str) -> None:
    raw = f'{{"amount": {number}}}'.encode()
    over_http = await world.send("POST", "/intents", raw=raw, headers={"idempotency-key": str(uuid.uuid4())})
    assert (over_http.status_code, over_http.json()["code"]) == (400, "MALFORMED_REQUEST")
    headers = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
    message = f'{{"jsonrpc":"2.0","id":{number},"method":"tools/list"}}'.encode()
    over_mcp = await world.client.post("/mcp", content=message, headers=headers)
    assert (over_mcp.status_code, over_mcp.json()["error"]["code"]) == (400, -32700)


async def test_the_trace_that_a_stranger_sends_is_not_handed_to_the_library(world: Any) -> None:
    meta = {"traceparent": "00-1-1-01", "tracestate": "a=\nFORGED", "baggage": "b", "anarq/x-ts": "now"}
    message = {"method": "tools/list", "params": {"_meta": meta}}
    assert loads(_for_library(message, b"")) == {"method": "tools/list", "params": {"_meta": {"anarq/x-ts": "now"}}}


async def test_a_pattern_of_a_grant_pays_for_the_text_that_it_searches(world: Any) -> None:
    policy = [["any", ".", ["or", [["like", ".", "*aabaa*"]] * 50]]]
    links = [world.person.delegation(audience=world.person.did, policy=policy)]
    assert links[0].pol.violated_by({"note": "a" * 1000 + "aabaa"}, Meter()) is None
    with pytest.raises(PolicyTooCostly):
        links[0].pol.violated_by({"note": "a" * 1_000_000}, Meter())
