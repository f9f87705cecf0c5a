"""Our GET and POST beside a bare Starlette handler that is sent the same requests and answers the same JSON.

One connection to one process each, over HTTP, in one run.

    python benchmarks/runtime/compare.py [requests] [--profile GET|POST]

Prints microseconds a request (median of five rounds that alternate between the two) and the ratio.
"""

import argparse
import asyncio
import cProfile
import multiprocessing
import pstats
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import uvicorn

sys.path.insert(0, str(Path(__file__).parent))
import sample  # beside this file; the folder is not a package that is installed

from anarq.runtime.serve import build
from anarq.runtime.settings import Settings

_ROUNDS: Final = 5
_MODEST: Final = 2000


class Client:
    """One keep-alive connection, and as little client as there can be."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self._socket.makefile("rb")

    def exchange(self, request: bytes) -> tuple[int, bytes]:
        """Sends a request; status and body of the answer."""
        self._socket.sendall(request)
        status = int(self._file.readline().split()[1])
        length = 0
        while (line := self._file.readline()) != b"\r\n":
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return status, self._file.read(length)

    def close(self) -> None:
        """Ends it."""
        self._file.close()
        self._socket.close()


@contextmanager
def served(kind: str, profile: bool = False) -> Iterator[int]:
    """Serves an application in a process of its own; the port."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(kind, theirs, profile))
    process.start()
    try:
        yield ours.recv()
    finally:
        ours.send("end")
        process.join()


def serve(kind: str, pipe: Connection, profile: bool) -> None:
    """Work of the process: serves until something comes through the pipe."""
    # asyncio switches Nagle's algorithm off only where the protocol is named
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    with tempfile.TemporaryDirectory() as folder, listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        app = (
            sample.bare() if kind == "bare" else build(sample.SPEC, lambda _: sample.Handlers(), Settings(state=folder))
        )
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, timeout_keep_alive=120))

        async def until_told() -> None:
            asyncio.get_running_loop().add_reader(pipe.fileno(), lambda: setattr(server, "should_exit", True))
            pipe.send(listening.getsockname()[1])
            await server.serve([listening])

        profiler = cProfile.Profile()
        if profile:
            profiler.runcall(asyncio.run, until_told())
            pstats.Stats(profiler).sort_stats("tottime").print_stats(40)
        else:
            asyncio.run(until_told())


def timed(connection: Client, requests: list[bytes], expected: int) -> float:
    """Microseconds a request.

    Raises:
        RuntimeError: an answer is not what it must be; then nothing was measured.
    """
    started = time.perf_counter()
    for request in requests:
        status, body = connection.exchange(request)
        if status != expected:
            raise RuntimeError(f"status {status}: {body[:200]!r}")
    return (time.perf_counter() - started) / len(requests) * 1e6


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("requests", nargs="?", type=int, default=_MODEST, help="requests of each kind")
    parser.add_argument("--profile", choices=("GET", "POST"), help="profile the server for one kind instead")
    options = parser.parse_args()
    number = options.requests // _ROUNDS
    with served("ours", bool(options.profile)) as port, served("bare") as bare_port:
        _compare(Client(port), Client(bare_port), number, options.profile)


def _compare(ours: Client, bare: Client, number: int, only: str | None) -> None:
    caller = sample.Caller(time.time())

    def requests(method: str, target: str, body: bytes) -> list[bytes]:
        now = time.time()
        stamp = datetime.fromtimestamp(now, UTC).isoformat().replace("+00:00", "Z")
        return [caller.request(method, target, body, now, stamp) for _ in range(number)]

    _, made = ours.exchange(requests("POST", "/items", sample.BODY)[0])
    item = made.split(b'"id":"')[1].split(b'"')[0].decode()
    kinds: list[tuple[str, str, bytes, int]] = [
        ("GET", f"/items/{item}", b"", 200),
        ("POST", "/items", sample.BODY, 201),
    ]
    for method, target, body, status in kinds:
        if only in {None, method}:
            _row(method, [requests(method, target, body) for _ in range(_ROUNDS)], ours, bare, status)
    ours.close()
    bare.close()


def _row(method: str, rounds: list[list[bytes]], ours: Client, bare: Client, status: int) -> None:
    pairs = [(timed(ours, requests, status), timed(bare, requests, status)) for requests in rounds]
    ours_us, bare_us = (statistics.median(column) for column in zip(*pairs, strict=True))
    sys.stdout.write(f"{method:5} ours {ours_us:7.0f} us   bare {bare_us:7.0f} us   ratio {ours_us / bare_us:.2f}\n")


if __name__ == "__main__":
    main()
