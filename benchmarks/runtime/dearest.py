"""The dearest request that somebody can send who has proved nothing but a key of his own.

Every operation of every module that has a service, over both doors, is sent bodies of 1 MiB in many shapes, signed by a
key that was made for that request, without a grant; and, with `--granted`, with a grant. While a request is served,
`/health` is asked again and again.

    python benchmarks/runtime/dearest.py [--size BYTES] [--granted] [--rows N]

Prints the dearest requests: CPU seconds and MiB above idle that the service took for one, and the longest wait for
`/health` meanwhile. Reads /proc, so it needs Linux.
"""

import argparse
import http.client
import json
import secrets
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from anarq.clients._gen.common.standard import STANDARD
from anarq.crypto.keys import Algorithm, SigningKey
from anarq.crypto.request import RequestToSign, sign_request
from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import issue
from anarq.ports.json import dumps, loads
from anarq.runtime.operation import ModuleSpec, Operation, Tool

MODULES: Final = ("squid", "qwallet")


def shapes(size: int, most: int) -> dict[str, str]:
    """JSON texts of about `size` bytes and at most `most` values, each dear in its own way."""

    def filled(piece: str, values: int = 1, between: str = ",") -> str:
        times = min(size // (len(piece) + len(between)), most // values)
        return between.join([piece] * times).ljust(size)

    def named(value: str, values: int) -> str:
        times = min(size // (len(value) + 12), most // (1 + values))
        width = max(6, size // times - len(value) - 6)
        return "{" + ",".join(f'"!{number:0{width}d}":{value}' for number in range(times)) + "}"

    escaped = chr(92) + "u"
    return {
        "names": named("1", 1),
        "nested": named('{"a":[1]}', 5),
        "integers": f"[{filled('1')}]",
        "decimals": f"[{filled('0.1')}]",
        "exponents": f"[{filled('1e-300')}]",
        "long numbers": f"[{filled('0.' + '1' * 60)}]",
        "empty texts": f"[{filled(chr(34) * 2)}]",
        "objects": f"[{filled('{}', 2)}]",
        "arrays": f"[{filled('[]', 2)}]",
        "deep": f"[{filled('[' * 60 + ']' * 60, 61)}]",
        "one text": f'"{"x" * size}"',
        "escapes": f'"{(escaped + "00e9") * (size // 6)}"',
        "pairs": f'"{(escaped + "d83d" + escaped + "de00") * (size // 12)}"',
        "wide": json.dumps("\N{GRINNING FACE}" * (size // 4), ensure_ascii=False),
    }


def bodies(operation: Operation, size: int, most: int) -> Iterator[tuple[str, str]]:
    """Bodies for an operation: each shape as the whole of it, as members of its contract, and as one more."""
    room, left = size - 4096, most - 100
    for name, text in shapes(room, left).items():
        yield name, text
        for member in (*_members(operation), "unknown"):
            yield f"{member}: {name}", f"{{{json.dumps(member)}:{text}}}"
    yield "spaces", " " * room + "{}"
    yield "never closed", "[" * room
    yield "quotation marks", '"' + '\\"' * (room // 2)
    yield "cut off", shapes(room, left)["names"][:-1]


def _members(operation: Operation) -> tuple[str, ...]:
    found: set[str] = set()
    waiting: list[object] = [operation.request, *_definitions(operation)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Mapping):
            properties = part.get("properties")
            found.update(properties if isinstance(properties, Mapping) else ())
    return tuple(sorted(found))[:2]


def _definitions(operation: Operation) -> tuple[object, ...]:
    definitions = (operation.request or {}).get("$defs")
    return tuple(definitions.values()) if isinstance(definitions, Mapping) else ()


@dataclass(frozen=True)
class Sent:
    """One request, ready to be sent."""

    what: str
    method: str
    target: str
    body: bytes
    headers: Mapping[str, str]


class Stranger:
    """A key that nobody knows. With `granted` it has granted itself everything, which it may."""

    def __init__(self, granted: bool) -> None:
        self._key = SigningKey.from_seed(Algorithm.EDDSA, secrets.token_bytes(32))
        did = self._key.public.did
        self._plain = {"x-squid-id": did, "x-api-version": "v1.0", "idempotency-key": str(uuid.uuid4())}
        if granted:
            expires = int(time.time()) + 3600
            grant = issue(
                self._key, audience=did, subject=did, command="/", nonce=secrets.token_bytes(12), expires=expires
            )
            self._plain["x-qonsent"] = container.encode([grant.token])

    def over_http(self, what: str, operation: Operation, prefix: str, body: bytes) -> Sent:
        """The operation as it stands in the OpenAPI document."""
        target = prefix + _filled(operation, self._plain["x-squid-id"])
        headers = self._signed(operation.method, target, body)
        return Sent(what, operation.method, target, body, {**headers, "content-type": "application/json"})

    def over_mcp(self, what: str, tool: Tool, prefix: str, text: str) -> Sent:
        """The tool with the text as its arguments."""
        try:
            canonical = dumps(loads(text), canonical=True).encode()
        except ValueError:
            canonical = b""
        headers = self._signed("tools/call", tool.name, canonical)
        message = (
            f'{{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{"name":"{tool.name}","arguments":{text}}}}}'
        )
        accept = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
        return Sent(what, "POST", f"{prefix}/mcp", message.encode(), {**headers, **accept})

    def _signed(self, method: str, target: str, body: bytes) -> dict[str, str]:
        now = datetime.now(UTC)
        stamp = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        headers = {**self._plain, "x-ts": stamp}
        signed = RequestToSign(method, target, body, headers, STANDARD.signed)
        return {**headers, "x-sig": sign_request(signed, self._key, now.timestamp(), secrets.token_bytes(16))}


def _filled(operation: Operation, did: str) -> str:
    path = operation.path or ""
    for parameter in operation.parameters:
        if parameter.location == "path":
            path = path.replace(f"{{{parameter.name}}}", did)
    return path


class Service:
    """`anarq up` in a process of its own, with what it uses in view."""

    def __init__(self, pid: int, port: int) -> None:
        self._proc = Path("/proc") / str(pid)
        self._port = port
        self._idle = 0

    def warm_up(self, sent: Sent) -> None:
        """Serves one request, so that what is made once is not counted."""
        self._exchange(sent)
        self._idle = self._memory("VmRSS")

    def cost(self, sent: Sent) -> tuple[float, float, float, int]:
        """CPU seconds, MiB above idle, longest wait for `/health` in seconds, and the status of the answer."""
        (self._proc / "clear_refs").write_text("5")  # the peak is measured from here
        before = self._cpu()
        with self._probed() as waits:
            status = self._exchange(sent)
        return self._cpu() - before, (self._memory("VmHWM") - self._idle) / 1024, max(waits), status

    def _exchange(self, sent: Sent) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=120)
        try:
            connection.request(sent.method, sent.target, sent.body, dict(sent.headers))
            answer = connection.getresponse()
            answer.read()
        except OSError:
            return 0
        finally:
            connection.close()
        return answer.status

    @contextmanager
    def _probed(self) -> Iterator[list[float]]:
        waits, ended = [0.0], threading.Event()

        def probe() -> None:
            while not ended.wait(0.01):
                started = time.perf_counter()
                self._exchange(Sent("health", "GET", "/squid/health", b"", {}))
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
def running() -> Iterator[Service]:
    """The service, started and stopped."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "anarq", "up", *MODULES, "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - ourselves
    service = Service(process.pid, port)
    try:
        while service._exchange(Sent("health", "GET", "/squid/health", b"", {})) != 200:
            if process.poll() is not None:
                raise SystemExit("the service did not start")
            time.sleep(0.05)
        yield service
    finally:
        process.terminate()
        process.wait()


def requests(spec: ModuleSpec, size: int, granted: bool) -> Iterator[Sent]:
    """Every shape for every operation and tool of a module."""
    prefix = f"/{spec.name}"
    for operation in spec.operations:
        if operation.path is None or operation.path in {"/health", "/metrics"}:
            continue
        for what, text in bodies(operation, size, spec.max_values) if operation.request is not None else [("-", "[]")]:
            yield Stranger(granted).over_http(f"http {operation.name} {what}", operation, prefix, text.encode())
    by_name = {operation.name: operation for operation in spec.operations}
    for tool in spec.tools:
        for what, text in bodies(by_name[tool.operation], size, spec.max_values):
            yield Stranger(granted).over_mcp(f"mcp {tool.name} {what}", tool, prefix, text)


def main() -> None:
    """Searches."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1_048_576)
    parser.add_argument("--granted", action="store_true", help="with a grant of the key to itself")
    parser.add_argument("--rows", type=int, default=15)
    parser.add_argument("--only", default="", help="requests whose description holds this text")
    chosen = parser.parse_args()
    found: list[tuple[float, float, float, int, str]] = []
    with running() as service:
        for name in MODULES:
            spec: Any = import_module(f"anarq.reference.{name}._gen.spec").MODULE
            service.warm_up(next(requests(spec, 8192, chosen.granted)))
            wanted = (sent for sent in requests(spec, chosen.size, chosen.granted) if chosen.only in sent.what)
            found.extend((*service.cost(sent), sent.what) for sent in wanted)
    dearest = {row for column in range(3) for row in sorted(found, key=lambda row: -row[column])[: chosen.rows]}
    lines = [f"{len(found)} requests of {chosen.size} bytes", "", "| CPU s | MiB | /health s | status | request |"]
    lines.append("| ---: | ---: | ---: | ---: | --- |")
    for cpu, memory, wait, status, what in sorted(dearest, reverse=True):
        lines.append(f"| {cpu:.2f} | {memory:.0f} | {wait:.2f} | {status} | {what} |")
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
