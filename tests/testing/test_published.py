"""What a service takes and sends is held to what is published of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest

from anarq.testing.published import Exchange, OffPublishedError, Published

_ERROR = {"type": "object", "properties": {"code": {"type": "string"}}, "required": ["code"]}
_TEXT = {"type": "string"}
_UUID = {"type": "string", "format": "uuid"}
DOCUMENT: dict[str, Any] = {
    "security": [{"Who": []}],
    "paths": {
        "/things/{thing}": {
            "put": {
                "parameters": [
                    {"$ref": "#/components/parameters/Key"},
                    {"name": "X-Page", "in": "header", "schema": {"type": "integer", "minimum": 1}},
                ],
                "responses": {
                    "200": {
                        "headers": {
                            "X-Request-Id": {"$ref": "#/components/headers/RequestId"},
                            "Again": {"schema": {"const": "true"}},
                        },
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                    },
                    "default": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}},
                },
            }
        },
        "/metrics": {
            "get": {"security": [], "responses": {"200": {"content": {"text/plain": {"schema": {"type": "string"}}}}}}
        },
    },
    "components": {
        "parameters": {
            "Key": {"name": "Key", "in": "header", "required": True, "schema": {"type": "string", "format": "uuid"}}
        },
        "headers": {"RequestId": {"required": True, "schema": {"type": "string", "format": "uuid"}}},
        "schemas": {"Thing": {"type": "object", "required": ["size"]}, "Error": _ERROR},
        "securitySchemes": {"Who": {"type": "apiKey", "in": "header", "name": "who"}},
    },
}
ID = "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77"
JSON = {"content-type": "application/json"}
GOOD = Exchange("PUT", "/things/a", {"key": ID}, 200, {**JSON, "x-request-id": ID}, b'{"size": 1}')
REFUSED = Exchange("PUT", "/things/a", {}, 400, JSON, b'{"code": "MALFORMED_REQUEST", "details": {"header": "key"}}')


def breaches(exchange: Exchange, document: Any = DOCUMENT) -> list[str]:
    return [*Published(document).breaches(exchange)]


SHOWN = {"schema": _ERROR, "examples": {"MALFORMED_REQUEST": {"value": {"code": "MALFORMED_REQUEST"}}}}


@pytest.mark.parametrize(("code", "told"), [("MALFORMED_REQUEST", []), ("LOST", ["the code `LOST` is not published"])])
def test_the_code_of_a_failure_is_one_of_those_that_are_shown(code: str, told: list[str]) -> None:
    answers = {"200": {"content": {"application/json": SHOWN}}, "default": {"content": {"application/json": SHOWN}}}
    document = {"security": [], "paths": {"/a": {"get": {"responses": answers}}}}
    body = f'{{"code": "{code}"}}'.encode()
    assert breaches(Exchange("GET", "/a", {}, 400, JSON, body), document) == told
    assert breaches(Exchange("GET", "/a", {}, 200, JSON, body), document) == []


@pytest.mark.parametrize(
    "exchange",
    [
        GOOD,
        REFUSED,
        replace(GOOD, asked={"key": ID, "x-page": "2"}, sent={**GOOD.sent, "again": "true"}),
        Exchange("PUT", "/things/a", {"key": ID}, 401, JSON, b'{"code": "NOBODY", "details": {"header": "who"}}'),
        Exchange("GET", "/metrics", {}, 200, {"content-type": "text/plain; version=0.0.4"}, b"a 1"),
        Exchange("PUT", "/metrics", {}, 405, JSON, b"{}"),  # of a method that is not there nothing is published
        Exchange("GET", "/elsewhere", {}, 404, JSON, b"{}"),
    ],
)
def test_what_is_published_is_no_breach(exchange: Exchange) -> None:
    assert breaches(exchange) == []


@pytest.mark.parametrize(
    ("exchange", "told"),
    [
        (replace(GOOD, asked={}), "a request without `key` is taken"),
        (replace(GOOD, asked={"key": "1"}), "a request with the `key` `1` is taken"),
        (replace(GOOD, asked={"key": ID, "x-page": "0"}), "a request with the `x-page` `0` is taken"),
        (replace(GOOD, sent=JSON), "the header `x-request-id` is not sent"),
        (replace(GOOD, sent={**JSON, "x-request-id": "1"}), "the header `x-request-id` is `1`"),
        (replace(GOOD, sent={**GOOD.sent, "x-odd": "1"}), "the header `x-odd` is not published"),
        (replace(GOOD, body=b"{}"), "the body at `/`"),
        (replace(GOOD, sent={**GOOD.sent, "content-type": "text/html"}), "a body of `text/html` is not published"),
        (Exchange("GET", "/metrics", {}, 503, {}, b""), "the status 503 is not published"),
        (replace(REFUSED, body=REFUSED.body.replace(b"key", b"other")), "nobody says that it is due"),
    ],
)
def test_what_is_not_published_is_a_breach(exchange: Exchange, told: str) -> None:
    (found,) = breaches(exchange)
    assert told in found


def test_a_header_that_is_published_as_what_may_be_there_must_not_be_asked_for() -> None:
    optional = {**DOCUMENT["components"]["parameters"]["Key"], "required": False}
    components = {**DOCUMENT["components"], "parameters": {"Key": optional}}
    assert breaches(REFUSED, {**DOCUMENT, "components": components}) == ["a request without `key` is refused"]


def test_it_is_said_which_of_the_headers_that_may_be_there_are() -> None:
    published = Published(DOCUMENT)
    place = "/paths /things/{thing} put/responses/200/headers/Again"
    assert [*published.optional(GOOD)] == [(place, False)]
    assert [*published.optional(replace(GOOD, sent={**GOOD.sent, "again": "true"}))] == [(place, True)]


@pytest.mark.parametrize(("body", "raises"), [(b'{"size": 1}', False), (b"{}", True)])
async def test_a_client_holds_every_answer(body: bytes, raises: bool) -> None:
    answer: Callable[[httpx.Request], httpx.Response] = lambda _: httpx.Response(  # noqa: E731
        200, headers={**JSON, "x-request-id": ID}, content=body
    )
    hooks = {"response": [Published(DOCUMENT).hold]}
    async with httpx.AsyncClient(transport=httpx.MockTransport(answer), event_hooks=hooks) as client:
        asked = client.put("http://module.local/things/a", headers={"key": ID})
        if raises:
            with pytest.raises(OffPublishedError, match="PUT /things/a 200: the body at `/`"):
                await asked
        else:
            assert (await asked).status_code == 200
