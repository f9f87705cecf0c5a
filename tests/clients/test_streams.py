"""Streams as clients send and receive them: held to their digest at both ends."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from anarq.clients._gen.common.standard import STANDARD
from anarq.clients.caller import Context
from anarq.clients.endpoint import Endpoint
from anarq.clients.errors import OperationFailed, UnexpectedAnswer
from anarq.clients.http import HttpClient
from anarq.clients.mock import Mock
from anarq.clients.operations import Operations
from anarq.clients.streams import Received, Source
from anarq.crypto.request import RequestToSign, Sha256, verify_request
from anarq.wire.streams import StreamKind, digest_header

KIND = StreamKind(media_types=("image/*",), max_bytes=1_000_000)
PUT = Endpoint(module="qpic", name="put", method="PUT", path="/picture", takes=KIND, idempotent=True, enveloped=False)
GET = Endpoint(module="qpic", name="get", method="GET", path="/picture", gives=KIND, safe=True, enveloped=False)
PICTURE = bytes(range(256)) * 2000
DIGEST = hashlib.sha256(PICTURE).digest()


class Pictures(Operations):
    """The operations of a module of pictures."""

    endpoints = {"put": PUT, "get": GET}  # noqa: RUF012 - as generated classes have it


class Client(Pictures, HttpClient):
    """Its client."""

    api_version = "v1.0"


class MockedPictures(Pictures, Mock):
    """Its mock."""


def answer(body: bytes = PICTURE, **headers: str) -> Any:
    told = {"content-type": "image/png", "content-length": str(len(PICTURE)), "repr-digest": digest_header(DIGEST)}
    return 200, body, {**told, **{name.replace("_", "-"): value for name, value in headers.items()}}


@pytest.fixture
def sources(tmp_path: Path) -> Any:
    """The same bytes from memory, and from a file."""

    async def made() -> list[Source]:
        path = tmp_path / "picture.png"
        path.write_bytes(PICTURE)
        return [Source.of_bytes(PICTURE, "image/png"), await Source.of_file(path, "image/png")]

    return made


async def test_what_is_sent_is_announced_and_signed_by_its_digest(
    sources: Any, connect: Any, caller: Any, clock: Any
) -> None:
    for source in await sources():
        connection, module = connect((204, b""))
        await Client(connection, Context(caller))._call(PUT, {}, source)
        (request,) = module.requests
        assert request.read() == PICTURE
        headers = request.headers
        assert (headers["content-type"], headers["content-length"]) == ("image/png", str(len(PICTURE)))
        assert headers["content-digest"] == digest_header(DIGEST)
        signed = RequestToSign("PUT", "/picture", Sha256(DIGEST), headers, STANDARD.signed)
        verify_request(signed, headers["x-sig"], now=clock.now().timestamp(), max_skew=STANDARD.max_skew)


async def test_it_is_sent_again_from_the_beginning(connect: Any, caller: Any) -> None:
    body = {"status": "error", "code": "SERVICE_UNAVAILABLE", "message": "", "retryable": True}
    connection, module = connect((503, body), (204, b""))
    await Client(connection, Context(caller))._call(PUT, {}, Source.of_bytes(PICTURE, "image/png"))
    assert [request.read() for request in module.requests] == [PICTURE, PICTURE]


async def test_what_is_received_is_read_in_parts_and_is_what_was_announced(connect: Any) -> None:
    connection, module = connect(answer())
    received: Any = await Client(connection)._call(GET, {})
    assert (received.media_type, received.size) == ("image/png", len(PICTURE))
    assert await received.read() == PICTURE
    assert module.requests[0].headers["accept"] == "image/*, application/json"


@pytest.mark.parametrize("body", [PICTURE[:-1], PICTURE + b"!", PICTURE[:-1] + b"!"])
async def test_what_is_something_else_is_told_at_its_end(body: bytes) -> None:
    source = Source.of_bytes(body)

    async def close() -> None:
        closed.append(True)

    closed: list[bool] = []
    received = Received("image/png", len(PICTURE), digest_header(DIGEST), source.parts(), close)
    with pytest.raises(UnexpectedAnswer, match="not the 512000 that were announced"):
        await received.read()
    assert closed == [True]


@pytest.mark.parametrize(
    "told",
    [
        answer(content_type="text/html"),
        answer(repr_digest=""),
        answer(repr_digest="sha-512=:AAAA:"),
        (
            200,
            b"x" * 9,
            {"content-type": "image/png", "repr-digest": digest_header(DIGEST), "content-length": "9000000"},
        ),
    ],
)
async def test_a_stream_that_is_not_promised_is_not_read(connect: Any, told: Any) -> None:
    connection, _ = connect(told)
    with pytest.raises(UnexpectedAnswer, match="no stream as it is promised"):
        await Client(connection)._call(GET, {})


async def test_a_refusal_is_read_as_ever(connect: Any) -> None:
    connection, _ = connect((404, {"status": "error", "code": "NOT_FOUND", "message": "None.", "retryable": False}))
    with pytest.raises(OperationFailed, match="NOT_FOUND"):
        await Client(connection)._call(GET, {})


async def test_a_mock_takes_and_gives_streams() -> None:
    mock = MockedPictures()
    assert await mock._call(PUT, {}, Source.of_bytes(PICTURE), "00000000-0000-4000-8000-000000000001") is None
    received: Any = await mock._call(GET, {})
    assert await received.read() == b""
