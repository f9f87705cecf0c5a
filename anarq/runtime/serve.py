"""A module as an application, and applications as a process."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from anarq.ports.bus import Deliver
from anarq.ports.json import dumps
from anarq.ports.peers import NoPeers, Peers
from anarq.runtime import assembly, commands, http, keyfacts, mcp, memberships
from anarq.runtime.announcing import announce
from anarq.runtime.assembly import Common
from anarq.runtime.commands import Courier
from anarq.runtime.connections import Guard
from anarq.runtime.errors import internal
from anarq.runtime.events import EventDoor
from anarq.runtime.front import Front, outside
from anarq.runtime.health import Health
from anarq.runtime.jobs import JobDoor
from anarq.runtime.listening import Life, Server, address_of, bound
from anarq.runtime.mcp import McpDoor
from anarq.runtime.operation import ModuleSpec
from anarq.runtime.outbox import Relay
from anarq.runtime.outlets import Outlets
from anarq.runtime.pipeline import Pipeline, check
from anarq.runtime.responses import Privacy
from anarq.runtime.settings import Settings
from anarq.runtime.spec_costs import check_costs, check_schemas
from anarq.runtime.wiring import HandlersFactory, Ports
from anarq.wire.errors import ErrorKind
from anarq.wire.protection import Protection

_EXPOSITION: Final = "text/plain; version=0.0.4; charset=utf-8"
_UNHEALTHY: Final = 503
_QUOTING: Final = ("opentelemetry",)
"""Loggers whose warnings quote what a stranger has sent, whole."""


@dataclass(frozen=True, slots=True)
class Works:
    """What a module does beside its requests."""

    relay: Relay
    events: EventDoor
    jobs: JobDoor


def build(
    module: ModuleSpec,
    handlers_factory: HandlersFactory,
    settings: Settings | None = None,
    *,
    ports: Ports | None = None,
    common: Common | None = None,
    peers: Callable[[Ports, ModuleSpec], Peers] = lambda _, __: NoPeers(),
    privacy: Privacy | None = None,
    resident: bool = True,
) -> Starlette:
    """The application of one module: its operations over HTTP, its tools at `/mcp`, `/health` and `/metrics`.

    To build it opens nothing. Its lifespan opens what the module runs on, and closes it, the last first. That raises
    `UnavailableError` or `NotInstalledError` for what cannot be opened, `TypeError` when an operation that is
    available, a topic or a job has no handler, `ValueError` when a peer is missing, or policies cannot be loaded.

    Args:
        module: generated from the module's spec.
        handlers_factory: makes the handlers, given the ports.
        settings: None: the defaults, which keep nothing.
        ports: None: those that the settings describe; others are not closed with the application.
        common: shared with other modules of the process, when the ports are made here.
        peers: makes the ways to the modules that this one uses, given the ports and the module.
        privacy: the privacy profile of responses.
        resident: whether the process goes on between requests, so that relay, jobs and consumers work beside them;
            else `serverless.py` has them do so.

    Raises:
        CostlyContractError: a contract lets a stranger cost more than what he sends accounts for.
        UnusableContractError: a contract is no schema.
        ValueError: the spec does not hold together.
    """
    chosen = settings or Settings()
    shared = common or Common(chosen)
    module, handlers_factory = shared.completed(module, handlers_factory)
    check(module)
    check_costs(module)
    check_schemas(module)

    @asynccontextmanager
    async def lifespan(application: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as life:
            opening = assembly.ports(module, chosen, shared) if ports is None else nullcontext(ports)
            used = replace(await life.enter_async_context(opening), life=life)
            outlets: dict[str, Deliver] = {
                keyfacts.TOPIC: keyfacts.outlet(used.identities),
                memberships.TOPIC: memberships.outlet(used.identities),
            }
            relay = Relay(used.store, Outlets(used.bus, outlets), used.clock)
            ways = peers(used, module)
            pipeline = Pipeline(module, handlers_factory(used), used, privacy, relay.ring, ways)
            events, jobs = EventDoor(pipeline), JobDoor(pipeline)
            outlets |= {answer.name: events.deliver(answer) for answer in module.answers}
            if module.commands:
                outlets[commands.TOPIC] = Courier(module, used.store, used.clock, ways).deliver
            application.state.works = Works(relay, events, jobs)
            if resident:
                for end in await events.subscribe():
                    life.push_async_callback(end)
            door = McpDoor(pipeline, chosen.mcp_hosts)
            await life.enter_async_context(door.running())
            await announce(module, used.store, used.clock)
            if resident:
                await life.enter_async_context(_running(relay, events, jobs))
            application.router.default = http.HttpDoor(pipeline, _own(pipeline, Health(module, used), door))
            life.callback(_close, application)
            yield

    application = _application(_closed, module.errors, module.protection, lifespan)
    application.state.resident = resident
    return application


async def _closed(_: Scope, __: Receive, ___: Send) -> None:
    """The door of an application that does not run."""
    raise RuntimeError("the application was called outside of its lifespan")


def _close(application: Starlette) -> None:
    application.router.default = _closed


class _Works(Protocol):
    """What works beside the requests."""

    async def run(self) -> None:
        """Works until it is cancelled."""
        ...


@asynccontextmanager
async def _running(*works: _Works) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(each.run()) for each in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


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

    return {mcp.PATH: door, "/health": http.ProbePage(pipeline, check), "/metrics": http.ProbePage(pipeline, metrics)}


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
        Exception: what the lifespan of an application has raised before it answered.
    """
    for name in _QUOTING:
        logging.getLogger(name).setLevel(logging.ERROR)
    chosen = settings or Settings()
    sockets = list(listening) or bound(chosen.host, chosen.port)
    application = together(apps)
    config = uvicorn.Config(application, **options(application, chosen))
    try:
        life = Life(application.router.lifespan_context(application))
        Server(config, life, lambda: started(address_of(sockets[0]))).run(sockets=sockets)
    finally:
        for each in sockets:
            each.close()
