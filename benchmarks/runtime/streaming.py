"""A service that takes and gives streams, and what a stranger may send it in their place.

    python benchmarks/runtime/streaming.py --port PORT

serves it; `dearest.py` starts it so.
"""

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))
import sample  # beside this file, as the next; the folder is not a package that is installed
from strangers import Group, Made, Sent, Stranger

from anarq.crypto.request import Sha256
from anarq.reference.squid._gen.spec import MODULE
from anarq.runtime import serve
from anarq.runtime.call import Call, Change, Decision
from anarq.runtime.listening import bound
from anarq.runtime.operation import Operation, Parameter
from anarq.runtime.settings import Settings
from anarq.wire.streams import Stored, StreamKind, digest_header, read_digest

_KIND: Final = StreamKind(media_types=("application/octet-stream",), max_bytes=8 * 1024 * 1024)
_PUT: Final = Operation(
    module="sample",
    name="putFile",
    handler="put_file",
    method="POST",
    path="/files",
    takes=_KIND,
    response={"type": "object"},
    success=201,
    scope="sample.file.put",
    idempotency="required",
)
_GET: Final = Operation(
    module="sample",
    name="getFile",
    handler="get_file",
    method="GET",
    path="/files/{id}",
    parameters=(Parameter("id", "path", "id_", True, {"type": "string"}),),
    gives=_KIND,
    scope="sample.file.get",
)
SPEC: Final = replace(sample.SPEC, operations=(_PUT, _GET), policy=sample.policy_of((_PUT, _GET)), errors=MODULE.errors)


class Handlers:
    """Keeps what is uploaded, and gives it back."""

    async def put_file(self, call: Call, body: Stored) -> Decision[object]:
        """Keeps a file."""
        change = Change("file", call.request_id, body.as_json(), 0, call.owner)
        return Decision({"id": call.request_id}, (change,))

    async def get_file(self, call: Call, *, id_: str) -> Decision[Stored]:
        """Gives it back."""
        return Decision(Stored.from_json((await call.owned("file", id_)).body))


def groups(size: int, granted: bool) -> Iterator[Group]:
    """What can be sent to it, by operation."""
    yield "streams http putFile", lambda: _uploads(size, granted)
    yield "streams http getFile", lambda: _downloads(granted)


def _uploads(size: int, granted: bool) -> Iterator[tuple[str, Made]]:
    right = digest_header(hashlib.sha256(b"x" * size).digest())
    for what, digest in {
        "as announced": right,
        "another digest": digest_header(hashlib.sha256(b"y").digest()),
        "no digest": "",
        "a digest of one text": "sha-256=:" + "A" * 28_000 + ":",
        "many digests": ", ".join([right] * 400),
        "digests of all kinds": ", ".join(f"sha-{number}=:AA==:" for number in range(1_400)),
    }.items():
        yield what, lambda digest=digest: _sent(granted, b"x" * size, {"content-digest": digest})
    for what, body in {
        "chunks of sixteen bytes": lambda: _chunked(b"x" * size, 16),
        "chunks of one byte": lambda: _chunked(b"x" * min(size, 9_000), 1),
        "chunks with extensions": lambda: _chunked(b"x" * size, 4096, b";a=" + b"b" * 4000),
        "more than is taken": lambda: _chunked(b"x" * (_KIND.max_bytes + 4096), 65_536),
        "a trailer": lambda: _chunked(b"x" * size, 65_536)[:-2] + b"content-digest: sha-256=:AA==:\r\n" * 300 + b"\r\n",
        "nothing": lambda: b"0\r\n\r\n",
    }.items():
        yield what, lambda body=body: _sent(granted, body(), {"content-digest": right}, framed=True)


def _downloads(granted: bool) -> Iterator[tuple[str, Made]]:
    target = "/files/nothing"
    for what, more in {
        "nothing": {},
        "a range": {"range": "bytes=" + ",".join(f"{number}-" for number in range(4_000))},
        "an accept of many parts": {"accept": "image/*," * 3_400 + "*/*"},
    }.items():
        yield what, lambda more=more: _signed(granted, "GET", target, b"", more)


def _sent(granted: bool, body: bytes, more: dict[str, str], *, framed: bool = False) -> Sent:
    framing = {"transfer-encoding": "chunked"} if framed else {}
    kind = {"content-type": "application/octet-stream"}
    return replace(_signed(granted, "POST", "/files", body, {**kind, **framing, **more}), framed=framed)


def _signed(granted: bool, method: str, target: str, body: bytes, more: dict[str, str]) -> Sent:
    """Signed by the digest that it announces, where it announces one, so that it gets as far as it can."""
    digest = read_digest(more.get("content-digest", ""))
    headers = Stranger(granted).signed(method, target, Sha256(digest) if digest is not None else body)
    return Sent("", method, target, body, {**headers, **{name: value for name, value in more.items() if value}})


def _chunked(body: bytes, size: int, extension: bytes = b"") -> bytes:
    pieces = (body[start : start + size] for start in range(0, len(body), size))
    return b"".join(b"%x%s\r\n%s\r\n" % (len(piece), extension, piece) for piece in pieces) + b"0\r\n\r\n"


def main(started: Callable[[str], None] = lambda _: None) -> None:
    """Serves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, required=True)
    settings = Settings(port=parser.parse_args().port)
    application = serve.build(SPEC, lambda _: Handlers(), settings)
    serve.run({"sample": application}, settings, started, bound(settings.host, settings.port))


if __name__ == "__main__":
    main()
