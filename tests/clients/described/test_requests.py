"""A request is what was given by name, at the place that the document has for it."""

import asyncio
from datetime import UTC, datetime

import pytest

from anarq.clients.caller import Caller
from anarq.clients.described.document import Document, DocumentError
from anarq.clients.described.requests import Given, InputError, Request, base_of, request_of, signed
from anarq.crypto.errors import SignatureMalformed
from anarq.crypto.request import RequestToSign, verify_request
from anarq.ports.json import dumps
from anarq.testing.people import Person

KEY = "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77"
COVERED = ("x-squid-id", "x-qonsent", "x-ts", "idempotency-key")
ADA = Person.named("Ada")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def header(name: str, *, required: bool = False) -> dict[str, object]:
    return {"name": name, "in": "header", "required": required, "schema": {"type": "string"}}


SOURCE = {
    "openapi": "3.1.0",
    "info": {"title": "Notes", "version": "2.3.1"},
    "security": [{"Id": [], "Grant": [], "Sig": []}],
    "paths": {
        "/notes/{noteId}": {
            "parameters": [{"name": "noteId", "in": "path", "required": True, "schema": {"type": "string"}}],
            "put": {
                "operationId": "putNote",
                "x-anarq-scope": "notes.write",
                "parameters": [
                    header("Idempotency-Key", required=True),
                    header("x-api-version", required=True),
                    header("X-DaoId"),
                    {"name": "limit", "in": "query", "schema": {"type": "integer"}},
                    {"name": "tag", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
                ],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {
                                "properties": {
                                    "price": {"type": "number"},
                                    "text": {"type": "string"},
                                    "noteId": {"type": "string"},
                                },
                                "required": ["text"],
                            }
                        }
                    },
                },
            },
            "get": {"security": [{}, {"Sig": []}], "responses": {}},
        },
        "/files": {
            "post": {
                "operationId": "sendFile",
                "security": [],
                "requestBody": {"required": True, "content": {"image/*": {}}},
            }
        },
    },
    "components": {
        "securitySchemes": {
            "Id": {"type": "apiKey", "in": "header", "name": "x-squid-id"},
            "Grant": {"type": "apiKey", "in": "header", "name": "x-qonsent"},
            "Sig": {"type": "apiKey", "in": "header", "name": "X-Sig"},
        }
    },
}
NOTES = Document.read(dumps(SOURCE).encode())
BASE = base_of("http://127.0.0.1:8000/notes/")


def put(*pairs: tuple[str, str], body: bytes | None = None) -> Request:
    return request_of(NOTES, NOTES.operations["putNote"], BASE, Given(values=pairs, body=body, key=KEY))


def test_the_document_says_who_must_prove_what() -> None:
    put_note, get_note, send = (NOTES.operations[name] for name in ("putNote", "get /notes/{noteId}", "sendFile"))

    assert (put_note.signed, put_note.unsigned, put_note.granted, put_note.scope) == (True, False, True, "notes.write")
    assert (get_note.signed, get_note.unsigned, get_note.granted) == (True, True, False)
    assert (send.signed, send.unsigned, send.granted) == (False, True, False)
    assert NOTES.api_version == "v2.3"


def test_each_value_stands_where_it_belongs() -> None:
    request = put(
        ("noteId", "a/b"), ("limit", "5"), ("tag", "x"), ("tag", "y z"), ("x-daoid", "d"), ("text", "Tea & more")
    )

    assert (request.method, request.target) == ("PUT", "/notes/notes/a%2Fb?limit=5&tag=x&tag=y%20z")
    assert request.address == f"http://127.0.0.1:8000{request.target}"
    assert request.content == b'{"noteId":"a/b","text":"Tea & more"}'
    assert {name: text for name, text in request.headers.items() if name != "accept"} == {
        "x-api-version": "v2.3",
        "idempotency-key": KEY,
        "x-daoid": "d",
        "content-type": "application/json",
    }


def test_a_decimal_is_sent_with_all_of_its_digits() -> None:
    request = put(("noteId", "a"), ("text", "1.0"), ("price", "25.50"))

    assert b'"price":25.50' in request.content
    assert b'"text":"1.0"' in request.content


def test_a_header_is_known_in_any_case_and_goes_before_what_is_filled_in() -> None:
    assert put(("noteId", "a"), ("text", "t"), ("X-API-Version", "v1.0")).headers["x-api-version"] == "v1.0"


def test_a_whole_body_is_sent_as_it_is() -> None:
    body = b' {"text": "t",  "price": 1.00}\n'

    assert put(("noteId", "a"), body=body).content == body


@pytest.mark.parametrize("segment", [".", "..", "%2e", "a?b", "a#b", "ä", "{limit}", " "])
def test_a_value_never_leaves_its_segment(segment: str) -> None:
    request = put(("noteId", segment), ("text", "t"), ("limit", "1"))

    path, _, query = request.target.partition("?")
    assert path.startswith("/notes/notes/")
    assert len(path.split("/")) == 4
    assert path.rpartition("/")[2] not in (".", "..")
    assert query == "limit=1"


@pytest.mark.parametrize(
    ("pairs", "message", "word"),
    [
        ((("noteId", "a"), ("txt", "t")), "`putNote` takes no `txt`", "txt"),
        ((("noteId", "a"), ("text", "t"), ("text", "u")), "`text` is given twice", ""),
        ((("noteId", "a"), ("text", "t"), ("limit", "many")), "`limit` is a whole number, not `many`", ""),
        ((("noteId", "a"), ("text", "t"), ("price", "dear")), "`price` is a number, not `dear`", ""),
        ((("noteId", ""), ("text", "t")), "`noteId` is empty", ""),
        ((("noteId", "a"), ("text", "\udcff")), "`text` holds bytes that are no UTF-8", ""),
        ((("noteId", "a"), ("text", "t"), ("x-daoid", "a\r\nb: c")), "the header `x-daoid` is visible ASCII", ""),
        ((("noteId", "a"),), "`putNote` needs `text`", ""),
        ((("text", "a"),), "`putNote` needs `noteId`", ""),
    ],
    ids=str,
)
def test_what_makes_no_request_is_told(pairs: tuple[tuple[str, str], ...], message: str, word: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        put(*pairs)
    assert caught.value.word == word
    assert {"noteId", "limit", "text"} <= set(caught.value.known) or not word


def test_a_member_beside_a_whole_body_is_refused() -> None:
    with pytest.raises(InputError, match="`text` is a member of the body, which is given as a whole"):
        put(("noteId", "a"), ("text", "t"), body=b"{}")


def send(body: bytes | None, media_type: str = "") -> Request:
    given = Given(body=body, media_type=media_type, key=KEY)
    return request_of(NOTES, NOTES.operations["sendFile"], BASE, given)


def test_a_body_that_is_no_json_goes_with_its_digest() -> None:
    request = send(b"\x89PNG", "image/png")

    assert request.content == b"\x89PNG"
    assert request.headers["content-type"] == "image/png"
    assert request.headers["content-digest"].startswith("sha-256=:")
    assert "x-api-version" not in request.headers
    with pytest.raises(InputError, match="takes a body of image"):
        send(None)


def test_a_body_where_none_is_taken_is_refused() -> None:
    with pytest.raises(InputError, match="takes no body"):
        operation = NOTES.operations["get /notes/{noteId}"]
        request_of(NOTES, operation, BASE, Given(values=(("noteId", "a"),), body=b"{}", key=KEY))


async def test_what_is_signed_is_what_is_sent() -> None:
    request = await signed(put(("noteId", "a b"), ("text", "t")), ADA.caller("notes.write"), COVERED, NOW, bytes(16))

    what = RequestToSign(request.method, request.target, request.content, request.headers, COVERED)
    found = verify_request(what, request.headers["x-sig"], now=NOW.timestamp(), max_skew=0)
    assert found.pub == request.headers["x-squid-id"] == ADA.did
    assert request.headers["x-ts"] == "2026-01-01T00:00:00.000Z"


def test_headers_that_cannot_be_signed_are_refused() -> None:
    caller = Caller(signer=ADA.key, squid_id=ADA.did, grant="a\nb")
    with pytest.raises(SignatureMalformed):
        asyncio.run(signed(put(("noteId", "a"), ("text", "t")), caller, COVERED, NOW, bytes(16)))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "qwallet",
        "ftp://host/x",
        "http://",
        "http://ada:pw@host/",
        "http://host/?a=b",
        "http://host/#a",
        "http://[::1",
    ],
)
def test_what_is_no_address_of_a_module_is_refused(address: str) -> None:
    with pytest.raises(InputError, match="address"):
        base_of(address)


@pytest.mark.parametrize("address", ["http://host", "https://host:8443/a/b", "http://[::1]:8000/x/"])
def test_an_address_has_a_host_and_may_have_a_port_and_a_path(address: str) -> None:
    assert base_of(address).host in ("host", "::1")


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"openapi":5}', b"\xff", b"[" * 500, b'{"openapi":"3.1.0","openapi":"3.1.0"}']
)
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        Document.read(data)


def test_a_document_whose_parts_are_none_has_no_operations() -> None:
    source = {"openapi": "3.1.0", "info": 5, "paths": {"/a": 5, "/b": {"get": 5, "parameters": 7}}, "security": 3}

    assert Document.read(dumps(source).encode()).operations == {}


def test_a_path_that_is_none_is_told() -> None:
    source = {"openapi": "3.1.0", "info": {"version": "1.0.0"}, "paths": {"/ä\n": {"get": {"operationId": "odd"}}}}
    document = Document.read(dumps(source).encode())

    with pytest.raises(InputError, match="which is no path"):
        request_of(document, document.operations["odd"], BASE, Given(key=KEY))
