"""Results of MCP as JSON of ours.

The MCP library turns a `Decimal` into a string, or loses digits in a float, and takes its time in the event loop. A
result is sent through the library as a token, and the token in the body of the response is replaced by the exact JSON.
"""

import secrets
from typing import Final

from starlette.types import Message, Send

_NAME: Final = "anarq-exact"


class ExactAnswer:
    """Replaces at most one value in one JSON response."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._token = secrets.token_hex(16)
        self._text: bytes | None = None
        self._start: Message | None = None

    def stand_in(self, text: str) -> dict[str, str]:
        """What is handed to the library instead of the value that has this JSON."""
        self._text = text.encode()
        return {_NAME: self._token}

    async def send(self, message: Message) -> None:
        """Passes a message on, with the value put back."""
        if self._text is None:
            await self._send(message)
        elif message["type"] == "http.response.start":
            self._start = message
        else:
            await self._finish(message, self._text)

    async def _finish(self, message: Message, text: bytes) -> None:
        found = f'{{"{_NAME}":"{self._token}"}}'.encode()
        body: bytes = message.get("body", b"").replace(found, text)
        if self._start is not None:
            headers = [(name, value) for name, value in self._start["headers"] if name.lower() != b"content-length"]
            headers.append((b"content-length", str(len(body)).encode()))
            await self._send({**self._start, "headers": headers})
            self._start = None
        await self._send({**message, "body": body})
