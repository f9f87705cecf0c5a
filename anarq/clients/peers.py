"""How a module reaches the modules that it uses: over HTTP, in the same process, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import httpx

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

SECONDS: Final = 10.0
"""How long a call to a peer may take."""


@dataclass(slots=True)
class Late:
    """An application that is named before it is built: modules of one process may use each other in a circle."""

    application: "ASGIApp | None" = None

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Serves with the application.

        Raises:
            RuntimeError: it was not built before the first call.
        """
        if self.application is None:
            raise RuntimeError("a peer was called before its application was built")
        await self.application(scope, receive, send)


@dataclass(frozen=True, slots=True)
class Peers:
    """Where the peers of a module are.

    Attributes:
        addresses: base URL by module; its service runs elsewhere.
        applications: ASGI application by module; its service runs in this process.

    A module that is in neither is mocked: standalone mode knows no peers, integrated mode all, hybrid mode some.
    """

    addresses: Mapping[str, str] = field(default_factory=dict)
    applications: "Mapping[str, ASGIApp]" = field(default_factory=dict)

    def http(self, module: str) -> httpx.AsyncClient | None:
        """The way to a module; None: it is to be mocked."""
        if module in self.applications:
            transport = httpx.ASGITransport(self.applications[module])
            return httpx.AsyncClient(transport=transport, base_url=f"http://{module}.local", timeout=SECONDS)
        if module in self.addresses:
            return httpx.AsyncClient(base_url=self.addresses[module], timeout=SECONDS)
        return None
