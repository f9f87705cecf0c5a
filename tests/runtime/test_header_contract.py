"""Standard headers are what is published for them: every door holds them to the schemas of `spec/common/http.yaml`."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.standard import STANDARD
from anarq.runtime.call import Refused
from anarq.runtime.headers import NAMES
from anarq.runtime.pipeline import check
from anarq.wire.header_contract import HeaderContract
from anarq.wire.streams import DIGEST

REPOSITORY = Path(__file__).parents[2]
BODY = {"amount": 5, "currency": "EUR", "recipient": "bob"}
KEY = "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77"
DID = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"


def longest(name: str) -> int:
    """Characters that a header may have."""
    most = HEADERS[name]["maxLength"]
    assert isinstance(most, int)
    return most


OFF: list[tuple[str, str, str]] = [
    ("idempotency-key", "abc", "MALFORMED_REQUEST"),
    ("idempotency-key", f'"{KEY}"', "MALFORMED_REQUEST"),
    ("idempotency-key", f"{{{KEY}}}", "MALFORMED_REQUEST"),
    ("idempotency-key", KEY.replace("-", ""), "MALFORMED_REQUEST"),
    ("x-sig", "A" * (longest("x-sig") + 1), "QLOCK_AUTH_FAIL"),
    ("x-sig", "AA==", "QLOCK_AUTH_FAIL"),
    ("x-sig", "", "QLOCK_AUTH_FAIL"),
    ("x-ts", "2026-11-23t12:00:00z", "MALFORMED_REQUEST"),
    ("x-ts", "2026-11-23T12:00:00+00:00", "MALFORMED_REQUEST"),
    ("x-ts", "2026-11-23T12:00:00.0000000000Z", "MALFORMED_REQUEST"),
    ("x-ts", "2026-02-30T12:00:00Z", "MALFORMED_REQUEST"),
    ("x-api-version", "v01.0", "MALFORMED_REQUEST"),
    ("x-api-version", "v1", "MALFORMED_REQUEST"),
    ("x-qonsent", "C+/=", "MALFORMED_REQUEST"),
    ("x-qonsent", "C" * (longest("x-qonsent") + 1), "MALFORMED_REQUEST"),
    ("x-squid-id", "did:web:example.org", "SQUID_IDENTITY_INVALID"),
    ("x-subid", "ann", "SQUID_IDENTITY_INVALID"),
    ("x-daoid", "no dao!", "SQUID_IDENTITY_INVALID"),
]
KEPT: list[tuple[str, str]] = [
    ("idempotency-key", KEY),
    ("idempotency-key", KEY.upper()),
    ("x-sig", "A" * longest("x-sig")),
    ("x-ts", "2026-11-23T12:00:00Z"),
    ("x-ts", "2026-11-23T12:00:00.123456789Z"),
    ("x-ts", "2016-12-31T23:59:60Z"),
    ("x-api-version", "v12.0"),
    ("x-qonsent", "C_-9"),
    ("x-squid-id", DID),
    ("x-subid", DID),
    ("x-daoid", "dao:quilters"),
    ("traceparent", "anything"),
    ("tracestate", ""),
]


@pytest.fixture
def create(sample: Any) -> Any:
    return next(operation for operation in sample.OPERATIONS if operation.name == "createIntent")


@pytest.mark.parametrize(("name", "value"), KEPT)
def test_what_the_schema_allows_is_taken(create: Any, name: str, value: str) -> None:
    HeaderContract(HEADERS, STANDARD.refusals).check({name: value}, keyed=create.idempotency != "none")


@pytest.mark.parametrize(("name", "value", "code"), OFF)
def test_what_the_schema_does_not_allow_is_refused_with_what_is_allowed(
    create: Any, name: str, value: str, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        HeaderContract(HEADERS, STANDARD.refusals).check({name: value}, keyed=create.idempotency != "none")
    refused = caught.value
    assert (refused.code, refused.details["header"]) == (code, name)
    assert refused.details["allowed"] == HEADERS[name]
    assert str(refused.details["found"]).removesuffix("…") in value
    assert len(str(refused.details["found"])) <= 81
    assert name in refused.message


async def test_every_door_gives_the_same_refusal_before_it_looks_at_anything_else(world: Any) -> None:
    """The body breaks its contract and nothing is signed: the header comes first."""
    headers = {"idempotency-key": "abc"}
    http = await world.client.post("/intents", json={}, headers=headers)
    mcp = await world.rpc("tools/call", {"name": "wallet.pay", "arguments": {}}, headers)
    meta = await world.rpc(
        "tools/call", {"name": "wallet.pay", "arguments": {}, "_meta": {"anarq/idempotency-key": "abc"}}
    )

    told = [http.json(), world.refusal(mcp), world.refusal(meta)]

    for error in told:
        assert (error["code"], error["details"]["header"]) == ("MALFORMED_REQUEST", "idempotency-key")
        assert error["details"]["found"] == "abc"
        assert error["details"]["allowed"]["pattern"].startswith("^[0-9a-fA-F]{8}")


async def test_a_line_break_in_meta_does_not_pass_for_the_end_of_the_text(world: Any) -> None:
    meta = {"anarq/idempotency-key": f"{KEY}\n"}
    result = await world.rpc("tools/call", {"name": "wallet.pay", "arguments": BODY, "_meta": meta})
    assert world.refusal(result)["details"]["header"] == "idempotency-key"


async def test_a_key_says_nothing_to_an_operation_that_takes_none(world: Any) -> None:
    response = await world.send("GET", "/intents", headers={"idempotency-key": "abc"})
    assert response.status_code == 200


async def test_one_request_in_two_spellings_of_its_key_is_one_payment(world: Any) -> None:
    first = await world.create(key=KEY)
    again = await world.create(key=KEY.upper())
    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"
    assert len(world.table("records")) == 1


def test_every_header_that_is_published_is_read_and_none_else(sample: Any) -> None:
    assert set(HEADERS) == {*NAMES, DIGEST}  # that one is read with the stream that it names
    for headers, told in (
        ({**HEADERS, "x-new": {}}, "reader of header x-new"),
        ({name: HEADERS[name] for name in NAMES if name != "x-ts"}, "header x-ts"),
    ):
        with pytest.raises(ValueError, match=told):
            check(replace(sample.SPEC, headers=headers))


def test_a_leap_second_and_the_year_0_are_times() -> None:
    from datetime import UTC, datetime

    from anarq.runtime.headers import _check_time

    _check_time("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC), 300.0, needed=True)
    with pytest.raises(Refused, match="too far"):
        _check_time("0000-01-01T00:00:00Z", datetime(2026, 1, 1, tzinfo=UTC), 300.0, needed=True)


FRAMING = {"content-type", "content-length", "date", "connection", "transfer-encoding", "keep-alive"}
"""What HTTP itself asks for; OpenAPI publishes the media type elsewhere."""


def published(document: dict[str, Any], path: str, method: str, status: int) -> dict[str, dict[str, Any]]:
    responses = document["paths"][path][method]["responses"]
    response = resolved(document, responses.get(str(status)) or responses["default"])
    return {name.lower(): resolved(document, header) for name, header in response.get("headers", {}).items()}


def resolved(document: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in value:
        *_, section, name = value["$ref"].split("/")
        value = document["components"][section][name]
    return value


def off_what_is_published(response: Any, known: dict[str, dict[str, Any]]) -> set[str]:
    sent = {name.lower() for name in response.headers} - FRAMING
    due = {name for name, header in known.items() if header.get("required")}
    return (sent - known.keys()) | (due - sent)


async def test_the_headers_of_answers_are_those_that_are_published(make_world: Any, sample: Any) -> None:
    """The sample module answers as Qwallet's document says: success, replay, refusals of each kind, and a limit."""
    document = json.loads((REPOSITORY / "modules/qwallet/_gen/openapi.json").read_text("utf-8"))
    limits = (sample.LimitClass(name="default", identity=sample.Rate(1, 5)),)
    async with make_world(replace(sample.SPEC, limits=limits)) as world:
        created, replayed = await world.create(key=KEY), await world.create(key=KEY)
        answers = [
            ("/intents", "post", created),
            ("/intents", "post", replayed),
            ("/intents", "post", await world.create(amount=-1)),
            ("/intents", "post", await world.client.put("/intents")),
            ("/intents", "get", await world.send("GET", "/intents")),
            ("/intents/{intentId}", "get", await world.send("GET", "/intents/int_none")),
            ("/intents", "get", await world.send("GET", "/intents")),
            ("/intents", "get", await world.send("GET", "/intents")),
            ("/health", "get", await world.client.get("/health")),
        ]

    assert {answer.status_code for _, _, answer in answers} >= {200, 201, 404, 405, 422, 429}
    for path, method, answer in answers:
        known = published(document, path, method, answer.status_code)
        assert off_what_is_published(answer, known) == set(), (path, method, answer.status_code)
    assert "idempotent-replayed" in published(document, "/intents", "post", 201)


def test_a_header_that_nobody_published_and_one_that_is_not_sent_are_seen() -> None:
    from types import SimpleNamespace

    response = SimpleNamespace(headers={"X-Surprise": "1", "Content-Type": "application/json"})
    assert off_what_is_published(response, {"x-request-id": {"required": True}}) == {"x-surprise", "x-request-id"}
