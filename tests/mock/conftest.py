"""Mocks as they are served, each answer held to what is published of its module; only the network is left out."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio

from anarq import resources
from anarq.cli import outside, serving
from anarq.mock import service
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings
from anarq.testing.published import Published
from anarq.testing.running import running
from anarq.testing.walk import HOST, Found, Walk, found, reached

HERE = Path(__file__).parent


@asynccontextmanager
async def walking(module: Found) -> AsyncIterator[Walk]:
    """A walk over a module that is mocked as a whole."""
    document = json.loads((module.folder / "_gen" / "openapi.json").read_text("utf-8"))
    settings = Settings(mcp_hosts=(HOST,))
    common = Common(settings)
    application = service.build(module.spec, settings, common, published=module.folder)
    async with common.joined() as together, running(application), reached(application) as http:
        http.event_hooks = {"response": [Published(document).hold]}
        yield Walk(module, http, admit=together.shared.admit)


@pytest_asyncio.fixture(params=serving.modules(), scope="module", loop_scope="module")
async def every(request: pytest.FixtureRequest) -> AsyncIterator[Walk]:
    """A walk over each module of this installation."""
    async with walking(found(request.param, resources.root() / "modules" / request.param)) as walk:
        yield walk


@pytest.fixture(scope="module")
def dock() -> Iterator[Found]:
    """A small module with one of each thing, of which there is no service."""
    with outside.generated(HERE / "qdock") as generated:
        yield found(generated.spec.name, generated.folder)


@pytest.fixture
async def walk(dock: Found) -> AsyncIterator[Walk]:
    """A walk over the small module."""
    async with walking(dock) as walk:
        yield walk
