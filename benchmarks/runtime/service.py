"""A service in a process of its own, with what it uses in view. Reads /proc, so it needs Linux.

Each request comes from another address of the loopback network, so that no limit by address turns one away unread.
"""

import http.client
import itertools
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from strangers import Sent

_CODE: Final = re.compile(rb'"code\\*"\s*:\s*\\*"([A-Z_]+)')
_LIMITED: Final = "RATE_LIMIT_EXCEEDED"
_TRIES: Final = 5


@dataclass(frozen=True)
class Cost:
    """What a service took for something.

    Attributes:
        cpu: seconds of processor time.
        memory: MiB above what it had before, at the most.
        wait: the longest wait for `/health` meanwhile, in seconds.
        answer: its status, with the code of what it says; empty: there was none.
    """

    cpu: float
    memory: float
    wait: float
    answer: str


class Service:
    """A service that runs."""

    def __init__(self, pid: int, port: int, health: str) -> None:
        self._proc = Path("/proc") / str(pid)
        self.port = port
        self._began = 0
        self._health = Sent("", "GET", health, b"", {})
        self._addresses = itertools.count(1)

    def is_up(self) -> bool:
        """Whether it answers."""
        return self._exchange(self._health)[0].startswith("200")

    def warm_up(self, sent: Sent) -> None:
        """Serves one request, so that what is made once is not counted."""
        self._exchange(sent)
        self._began = self._memory("VmRSS")

    @property
    def grown(self) -> float:
        """MiB that it holds more than when it was warm: what requests leave behind."""
        return (self._memory("VmRSS") - self._began) / 1024

    def cost(self, made: Callable[[], Sent]) -> Cost:
        """What one request costs. One that a limit has kept from being looked at is sent again, a few times."""
        for _ in range(_TRIES):
            sent = made()
            found, after = self._measured(lambda sent=sent: self._exchange(sent))  # type: ignore[misc]
            if _LIMITED not in found.answer:
                break
            time.sleep(after)
        return found

    def cost_of_many(self, requests: bytes) -> Cost:
        """What requests cost that are sent at once on one connection, which ends with the last."""

        def flood() -> tuple[str, float]:
            with socket.create_connection(("127.0.0.1", self.port), timeout=120) as connection:
                sending = threading.Thread(target=connection.sendall, args=(requests,))
                sending.start()
                count = 0
                while data := connection.recv(1 << 16):
                    count += data.count(b"HTTP/1.1 ")
                sending.join()
                return f"{count} answers", 0.0

        return self._measured(flood)[0]

    def _measured(self, deed: Callable[[], tuple[str, float]]) -> tuple[Cost, float]:
        (self._proc / "clear_refs").write_text("5")  # the peak is measured from here
        before, idle = self._cpu(), self._memory("VmRSS")
        with self._probed() as waits:
            answer, after = deed()
        memory = (self._memory("VmHWM") - idle) / 1024
        return Cost(self._cpu() - before, memory, max(waits), answer), after

    def _exchange(self, sent: Sent) -> tuple[str, float]:
        """What is answered, and after how many seconds one may come again."""
        number = next(self._addresses)
        source = f"127.{1 + number // 62_500 % 250}.{number // 250 % 250}.{1 + number % 250}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120, source_address=(source, 0))
        length = {} if sent.framed else {"content-length": str(len(sent.body))}
        try:
            connection.putrequest(sent.method, sent.target, skip_accept_encoding=True)
            for name, value in {**length, **sent.headers}.items():
                connection.putheader(name, value)
            connection.endheaders(sent.body)
            answer = connection.getresponse()
            said = answer.read()
        except (OSError, http.client.HTTPException):
            return "", 0.0
        finally:
            connection.close()
        code = _CODE.search(said)
        after = min(float(answer.headers.get("retry-after", 1)), 60.0)
        return f"{answer.status} {code.group(1).decode() if code else ''}".strip(), after

    @contextmanager
    def _probed(self) -> Iterator[list[float]]:
        waits, ended = [0.0], threading.Event()

        def probe() -> None:
            while not ended.wait(0.01):
                started = time.perf_counter()
                self._exchange(self._health)
                waits.append(time.perf_counter() - started)

        thread = threading.Thread(target=probe)
        thread.start()
        try:
            yield waits
        finally:
            ended.set()
            thread.join()

    def _cpu(self) -> float:
        threads = (self._proc / "task").iterdir()
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9

    def _memory(self, name: str) -> int:
        lines = (self._proc / "status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(name))


@contextmanager
def running(command: Sequence[str], health: str) -> Iterator[Service]:
    """A service, started and stopped.

    Args:
        command: starts it, and is given `--port`.
        health: the target that tells that it answers.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, *command, "--port", str(port)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - ourselves
    service = Service(process.pid, port, health)
    try:
        while not service.is_up():
            if process.poll() is not None:
                raise SystemExit("the service did not start")
            time.sleep(0.05)
        yield service
    finally:
        process.terminate()
        process.wait()
