"""`anarq audit`."""

import asyncio
import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from anarq.adapters.sql.store import SqlStore
from anarq.ports.store import AuditEntry, Unit


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder with one event in the log of Qwallet."""
    folder = tmp_path / "state"
    folder.mkdir(mode=0o700)
    entry = AuditEntry(
        id="r1",
        at="2026-11-23T00:00:00Z",
        type="qwallet.op",
        ref="urn:r1",
        actor={},
        layer="operation",
        verdict="ALLOW",
        details={},
    )

    async def fill() -> None:
        store = SqlStore.sqlite(folder / "qwallet.sqlite")
        await store.commit(Unit(now=datetime(2026, 11, 23, tzinfo=UTC), audit=(entry,)))
        await store.close()

    asyncio.run(fill())
    return folder


def test_a_log_is_intact_and_its_head_can_be_kept(anarq: Any, state: Path) -> None:
    first = anarq("audit", state, "qwallet", "--format", "json")
    told = json.loads(first.output)
    assert (first.exit_code, told["intact"], told["size"]) == (0, True, 1)
    again = anarq("audit", state, "qwallet", "--head", f"1:{told['root']}")
    assert (again.exit_code, again.output) == (0, f"intact: 1 events\nhead 1:{told['root']}\n")


def test_a_log_that_was_changed_ends_with_one(anarq: Any, state: Path) -> None:
    connection = sqlite3.connect(state / "qwallet.sqlite")
    with connection:
        connection.execute("DELETE FROM audit")
    connection.close()
    result = anarq("audit", state, "qwallet")
    assert (result.exit_code, result.output.partition(":")[0]) == (1, "changed")
    document = anarq("audit", state, "qwallet", "--format", "json")
    assert (document.exit_code, json.loads(document.output)["intact"]) == (1, False)


@pytest.mark.parametrize("column", ["id", "actor", "details"])
def test_a_row_whose_text_is_not_utf_8_is_named(anarq: Any, state: Path, column: str) -> None:
    connection = sqlite3.connect(state / "qwallet.sqlite")
    with connection:
        connection.execute(f"UPDATE audit SET {column} = CAST(x'61ff' AS TEXT)")  # noqa: S608 - a name of ours
    connection.close()
    result = anarq("audit", state, "qwallet")
    assert result.exit_code == 1
    told = f"row 1 of the audit log holds bytes in `{column}` that are not UTF-8, from byte 1 on"
    assert told in result.output.replace("\n", " ")


@pytest.mark.parametrize("head", ["1", "x:00", "1:00", "-1:" + "0" * 64, "1:" + "g" * 64])
def test_a_head_that_is_not_one_is_refused(anarq: Any, state: Path, head: str) -> None:
    result = anarq("audit", state, "qwallet", "--head", head)
    assert (result.exit_code, "SIZE:ROOT" in result.output) == (2, True)


def test_a_folder_without_the_module_is_refused(anarq: Any, state: Path) -> None:
    assert anarq("audit", state, "squid").exit_code == 2
    (state / "squid.sqlite").write_text("no database at all, whatever its name says")
    assert anarq("audit", state, "squid").exit_code != 0


def test_a_module_that_has_no_state_there_is_told_with_what_was_meant(anarq: Any, state: Path) -> None:
    near, far = anarq("audit", state, "qwalet"), anarq("audit", state, "squid")
    assert (near.exit_code, far.exit_code) == (2, 2)
    assert "holds no state of `qwalet`; did you mean `qwallet`?" in near.stderr
    assert "holds no state of `squid`; there is that of qwallet" in far.stderr
    (state / "qwallet.sqlite").unlink()
    assert "it is the state of no service" in anarq("audit", state, "squid").stderr
