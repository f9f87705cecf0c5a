"""From an address to a server that listens on it, and is only then announced."""

import socket
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Final

import uvicorn

_BACKLOG: Final = 2048


class AddressError(Exception):
    """Nobody can listen at the address that was asked for; the text says why."""


def bound(host: str, port: int) -> list[socket.socket]:
    """Sockets at every address that a host has; with port 0 at a port that is free.

    Raises:
        AddressError: an address is taken, is not of this machine, or may not be used.
    """
    found: list[socket.socket] = []
    try:
        for family, kind, protocol, address in _addresses(host, port):
            same = (address[0], port or (found[0].getsockname()[1] if found else 0), *address[2:])
            found.append(_listening(family, kind, protocol, same))
    except (OSError, UnicodeError) as error:
        for each in found:
            each.close()
        raise AddressError(f"cannot listen on {host}:{port}: {_why(error)}") from error
    return found


def _addresses(host: str, port: int) -> list[tuple[int, int, int, tuple[Any, ...]]]:
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    return list(dict.fromkeys((family, kind, protocol, address) for family, kind, protocol, _, address in found))


def _listening(family: int, kind: int, protocol: int, address: tuple[Any, ...]) -> socket.socket:
    made = socket.socket(family, kind, protocol)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections of the last run may still linger
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)  # IPv4 has a socket of its own
        made.bind(address)
        made.listen(_BACKLOG)
    except OSError:
        made.close()
        raise
    return made


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def address_of(listening: socket.socket) -> str:
    """The base URL at which a socket is reached."""
    host, port, *_ = listening.getsockname()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Life:
    """The lifespan of an application for a server, which lets through what it raises: uvicorn's own only logs it."""

    should_exit: Final = False

    def __init__(self, context: AbstractAsyncContextManager[object]) -> None:
        self._context = context
        self.state: dict[str, Any] = {}

    async def startup(self) -> None:
        """Begins."""
        await self._context.__aenter__()

    async def shutdown(self) -> None:
        """Ends."""
        await self._context.__aexit__(None, None, None)


class Server(uvicorn.Server):
    """A server that tells when it answers."""

    def __init__(self, config: uvicorn.Config, life: Life, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._life = life
        self._tell = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, and then tells.

        Raises:
            Exception: what the lifespan of the application raises.
        """
        self.lifespan: Any = self._life  # what uvicorn has just put there
        await super().startup(sockets)
        if self.started:
            self._tell()
