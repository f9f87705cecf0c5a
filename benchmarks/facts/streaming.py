"""A play of streams: which bodies an operation takes and answers with, by their media types and their sizes."""

import hashlib
from collections.abc import Iterator
from typing import Any, Final

from plan import Plan, media_type

from anarq.runtime import streams
from anarq.runtime.call import Decision, Refused
from anarq.runtime.operation import ModuleSpec, Operation
from anarq.runtime.responses import BrokenContractError, ResponseContract
from anarq.wire.streams import DIGEST, Stored, StreamKind, digest_header

_NOTHING: Final = hashlib.sha256(b"").digest()


async def streamed(spec: ModuleSpec, plan: Plan) -> list[object]:
    """What becomes of a stream of each kind that is sent now, as large as may be and a byte larger."""
    before = {operation.name: operation for operation in plan.spec.operations}
    seen: list[object] = []
    for operation in spec.operations:
        was = before[operation.name]
        if was.takes is not None and operation.takes is not None:
            seen += [_taken(operation.takes, one) for one in _bodies(was.takes)]
        if was.gives is not None and operation.gives is not None:
            seen += [_given(operation, operation.gives, one) for one in _bodies(was.gives)]
    return seen


def _bodies(kind: StreamKind) -> Iterator[Stored]:
    for each in (*kind.media_types, "odd/one"):
        for size in (kind.max_bytes, kind.max_bytes + 1):
            yield Stored(digest=_NOTHING, size=size, media_type=media_type(each), blocks=())


def _taken(kind: StreamKind, body: Stored) -> str:
    sent = {"content-type": body.media_type, "content-length": f"{body.size}", DIGEST: digest_header(body.digest)}
    scope: Any = {"headers": [(name.encode(), value.encode()) for name, value in sent.items()]}
    receive: Any = None  # nothing is read
    try:
        streams.arriving(scope, receive, kind)
    except Refused as refused:
        return refused.code
    return "taken"


def _given(operation: Operation, kind: StreamKind, body: Stored) -> str:
    try:
        streams.check_accept(body.media_type, kind)
        ResponseContract(operation).success(Decision(body), body)
    except Refused as refused:
        return refused.code
    except BrokenContractError:
        return "broken"
    return "given"
