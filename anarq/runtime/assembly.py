"""The ports of one module, opened as the settings say; and what the modules of a process have in common."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from anarq.adapters.known import ADAPTERS, Registry
from anarq.adapters.memory.clock import SystemClock
from anarq.adapters.memory.limits import MemoryLimits
from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.adapters.registry import Surroundings, opened
from anarq.adapters.sql.engine import MEMORY
from anarq.ports.bus import Bus
from anarq.ports.shared import Shared
from anarq.runtime.operation import ModuleSpec
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import HandlersFactory, Ports, StandIn


@dataclass(frozen=True, slots=True)
class Together:
    """What the modules of a process have in common.

    Attributes:
        bus: of events.
        shared: nonces, revocations, deposited grants, and what sQuid says of keys.
    """

    bus: Bus
    shared: Shared


class Common:
    """What the modules of a process have in common, while one of them is running.

    The first that joins opens it, the last that leaves closes it. Without a state folder, nothing else would tell them
    of each other.
    """

    def __init__(self, settings: Settings, adapters: Registry = ADAPTERS, stand_in: StandIn | None = None) -> None:
        """Takes the settings, and what answers for operations that no service provides; opens nothing."""
        self._settings = settings
        self._stand_in = stand_in
        self._adapters = adapters
        self._turn = asyncio.Lock()
        self._users = 0
        self._life = AsyncExitStack()
        self._together: Together | None = None

    def completed(self, module: ModuleSpec, handlers: HandlersFactory) -> tuple[ModuleSpec, HandlersFactory]:
        """The module, and what makes its handlers, with what answers for the operations that it does not provide."""
        return (module, handlers) if self._stand_in is None else self._stand_in(module, handlers)

    @asynccontextmanager
    async def joined(self) -> AsyncIterator[Together]:
        """What is in common, while the block runs.

        Raises:
            UnavailableError, NotInstalledError: it cannot be opened; names the setting.
        """
        async with self._turn:
            together = self._together or await self._open()
            self._users += 1
        try:
            yield together
        finally:
            async with self._turn:
                self._users -= 1
                if not self._users:
                    self._together = None
                    await self._life.aclose()

    async def _open(self) -> Together:
        settings, adapters, around = self._settings, self._adapters, _around("shared", self._settings)
        async with AsyncExitStack() as life:
            bus = await life.enter_async_context(opened(adapters.bus, *settings.choice("bus"), around))
            shared = await life.enter_async_context(opened(adapters.shared, *settings.choice("shared"), around))
            self._life, self._together = life.pop_all(), Together(bus, shared)
        return self._together


@asynccontextmanager
async def ports(
    spec: ModuleSpec, settings: Settings, common: Common, adapters: Registry = ADAPTERS
) -> AsyncIterator[Ports]:
    """The ports of a module, while the block runs.

    Args:
        spec: of the module.
        settings: where its state lies, and what it runs on.
        common: of the process.
        adapters: that the settings choose from.

    Raises:
        UnavailableError: something cannot be opened; names the setting.
        NotInstalledError: an adapter needs packages that are not installed.
        ValueError: policies cannot be loaded.
    """
    clock, around = SystemClock(), _around(spec.name, settings, spec)
    async with AsyncExitStack() as life:
        together = await life.enter_async_context(common.joined())
        shared = together.shared
        yield Ports(
            store=await life.enter_async_context(opened(adapters.store, *settings.choice("store"), around)),
            bus=together.bus,
            content=await life.enter_async_context(opened(adapters.content, *settings.choice("content"), around)),
            policy=await life.enter_async_context(opened(adapters.policy, *settings.choice("policy"), around)),
            revocations=shared,
            identities=shared,
            keys=await life.enter_async_context(opened(adapters.keys, *settings.choice("keys"), around)),
            limits=MemoryLimits(clock),
            nonces=shared,
            deposits=shared,
            clock=clock,
            telemetry=MemoryTelemetry(),
        )


def _around(name: str, settings: Settings, spec: ModuleSpec | None = None) -> Surroundings:
    return Surroundings(
        module=name,
        folder=None if settings.state == MEMORY else Path(settings.state),
        durable=settings.durability == "FULL",
        environment=settings.environment,
        passphrase=settings.key_passphrase,
        policy={} if spec is None else spec.policy,
    )
