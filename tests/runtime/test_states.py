"""States of records: a decision that takes one where nothing says that it may is not committed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from anarq.adapters.sql.store import SqlStore
from anarq.ports.store import Change, Snapshot, Unit
from anarq.runtime.operation import States
from anarq.runtime.responses import BrokenContractError
from anarq.runtime.states import Machines

NOW = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)

LAMP = States(
    kind="lamp",
    member="status",
    moves={"make": frozenset({(None, "OFF")}), "press": frozenset({("OFF", "ON"), ("ON", "OFF")})},
)


@asynccontextmanager
async def kept(lamp: Any) -> AsyncIterator[Snapshot]:
    """A snapshot of a store with a lamp, or without."""
    store = SqlStore.sqlite(":memory:")
    try:
        if lamp is not None:
            await store.commit(Unit(now=NOW, changes=(Change("lamp", "l", lamp, 0),)))
        async with store.snapshot() as snapshot:
            yield snapshot
    finally:
        await store.close()


async def held(entry: str, body: Any, before: Any = None, *, version: int | None = None) -> None:
    """Holds a change of a lamp that is as it is said, or not there."""
    expected = version if version is not None else 0 if before is None else 1
    async with kept(before) as snapshot:
        await Machines([LAMP]).hold(entry, (Change("lamp", "l", body, expected),), snapshot)


@pytest.mark.parametrize(
    ("entry", "body", "before"),
    [
        ("make", {"status": "OFF"}, None),
        ("press", {"status": "ON"}, {"status": "OFF"}),
        ("press", {"status": "OFF"}, {"status": "ON"}),
        ("polish", {"status": "ON", "clean": True}, {"status": "ON"}),
        ("throw", None, {"status": "ON"}),
    ],
)
async def test_a_record_goes_where_its_contract_says(entry: str, body: Any, before: Any) -> None:
    await held(entry, body, before)


@pytest.mark.parametrize(
    ("entry", "body", "before", "told"),
    [
        ("make", {"status": "ON"}, None, "make takes a record of `lamp` from the beginning to `ON`"),
        ("make", {"status": "ON"}, {"status": "OFF"}, "from `OFF` to `ON`"),
        ("press", {"status": "BROKEN"}, {"status": "ON"}, "from `ON` to `BROKEN`"),
        ("press", {}, {"status": "ON"}, "from `ON` to `None`"),
        ("polish", {"status": "OFF"}, {"status": "ON"}, "polish takes"),
    ],
)
async def test_it_goes_nowhere_else(entry: str, body: Any, before: Any, told: str) -> None:
    with pytest.raises(BrokenContractError, match=told):
        await held(entry, body, before)


async def test_what_was_decided_on_an_older_state_is_left_to_the_commit() -> None:
    await held("make", {"status": "ON"}, {"status": "OFF"}, version=2)
    await held("make", {"status": "ON"}, version=3)


async def test_a_kind_without_states_is_left_alone() -> None:
    async with kept(None) as snapshot:
        await Machines([]).hold("make", (Change("lamp", "l", {"status": "ON"}, 0),), snapshot)
