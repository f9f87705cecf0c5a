"""The acceptance of the doors: the same request, the same effect, the same refusals over HTTP and over MCP."""

import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

KEY = "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77"

BODY = {"amount": 5, "currency": "EUR", "recipient": "bob"}


@dataclass
class Reply:
    """What a door has answered, told alike."""

    status: int
    code: str
    data: Any
    error: dict[str, Any]
    replayed: bool = False


async def over_http(world: Any, body: Any = BODY, **more: Any) -> Reply:
    headers = {"idempotency-key": str(uuid.uuid4())} | more.pop("headers", {})
    response = await world.send("POST", "/intents", body, headers=headers, **more)
    answer = response.json()
    replayed = response.headers.get("idempotent-replayed") == "true"
    return Reply(response.status_code, answer["code"], answer.get("data"), answer, replayed)


async def over_mcp(world: Any, body: Any = BODY, **more: Any) -> Reply:
    headers = {"idempotency-key": str(uuid.uuid4())} | more.pop("headers", {})
    result = await world.tool("wallet.pay", body, headers=headers, **more)
    if result["isError"]:
        value = world.refusal(result)
        return Reply(world.app_status(value["code"]), value["code"], None, value)
    return Reply(
        201, "SUCCESS", result["structuredContent"], {}, result["_meta"].get("anarq/idempotent-replayed", False)
    )


async def over_meta(world: Any, body: Any = BODY, **more: Any) -> Reply:
    return await over_mcp(world, body, in_meta=True, **more)


both = pytest.mark.parametrize("door", [over_http, over_mcp, over_meta])


def stale(world: Any, seconds: float) -> str:
    from datetime import timedelta

    time = world.clock.now() + timedelta(seconds=seconds)
    return str(time.isoformat().replace("+00:00", "Z"))


@both
async def test_a_signed_call_with_a_grant_has_its_effect(world: Any, door: Any) -> None:
    reply = await door(world)
    assert (reply.status, reply.code) == (201, "SUCCESS"), reply
    assert reply.data["owner"] == world.person.did
    (record,) = world.table("records")
    (event,) = world.table("outbox")
    (key,) = world.table("idempotency")
    (audit,) = world.table("audit")
    assert record["id"] == event["subject"] == audit["id"] == reply.data["intentId"]
    assert (key["status"], audit["verdict"]) == ("COMPLETED", "ALLOW")


REFUSALS: list[tuple[str, dict[str, Any], int, str]] = [
    ("no grant", {"headers": {"x-qonsent": None}}, 403, "QONSENT_DENIED"),
    ("no container", {"headers": {"x-qonsent": "Cnonsense"}}, 403, "QONSENT_DENIED"),
    ("no signature", {"after": {"x-sig": ""}}, 401, "QLOCK_AUTH_FAIL"),
    ("a signature that is not one", {"after": {"x-sig": "e30"}}, 401, "QLOCK_AUTH_FAIL"),
    ("a header changed after signing", {"after": {"x-api-version": "v1.1"}}, 401, "SIGNATURE_INVALID"),
    ("no identity", {"headers": {"x-squid-id": None, "x-subid": None}}, 401, "SQUID_IDENTITY_INVALID"),
    ("no identity but a subidentity", {"headers": {"x-squid-id": None}}, 401, "SQUID_IDENTITY_INVALID"),
    ("an identity that is not one", {"headers": {"x-squid-id": "ann"}}, 401, "SQUID_IDENTITY_INVALID"),
    ("a subidentity that is not one", {"headers": {"x-subid": "did:key:nonsense"}}, 401, "SQUID_IDENTITY_INVALID"),
    ("a DAO that is not one", {"headers": {"x-daoid": "no dao!"}}, 401, "SQUID_IDENTITY_INVALID"),
    ("no time", {"headers": {"x-ts": None}}, 400, "MALFORMED_REQUEST"),
    ("a time that is not one", {"headers": {"x-ts": "yesterday"}}, 400, "MALFORMED_REQUEST"),
    ("a thirteenth month", {"headers": {"x-ts": "2026-13-01T00:00:00Z"}}, 400, "MALFORMED_REQUEST"),
    ("another time zone", {"headers": {"x-ts": "2026-11-23T13:00:00+01:00"}}, 400, "MALFORMED_REQUEST"),
    ("no version", {"headers": {"x-api-version": None}}, 400, "MALFORMED_REQUEST"),
    ("a version that is not one", {"headers": {"x-api-version": "1.0"}}, 400, "MALFORMED_REQUEST"),
    ("another major version", {"headers": {"x-api-version": "v2.0"}}, 400, "MALFORMED_REQUEST"),
    ("a later minor version", {"headers": {"x-api-version": "v1.2"}}, 400, "MALFORMED_REQUEST"),
    ("no key", {"headers": {"idempotency-key": None}}, 400, "MALFORMED_REQUEST"),
    ("a key that is not one", {"headers": {"idempotency-key": "a b"}}, 400, "MALFORMED_REQUEST"),
    ("a body that breaks the contract", {"body": {**BODY, "amount": -1}}, 422, "VALIDATION_FAILED"),
    ("a member too many", {"body": {**BODY, "tip": 1}}, 422, "VALIDATION_FAILED"),
    ("a refusal of the business", {"body": {**BODY, "currency": "XXX"}}, 402, "INSUFFICIENT_FUNDS"),
]


@both
@pytest.mark.parametrize(("why", "request_", "status", "code"), REFUSALS, ids=[row[0] for row in REFUSALS])
async def test_a_bad_call_is_refused_with_the_right_code_and_no_effect(
    world: Any, door: Any, why: str, request_: dict[str, Any], status: int, code: str
) -> None:
    reply = await door(world, **request_)
    assert (reply.status, reply.code) == (status, code), reply
    assert world.table("records") == world.table("outbox") == []
    error = reply.error
    assert error["status"] == "error"
    assert {"message", "timestamp", "requestId", "retryable"} <= error.keys()


@both
@pytest.mark.parametrize(
    ("skew", "code"), [(-299, "SUCCESS"), (299, "SUCCESS"), (-301, "SIGNATURE_INVALID"), (301, "SIGNATURE_INVALID")]
)
async def test_the_clock_may_differ_by_five_minutes(world: Any, door: Any, skew: float, code: str) -> None:
    reply = await door(world, headers={"x-ts": stale(world, skew)})
    assert reply.code == code


@both
async def test_a_stale_signature_is_refused(world: Any, door: Any) -> None:
    world.person.clock = type(world.clock)()
    world.person.clock.time -= 400
    reply = await door(world, headers={"x-ts": stale(world, 0)})
    assert (reply.code, reply.error["details"]["reason"]) == ("SIGNATURE_INVALID", "stale")


@both
async def test_the_signature_of_another_key_is_refused(world: Any, door: Any) -> None:
    world.person.sub, stranger = (await world.person_of()).sub, world.person.sub_did
    reply = await door(world, headers={"x-subid": stranger})
    assert (reply.code, reply.error["details"]["reason"]) == ("SIGNATURE_INVALID", "other_key")


async def test_a_replay_is_refused_over_http(world: Any) -> None:
    headers = world.person.headers(**{"idempotency-key": KEY})
    body = b'{"amount":5,"currency":"EUR","recipient":"bob"}'
    sent = world.person.signed("POST", "/intents", body, headers) | {"content-type": "application/json"}
    first = await world.client.post("/intents", content=body, headers=sent)
    second = await world.client.post("/intents", content=body, headers=sent)
    assert (first.status_code, second.status_code) == (201, 401)
    assert second.json()["code"] == "SIGNATURE_INVALID"
    assert second.json()["details"] == {"reason": "replayed"}


async def test_a_replay_is_refused_over_mcp(world: Any) -> None:
    headers = world.person.headers(**{"idempotency-key": KEY})
    sent = world.person.signed("tools/call", "wallet.pay", b'{"amount":5,"currency":"EUR","recipient":"bob"}', headers)
    params = {"name": "wallet.pay", "arguments": BODY}
    first = await world.rpc("tools/call", params, sent)
    second = await world.rpc("tools/call", params, sent)
    assert (first["isError"], second["isError"]) == (False, True)
    assert world.refusal(second)["details"] == {"reason": "replayed"}


async def test_a_body_that_was_changed_after_signing_is_refused(world: Any) -> None:
    headers = world.person.headers(**{"idempotency-key": KEY})
    sent = world.person.signed("POST", "/intents", b'{"amount":1}', headers) | {"content-type": "application/json"}
    response = await world.client.post("/intents", content=b'{"amount":2}', headers=sent)
    assert response.json()["code"] == "SIGNATURE_INVALID"


@both
@pytest.mark.parametrize(
    "name", ["x-squid-id", "x-subid", "x-daoid", "x-qonsent", "x-ts", "x-api-version", "idempotency-key"]
)
async def test_whoever_stands_between_changes_nothing_that_the_call_means(world: Any, door: Any, name: str) -> None:
    """Who calls, for which DAO, by which grant, when, for which version, and whether it is the same call again."""
    other = await world.person_of()
    right = {
        "x-squid-id": other.did,
        "x-subid": other.sub_did,
        "x-daoid": "dao:q",
        "x-qonsent": world.person.grant("/qwallet/intent"),
        "x-ts": stale(world, 1),
        "x-api-version": "v1.1",
        "idempotency-key": KEY,
    }
    await world.shared.admit(world.person.did, "dao:q")
    reply = await door(world, after={name: right[name]})
    assert reply.code == "SIGNATURE_INVALID", reply
    assert world.table("records") == []


async def test_a_clock_that_steps_back_makes_no_signature_fresh_again(world: Any) -> None:
    headers = world.person.headers()
    sent = world.person.signed("GET", "/intents", b"", headers)
    assert (await world.client.get("/intents", headers=sent)).status_code == 200
    world.clock.time += 599  # whatever else comes meanwhile, and lets go what is over
    assert (await world.send("GET", "/intents")).status_code == 200
    world.clock.time -= 400
    again = await world.client.get("/intents", headers=sent)
    assert (again.status_code, again.json()["details"]) == (401, {"reason": "replayed"})


async def test_a_signature_for_one_tool_is_not_one_for_another(world: Any) -> None:
    headers = world.person.headers()
    sent = world.person.signed("tools/call", "wallet.intent", b'{"intentId":"i"}', headers)
    result = await world.rpc("tools/call", {"name": "wallet.delete", "arguments": {"intentId": "i"}}, sent)
    assert world.refusal(result)["code"] == "SIGNATURE_INVALID"


@both
async def test_the_same_key_gives_the_same_answer_and_one_effect_in_capitals_too(world: Any, door: Any) -> None:
    first = await door(world, headers={"idempotency-key": KEY})
    again = await door(world, headers={"idempotency-key": KEY.upper()})
    assert (first.replayed, again.replayed) == (False, True)
    assert again.data == first.data
    assert len(world.table("records")) == len(world.table("outbox")) == 1


async def test_the_doors_share_one_idempotency_record(world: Any) -> None:
    first = await over_http(world, headers={"idempotency-key": KEY})
    again = await over_mcp(world, headers={"idempotency-key": KEY})
    assert again.replayed
    assert again.data == first.data


@both
async def test_the_same_key_with_another_payload_is_refused(world: Any, door: Any) -> None:
    await door(world, headers={"idempotency-key": KEY})
    reply = await door(world, {**BODY, "amount": 6}, headers={"idempotency-key": KEY})
    assert (reply.status, reply.code) == (422, "IDEMPOTENCY_KEY_REUSED")


@both
async def test_amounts_keep_every_digit(world: Any, door: Any) -> None:
    amount = Decimal("12345678901234567.8901")
    reply = await door(world, {**BODY, "amount": amount})
    (record,) = world.table("records")
    assert f'"amount":{amount}' in record["body"]
    assert reply.data["intentId"] == record["id"]


async def test_the_digits_come_back_over_both_doors(world: Any) -> None:
    amount = Decimal("12345678901234567.8901")
    made = (await over_http(world, {**BODY, "amount": amount})).data["intentId"]
    http = await world.send("GET", f"/intents/{made}")
    assert f'"amount":{amount}' in http.text
    headers = world.person.headers()
    sent = world.person.signed("tools/call", "wallet.intent", f'{{"intentId":"{made}"}}'.encode(), headers)
    response = await world.post_rpc("tools/call", {"name": "wallet.intent", "arguments": {"intentId": made}}, sent)
    assert f'"structuredContent":{{"amount":{amount}' in response.text
    assert int(response.headers["content-length"]) == len(response.content)


async def test_a_foreign_record_is_not_there_for_me(world: Any) -> None:
    made = (await over_http(world)).data["intentId"]
    response = await world.send("GET", f"/intents/{made}", person=(await world.person_of()))
    assert (response.status_code, response.json()["code"]) == (404, "NOT_FOUND")
    assert (await world.send("GET", f"/intents/{made}")).status_code == 200


async def test_an_operation_that_is_not_provided_says_so_at_both_doors(world: Any) -> None:
    http = await world.send("GET", "/export")
    mcp = await world.tool("wallet.export", {})
    assert http.status_code == 501
    assert http.json()["code"] == world.refusal(mcp)["code"] == "OPERATION_NOT_AVAILABLE"
    assert http.json()["retryable"] is False
    assert "exportIntents" in http.json()["message"]
    assert mcp["isError"] is True
    assert [row["verdict"] for row in world.table("audit")] == ["WARN", "WARN"]
    assert world.telemetry.totals("qwallet").errors == 2


async def test_what_is_not_provided_is_not_told_to_who_may_not_ask(world: Any) -> None:
    response = await world.send("GET", "/export", headers={"x-qonsent": world.person.grant("/qwallet/intent/read")})
    assert response.status_code == 403


async def test_deleting_answers_without_a_body(world: Any) -> None:
    made = (await over_http(world)).data["intentId"]
    response = await world.send("DELETE", f"/intents/{made}")
    assert (response.status_code, response.content) == (204, b"")
    assert "content-type" not in response.headers
    result = await world.tool("wallet.delete", {"intentId": made})
    assert world.refusal(result)["code"] == "NOT_FOUND"


async def test_a_tool_without_data_answers_with_its_message(world: Any) -> None:
    made = (await over_http(world)).data["intentId"]
    result = await world.tool("wallet.delete", {"intentId": made})
    assert result["isError"] is False
    assert result["content"][0]["text"] == "deleteIntent succeeded."


async def test_anybody_may_call_a_public_operation(world: Any) -> None:
    response = await world.client.get("/quote")
    assert response.json()["data"] == {"fee": 0.10, "for": None}


async def test_a_public_operation_knows_who_signs(world: Any) -> None:
    person = world.person
    headers = {name: value for name, value in person.headers().items() if name not in {"x-subid", "x-qonsent"}}
    response = await world.client.get("/quote", headers=person.signed("GET", "/quote", b"", headers, person.root))
    assert response.json()["data"]["for"] == person.did


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"x-squid-id": "ann"}, "SQUID_IDENTITY_INVALID"),
        ({"x-squid-id": "{did}"}, "MALFORMED_REQUEST"),
        ({"x-squid-id": "{did}", "x-api-version": "v1.0"}, "QLOCK_AUTH_FAIL"),
        ({"x-sig": "e30"}, "MALFORMED_REQUEST"),
        ({"x-api-version": "v9.0"}, "MALFORMED_REQUEST"),
        ({"x-ts": "now"}, "MALFORMED_REQUEST"),
    ],
)
async def test_what_is_sent_to_a_public_operation_must_be_right(world: Any, headers: dict[str, str], code: str) -> None:
    filled = {name: value.format(did=world.person.did) for name, value in headers.items()}
    assert (await world.client.get("/quote", headers=filled)).json()["code"] == code


async def test_a_subidentity_must_be_proven_at_a_public_operation_too(world: Any) -> None:
    assert (await world.send("GET", "/quote", headers={"x-qonsent": None})).status_code == 200
    world.person.sub = (await world.person_of()).sub
    denied = await world.send("GET", "/quote", headers={"x-qonsent": None})
    assert denied.json()["details"]["reasons"] == ["subidentity_unproven"]
