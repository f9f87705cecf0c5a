"""`anarq hold` and `anarq archive`."""

import asyncio
import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from anarq.adapters.sql.store import SqlStore
from anarq.ports.store import Archived, Change, Unit

NOW = datetime(2026, 11, 23, tzinfo=UTC)
BY = ("--by", "counsel", "--reason", "case 7")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder of Qwallet, with two records in its archive."""
    folder = tmp_path / "state"
    folder.mkdir(mode=0o700)

    async def fill() -> None:
        store = SqlStore.sqlite(folder / "qwallet.sqlite")
        left = [
            Archived("intent", f"i{index}", 1, {"n": index}, owner, NOW.timestamp(), resource)
            for index, (owner, resource) in enumerate([("ann", "transaction-records"), (None, "identity-records")])
        ]
        await store.commit(Unit(now=NOW, changes=(Change("intent", "i", {}, 0),), archived=tuple(left)))
        await store.close()

    asyncio.run(fill())
    return folder


def rows(state: Path, query: str) -> list[Any]:
    with sqlite3.connect(state / "qwallet.sqlite") as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_there_are_no_holds_at_first(anarq: Any, state: Path) -> None:
    assert anarq("hold", state, "qwallet").output == "no legal holds\n"


def test_a_hold_is_placed_and_lifted_and_the_audit_log_says_by_whom_and_why(anarq: Any, state: Path) -> None:
    placed = anarq(
        "hold", state, "qwallet", "--place", "transaction-records", "--owner", "ann", *BY, "--format", "json"
    )
    (hold,) = json.loads(placed.output)["holds"]
    assert (hold["resource"], hold["owner"], hold["record"], hold["by"]) == (
        "transaction-records",
        "ann",
        None,
        "counsel",
    )
    assert "transaction-records  of ann\n" in anarq("hold", state, "qwallet").output
    lifted = anarq("hold", state, "qwallet", "--lift", hold["id"], "--by", "judge", "--reason", "settled")
    assert (lifted.exit_code, lifted.output) == (0, "no legal holds\n")
    told = [(type_, json.loads(details)) for type_, details in rows(state, "SELECT type, details FROM audit")]
    assert [(type_, said["by"], said["reason"]) for type_, said in told] == [
        ("qwallet.hold.place", "counsel", "case 7"),
        ("qwallet.hold.lift", "judge", "settled"),
    ]


def test_a_hold_that_is_not_there_is_not_lifted(anarq: Any, state: Path) -> None:
    assert anarq("hold", state, "qwallet", "--lift", "nothing", *BY).exit_code == 1
    assert rows(state, "SELECT count(*) FROM audit") == [(0,)]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--place", "session-data", *BY), "no legal hold keeps `session-data` of qwallet"),
        (("--place", "transaction-record", *BY), "did you mean `transaction-records`?"),
        (("--place", "transaction-records"), "say with --by who does it"),
        (("--place", "transaction-records", "--lift", "h", *BY), "not both at once"),
        (("--owner", "ann"), "give --place as well"),
        (("--place", "transaction-records", "--owner", "", *BY), "`--owner` is empty"),
        (("--place", "transaction-records", "--record", " ", *BY), "`--record` is empty"),
        (("--place", "", *BY), "`--place` is empty"),
        (("--lift", "", *BY), "`--lift` is empty"),
        (("--lift", "h", "--by", " ", "--reason", "x"), "`--by` is empty"),
        (("--place", "transaction-records", "--owner", "ann\udcff", *BY), "`--owner` holds bytes that are no UTF-8"),
        (("--lift", "h", "--by", "counsel", "--reason", "\udcff"), "`--reason` holds bytes that are no UTF-8"),
    ],
)
def test_what_cannot_be_held_is_said(anarq: Any, state: Path, arguments: tuple[str, ...], told: str) -> None:
    result = anarq("hold", state, "qwallet", *arguments)
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())
    assert rows(state, "SELECT count(*) FROM audit") == [(0,)]


def test_the_archive_is_printed_a_record_a_line(anarq: Any, state: Path) -> None:
    lines = [json.loads(line) for line in anarq("archive", state, "qwallet").output.splitlines()]
    assert [(line["id"], line["owner"], line["archived"]) for line in lines] == [
        ("i0", "ann", "2026-11-23T00:00:00.000Z"),
        ("i1", None, "2026-11-23T00:00:00.000Z"),
    ]


def test_the_archive_is_asked_for_resource_types_that_there_are(anarq: Any, state: Path) -> None:
    slip = anarq("archive", state, "qwallet", "--resource", "transaction-record")
    assert (slip.exit_code, slip.stdout) == (2, "")
    assert "did you mean `transaction-records`?" in " ".join(slip.stderr.split())
    none = anarq("archive", state, "qwallet", "--resource", "wallet-configuration")
    assert (none.exit_code, none.output) == (0, "")


def test_the_archive_holds_nothing_that_a_terminal_would_act_on(anarq: Any, state: Path) -> None:
    odd = "\x1b[31m \x9b2J \x7f \u202e \u2028 é"

    async def keep() -> None:
        store = SqlStore.sqlite(state / "qwallet.sqlite")
        left = Archived("intent", "odd", 1, {"purpose": odd}, odd, NOW.timestamp(), "transaction-records")
        await store.commit(Unit(now=NOW, archived=(left,)))
        await store.close()

    asyncio.run(keep())
    line = anarq("archive", state, "qwallet").output.split("\n")[2]
    assert line.isprintable()
    assert "é" in line
    assert (json.loads(line)["owner"], json.loads(line)["body"]) == (odd, {"purpose": odd})


@pytest.mark.parametrize("damage", ["body = '['", "body = '[]'", "changed = 1e20", "archived = 'x'"])
def test_an_archive_that_is_damaged_is_said_to_be(anarq: Any, state: Path, damage: str) -> None:
    with sqlite3.connect(state / "qwallet.sqlite") as connection:
        connection.execute(f"UPDATE archive SET {damage} WHERE position = 2")  # noqa: S608 - of the list above
    connection.close()
    result = anarq("archive", state, "qwallet")
    assert result.exit_code == 2
    assert "the archive is damaged after position 1" in " ".join(result.output.split())


@pytest.mark.parametrize("only", [("--owner", "ann"), ("--resource", "transaction-records")])
def test_only_a_part_of_the_archive_is_printed(anarq: Any, state: Path, only: tuple[str, str]) -> None:
    assert [json.loads(line)["id"] for line in anarq("archive", state, "qwallet", *only).output.splitlines()] == ["i0"]
