"""Applications that run in the process of a test."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette


@asynccontextmanager
async def running(application: Starlette) -> AsyncIterator[None]:
    """Runs the lifespan of an application while the block runs.

    It runs in a task of its own: a lifespan that holds task groups must end in the task in which it began, and test
    runners set up and tear down in different ones.
    """
    started, over = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with application.router.lifespan_context(application):
            started.set()
            await over.wait()

    life = asyncio.create_task(live())
    waiting = asyncio.create_task(started.wait())
    try:
        await asyncio.wait({life, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if life.done():
            life.result()
        yield
    finally:
        waiting.cancel()
        over.set()
        await life
