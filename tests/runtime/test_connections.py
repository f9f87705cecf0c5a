"""What one connection, or many, may cost: raw sockets against a real server whose limits are small."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from anarq.clients._gen.common.protection import PROTECTION
from anarq.runtime import serve
from anarq.runtime.connections import Connection, Guard
from anarq.runtime.networks import network_of
from anarq.runtime.settings import Settings
from anarq.runtime.streams import STREAMED

LIMITS = Settings(
    mcp_hosts=("test",),
    port=0,
    max_connections=5,
    max_connections_per_address=3,
    max_header_bytes=2000,
    header_seconds=0.3,
    body_seconds=0.3,
    body_rate=100_000,
    idle_seconds=0.3,
)
PATIENT = replace(LIMITS, header_seconds=30.0, body_seconds=30.0, idle_seconds=30.0)
GET = b"GET /quote HTTP/1.1\r\nhost: test\r\n\r\n"
POST = b"POST /quote HTTP/1.1\r\nhost: test\r\ncontent-type: application/json\r\n"


@dataclass
class Answer:
    status: int
    body: Any


@dataclass
class Server:
    port: int

    @asynccontextmanager
    async def talk(
        self, sent: bytes = b"", host: str = "127.0.0.1"
    ) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(host, 0))
        writer.write(sent)
        try:
            yield reader, writer
        finally:
            writer.close()

    async def ask(self, sent: bytes) -> Answer:
        async with self.talk(sent) as (reader, _):
            return await answer_of(reader)


async def answer_of(reader: asyncio.StreamReader) -> Answer:
    async with asyncio.timeout(20):
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        body = await reader.readexactly(int(length.partition(b":")[2]))
    return Answer(int(head.split(b" ")[1]), json.loads(body))


async def ended(reader: asyncio.StreamReader) -> bool:
    async with asyncio.timeout(20):
        with suppress(ConnectionResetError):
            return await reader.read() == b""
    return True


@asynccontextmanager
async def served(world: Any, limits: Settings, app: Any = None) -> AsyncIterator[Server]:
    chosen = app or world.app
    config = uvicorn.Config(chosen, lifespan="off", **serve.options(chosen, limits))
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event that tells it
        await asyncio.sleep(0.01)
    try:
        yield Server(server.servers[0].sockets[0].getsockname()[1])
    finally:
        server.should_exit = server.force_exit = True
        await task


@pytest.fixture
async def server(world: Any) -> AsyncIterator[Server]:
    async with served(world, LIMITS) as running:
        yield running


@pytest.fixture
async def patient(world: Any) -> AsyncIterator[Server]:
    async with served(world, PATIENT) as running:
        yield running


async def test_a_request_within_the_limits_is_answered_and_the_connection_stays_open(patient: Server) -> None:
    async with patient.talk() as (reader, writer):
        for _ in range(3):
            writer.write(GET)
            assert (await answer_of(reader)).status == 200


async def test_requests_that_are_sent_at_once_are_answered_in_turn(patient: Server) -> None:
    async with patient.talk(GET * 3) as (reader, _):
        assert [(await answer_of(reader)).status for _ in range(3)] == [200, 200, 200]


@pytest.fixture
async def slow(make_world: Any, sample: Any) -> AsyncIterator[Server]:
    """A patient server, whose operation `quote` does not end."""

    async def quote(call: Any) -> Any:
        await asyncio.Event().wait()

    async with make_world(wallet=sample.Wallet(quote=quote)) as world, served(world, PATIENT) as running:
        yield running


async def working(server: Server, stack: AsyncExitStack, host: str) -> asyncio.StreamReader:
    """A connection whose request is being carried out."""
    reader, writer = await stack.enter_async_context(server.talk(GET, host))
    await writer.drain()
    await asyncio.sleep(0.05)
    return reader


async def owing(server: Server, stack: AsyncExitStack, host: str) -> asyncio.StreamReader:
    """A connection with a request in progress: its body is awaited."""
    head = POST.replace(b"/quote", b"/intents") + b"expect: 100-continue\r\ncontent-length: 9\r\n\r\n"
    reader, _ = await stack.enter_async_context(server.talk(head, host))
    async with asyncio.timeout(20):
        assert b"100" in await reader.readuntil(b"\r\n\r\n")
    return reader


async def resting(server: Server, stack: AsyncExitStack, host: str, sent: bytes = b"") -> asyncio.StreamReader:
    """A connection that was answered once, and may have begun to send something."""
    reader, writer = await stack.enter_async_context(server.talk(GET, host))
    assert (await answer_of(reader)).status == 200
    writer.write(sent)
    return reader


async def refusal(server: Server, host: str) -> str:
    async with server.talk(b"", host) as (reader, _):
        refused = await answer_of(reader)
    assert (refused.status, refused.body["code"]) == (503, "SERVICE_UNAVAILABLE")
    return str(refused.body["message"])


async def test_one_address_too_many_is_told_so_and_a_place_that_is_free_again_is_taken(slow: Server) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(3):
            await working(slow, stack, "127.0.0.1")
        assert await refusal(slow, "127.0.0.1") == "Too many connections are open from this address."
    probe = GET.replace(b"/quote", b"/health")
    async with asyncio.timeout(20):
        while (await slow.ask(probe)).status != 200:  # noqa: ASYNC110 - the server tells nobody when it counts less
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("sent", [b"", GET[:20]], ids=["idle", "half a request"])
async def test_of_a_full_table_the_one_that_rests_longest_gives_way(patient: Server, sent: bytes) -> None:
    async with AsyncExitStack() as stack:
        uploading = await owing(patient, stack, "127.0.0.2")
        longest = await resting(patient, stack, "127.0.0.2", sent)
        others = [await resting(patient, stack, f"127.0.0.{number}") for number in (3, 3, 4)]
        async with patient.talk(GET, "127.0.0.5") as (reader, _):
            assert (await answer_of(reader)).status == 200
        assert await ended(longest)
        assert not any(reader.at_eof() for reader in (uploading, *others))


async def test_a_full_table_of_requests_in_progress_is_told_and_nobody_gives_way(slow: Server) -> None:
    async with AsyncExitStack() as stack:
        readers = [await working(slow, stack, f"127.0.0.{number}") for number in (2, 2, 3, 3, 4)]
        assert await refusal(slow, "127.0.0.5") == "Too many connections are open."
        assert not any(reader.at_eof() for reader in readers)


async def test_of_a_table_full_of_unfinished_bodies_the_one_that_is_awaited_longest_gives_way(patient: Server) -> None:
    async with AsyncExitStack() as stack:
        first, *others = [await owing(patient, stack, f"127.0.0.{number}") for number in (2, 2, 3, 3, 4)]
        assert (await patient.ask(GET)).status == 200
        assert await ended(first)
        assert not any(reader.at_eof() for reader in others)


async def test_bodies_that_are_kept_at_once_are_bounded_together(world: Any) -> None:
    head = POST.replace(b"/quote", b"/intents") + b"content-length: 9000\r\n\r\n"
    async with served(world, replace(PATIENT, max_held_bytes=12_000)) as server, AsyncExitStack() as stack:
        first, _ = await stack.enter_async_context(server.talk(head + b"x" * 7000, "127.0.0.2"))
        await asyncio.sleep(0.05)
        assert not first.at_eof()
        second, _ = await stack.enter_async_context(server.talk(head + b"x" * 7000, "127.0.0.3"))
        assert await ended(first)
        assert not second.at_eof()
        assert (await server.ask(GET)).status == 200


class Wire(asyncio.Transport):
    """A connection whose client can be seen not to read."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting, self.aborted = 0, asyncio.Event()

    def write(self, data: Any) -> None:
        """Nothing is taken."""

    def get_write_buffer_size(self) -> int:
        return self.waiting

    def is_closing(self) -> bool:
        return self.aborted.is_set()

    def abort(self) -> None:
        self.aborted.set()

    def pause_reading(self) -> None:
        """Whatever is sent has come in."""

    def resume_reading(self) -> None:
        """The same."""


@pytest.fixture
def wired() -> Any:
    """Makes connections of one server to an application; all of them may hold 150,000 bytes."""
    limits = replace(PATIENT, max_held_bytes=150_000).connections(PROTECTION.connections)
    guard = Guard(limits, {})
    states = ServerState()

    def wire(application: Any) -> tuple[Connection, Wire]:
        config = uvicorn.Config(application, log_config=None)
        connection, transport = Connection(guard, config=config, server_state=states, app_state={}), Wire()
        connection.connection_made(transport)
        return connection, transport

    return wire


async def test_what_clients_do_not_take_of_their_answers_is_bounded_together(wired: Any) -> None:
    async def answer(_: Any, __: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"x", "more_body": True})
        await asyncio.sleep(60)

    ends = []
    for _ in range(2):
        connection, transport = wired(answer)
        connection.data_received(GET)
        await asyncio.sleep(0)
        transport.waiting = 100_000
        connection.pause_writing()
        ends.append(transport)
    assert [transport.aborted.is_set() for transport in ends] == [True, False]


async def test_who_takes_the_answer_holds_nothing_any_more(wired: Any) -> None:
    async def answer(_: Any, __: Any, ___: Any) -> None:
        await asyncio.sleep(60)

    ends = []
    for _ in range(2):
        connection, transport = wired(answer)
        connection.data_received(GET)
        transport.waiting = 100_000
        connection.pause_writing()
        transport.waiting = 0
        connection.resume_writing()
        ends.append(transport)
    assert [transport.aborted.is_set() for transport in ends] == [False, False]


async def test_what_of_a_stream_is_no_block_yet_counts_as_held(wired: Any) -> None:
    async def read(scope: Any, receive: Any, _: Any) -> None:
        scope["state"][STREAMED] = True
        while True:
            await receive()

    ends = []
    for _ in range(2):
        connection, transport = wired(read)
        connection.data_received(POST + b"content-length: 300000\r\n\r\n")
        for _ in range(2):
            await asyncio.sleep(0)
            connection.data_received(b"x" * 50_000)
        await asyncio.sleep(0)
        connection.data_received(b"x")
        ends.append(transport)
    assert [transport.aborted.is_set() for transport in ends] == [True, False]


async def test_an_address_that_has_its_share_gives_way_to_itself_and_no_other_does(patient: Server) -> None:
    async with AsyncExitStack() as stack:
        other = await resting(patient, stack, "127.0.0.3")
        first = await resting(patient, stack, "127.0.0.2")
        for _ in range(6):
            await resting(patient, stack, "127.0.0.2")
        assert await ended(first)
        assert not other.at_eof()


async def test_a_flood_of_connections_stops_no_probe(patient: Server) -> None:
    async with AsyncExitStack() as stack:
        for number in range(2, 30):
            await resting(patient, stack, f"127.0.0.{number}", GET[:9])
        assert (await patient.ask(GET.replace(b"/quote", b"/health"))).status == 200


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8::7", "2001:db8::/64"),
        ("2001:db8::ffff:1", "2001:db8::/64"),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.7"),
        ("", ""),
    ],
)
def test_addresses_of_one_network_are_counted_together(address: str, counted: str) -> None:
    assert network_of(address) == counted


@pytest.mark.parametrize("sent", [b"", b"GET /quo", b"GET /quote HTTP/1.1\r\nhost: te", GET[:-2]])
async def test_headers_that_do_not_come_in_time_are_told_so(server: Server, sent: bytes) -> None:
    refused = await server.ask(sent)
    assert (refused.status, refused.body["code"]) == (408, "REQUEST_TIMEOUT")
    assert refused.body["retryable"] is True


async def test_headers_that_come_byte_by_byte_get_no_more_time(server: Server) -> None:
    async with server.talk() as (reader, writer):
        answering = asyncio.create_task(answer_of(reader))
        for byte in b"GET /" + b"x" * 1000:
            writer.write(bytes([byte]))
            await asyncio.sleep(0.02)
            if answering.done():
                break
        assert (await answering).body["code"] == "REQUEST_TIMEOUT"


async def test_an_idle_connection_is_closed(server: Server) -> None:
    async with server.talk(GET) as (reader, _):
        assert (await answer_of(reader)).status == 200
        assert await ended(reader)


async def test_half_a_second_request_is_told_that_it_did_not_come(server: Server) -> None:
    async with server.talk(GET) as (reader, writer):
        assert (await answer_of(reader)).status == 200
        writer.write(GET[:10])
        assert (await answer_of(reader)).status == 408


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /quote HTTP/1.1\r\nhost: test\r\nx-long: " + b"x" * 3000,
        b"GET /quote HTTP/1.1\r\nhost: test\r\nx-long: " + b"x" * 3000 + b"\r\n\r\n",
        b"GET /quote HTTP/1.1\r\nhost: test\r\n" + b"x: y\r\n" * 1000 + b"\r\n",
        b"GET /" + b"x" * 3000 + b" HTTP/1.1\r\nhost: test\r\n\r\n",
    ],
    ids=["unfinished", "one", "many", "target"],
)
async def test_headers_that_are_too_large_are_refused(patient: Server, sent: bytes) -> None:
    refused = await patient.ask(sent)
    assert (refused.status, refused.body["code"]) == (431, "HEADERS_TOO_LARGE")


async def test_a_body_that_does_not_come_is_told_so(server: Server) -> None:
    refused = await server.ask(b"POST /quote HTTP/1.1\r\nhost: test\r\ncontent-length: 9\r\n\r\n{")
    assert refused.status in {405, 408}
    refused = await server.ask(b"POST /intents HTTP/1.1\r\nhost: test\r\ncontent-length: 9\r\n\r\n{")
    assert (refused.status, refused.body["code"]) == (408, "REQUEST_TIMEOUT")


async def test_a_body_that_comes_slower_than_the_least_rate_is_told_so(server: Server) -> None:
    async with server.talk(b"POST /intents HTTP/1.1\r\nhost: test\r\ncontent-length: 9000\r\n\r\n") as (reader, writer):
        answering = asyncio.create_task(answer_of(reader))
        while not answering.done():
            writer.write(b"x")
            await asyncio.sleep(0.02)
        assert (await answering).body["code"] == "REQUEST_TIMEOUT"


async def test_a_body_that_is_slow_and_fast_enough_is_taken(world: Any) -> None:
    async with served(world, replace(LIMITS, body_rate=1)) as server:
        head = b"POST /intents HTTP/1.1\r\nhost: test\r\ncontent-type: application/json\r\ncontent-length: 60\r\n\r\n"
        async with server.talk(head) as (reader, writer):
            for _ in range(60):
                writer.write(b" ")
                await asyncio.sleep(0.03)
            assert "x-api-version" in (await answer_of(reader)).body["message"]  # what the pipeline misses first


async def test_a_body_in_chunks_of_one_byte_is_refused_after_a_bounded_number(world: Any) -> None:
    async with served(world, PATIENT) as server:
        head = b"POST /intents HTTP/1.1\r\nhost: test\r\ntransfer-encoding: chunked\r\n\r\n"
        async with server.talk(head + b"1\r\nx\r\n" * 9000) as (reader, _):
            refused = await answer_of(reader)
    assert (refused.status, refused.body["code"]) == (400, "MALFORMED_REQUEST")
    assert refused.body["message"].endswith(": its body comes in too many small pieces.")


async def test_who_asks_for_another_protocol_gets_http_and_no_line_in_the_log(
    patient: Server, caplog: pytest.LogCaptureFixture
) -> None:
    head = b"GET /nothing HTTP/1.1\r\nhost: test\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n"
    assert (await patient.ask(head)).status == 404
    assert not [one for one in caplog.messages if "pgrade" in one]


async def test_a_body_in_a_few_small_chunks_is_taken(patient: Server) -> None:
    head = (
        b"POST /intents HTTP/1.1\r\nhost: test\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    )
    answer = await patient.ask(head + b"1\r\n \r\n" * 900 + b"0\r\n\r\n")
    assert "x-api-version" in answer.body["message"]


async def test_the_rest_of_a_body_that_nobody_wanted_is_not_read_for_ever(server: Server) -> None:
    head = b"POST /nothing HTTP/1.1\r\nhost: test\r\ntransfer-encoding: chunked\r\n\r\n"
    async with server.talk(head) as (reader, writer):
        assert (await answer_of(reader)).status == 404
        ending = asyncio.create_task(ended(reader))
        while not ending.done():
            with suppress(ConnectionError):
                writer.write(b"400\r\n" + b"x" * 1024 + b"\r\n")
            await asyncio.sleep(0.02)
        assert await ending


async def test_no_stream_is_opened_at_the_mcp_door(world: Any, patient: Server) -> None:
    for method in ("GET", "DELETE", "PUT"):
        response = await world.client.request(method, "/mcp", headers={"accept": "text/event-stream"})
        assert (response.status_code, response.headers["allow"]) == (405, "POST")
        assert response.json()["code"] == "METHOD_NOT_ALLOWED"
    answer = await patient.ask(b"GET /mcp HTTP/1.1\r\nhost: test\r\naccept: text/event-stream\r\n\r\n")
    assert answer.status == 405


@pytest.mark.parametrize(
    "sent",
    [
        b"nonsense\r\n\r\n",
        b"GET /quote HTTP/1.1\r\n\r\n",
        b"GET /quote HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
        b"GET /qu\xffote HTTP/1.1\r\nhost: a\r\n\r\n",
        POST + b"content-length: 1\r\ncontent-length: 2\r\n\r\n",
        POST + b"transfer-encoding: gzip\r\n\r\n",
        POST.replace(b"/quote", b"/intents") + b"transfer-encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["nonsense", "no host", "two hosts", "bytes", "two lengths", "encoding", "chunk"],
)
async def test_what_is_not_http_is_answered_as_an_error_of_the_ecosystem(patient: Server, sent: bytes) -> None:
    refused = await patient.ask(sent)
    assert (refused.status, refused.body["code"]) == (400, "MALFORMED_REQUEST")
    assert refused.body["requestId"]


CHUNKED = b"transfer-encoding: chunked\r\n"
EMPTY = b"\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    "sent",
    [
        POST + CHUNKED + b"content-length: 5\r\n" + EMPTY,
        POST + b"content-length: 5\r\n" + CHUNKED + EMPTY,
        POST.replace(b"1.1", b"1.0") + CHUNKED + EMPTY,
        POST + b"content-length: 5\r\ncontent-length: 6\r\n\r\n",
        POST + b"content-length: 5, 6\r\n\r\n",
        POST + b"content-length: +5\r\n\r\n",
        POST + b"content-length: 5_0\r\n\r\n",
        POST + b"transfer-encoding: gzip, chunked\r\n" + EMPTY,
        POST + b"transfer-encoding: chunked, chunked\r\n" + EMPTY,
        POST + CHUNKED + CHUNKED + EMPTY,
        POST + b"transfer-encoding: xchunked\r\n" + EMPTY,
        POST + CHUNKED + b"\r\n5\r\n12345XX0\r\n\r\n",
        POST + CHUNKED + b"\r\n0x5\r\n12345\r\n0\r\n\r\n",
        POST + CHUNKED + b"\r\n1\n \n0\n\n\r\n",
        POST + b"content-length : 5\r\n\r\n",
        POST + b"x-name: a\0b\r\n\r\n",
        POST + b"x-name: a\rb\r\n\r\n",
        b"GET /quote HTTP/1.1\r\n host: test\r\n\r\n",
        b"GET /quote HTTP/1.1\r\nhost: test\r\nname\r\n\r\n",
    ],
    ids=[
        "both",
        "both, the other way round",
        "chunked in 1.0",
        "two lengths",
        "a list of lengths",
        "a sign",
        "an underscore",
        "gzip",
        "chunked twice",
        "two encodings",
        "unknown",
        "chunk without end",
        "chunk of 0x",
        "chunk with bare LF",
        "space before the colon",
        "NUL",
        "bare CR",
        "folded first",
        "no colon",
    ],
)
@pytest.mark.parametrize("modules", ["one", "several"])
async def test_a_request_whose_end_two_readers_may_see_elsewhere_ends_the_connection(
    world: Any, sent: bytes, modules: str
) -> None:
    """RFC 9112, sections 2.2, 5, 6 and 7: a request behind it in the same connection is never read."""
    app = world.app if modules == "one" else serve.together({"one": world.app, "two": world.app})
    async with (
        served(world, PATIENT, app) as server,
        server.talk(sent.replace(b"/quote", b"/intents") + GET) as talking,
    ):
        refused = await answer_of(talking[0])
        assert (refused.status, refused.body["code"]) == (400, "MALFORMED_REQUEST")
        assert refused.body["message"].startswith("The request cannot be read as HTTP")
        assert await ended(talking[0])


async def test_two_lengths_of_one_request_are_named(patient: Server) -> None:
    refused = await patient.ask(POST + CHUNKED + b"content-length: 5\r\n" + EMPTY)
    assert "`Transfer-Encoding` and `Content-Length`" in refused.body["message"]


@pytest.mark.parametrize(
    "sent",
    [
        POST + b"content-length: 0\r\ncontent-length: 0\r\n\r\n",
        POST + b"content-length: 0, 0\r\n\r\n",
        GET.replace(b"\r\n", b"\n"),
        GET[:-2] + b"x-name: a\r\n b\r\n\r\n",
        GET[:-2] + b"x-name: \x01\r\n\r\n",
    ],
    ids=["9112 6.3: one length twice", "9110 8.6: in a list", "9112 2.2: LF", "9112 5.2: fold", "9110 5.5: control"],
)
async def test_what_the_standard_lets_a_server_read_is_read(patient: Server, sent: bytes) -> None:
    async with patient.talk(sent) as (reader, writer):
        assert (await answer_of(reader)).status in {200, 405}
        writer.write(GET)
        assert (await answer_of(reader)).status == 200


@pytest.fixture
def gate() -> asyncio.Event:
    """Until it is set, the operation `quote` does not end."""
    return asyncio.Event()


@pytest.fixture
async def gated(make_world: Any, sample: Any, gate: asyncio.Event) -> AsyncIterator[Server]:
    """A patient server, whose operation `quote` waits for the gate."""
    plain = sample.Wallet().quote

    async def quote(call: Any) -> Any:
        await gate.wait()
        return await plain(call)

    async with make_world(wallet=sample.Wallet(quote=quote)) as world, served(world, PATIENT) as running:
        yield running


@pytest.mark.parametrize("count", [1, 3])
async def test_who_has_sent_all_and_closes_that_side_is_answered_all_the_same(
    gated: Server, gate: asyncio.Event, count: int
) -> None:
    async with gated.talk(GET * count) as (reader, writer):
        writer.write_eof()
        await asyncio.sleep(0.05)
        gate.set()
        assert [(await answer_of(reader)).status for _ in range(count)] == [200] * count
        assert await ended(reader)


@pytest.mark.parametrize(
    "sent",
    [
        GET[:20],
        POST + b"content-length: 9\r\n\r\n{",
        POST.replace(b"/quote", b"/intents") + b"content-length: 9\r\n\r\n{",
    ],
)
async def test_a_request_that_is_cut_off_is_told_so_at_once(patient: Server, sent: bytes) -> None:
    async with patient.talk(sent) as (reader, writer):
        writer.write_eof()
        assert (await answer_of(reader)).status in {400, 405}
        assert await ended(reader)


async def test_who_closes_the_side_on_which_nothing_was_asked_is_let_go(patient: Server) -> None:
    async with patient.talk(GET) as (reader, writer):
        assert (await answer_of(reader)).status == 200
        writer.write_eof()
        assert await ended(reader)


async def test_who_closes_that_side_does_not_keep_the_service_waiting(make_world: Any, sample: Any) -> None:
    async def quote(call: Any) -> Any:
        await asyncio.Event().wait()

    async with (
        make_world(wallet=sample.Wallet(quote=quote)) as world,
        served(world, LIMITS) as running,
        running.talk(GET) as (reader, writer),
    ):
        writer.write_eof()
        assert await ended(reader)


async def test_an_upgrade_to_websockets_is_not_taken(patient: Server) -> None:
    sent = GET[:-2] + b"connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: a\r\n\r\n"
    assert (await patient.ask(sent)).status == 200


async def test_a_client_that_takes_no_answer_is_let_go(world: Any) -> None:
    """The protocol alone, with a transport whose buffer stays full."""
    guard = Guard(LIMITS.connections(world.app.state.protection.connections), world.app.state.errors)
    config = uvicorn.Config(world.app, lifespan="off", http=guard.connection)  # type: ignore[arg-type]  # as uvicorn
    config.load()
    connection: Connection = guard.connection(
        config=config, server_state=uvicorn.Server(config).server_state, app_state={}
    )
    transport = Wire()
    connection.connection_made(transport)
    connection.pause_writing()
    async with asyncio.timeout(20):
        await transport.aborted.wait()


@pytest.mark.parametrize(
    ("line", "signed", "status"),
    [
        (b"/intents?", "/intents?", 200),
        (b"/intents", "/intents", 200),
        (b"/intents?", "/intents", 401),
        (b"/intents", "/intents?", 401),
        (b"http://other.example/intents?limit=2", "/intents?limit=2", 200),
        (b"http://other.example/%69ntents", "/intents", 401),
        (b"/intents/..", "/intents", 400),
        (b"*", "/intents", 400),
    ],
)
async def test_what_is_signed_is_what_stands_on_the_request_line(
    world: Any, line: bytes, signed: str, status: int
) -> None:
    headers = world.person.signed("GET", signed, b"", world.person.headers())
    sent = b"".join(f"{name}: {value}\r\n".encode() for name, value in headers.items())
    async with served(world, replace(PATIENT, max_header_bytes=20_000)) as server:
        assert (await server.ask(b"GET " + line + b" HTTP/1.1\r\nhost: test\r\n" + sent + b"\r\n")).status == status
