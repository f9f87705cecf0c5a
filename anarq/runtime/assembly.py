"""The embedded ports of one module, from settings: nothing to start beside the process."""

import logging
from contextlib import suppress
from pathlib import Path
from typing import Final

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


def ports(spec: ModuleSpec, settings: Settings, bus: Bus | None = None) -> Ports:
    """The ports of a module; several modules of one process share a bus.

    Raises:
        UnavailableError: a database or the key file cannot be opened, or others can read the state folder.
        ValueError: policies cannot be loaded.
    """
    clock = SystemClock()
    root = None if settings.state == MEMORY else Path(settings.state)
    if root is not None:
        private.folder(root)
    durability: Durability = "FULL" if settings.durability == "FULL" else "NORMAL"
    shared = SharedState.sqlite(MEMORY if root is None else root / "shared.sqlite")
    return Ports(
        store=SqlStore.sqlite(MEMORY if root is None else root / f"{spec.name}.sqlite", durability),
        bus=bus or MemoryBus(),
        content=LocalContent.temporary() if root is None else LocalContent(root / "blocks"),
        policy=policy(spec, settings),
        revocations=shared,
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


def _key_file(spec: ModuleSpec, settings: Settings, root: Path | None) -> KeyFile | None:
    if root is None or not settings.key_passphrase:
        return None
    return KeyFile(root / f"{spec.name}.keys", settings.key_passphrase)


async def close(used: Ports, shared_bus: Bus | None = None) -> None:
    """Lets go of everything that `ports` has opened; a shared bus stays open."""
    if shared_bus is None:
        await used.bus.close()
    await used.store.close()
    for port in (used.revocations, used.policy, used.content):
        closing = getattr(port, "close", None)
        if closing is not None:
            await closing()
