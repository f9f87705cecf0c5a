"""The adapters that there are: the one table, as a value."""

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from anarq.adapters.local import private
from anarq.adapters.local.content import LocalContent
from anarq.adapters.local.keyfile import KeyFile
from anarq.adapters.local.keys import LocalKeys
from anarq.adapters.memory.bus import MemoryBus
from anarq.adapters.policy.absent import NoPolicy
from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.opa import OpaPolicy, check_server
from anarq.adapters.policy.sources import packaged
from anarq.adapters.registry import Adapter, Address, Surroundings, check_folder, folder_of
from anarq.adapters.sql.engine import MEMORY, Durability
from anarq.adapters.sql.postgres import check_postgres
from anarq.adapters.sql.shared import SharedState
from anarq.adapters.sql.store import SqlStore
from anarq.ports.bus import Bus
from anarq.ports.content import Content
from anarq.ports.keys import Keys
from anarq.ports.policy import Policy
from anarq.ports.shared import Shared
from anarq.ports.store import Store

_LOG: Final = logging.getLogger("anarq.runtime")


@dataclass(frozen=True, slots=True)
class Registry:
    """The adapters of each port that is chosen by URL, by scheme."""

    store: Mapping[str, Adapter[Store]]
    shared: Mapping[str, Adapter[Shared]]
    bus: Mapping[str, Adapter[Bus]]
    content: Mapping[str, Adapter[Content]]
    policy: Mapping[str, Adapter[Policy]]
    keys: Mapping[str, Adapter[Keys]]


@asynccontextmanager
async def _sqlite_store(address: Address, around: Surroundings) -> AsyncIterator[Store]:
    store = SqlStore.sqlite(_database(address, around), _durability(around))
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def _sqlite_shared(address: Address, around: Surroundings) -> AsyncIterator[Shared]:
    shared = SharedState.sqlite(_database(address, around), _durability(around))
    try:
        yield shared
    finally:
        await shared.close()


@asynccontextmanager
async def _postgres_store(address: Address, around: Surroundings) -> AsyncIterator[Store]:
    store = await SqlStore.postgres(address.url, around.module, _durability(around))
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def _postgres_shared(address: Address, around: Surroundings) -> AsyncIterator[Shared]:
    shared = await SharedState.postgres(address.url, around.module, _durability(around))
    try:
        yield shared
    finally:
        await shared.close()


def _database(address: Address, around: Surroundings) -> Path | str:
    folder = folder_of(address, around)
    if folder is None:
        return MEMORY
    private.folder(folder)
    return folder / f"{around.module}.sqlite"


def _durability(around: Surroundings) -> Durability:
    return "FULL" if around.durable else "NORMAL"


@asynccontextmanager
async def _memory_bus(_: Address, __: Surroundings) -> AsyncIterator[Bus]:
    bus = MemoryBus()
    try:
        yield bus
    finally:
        await bus.close()


@asynccontextmanager
async def _nats_bus(address: Address, _: Surroundings) -> AsyncIterator[Bus]:
    from anarq.adapters.nats.bus import NatsBus  # an extra

    bus = await NatsBus.at(address.url)
    try:
        yield bus
    finally:
        await bus.close()


def _check_nats(address: Address) -> None:
    parts = address.parts
    if not parts.hostname or parts.path not in {"", "/"} or parts.query:
        raise ValueError("it is `nats://USER:PASSWORD@HOST:PORT`")


@asynccontextmanager
async def _local_content(address: Address, around: Surroundings) -> AsyncIterator[Content]:
    folder = folder_of(address, around)
    content = LocalContent.temporary() if folder is None else LocalContent(folder / "blocks")
    try:
        yield content
    finally:
        await content.close()


def _embedded(around: Surroundings) -> Policy:
    return EmbeddedPolicy.load(packaged("lib", "authz"), around.policy)


@asynccontextmanager
async def _embedded_policy(_: Address, around: Surroundings) -> AsyncIterator[Policy]:
    yield _embedded(around)


@asynccontextmanager
async def _opa_policy(address: Address, _: Surroundings) -> AsyncIterator[Policy]:
    policy = OpaPolicy.at(_server(address))
    try:
        yield policy
    finally:
        await policy.close()


def _server(address: Address) -> str:
    return address.url.removeprefix("opa+")


@asynccontextmanager
async def _no_policy(_: Address, around: Surroundings) -> AsyncIterator[Policy]:
    yield _denying(around)


@asynccontextmanager
async def _any_policy(_: Address, around: Surroundings) -> AsyncIterator[Policy]:
    """The embedded engine where it is installed: it has no wheel for every platform."""
    try:
        policy = _embedded(around)
    except ImportError:
        policy = _denying(around)
    yield policy


def _denying(around: Surroundings) -> Policy:
    _LOG.warning("%s: there is no policy engine; every call will be denied", around.module)
    return NoPolicy()


@asynccontextmanager
async def _local_keys(address: Address, around: Surroundings) -> AsyncIterator[Keys]:
    folder = folder_of(address, around)
    file = None if folder is None or not around.passphrase else _key_file(folder, around)
    yield LocalKeys(file, around.environment)


def _key_file(folder: Path, around: Surroundings) -> KeyFile:
    private.folder(folder)
    return KeyFile(folder / f"{around.module}.keys", around.passphrase)


ADAPTERS: Final = Registry(
    store={
        "sqlite": Adapter(_sqlite_store, check_folder),
        "postgresql": Adapter(_postgres_store, check_postgres, "postgres"),
    },
    shared={
        "sqlite": Adapter(_sqlite_shared, check_folder),
        "postgresql": Adapter(_postgres_shared, check_postgres, "postgres"),
    },
    bus={"memory": Adapter(_memory_bus), "nats": Adapter(_nats_bus, _check_nats, "nats")},
    content={"file": Adapter(_local_content, check_folder)},
    policy={
        "auto": Adapter(_any_policy),
        "embedded": Adapter(_embedded_policy),
        "opa+http": Adapter(_opa_policy, lambda address: check_server(_server(address)), "engines"),
        "opa+https": Adapter(_opa_policy, lambda address: check_server(_server(address)), "engines"),
        "none": Adapter(_no_policy),
    },
    keys={"file": Adapter(_local_keys, check_folder)},
)
"""What the settings of a service choose from."""
