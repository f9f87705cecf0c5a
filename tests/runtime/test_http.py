"""What the HTTP door refuses by itself, and how it answers."""

from dataclasses import replace
from typing import Any

import httpx
import pytest
from starlette.requests import ClientDisconnect

from anarq.runtime.call import Decision, Refused
from anarq.runtime.http import read_body, standard_headers
from anarq.runtime.paths import TARGET

JSON = {"content-type": "application/json"}
KEY = "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77"


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("PUT", "/intents", "GET, HEAD, POST"),
        ("POST", "/intents/i", "DELETE, GET, HEAD"),
        ("OPTIONS", "/quote", "GET, HEAD"),
        ("HEAD", "/intents/i/settle", "POST"),
        ("POST", "/health", "GET, HEAD"),
        ("DELETE", "/metrics", "GET, HEAD"),
    ],
)
async def test_a_wrong_method_is_told_all_the_right_ones(world: Any, method: str, path: str, allow: str) -> None:
    response = await world.client.request(method, path)
    assert (response.status_code, response.headers["allow"]) == (405, allow)
    assert method == "HEAD" or response.json()["code"] == "METHOD_NOT_ALLOWED"


@pytest.mark.parametrize("path", ["/", "/nothing", "/intents/", "/intents/a/b", "/quote/"])
async def test_an_unknown_path_is_not_found(world: Any, path: str) -> None:
    response = await world.client.get(path)
    assert (response.status_code, response.json()["code"]) == (404, "NOT_FOUND")


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("*/*", 200),
        ("text/html, application/*;q=0.5", 200),
        ("", 200),
        ("text/html", 406),
        ("application/json;q=0", 406),
        ("application/json;q=0.0, text/plain", 406),
    ],
)
async def test_the_accept_header_is_obeyed(world: Any, accept: str, status: int) -> None:
    assert (await world.client.get("/quote", headers={"accept": accept})).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"content-type": "application/json"}, 201),
        ({"content-type": "application/json; charset=UTF-8"}, 201),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/json;"}, 201),
        ({"content-type": "application/json; charset=latin-1"}, 415),
        ({"content-type": ""}, 415),
        ({"content-type": "application/json", "content-encoding": "gzip"}, 415),
        ({"content-type": "application/json", "content-encoding": "identity"}, 201),
    ],
)
async def test_the_media_type_of_a_body_is_checked(world: Any, headers: dict[str, str], status: int) -> None:
    assert (await world.create(after=headers)).status_code == status


@pytest.mark.parametrize(
    ("raw", "status", "code"),
    [
        (b"{", 400, "MALFORMED_REQUEST"),
        (b'{"amount":1,"amount":2,"currency":"EUR","recipient":"b"}', 400, "MALFORMED_REQUEST"),
        (b'{"amount":NaN,"currency":"EUR","recipient":"b"}', 400, "MALFORMED_REQUEST"),
        (b"\xff", 400, "MALFORMED_REQUEST"),
        (b"[]", 422, "VALIDATION_FAILED"),
        (b"null", 422, "VALIDATION_FAILED"),
        (b"", 422, "VALIDATION_FAILED"),
        (b" " * 10_001, 413, "PAYLOAD_TOO_LARGE"),
    ],
)
async def test_bad_bodies(world: Any, raw: bytes, status: int, code: str) -> None:
    response = await world.send("POST", "/intents", raw=raw, headers={"idempotency-key": KEY})
    assert (response.status_code, response.json()["code"]) == (status, code)


async def test_every_violation_is_pointed_at(world: Any) -> None:
    response = await world.create(body={"amount": "much", "currency": "E", "a/b~": 1})
    found = {(item["pointer"], item["keyword"]) for item in response.json()["details"]["violations"]}
    assert found == {("/body/amount", "type"), ("/body/currency", "minLength"), ("/body", "additionalProperties")}


@pytest.mark.parametrize(
    ("query", "pointers"),
    [
        ("limit=2&status=PENDING", None),
        ("limit=zero", ["/query/limit"]),
        ("limit=0", ["/query/limit"]),
        ("limit=1&limit=2", ["/query/limit"]),
        ("limit=1&limit=2&limit=3", ["/query/limit"]),
        ("limit=01", ["/query/limit"]),
        ("status=GONE", ["/query/status"]),
        ("page=2&size=3", ["/query/page", "/query/size"]),
    ],
)
async def test_query_parameters_are_read_and_checked(world: Any, query: str, pointers: list[str] | None) -> None:
    response = await world.send("GET", f"/intents?{query}")
    if pointers is None:
        assert response.status_code == 200, response.text
    else:
        assert [item["pointer"] for item in response.json()["details"]["violations"]] == pointers


@pytest.mark.parametrize("query", ["status=%ff", "&".join(f"a{number}=1" for number in range(101))], ids=len)
async def test_a_query_that_cannot_be_read_is_refused(world: Any, query: str) -> None:
    refused = (await world.send("GET", f"/intents?{query}")).json()
    assert (refused["code"], refused["message"]) == ("MALFORMED_REQUEST", "The query cannot be read.")


async def test_as_many_parameters_as_may_stand_in_a_query_are_read(world: Any) -> None:
    query = "&".join(f"a{number}=1" for number in range(100))
    refused = (await world.send("GET", f"/intents?{query}")).json()
    assert (refused["code"], refused["details"]["violations"][0]["pointer"]) == ("VALIDATION_FAILED", "/query/a0")


async def test_a_body_where_none_belongs_is_refused(world: Any) -> None:
    response = await world.send("GET", "/quote", raw=b"{}")
    assert response.json()["code"] == "VALIDATION_FAILED"


async def test_lists_are_paged(world: Any) -> None:
    for _ in range(3):
        await world.create()
        world.clock.time += 1
    first = (await world.send("GET", "/intents")).json()["data"]
    second = (await world.send("GET", f"/intents?cursor={first['cursor']}")).json()["data"]
    assert (len(first["items"]), len(second["items"]), "cursor" in second) == (2, 1, False)


@pytest.mark.parametrize("target", ["/intents?status=PENDING", "/intents?status=SETTLED&limit=1"])
async def test_a_cursor_continues_only_what_it_was_given_out_for(make_world: Any, sample: Any, target: str) -> None:
    """Also where a handler looks through what it finds itself, and the store knows nothing of a filter."""

    class Looking(sample.Wallet):  # type: ignore[misc, name-defined]  # the module comes from a fixture
        async def list_intents(self, call: Any, *, status: str | None = None, **page: Any) -> Decision[object]:
            found: Decision[object] = await super().list_intents(call, **page)
            return found

    async with make_world(wallet=Looking()) as world:
        for _ in range(3):
            await world.create()
        cursor = (await world.send("GET", "/intents")).json()["data"]["cursor"]
        refused = await world.send("GET", f"{target}&cursor={cursor}")
        assert (refused.status_code, refused.json()["details"]["violations"][0]["pointer"]) == (422, "/query/cursor")
        assert (await world.send("GET", f"/intents?limit=1&cursor={cursor}")).status_code == 200


async def test_answers_name_the_request_and_are_not_cached(world: Any) -> None:
    response = await world.client.get("/quote")
    assert len(response.headers["x-request-id"]) == 36
    assert response.headers["cache-control"] == "no-store"


async def test_an_operation_without_envelope_answers_bare(make_world: Any, sample: Any) -> None:
    operations = tuple(replace(item, envelope=item.name != "quote") for item in sample.OPERATIONS)
    async with make_world(replace(sample.SPEC, operations=operations)) as world:
        assert (await world.client.get("/quote")).json() == {"fee": 0.10, "for": None}


async def test_a_cid_stands_in_the_envelope(make_world: Any, sample: Any) -> None:
    class Pinned(sample.Wallet):  # type: ignore[misc, name-defined]  # the module comes from a fixture
        async def quote(self, call: Any) -> Decision[object]:
            return Decision({}, cid="b1", message="Here.")

    async with make_world(wallet=Pinned()) as world:
        answer = (await world.client.get("/quote")).json()
    assert answer == {"status": "ok", "code": "SUCCESS", "message": "Here.", "data": {}, "cid": "b1"}


def test_a_standard_header_that_stands_twice_is_refused() -> None:
    with pytest.raises(Refused, match="twice"):
        standard_headers([(b"x-sig", b"a"), (b"x-sig", b"b")])
    assert standard_headers([(b"accept", b"a"), (b"accept", b"b")]) == {}
    assert standard_headers([(b"traceparent", b"01-a"), (b"traceparent", b"01-a")]) == {"traceparent": ""}
    joined = standard_headers([(b"tracestate", b"a=1"), (b"tracestate", b"b=2")])
    assert joined == {"tracestate": "a=1,b=2"}


class Messages:
    def __init__(self, *messages: dict[str, Any]) -> None:
        self.messages = list(messages)

    async def __call__(self) -> dict[str, Any]:
        return self.messages.pop(0)


def chunk(body: bytes, more: bool = True) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


async def test_what_is_left_of_a_body_that_is_too_large_is_read_so_that_the_answer_arrives() -> None:
    receive = Messages(chunk(b"123"), chunk(b"456"), chunk(b"789"), chunk(b"0", False), chunk(b"never read"))
    with pytest.raises(Refused, match="larger"):
        await read_body(receive, [], 5)
    assert len(receive.messages) == 1


async def test_reading_stops_when_a_body_has_no_end() -> None:
    receive = Messages(*(chunk(b"123456") for _ in range(20)))
    with pytest.raises(Refused, match="larger"):
        await read_body(receive, [], 5)
    assert len(receive.messages) == 12  # the first one is too large, seven more are beyond eight times the limit


@pytest.mark.parametrize("declared", [b"6", b"9" * 400])
async def test_a_declared_length_that_is_too_large_is_refused(declared: bytes) -> None:
    receive = Messages(chunk(b"1"), {"type": "http.disconnect"}, chunk(b"never read"))
    with pytest.raises(Refused, match="larger"):
        await read_body(receive, [(b"content-length", declared)], 5)
    assert len(receive.messages) == 1


async def test_who_waits_to_be_let_send_is_refused_unread() -> None:
    receive = Messages(chunk(b"1"))
    with pytest.raises(Refused, match="larger"):
        await read_body(receive, [(b"content-length", b"6"), (b"expect", b"100-continue")], 5)
    assert len(receive.messages) == 1


async def test_chunks_are_joined() -> None:
    assert await read_body(Messages(chunk(b"12"), chunk(b"345", False)), [(b"content-length", b"5")], 5) == b"12345"


async def test_a_client_that_goes_away_ends_the_request() -> None:
    with pytest.raises(ClientDisconnect):
        await read_body(Messages(chunk(b"1"), {"type": "http.disconnect"}), [], 5)


@pytest.mark.parametrize("path", ["/intents", "/mcp"])
async def test_who_has_gone_away_is_not_answered(world: Any, path: str) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"test"), (b"content-type", b"application/json")],
        "root_path": "",
    }
    await world.app(scope, Messages({"type": "http.disconnect"}), send)
    assert sent == []


async def test_a_head_is_answered_like_a_get_without_its_content(world: Any) -> None:
    made = (await world.create()).json()["data"]["intentId"]
    for target in (f"/intents/{made}", "/quote", "/health"):
        head, get = await world.send("HEAD", target), await world.send("GET", target)
        assert (head.status_code, head.content) == (200, b"")
        assert {"content-length", "content-type"} < head.headers.keys()
        assert head.headers["content-length"] == str(len(get.content))


async def test_a_head_needs_what_a_get_needs(world: Any) -> None:
    unsigned = await world.client.head("/intents/i")
    assert (unsigned.status_code, unsigned.content) == (400, b"")
    wrong = await world.send("HEAD", "/intents/i", headers={"x-qonsent": None})
    assert wrong.status_code == 403
    signed_as_get = world.person.signed("GET", "/intents", b"", world.person.headers())
    assert (await world.client.head("/intents", headers=signed_as_get)).status_code == 401
    assert (await world.client.head("/nothing")).content == b""


async def test_a_parameter_of_the_path_does_not_hide_one_of_the_query(world: Any) -> None:
    made = (await world.create()).json()["data"]["intentId"]
    response = await world.send("GET", f"/intents/{made}?intentId=another")
    assert response.status_code == 422
    assert response.json()["details"]["violations"][0]["pointer"] == "/query/intentId"


@pytest.mark.parametrize("target", ["/quote?", "/intents?", "/intents?limit=", "/intents?limit=2&&"])
async def test_a_query_without_content_is_signed_as_it_stands(world: Any, target: str) -> None:
    """Given straight to the application: clients take the bare `?` away."""
    path, _, query = target.partition("?")
    headers = world.person.signed("GET", target, b"", world.person.headers())
    status = await status_of(world, path, query, headers, target)
    assert status == (422 if target.endswith("limit=") else 200)
    assert target.endswith("&") or await status_of(world, path, query, headers, f"{target}&") == 401


async def status_of(world: Any, path: str, query: str, headers: dict[str, str], target: str) -> int:
    answer: list[Any] = []

    async def send(message: Any) -> None:
        answer.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "root_path": "",
        TARGET: target.encode(),
    }
    await world.app(scope, Messages(chunk(b"", False)), send)
    status: int = answer[0]["status"]
    return status


async def test_a_websocket_is_closed(world: Any) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    await world.app({"type": "websocket", "path": "/quote", "headers": []}, Messages(), send)
    assert sent == [{"type": "websocket.close"}]


async def test_a_fault_of_ours_outside_of_the_pipeline_is_told_as_one(world: Any, monkeypatch: Any) -> None:
    async def broken() -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(world.bus, "ping", broken)
    transport = httpx.ASGITransport(world.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        response = await client.get("/health")
    assert (response.status_code, response.json()["code"]) == (500, "INTERNAL_ERROR")
    assert "secret" not in response.text
