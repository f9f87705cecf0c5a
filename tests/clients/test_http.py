from dataclasses import replace
from decimal import Decimal

import httpx
import pytest

from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients._gen.qwallet.endpoints import CREATE_INTENT
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients._gen.squid.endpoints import GET_IDENTITY, LIST_SUBIDENTITIES
from anarq.clients.caller import Context
from anarq.clients.errors import OperationFailed, UnexpectedAnswer, Unreachable
from anarq.clients.http import target_of
from anarq.crypto.errors import SignatureInvalid
from anarq.crypto.request import RequestToSign, verify_request
from anarq.ports.json import dumps
from anarq.wire import trace
from anarq.wire.schemas import Contract

DID = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
REQUEST = {"amount": Decimal("0.1"), "currency": "EUR", "recipient": DID, "purpose": "Invoice"}
INTENT = {
    **REQUEST,
    "amount": 0.1,
    "intentId": "int_00000001",
    "actor": {"squidId": DID},
    "payer": DID,
    "metadata": {},
    "status": "PENDING",
    "createdAt": "2026-01-31T09:30:00Z",
    "expiresAt": "2026-01-31T09:45:00Z",
}


def ok(data, status=200):
    return status, {"status": "ok", "code": "SUCCESS", "message": "Done", "data": data}


def refused(status, code, *, retryable=False, **headers):
    body = {"status": "error", "code": code, "message": "No.", "retryable": retryable}
    return status, body, {name.replace("_", "-"): value for name, value in headers.items()}


async def test_a_call_sends_the_standard_headers_and_a_signature_that_holds(connect, caller, clock):
    connection, module = connect(ok(INTENT, 201))
    intent = await QwalletClient(connection, Context(caller)).create_intent(REQUEST)
    (request,) = module.requests
    assert intent["intentId"] == "int_00000001"
    assert request.url == "http://module.test/intents"
    assert request.headers["x-squid-id"] == caller.squid_id
    assert request.headers["x-qonsent"] == "bafygrant"
    assert request.headers["x-ts"] == "2026-01-31T09:30:00.000Z"
    assert request.headers["x-api-version"] == "v1.0"
    assert request.headers["idempotency-key"] == "00000000-0000-4000-8000-000000000001"
    signed = RequestToSign("POST", "/intents", request.content, request.headers, STANDARD.signed)
    verify_request(signed, request.headers["x-sig"], now=clock.now().timestamp(), max_skew=STANDARD.max_skew)
    with pytest.raises(SignatureInvalid):
        verify_request(
            RequestToSign("POST", "/other", request.content, request.headers, STANDARD.signed),
            request.headers["x-sig"],
            now=clock.now().timestamp(),
            max_skew=STANDARD.max_skew,
        )


async def test_every_standard_header_that_is_sent_is_as_published(connect, caller):
    connection, module = connect(ok(INTENT, 201))
    acting = replace(caller, sub_id=DID, dao_id="dao:quilters")
    await QwalletClient(connection, Context(acting)).create_intent(REQUEST)
    sent = {name: value for name, value in module.requests[0].headers.items() if name in HEADERS}
    assert sent.keys() == HEADERS.keys() - {"traceparent", "tracestate", "content-digest"}
    assert {name for name, value in sent.items() if Contract(HEADERS[name]).violations(value)} == set()


async def test_a_call_is_made_in_the_trace_of_the_call_that_it_serves(connect, caller):
    connection, module = connect(ok(INTENT, 201))
    serving = trace.Trace("a" * 32, "b" * 16, sampled=True, state="c=1")
    client = QwalletClient(connection, Context(caller))
    with trace.entered(serving):
        await client.create_intent(REQUEST)
        await client.with_headers({"traceparent": "of-its-own"}).create_intent(REQUEST)
    await client.create_intent(REQUEST)
    first, second, third = module.requests
    assert first.headers["traceparent"] == f"00-{'a' * 32}-{'b' * 16}-01"
    assert first.headers["tracestate"] == "c=1"
    assert second.headers["traceparent"] == "of-its-own"
    assert "traceparent" not in third.headers


async def test_a_body_that_may_be_left_out_is_not_sent_where_there_is_none(connect):
    optional = replace(CREATE_INTENT, body_required=False)
    connection, module = connect(ok(INTENT, 201), ok(INTENT, 201))
    for endpoint in (optional, CREATE_INTENT):
        await QwalletClient(connection)._call(endpoint, {}, None)
    without, with_null = module.requests
    assert (without.content, "content-type" in without.headers) == (b"", False)
    assert with_null.content == b"null"


async def test_an_amount_travels_digit_by_digit(connect):
    connection, module = connect((201, dumps(ok({**INTENT, "amount": Decimal("0.10")})[1]).encode()))
    intent = await QwalletClient(connection).create_intent({**REQUEST, "amount": Decimal("123456789012345.10")})
    assert b'"amount":123456789012345.10' in module.requests[0].content
    assert str(intent["amount"]) == "0.10"


async def test_what_is_signed_is_the_request_line_as_it_is_sent(connect, caller, clock):
    connection, module = connect(ok({"status": "ACTIVE"}), base_url="http://gateway.test/squid")
    with pytest.raises(UnexpectedAnswer):  # the data is not an IdentityStatus
        await SquidClient(connection, Context(caller)).get_identity_status(squid_id=DID)
    (request,) = module.requests
    target = request.url.raw_path.decode()
    assert target == f"/squid/identities/{DID.replace(':', '%3A')}/status"
    signed = RequestToSign("GET", target, b"", request.headers, STANDARD.signed)
    verify_request(signed, request.headers["x-sig"], now=clock.now().timestamp(), max_skew=STANDARD.max_skew)


async def test_an_anonymous_call_is_not_signed(connect):
    connection, module = connect(refused(404, "NOT_FOUND"))
    with pytest.raises(OperationFailed):
        await SquidClient(connection).get_identity_status(squid_id=DID)
    assert not {"x-sig", "x-squid-id", "x-qonsent"} & set(module.requests[0].headers)


async def test_the_same_client_acts_for_somebody_else_and_carries_the_trace(connect, caller):
    connection, module = connect(ok(INTENT))
    client = QwalletClient(connection).with_headers({"traceparent": "00-1-2-01"}).acting_as(caller)
    await client.get_intent(intent_id="int_00000001")
    assert module.requests[0].headers["traceparent"] == "00-1-2-01"
    assert module.requests[0].headers["x-squid-id"] == caller.squid_id


async def test_a_refusal_is_told_with_its_code_and_the_whole_body(connect):
    connection, _ = connect(refused(403, "QONSENT_DENIED"))
    with pytest.raises(OperationFailed, match=r"QONSENT_DENIED: No\.") as caught:
        await QwalletClient(connection).get_intent(intent_id="int_00000001")
    assert (caught.value.code, caught.value.status, caught.value.retryable) == ("QONSENT_DENIED", 403, False)
    assert caught.value.response["message"] == "No."


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((200, b"<html>"), "not JSON"),
        ((200, b'{"a": 1, "a": 2}'), "twice"),
        ((200, {"data": INTENT}), "no envelope"),
        ((200, {"status": "ok"}), "no envelope"),
        (ok({**INTENT, "status": "LOST"}), "breaks its contract: /status"),
        ((502, b"bad gateway"), "not JSON"),
        ((500, {"error": "x"}), "not an ErrorResponse"),
        ((302, b"", {"location": "http://elsewhere.test"}), "not JSON"),
    ],
)
async def test_an_answer_that_the_contract_does_not_allow_is_refused(connect, answer, told):
    connection, module = connect(answer)
    with pytest.raises(UnexpectedAnswer, match=told):
        await QwalletClient(connection).get_intent(intent_id="int_00000001")
    assert len(module.requests) == 1


async def test_an_answer_that_is_too_large_is_not_read_to_its_end(connect):
    connection, _ = connect(ok(INTENT), max_answer=100)
    with pytest.raises(UnexpectedAnswer, match="more than 100 bytes"):
        await QwalletClient(connection).get_intent(intent_id="int_00000001")


async def test_an_answer_of_too_many_values_is_not_read(connect):
    many = {**INTENT, "metadata": {f"n{number}": [[]] * 1000 for number in range(40)}}
    connection, _ = connect(ok(many))
    with pytest.raises(UnexpectedAnswer, match="more than 65536 values and names"):
        await QwalletClient(connection).get_intent(intent_id="int_00000001")


async def test_an_operation_without_data_gives_none(connect):
    connection, _ = connect((204, b""))
    endpoint = replace(GET_IDENTITY, method="DELETE", response=None)
    assert await SquidClient(connection)._call(endpoint, {"squidId": DID}) is None


@pytest.mark.parametrize(
    ("endpoint", "parameters", "target"),
    [
        (GET_IDENTITY, {"squidId": "a/b?c#d e"}, "/identities/a%2Fb%3Fc%23d%20e"),
        (GET_IDENTITY, {"squidId": ".."}, "/identities/%2E%2E"),
        (GET_IDENTITY, {"squidId": "{squidId}"}, "/identities/%7BsquidId%7D"),
        (
            LIST_SUBIDENTITIES,
            {"squidId": "x", "limit": 5, "cursor": None, "status": "A&B"},
            "/identities/x/subidentities?limit=5&status=A%26B",
        ),
        (
            LIST_SUBIDENTITIES,
            {"squidId": "x", "flag": True, "many": [1, 2]},
            "/identities/x/subidentities?flag=true&many=1&many=2",
        ),
    ],
)
def test_parameters_never_leave_their_place_in_the_target(endpoint, parameters, target):
    assert target_of(endpoint, parameters) == target


async def test_no_answer_is_told_as_such(connect):
    connection, module = connect(httpx.ConnectError("refused"))
    with pytest.raises(Unreachable, match="`qwallet` gave no answer: refused"):
        await QwalletClient(connection).get_intent(intent_id="int_00000001")
    assert len(module.requests) == 3


async def test_the_items_of_every_page_are_read_as_they_are_needed(connect):
    second = {**INTENT, "intentId": "int_00000002"}
    connection, module = connect(ok({"items": [INTENT], "nextCursor": "two"}), ok({"items": [second]}))
    found = [item["intentId"] async for item in QwalletClient(connection).iterate_list_intents(status="PENDING")]
    assert found == ["int_00000001", "int_00000002"]
    assert [request.url.params.get("cursor") for request in module.requests] == [None, "two"]
    assert module.requests[1].url.params["status"] == "PENDING"


async def test_a_cursor_that_leads_in_a_circle_ends_the_reading(connect):
    connection, module = connect(ok({"items": [], "nextCursor": "again"}))
    with pytest.raises(UnexpectedAnswer, match="in a circle"):
        _ = [item async for item in QwalletClient(connection).iterate_list_intents()]
    assert len(module.requests) == 2
