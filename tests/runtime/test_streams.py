"""Streams: bytes go to blocks behind all guards, and commit only when they are what was announced and signed."""

import hashlib
import uuid
from dataclasses import replace
from typing import Any

import pytest

from anarq.clients._gen.common.standard import STANDARD
from anarq.crypto.cid import Cid, Codec
from anarq.crypto.request import RequestToSign, Sha256, sign_request
from anarq.runtime import streams
from anarq.runtime.call import Call, Change, Decision, Refused
from anarq.runtime.streams import Arriving
from anarq.wire.streams import Stored, StreamKind, digest_header, read_digest

BLOCK = 262_144
BYTES = bytes(range(256)) * 8192 + b"and a rest"
KIND = StreamKind(media_types=("image/*", "application/octet-stream"), max_bytes=64 * BLOCK)


class Files:
    """Handlers that keep what is uploaded, and give it back."""

    def __init__(self) -> None:
        self.bodies: list[Stored] = []
        self.conflicts = 0
        self.refuse = False
        self.gives: dict[str, Any] = {}

    async def put(self, call: Call, body: Stored) -> Decision[object]:
        self.bodies.append(body)
        if self.refuse:
            raise Refused("INSUFFICIENT_FUNDS", "No room.")
        if len(self.bodies) <= self.conflicts:
            await call.records.get("busy", "all")
            return Decision({"cid": body.cid}, (Change("busy", "all", {}, 7),))
        change = Change("file", body.cid, body.as_json(), 0, owner=call.owner)
        return Decision({"cid": body.cid, "size": body.size}, (change,))

    async def get(self, call: Call, *, intent_id: str) -> Decision[Stored]:
        stored = Stored.from_json((await call.owned("file", intent_id)).body)
        return Decision(replace(stored, **self.gives))


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
async def world(make_world: Any, sample: Any, files: Files) -> Any:
    upload = sample.operation(
        "putFile", "put_file", "POST", "/files", scope="qwallet.file.put", idempotency="required", takes=KIND,
        response={"type": "object"}, success=201,
    )  # fmt: skip
    download = sample.operation(
        "getFile", "get_file", "GET", "/files/{intentId}", parameters=(sample.ID,), scope="qwallet.file.get", gives=KIND
    )
    operations = (*sample.OPERATIONS, upload, download)
    spec = replace(sample.SPEC, operations=operations, policy=sample.policy_data(operations))
    async with make_world(spec, sample.Wallet(put_file=files.put, get_file=files.get)) as running:
        yield running


async def upload(world: Any, body: bytes = BYTES, *, announced: bytes | None = None, **more: Any) -> Any:
    """Uploads bytes, which is signed by what is announced of them."""
    digest = hashlib.sha256(body if announced is None else announced).digest()
    key = more.pop("key", str(uuid.uuid4()))
    headers = world.person.headers(**{"idempotency-key": key, **more.pop("signed", {})})
    request = RequestToSign("POST", "/files", Sha256(digest), headers, STANDARD.signed)
    headers["x-sig"] = sign_request(request, world.person.sub, world.clock.time, uuid.uuid4().bytes)
    headers |= {"content-digest": digest_header(digest), "content-type": "application/octet-stream"} | more.get(
        "after", {}
    )

    async def chunks() -> Any:
        for start in range(0, len(body), 50_000):
            yield body[start : start + 50_000]

    content = body if more.get("stated") else chunks()
    return await world.client.post("/files", content=content, headers=headers)


def code(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


@pytest.mark.parametrize("stated", [False, True], ids=["in chunks", "with its length"])
@pytest.mark.parametrize("body", [b"", b"a", bytes(BLOCK), bytes(BLOCK + 1), BYTES], ids=len)
async def test_what_is_uploaded_is_downloaded_and_named_by_its_digest(world: Any, body: bytes, stated: bool) -> None:
    """A stream may be longer than a body that is kept in memory, whether it says so or not."""
    assert world.spec.max_body < len(BYTES)
    made = await upload(world, body, stated=stated)
    assert made.status_code == 201, made.text
    cid = made.json()["data"]["cid"]

    answer = await world.send("GET", f"/files/{cid}", headers={"accept": "application/octet-stream"})

    assert (answer.status_code, answer.content) == (200, body)
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["etag"] == f'"{cid}"'
    assert read_digest(answer.headers["repr-digest"]) == hashlib.sha256(body).digest()


async def test_a_client_that_does_not_read_is_given_little_at_once(world: Any, monkeypatch: Any) -> None:
    """What it does not take waits in memory, and there may be hundreds of such clients."""
    made = (await upload(world)).json()["data"]["cid"]
    given: list[int] = []
    sent = streams.send_stored

    async def counted(send: Any, *more: Any) -> None:
        async def counting(message: Any) -> None:
            given.append(len(message.get("body", b"")))
            await send(message)

        await sent(counting, *more)

    monkeypatch.setattr(streams, "send_stored", counted)
    answer = await world.send("GET", f"/files/{made}", headers={"accept": "application/octet-stream"})
    assert answer.content == BYTES
    assert max(given) == streams.PIECE == 64 * 1024


async def test_bytes_that_are_not_what_was_announced_change_nothing(world: Any, files: Files) -> None:
    response = await upload(world, BYTES[:-1] + b"!", announced=BYTES)
    assert code(response) == (422, "VALIDATION_FAILED")
    assert response.json()["details"]["violations"][0]["keyword"] == "digest"
    assert files.bodies == []
    assert [row for row in world.table("records") if row["kind"] == "file"] == []


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({"content-digest": ""}, (400, "MALFORMED_REQUEST")),
        ({"content-digest": "sha-256=:AAAA:"}, (400, "MALFORMED_REQUEST")),
        ({"content-digest": digest_header(bytes(32))}, (401, "SIGNATURE_INVALID")),
        ({"content-type": "text/html"}, (415, "UNSUPPORTED_MEDIA_TYPE")),
        ({"content-type": ""}, (415, "UNSUPPORTED_MEDIA_TYPE")),
        ({"content-encoding": "gzip"}, (415, "UNSUPPORTED_MEDIA_TYPE")),
    ],
)
async def test_a_stream_that_is_announced_wrongly_is_refused(world: Any, after: Any, expected: Any) -> None:
    assert code(await upload(world, after=after)) == expected


async def test_more_than_the_operation_takes_is_refused_where_it_is_too_much(world: Any, files: Files) -> None:
    assert code(await upload(world, bytes(KIND.max_bytes + 1))) == (413, "PAYLOAD_TOO_LARGE")
    assert files.bodies == []


@pytest.mark.parametrize(("size", "blocks"), [(BLOCK - 1, 1), (BLOCK, 1), (BLOCK + 1, 2), (2 * BLOCK, 2)])
async def test_what_is_kept_is_cut_into_blocks_of_a_quarter_of_a_mebibyte(
    world: Any, files: Files, size: int, blocks: int
) -> None:
    await upload(world, bytes(size))
    (stored,) = files.bodies
    first = hashlib.sha256(bytes(min(size, BLOCK))).digest()
    assert (len(stored.blocks), stored.blocks[0]) == (blocks, str(Cid(Codec.RAW, first)))


async def test_a_body_is_read_when_every_guard_has_let_it_in(world: Any, monkeypatch: Any) -> None:
    read: list[Arriving] = []
    stored = Arriving.stored

    async def noted(arriving: Arriving, content: Any) -> Stored:
        read.append(arriving)
        return await stored(arriving, content)

    monkeypatch.setattr(Arriving, "stored", noted)
    refused = await upload(world, signed={"x-qonsent": world.person.grant("/qwallet/intent")})
    assert code(refused) == (403, "QONSENT_DENIED")
    assert read == []


async def test_a_decision_that_is_made_again_is_given_the_same_bytes(world: Any, files: Files) -> None:
    files.conflicts = 2
    assert (await upload(world)).status_code == 201
    assert len(files.bodies) == 3
    assert len(set(files.bodies)) == 1


async def test_a_repeat_is_answered_as_before_and_other_bytes_by_the_same_key_are_refused(
    world: Any, files: Files
) -> None:
    key = str(uuid.uuid4())
    first = await upload(world, key=key)
    assert (await upload(world, key=key)).json() == first.json()
    assert len(files.bodies) == 1
    assert code(await upload(world, b"other", key=key)) == (422, "IDEMPOTENCY_KEY_REUSED")


async def test_what_a_handler_refuses_is_told_as_json(world: Any, files: Files) -> None:
    files.refuse = True
    assert code(await upload(world)) == (402, "INSUFFICIENT_FUNDS")
    response = await world.send("GET", "/files/none", headers={"accept": "image/png"})
    assert code(response) == (404, "NOT_FOUND")


async def test_a_client_that_does_not_take_what_is_there_is_told_so(world: Any) -> None:
    response = await world.send("GET", "/files/none", after={"accept": "text/html"})
    assert code(response) == (406, "NOT_ACCEPTABLE")


@pytest.mark.parametrize("more", [{"media_type": "text/html"}, {"size": KIND.max_bytes + 1}])
async def test_a_stream_that_the_operation_does_not_promise_is_a_fault_of_ours(
    world: Any, files: Files, more: dict[str, Any]
) -> None:
    cid = (await upload(world)).json()["data"]["cid"]
    files.gives = more
    response = await world.send("GET", f"/files/{cid}", after={"accept": "*/*"})
    assert code(response) == (500, "INTERNAL_ERROR")


async def test_content_that_is_lost_is_not_answered_with_success(world: Any, files: Files) -> None:
    cid = (await upload(world)).json()["data"]["cid"]
    await world.ports.content.delete(files.bodies[0].blocks[0])
    response = await world.send("GET", f"/files/{cid}", after={"accept": "*/*"})
    assert code(response) == (503, "SERVICE_UNAVAILABLE")


def test_an_answer_that_is_a_stream_is_not_a_write(sample: Any) -> None:
    from anarq.runtime.pipeline import check

    wrong = sample.operation("makeFile", "make_file", "POST", "/files", scope="a.b", gives=KIND)
    with pytest.raises(ValueError, match="a read instead of makeFile"):
        check(replace(sample.SPEC, operations=(wrong,)))
