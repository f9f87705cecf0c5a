"""Services as they run, reached by their generated clients; only the network is left out."""

from contextlib import AsyncExitStack
from dataclasses import replace

import httpx
import pytest

from anarq.adapters.memory.clock import SystemClock
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients.connection import Connection
from anarq.clients.peers import Peers
from anarq.reference.qwallet import app as qwallet_app
from anarq.reference.squid import app as squid_app
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings
from anarq.testing import published
from anarq.testing.people import Person
from anarq.testing.running import running


@pytest.fixture
def ada():
    return Person.named("Ada")


@pytest.fixture
def phone():
    """A key that may become Ada's subidentity."""
    return Person.named("Ada's phone")


@pytest.fixture
def eve():
    return Person.named("Eve")


@pytest.fixture
async def started():
    """Starts the application of a module, and gives the way to it, on which answers are held to what is published of
    the module; stops all at the end.
    """
    async with AsyncExitStack() as stack:

        async def start(application, module):
            await stack.enter_async_context(running(application))
            http = published.client(module, httpx.ASGITransport(application))
            await stack.enter_async_context(http)
            return Connection(http=http, clock=SystemClock(), retry=replace(STANDARD.retry, max_attempts=1))

        yield start


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
async def squid(started, settings):
    """The client of a sQuid that nobody has used yet."""
    return SquidClient(await started(squid_app.build(settings), "squid"))


@pytest.fixture
async def qwallet(started, settings):
    """The client of a Qwallet that runs alone: sQuid is mocked."""
    return QwalletClient(await started(qwallet_app.build(settings), "qwallet"))


@pytest.fixture
async def both(started, settings):
    """Clients of a sQuid and of a Qwallet that asks that sQuid."""
    common = Common(settings)
    application = squid_app.build(settings, common=common)
    squid = SquidClient(await started(application, "squid"))
    wallet = qwallet_app.build(settings, Peers(applications={"squid": application}), common)
    yield squid, QwalletClient(await started(wallet, "qwallet"))
