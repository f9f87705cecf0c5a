"""The embedded ports of one module, from settings: nothing to start beside the process."""

import logging
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from anarq.adapters.local import private
from anarq.adapters.local.content import LocalContent
from anarq.adapters.local.keyfile import KeyFile
from anarq.adapters.local.keys import LocalKeys
from anarq.adapters.memory.bus import MemoryBus
from anarq.adapters.memory.clock import SystemClock
from anarq.adapters.memory.limits import MemoryLimits
from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.adapters.policy.absent import NoPolicy
from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.opa import OpaPolicy
from anarq.adapters.policy.sources import packaged
from anarq.adapters.sql.engine import MEMORY, Durability
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.ports.bus import Bus
from anarq.ports.policy import Policy
from anarq.runtime.operation import ModuleSpec
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import Ports

_LOG: Final = logging.getLogger("anarq.runtime")


@dataclass(frozen=True, slots=True)
class Common:
    """What the modules of a process have in common: without a state folder, nothing else would tell them of each other.

    Attributes:
        bus: of events.
        shared: nonces, revocations, deposited grants, and what sQuid says of keys.
    """

    bus: Bus
    shared: SharedState

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """What the settings describe.

        Raises:
            UnavailableError: the database cannot be opened, or others can read the state folder.
        """
        root = _root(settings)
        return cls(MemoryBus(), SharedState.sqlite(MEMORY if root is None else root / "shared.sqlite"))

    async def close(self) -> None:
        """Lets go of both."""
        await self.bus.close()
        await self.shared.close()


def ports(spec: ModuleSpec, settings: Settings, common: Common | None = None) -> Ports:
    """The ports of a module.

    Args:
        spec: of the module.
        settings: where its state lies, and what it runs on.
        common: of the process; None: the module is alone, and has its own.

    Raises:
        UnavailableError: a database or the key file cannot be opened, or others can read the state folder.
        ValueError: policies cannot be loaded.
    """
    clock = SystemClock()
    root = _root(settings)
    durability: Durability = "FULL" if settings.durability == "FULL" else "NORMAL"
    used = common or Common.of(settings)
    shared = used.shared
    return Ports(
        store=SqlStore.sqlite(MEMORY if root is None else root / f"{spec.name}.sqlite", durability),
        bus=used.bus,
        content=LocalContent.temporary() if root is None else LocalContent(root / "blocks"),
        policy=policy(spec, settings),
        revocations=shared,
        identities=shared,
        keys=LocalKeys(_key_file(spec, settings, root), settings.environment),
        limits=MemoryLimits(clock),
        nonces=shared,
        deposits=shared,
        clock=clock,
        telemetry=MemoryTelemetry(),
    )


def policy(spec: ModuleSpec, settings: Settings) -> Policy:
    """The policy engine that the settings name; with none: deny.

    Raises:
        ImportError: the engine was asked for by name and is not installed.
        ValueError: policies cannot be loaded.
    """
    if settings.policy == "opa":
        return OpaPolicy.at(settings.opa_url)
    if settings.policy == "embedded":
        return EmbeddedPolicy.load(packaged("lib", "authz"), spec.policy)
    if settings.policy == "auto":
        with suppress(ImportError):
            return EmbeddedPolicy.load(packaged("lib", "authz"), spec.policy)
    _LOG.warning("%s: there is no policy engine; every call will be denied", spec.name)
    return NoPolicy()


def _root(settings: Settings) -> Path | None:
    if settings.state == MEMORY:
        return None
    root = Path(settings.state)
    private.folder(root)
    return root


def _key_file(spec: ModuleSpec, settings: Settings, root: Path | None) -> KeyFile | None:
    if root is None or not settings.key_passphrase:
        return None
    return KeyFile(root / f"{spec.name}.keys", settings.key_passphrase)


async def close(used: Ports, common: Common | None = None) -> None:
    """Lets go of everything that `ports` has opened; what is common stays open."""
    if common is None:
        await used.bus.close()
    own = (used.store, used.policy, used.content, *(() if common else (used.revocations,)))
    for port in own:
        closing = getattr(port, "close", None)
        if closing is not None:
            await closing()
