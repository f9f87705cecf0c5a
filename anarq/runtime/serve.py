"""A module as an application, and applications as a process."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from typing import Any, Final

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp

from anarq.ports.json import dumps
from anarq.runtime import assembly, http, mcp
from anarq.runtime.assembly import Common
from anarq.runtime.connections import Guard
from anarq.runtime.errors import internal
from anarq.runtime.front import Front, outside
from anarq.runtime.health import Health
from anarq.runtime.inbox import Consumer, Inbox
from anarq.runtime.keyfacts import KeyFactBus
from anarq.runtime.listening import Server, address_of, bound
from anarq.runtime.mcp import McpDoor
from anarq.runtime.operation import ErrorKind, ModuleSpec, Protection
from anarq.runtime.outbox import Relay
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.responses import Privacy
from anarq.runtime.settings import Settings
from anarq.runtime.spec_costs import check_costs
from anarq.runtime.wiring import Ports

HandlersFactory = Callable[[Ports], object]
"""Makes the handlers of a module: an object with one async method per operation."""

_EXPOSITION: Final = "text/plain; version=0.0.4; charset=utf-8"
_UNHEALTHY: Final = 503
_QUOTING: Final = ("opentelemetry",)
"""Loggers whose warnings quote what a stranger has sent, whole."""


def build(
    module: ModuleSpec,
    handlers_factory: HandlersFactory,
    settings: Settings | None = None,
    *,
    ports: Ports | None = None,
    common: Common | None = None,
    consumers: Callable[[object], Sequence[Consumer]] = lambda _: (),
    privacy: Privacy | None = None,
) -> Starlette:
    """The application of one module: its operations over HTTP, its tools at `/mcp`, `/health` and `/metrics`.

    Args:
        module: generated from the module's spec.
        handlers_factory: makes the handlers, given the ports.
        settings: None: the defaults, which keep nothing.
        ports: None: the embedded ones that the settings describe; they are closed with the application.
        common: shared with other modules of the process, when the ports are made here.
        consumers: the event consumers of the handlers.
        privacy: the privacy profile of responses.

    Raises:
        CostlyContractError: a contract lets a stranger cost more than what he sends accounts for.
        ValueError: the spec does not hold together, or policies cannot be loaded.
        TypeError: an operation that is available has no handler.
        UnavailableError: a database or the key file cannot be opened.
    """
    check_costs(module)
    chosen = settings or Settings()
    if ports is None:
        joined = (common or Common.of(chosen)).join()
        used = assembly.ports(module, chosen, joined)
    else:
        joined, used = None, ports
    handlers = handlers_factory(used)
    relay = Relay(used.store, KeyFactBus(used.bus, used.identities), used.clock)
    pipeline = Pipeline(module, handlers, used, privacy, relay.ring)
    door = McpDoor(pipeline, chosen.mcp_hosts)
    inbox = Inbox(module, used)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        for consumer in consumers(handlers):
            await inbox.subscribe(consumer)
        async with door.running():
            task = asyncio.create_task(relay.run())
            try:
                yield
            finally:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
                if joined is not None:
                    await assembly.close(used)
                    await joined.leave()

    return _application(
        http.HttpDoor(pipeline, _own(pipeline, Health(module, used), door)), module.errors, module.protection, lifespan
    )


def _application(
    door: ASGIApp,
    table: Mapping[str, ErrorKind],
    protection: Protection,
    lifespan: Callable[[Starlette], AbstractAsyncContextManager[None]],
) -> Starlette:
    """An application with a lifespan, in which one door takes every request."""

    async def failed(_: Request, __: Exception) -> Response:
        return Response(dumps(outside(internal(), table).body), 500, media_type="application/json")

    application = Starlette(lifespan=lifespan, exception_handlers={Exception: failed})
    application.router.redirect_slashes = False  # a redirect would lead to whatever host the sender names
    application.router.default = door
    application.state.errors = table
    application.state.protection = protection
    return application


def _own(pipeline: Pipeline, health: Health, door: McpDoor) -> dict[str, ASGIApp]:
    """What the runtime answers itself, by path."""

    async def check() -> Response:
        status, body = await health.status()
        code = _UNHEALTHY if status == "unhealthy" else 200
        return Response(dumps(body), code, media_type="application/json", headers={"cache-control": "no-store"})

    async def metrics() -> Response:
        await health.status()  # refreshes the gauges of the outbox
        return PlainTextResponse(pipeline.ports.telemetry.exposition(), media_type=_EXPOSITION)

    return {mcp.PATH: door, "/health": http.Page(pipeline, check), "/metrics": http.Page(pipeline, metrics)}


def together(apps: Mapping[str, Starlette]) -> Starlette:
    """One application of several modules, each under `/<module>`; a single one stays at the root."""
    if len(apps) == 1:
        return next(iter(apps.values()))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for app in apps.values():
                await stack.enter_async_context(app.router.lifespan_context(app))
            yield

    first = next(iter(apps.values())).state  # the standard is one for all
    return _application(Front(apps, first.errors), first.errors, first.protection, lifespan)


def options(application: Starlette, settings: Settings) -> dict[str, Any]:
    """How uvicorn is to serve an application, within the limits of the settings."""
    limits = settings.connections(application.state.protection.connections)
    return {
        "host": settings.host,
        "port": settings.port,
        "http": Guard(limits, application.state.errors).connection,
        "ws": "none",
        "timeout_keep_alive": limits.idle_seconds,
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
        "timeout_graceful_shutdown": 20,
    }


def run(
    apps: Mapping[str, Starlette],
    settings: Settings | None = None,
    started: Callable[[str], None] = lambda _: None,
    listening: Sequence[socket.socket] = (),
) -> None:
    """Serves modules in this process until it is told to stop.

    Args:
        apps: by name.
        settings: None: the defaults.
        started: called with the base URL once the modules answer there.
        listening: sockets to serve at; none: those of the settings' address.

    Raises:
        AddressError: nobody can listen at the address of the settings.
        RuntimeError: an application did not start; the log has the reason.
    """
    for name in _QUOTING:
        logging.getLogger(name).setLevel(logging.ERROR)
    chosen = settings or Settings()
    sockets = list(listening) or bound(chosen.host, chosen.port)
    application = together(apps)
    config = uvicorn.Config(application, **options(application, chosen))
    try:
        Server(config, lambda: started(address_of(sockets[0]))).run(sockets=sockets)
    finally:
        for each in sockets:
            each.close()
