"""Sends a request that was made from a published document, and reads what comes back."""

from dataclasses import dataclass
from typing import Final

import httpx

from anarq.clients.connection import MAX_ANSWER
from anarq.clients.described.requests import Request
from anarq.clients.errors import Unreachable

SECONDS: Final = 30.0
"""How long an answer may take."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back.

    Attributes:
        status: of HTTP.
        headers: by name, in any case.
        content: the body as it came.
    """

    status: int
    headers: httpx.Headers
    content: bytes

    @property
    def is_success(self) -> bool:
        """Whether the module did what it was asked to."""
        return 200 <= self.status < 300


async def send(http: httpx.AsyncClient, request: Request) -> Reply:
    """The answer to a request. It is made once: whoever repeats it signs it anew.

    Raises:
        Unreachable: none came, or more than `MAX_ANSWER` bytes of one.
    """
    outgoing = httpx.Request(request.method, request.url, headers=dict(request.headers), content=request.content)
    try:
        response = await http.send(outgoing, stream=True, follow_redirects=False)
        try:
            return Reply(response.status_code, response.headers, await _read(response))
        finally:
            await response.aclose()
    except (httpx.HTTPError, OSError) as error:
        raise Unreachable(str(error) or type(error).__name__) from error


async def _read(response: httpx.Response) -> bytes:
    parts, size = [], 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > MAX_ANSWER:
            raise Unreachable(f"the answer has more than {MAX_ANSWER} bytes")
        parts.append(part)
    return b"".join(parts)
