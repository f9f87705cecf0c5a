"""Connections within limits: how many there are, and how long and how large what they send may be.

uvicorn bounds what is in progress only loosely: nothing limits the time for headers and body, and whatever ends a
connection is told in plain text. What is over a limit gets an `ErrorResponse` here, wherever it can still be answered.
"""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from http import HTTPStatus
from typing import Any, Final, Protocol

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from anarq.ports.json import dumps
from anarq.runtime import errors
from anarq.runtime.call import Refused
from anarq.runtime.front import outside
from anarq.runtime.networks import network_of
from anarq.runtime.paths import TARGET
from anarq.runtime.streams import SENT, STREAMED
from anarq.wire.errors import HEADERS_TOO_LARGE, MALFORMED_REQUEST, REQUEST_TIMEOUT, ErrorKind
from anarq.wire.protection import ConnectionLimits
from anarq.wire.streams import BLOCK

_FREE_CHUNKS: Final = 1024
_LEAST_CHUNK: Final = 16  # bytes that a chunk holds on average, after the free ones: taking one apart costs the same
_LINGER: Final = 2.0  # seconds in which what is still sent is thrown away, so that the answer is not lost with it


class Standing(Enum):
    """How a connection stands."""

    RESTS = "no request is in progress"
    LEFT = "the client sends no more, and may be gone"
    OWES = "the client owes the rest of a body"
    TAKES = "the client does not take its answer, so that it waits in memory"
    WORKS = "a request is being carried out"


class _Queue:
    """Connections that stand alike, in the order in which they began to."""

    def __init__(self) -> None:
        self._all: dict[HeldConnection, None] = {}
        self._from: dict[str, dict[HeldConnection, None]] = {}

    def add(self, connection: "HeldConnection") -> None:
        self._all.setdefault(connection)
        self._from.setdefault(connection.address, {}).setdefault(connection)

    def remove(self, connection: "HeldConnection") -> None:
        if connection in self._all:
            del self._all[connection]
            del self._from[connection.address][connection]
            if not self._from[connection.address]:
                del self._from[connection.address]

    def first(self, address: str | None = None) -> "HeldConnection | None":
        """The one that has stood so the longest, of an address when one is given."""
        return next(iter(self._all if address is None else self._from.get(address, {})), None)


class Guard:
    """The limits of one server, and what is open now."""

    def __init__(self, limits: ConnectionLimits, table: Mapping[str, ErrorKind]) -> None:
        """Nothing is open.

        Args:
            limits: the numbers.
            table: the error codes of the ecosystem.
        """
        self.limits = limits
        self.table = table
        self._open: Counter[str] = Counter()
        self._queues: dict[Standing, _Queue] = {each: _Queue() for each in Standing if each is not Standing.WORKS}
        self._held: dict[HeldConnection, int] = {}
        self._bytes = 0

    def connection(self, **given: Any) -> "Connection":
        """The protocol of a new connection, as uvicorn asks for one."""
        return Connection(self, **given)

    def enter(self, connection: "HeldConnection") -> Refused | None:
        """Counts a connection; why it must not stay, when there are too many, and none could give way."""
        address, limits = connection.address, self.limits
        self._open[address] += 1
        if self._open[address] > limits.max_connections_per_address and not self._end_one(address):
            return errors.unavailable("Too many connections are open from this address.")
        if self._open.total() > limits.max_connections and not self._end_one():
            return errors.unavailable("Too many connections are open.")
        self.stands(connection, Standing.RESTS)
        return None

    def leave(self, connection: "HeldConnection") -> None:
        """Counts a connection that is over."""
        self.stands(connection, Standing.WORKS)
        self.holds(connection, 0)
        self._open[connection.address] -= 1
        if not self._open[connection.address]:
            del self._open[connection.address]

    def stands(self, connection: "HeldConnection", standing: Standing) -> None:
        """Notes how a connection stands. Whoever rests gives way to a new one, then whoever may be gone, then whoever
        owes the rest of a body, then whoever does not take an answer.
        """
        for each, queue in self._queues.items():
            if each is standing:
                queue.add(connection)
            else:
                queue.remove(connection)

    def holds(self, connection: "HeldConnection", size: int) -> None:
        """Notes how many bytes are kept for a connection; when all are too many, those give way who do not take their
        answers, then those whose bodies are not finished.
        """
        self._bytes += size - self._held.get(connection, 0)
        if size:
            self._held[connection] = size
        else:
            self._held.pop(connection, None)
        while self._bytes > self.limits.max_held_bytes and self._end_first((Standing.TAKES, Standing.OWES)):
            pass

    def _end_one(self, address: str | None = None) -> bool:
        return self._end_first(self._queues, address)

    def _end_first(self, standings: Iterable[Standing], address: str | None = None) -> bool:
        """Ends whoever stands so the longest, by the first of the standings in which anybody is."""
        found = (self._queues[each].first(address) for each in standings)
        longest = next((connection for connection in found if connection is not None), None)
        if longest is not None:
            longest.give_way()
        return longest is not None


class HeldConnection(Protocol):
    """What the guard knows of a connection: from where it comes, and how it ends at once, which it then tells."""

    address: str

    def give_way(self) -> None:
        """Ends at once, and leaves the guard."""
        ...


class _Parser(h11.Connection):
    """Reads requests, and refuses what is too large or in too many pieces to be read."""

    def __init__(self, max_headers: int) -> None:
        super().__init__(h11.SERVER, max_headers)
        self._max_headers = max_headers
        self.target = b""
        self.received = 0
        self._chunks = 0
        self.status_hint = 400
        self.problem = ""

    def next_event(self) -> Any:
        """The next event.

        Raises:
            h11.RemoteProtocolError: the client broke the protocol, or a limit.
        """
        try:
            event = super().next_event()
            if isinstance(event, h11.Request):
                self._begin(event)
            elif isinstance(event, h11.Data):
                self._count(event)
            elif isinstance(event, h11.ConnectionClosed):
                return h11.NEED_DATA  # uvicorn waits for an event after this one, and there is none
        except h11.RemoteProtocolError as error:
            self.status_hint = error.error_status_hint
            raise
        return event

    def _begin(self, request: h11.Request) -> None:
        self.target, self.received, self._chunks = request.target, 0, 0
        size = len(request.target) + sum(len(name) + len(value) for name, value in request.headers)
        if size > self._max_headers:
            raise h11.RemoteProtocolError("headers too large", error_status_hint=431)
        self.problem = _framing_problem(request)
        if self.problem:
            raise h11.RemoteProtocolError(self.problem)

    def _count(self, data: h11.Data) -> None:
        self._chunks += 1
        self.received += len(data.data)
        if self._chunks > _FREE_CHUNKS + self.received // _LEAST_CHUNK:
            self.problem = "its body comes in too many small pieces"
            raise h11.RemoteProtocolError(self.problem)


def _framing_problem(request: h11.Request) -> str:
    """Why it cannot be told where a request ends; empty: it can. What h11 refuses itself never comes here."""
    names = {name for name, _ in request.headers}
    if b"transfer-encoding" not in names:
        return ""
    if b"content-length" in names:
        return "`Transfer-Encoding` and `Content-Length` say two lengths"  # RFC 9112, section 6.1: may be an attack
    if request.http_version < b"1.1":
        return "HTTP/1.0 knows no `Transfer-Encoding`"  # the same section: faulty framing
    return ""


class Connection(H11Protocol):
    """One connection. A single timer watches whatever the client owes now: headers, a body, or to take an answer."""

    conn: _Parser
    cycle: RequestResponseCycle | None  # type: ignore[assignment]  # there is none before the first request

    def __init__(self, guard: Guard, **given: Any) -> None:
        super().__init__(**given)
        self._guard = guard
        self._limits = guard.limits
        self.conn = _Parser(guard.limits.max_header_bytes)
        self.address = ""
        self._entered = False
        self._timer: asyncio.TimerHandle | None = None
        self._owed: str | None = None
        self._over = False
        self._all_sent = False
        self._since = 0.0
        served = self.app

        async def with_target(scope: Any, receive: Any, send: Any) -> None:
            await served({**scope, TARGET: self.conn.target}, receive, send)

        self.app = with_target

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Takes the connection, or says that there are too many."""
        super().connection_made(transport)
        self.address = network_of(self.client[0] if self.client else "")
        self._entered = True
        refused = self._guard.enter(self)
        if refused is None:
            self._watch("headers", self._limits.header_seconds)
        else:
            self._end(refused, linger=False)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stops watching."""
        self._leave()
        self._unwatch()
        super().connection_lost(exc)

    def give_way(self) -> None:
        """Ends at once, for a connection that is new."""
        self._over = True
        self._leave()
        self._unset_keepalive_if_required()
        self.transport.abort()

    def _leave(self) -> None:
        if self._entered:
            self._entered = False
            self._guard.leave(self)

    def data_received(self, data: bytes) -> None:
        """Reads, and watches for the rest."""
        if self._over or self.transport.is_closing():
            return
        if self._owed is None and self.conn.their_state is h11.IDLE:
            self._watch("headers", self._limits.header_seconds)
        super().data_received(data)
        self._look()

    def eof_received(self) -> bool:  # type: ignore[override]  # uvicorn ends the connection, whatever is in progress
        """The client has sent all that it will: what it asked for is answered; what it left unfinished, told so.

        Who is gone altogether cannot be told from who only ends this side. So an answer has as long as it would have to
        be taken.
        """
        if self._over or self.transport.is_closing():
            return False
        self._all_sent = True
        self.conn.receive_data(b"")
        self.handle_events()
        self._look()
        return self.cycle is not None and not self.cycle.response_complete and not self._over

    def on_response_complete(self) -> None:
        """Goes on with what was sent meanwhile."""
        super().on_response_complete()
        self._look()

    def pause_writing(self) -> None:
        """Watches that the client takes its answer."""
        super().pause_writing()
        self._look()

    def resume_writing(self) -> None:
        """The client takes its answer."""
        super().resume_writing()
        self._look()

    def timeout_keep_alive_handler(self) -> None:
        """Ends a connection on which nothing was asked for a while."""
        super().timeout_keep_alive_handler()
        self._look()

    def _should_upgrade(self) -> bool:
        """No: another protocol is spoken nowhere here, whatever library is installed, and who asks gets HTTP."""
        return False

    def send_400_response(self, msg: str) -> None:
        """Answers what cannot be read as HTTP."""
        if self.conn.status_hint == 431:
            limit = self._limits.max_header_bytes
            self._end(Refused(HEADERS_TOO_LARGE, f"The headers are larger than {limit} bytes."))
        else:
            why = f": {self.conn.problem}" if self.conn.problem else ""
            self._end(Refused(MALFORMED_REQUEST, f"The request cannot be read as HTTP{why}."))

    def _look(self) -> None:
        """Watches for what the client owes now, from when it began to owe it."""
        state = self.conn.their_state
        answered = self.cycle is not None and self.cycle.response_complete
        if self._entered:
            owes = state is h11.SEND_BODY and not answered
            rests = self._over or self.cycle is None or answered
            left = Standing.LEFT if self._all_sent else Standing.WORKS
            taken = Standing.RESTS if rests else Standing.OWES if owes else left
            self._guard.stands(self, Standing.TAKES if self.flow.write_paused else taken)
            self._guard.holds(self, (0 if rests else self._kept()) + self._untaken())
        if self._over:
            self._watch("linger", _LINGER)
        elif self.transport.is_closing():
            self._watch("end", self._limits.body_seconds)
        elif self.flow.write_paused or self._all_sent:
            self._watch("answer", self._limits.body_seconds)
        elif state is h11.SEND_BODY:
            self._watch("rest" if answered else "body", self._limits.body_seconds)
        elif state is not h11.IDLE or self.timeout_keep_alive_task is not None:
            self._unwatch()

    def _kept(self) -> int:
        """How many bytes of the body are in memory. Of a stream: those that are not read, and those of no block yet."""
        if self.cycle is not None and STREAMED in self.cycle.scope.get("state", {}):
            unread = len(self.cycle.body)
            return unread + (self.conn.received - unread) % BLOCK
        return self.conn.received

    def _untaken(self) -> int:
        """How many bytes of the answer wait for the client: what is to be sent, and the block that it is a piece of."""
        if not self.flow.write_paused:
            return 0
        block = BLOCK if self.cycle is not None and SENT in self.cycle.scope.get("state", {}) else 0
        return self.transport.get_write_buffer_size() + block

    def _watch(self, owed: str, seconds: float) -> None:
        if self._owed == owed:
            return
        self._unwatch()
        self._owed, self._since = owed, self.loop.time()
        self._timer = self.loop.call_later(seconds, self._late)

    def _unwatch(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._owed = None

    def _late(self) -> None:
        owed, since = self._owed, self._since
        self._timer = self._owed = None
        if owed == "body" and self._in_time(since):
            self._owed, self._since = owed, since
            self._timer = self.loop.call_later(1.0, self._late)
        elif owed in ("headers", "body"):
            self._end(Refused(REQUEST_TIMEOUT, f"The {owed} did not come in time."))
        elif owed == "rest":
            self._end(None)
        else:
            self.transport.abort()

    def _in_time(self, since: float) -> bool:
        """Whether a body comes fast enough; while nobody reads it, the client cannot send."""
        due = (self.loop.time() - since - self._limits.body_seconds) * self._limits.body_rate
        return self.flow.read_paused or self.conn.received > due

    def _end(self, refused: Refused | None, *, linger: bool = True) -> None:
        """Says why, when an answer is still possible, and closes: at once, or when it could have been read."""
        self._over = True
        self._unset_keepalive_if_required()
        if refused is not None and self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self._answer(refused)
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if not (linger and not self._all_sent and self._is_closed_for_writing()):
            self.transport.close()
        self._look()

    def _is_closed_for_writing(self) -> bool:
        """Tells the client that nothing more comes, where that is possible: it may be gone already."""
        try:
            if self.transport.can_write_eof():
                self.transport.write_eof()
                return True
        except OSError:
            pass
        return False

    def _answer(self, refused: Refused) -> None:
        failure = outside(refused, self._guard.table)
        body = dumps(failure.body).encode()
        headers = {
            **failure.headers,
            "content-type": "application/json",
            "content-length": str(len(body)),
            "connection": "close",
            "cache-control": "no-store",
            "x-request-id": str(failure.body["requestId"]),
        }
        reason = HTTPStatus(failure.status).phrase
        response = h11.Response(status_code=failure.status, headers=list(headers.items()), reason=reason)
        for event in (response, h11.Data(data=body), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
