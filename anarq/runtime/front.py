"""The front of a process that serves several modules, each under its own name."""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime

from starlette.types import ASGIApp, Receive, Scope, Send

from anarq.runtime import errors
from anarq.runtime.call import Refused
from anarq.runtime.http import TAKEN, respond, without_body
from anarq.runtime.invocation import Answer, Failure
from anarq.runtime.paths import target_of
from anarq.wire.errors import NOT_FOUND, ErrorKind


def outside(refused: Refused, table: Mapping[str, ErrorKind]) -> Failure:
    """The answer to a request that no module has answered."""
    return errors.failure(refused, table, datetime.now(UTC), str(uuid.uuid4()))


class Front:
    """The ASGI application of several modules: the first segment of the path names one."""

    def __init__(self, modules: Mapping[str, ASGIApp], table: Mapping[str, ErrorKind]) -> None:
        """Nothing is served yet.

        Args:
            modules: by name.
            table: the error codes of the ecosystem.
        """
        self._modules = dict(modules)
        self._table = table

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands one request to its module."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close"})
            return
        try:
            name = target_of(scope).segments[0]
            if name not in self._modules:
                details = {"modules": sorted(self._modules)}
                raise Refused(NOT_FOUND, "The first part of the path names no module.", details)
        except Refused as refused:
            answering = without_body(send) if scope["method"] == "HEAD" else send
            failure = outside(refused, self._table)
            await respond(answering, Answer(failure, str(failure.body["requestId"])))
        else:
            await self._modules[name]({**scope, TAKEN: 1}, receive, send)
