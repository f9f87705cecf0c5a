"""`anarq letters`."""

import asyncio
import json
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from anarq.adapters.sql.store import SqlStore
from anarq.ports.store import DeadLetter, InboxMark, Unit

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder in which Qwallet has given up two events."""
    folder = tmp_path / "state"
    folder.mkdir(mode=0o700)

    async def fill() -> None:
        store = SqlStore.sqlite(folder / "qwallet.sqlite")
        for index in (1, 2):
            mark = InboxMark("q.x.done.v1", f"urn:anarq:x#e{index}")
            letter = DeadLetter(mark, {"secret": "s"}, "CONFLICT", f"No \x1b[31m{index}.", NOW.timestamp() + index)
            await store.commit(Unit(now=NOW, dead=letter))
        await store.close()

    asyncio.run(fill())
    return folder


def test_letters_are_listed_with_their_reasons_and_without_their_data(anarq: Any, state: Path) -> None:
    result = anarq("letters", state, "qwallet")
    assert result.exit_code == 0
    assert "2026-11-23T00:00:01Z  q.x.done.v1  urn:anarq:x#e1\n" in result.output
    assert "CONFLICT: No " in result.output
    assert "\x1b" not in result.output
    assert "secret" not in result.output


def test_one_is_taken_again_when_somebody_asks_for_it(anarq: Any, state: Path) -> None:
    result = anarq("letters", state, "qwallet", "--replay", "urn:anarq:x#e2", "--format", "json")
    letters = json.loads(result.output)["letters"]
    assert (result.exit_code, [(each["event"], each["wanted"]) for each in letters]) == (
        0,
        [("urn:anarq:x#e1", False), ("urn:anarq:x#e2", True)],
    )


def test_all_are_taken_again(anarq: Any, state: Path) -> None:
    result = anarq("letters", state, "qwallet", "--replay-all", "--format", "json")
    assert [each["wanted"] for each in json.loads(result.output)["letters"]] == [True, True]


def test_one_is_forgotten(anarq: Any, state: Path) -> None:
    anarq("letters", state, "qwallet", "--drop", "urn:anarq:x#e1", "--drop", "urn:anarq:x#e2")
    assert anarq("letters", state, "qwallet").output == "no dead letters\n"


def test_a_peer_adds_no_line_to_the_list(anarq: Any, state: Path) -> None:
    with sqlite3.connect(state / "qwallet.sqlite") as connection:
        connection.execute("UPDATE deliveries SET reason = 'one' || char(10) || 'FORGED' WHERE event LIKE '%e1'")
    connection.close()
    lines = anarq("letters", state, "qwallet").output.splitlines()
    assert [line for line in lines if "FORGED" in line and "one" not in line] == []
    assert any("one\\x0aFORGED" in line for line in lines)


def test_an_event_that_is_not_in_the_list_ends_with_one(anarq: Any, state: Path) -> None:
    result = anarq("letters", state, "qwallet", "--replay", "urn:anarq:x#e9")
    assert (result.exit_code, result.stderr) == (1, "`urn:anarq:x#e9` is not in the list\n")


def test_an_event_is_not_taken_again_and_forgotten_at_once(anarq: Any, state: Path) -> None:
    result = anarq("letters", state, "qwallet", "--replay", "urn:anarq:x#e1", "--drop", "urn:anarq:x#e1")
    assert (result.exit_code, "choose one of them" in result.stderr) == (2, True)
    letters = json.loads(anarq("letters", state, "qwallet", "--format", "json").output)["letters"]
    assert [each["wanted"] for each in letters] == [False, False]


@pytest.mark.parametrize("also", [("--replay-all",), ("--replay", "urn:anarq:x#e1", "--drop", "urn:anarq:x#e2")])
def test_what_is_done_with_others_does_not_hide_that_one_is_not_in_the_list(
    anarq: Any, state: Path, also: tuple[str, ...]
) -> None:
    assert anarq("letters", state, "qwallet", *also, "--replay", "urn:anarq:x#e9").exit_code == 1


def test_a_list_that_is_cut_says_so(anarq: Any, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "there may be more" not in anarq("letters", state, "qwallet").output
    monkeypatch.setattr("anarq.cli.commands.letters._MOST", 1)
    assert "the first 1; there may be more" in anarq("letters", state, "qwallet").output


@pytest.mark.parametrize("command", ["letters", "audit"])
def test_what_is_no_file_is_not_meant(anarq: Any, state: Path, command: str) -> None:
    os.mkfifo(state / "squid.sqlite")
    assert "did you mean" not in anarq(command, state, "squid").output


@pytest.mark.parametrize("command", ["letters", "audit"])
def test_a_database_that_is_damaged_wherever_it_may_be_is_told(anarq: Any, state: Path, command: str) -> None:
    """SQLite names what it cannot read in its message, by bytes that may be no text."""
    file = state / "qwallet.sqlite"
    whole = file.read_bytes()
    at = whole.index(b"CREATE TABLE")
    file.write_bytes(whole[:at] + b"CREATE \xff\xfe" + whole[at + 9 :])
    result = anarq(command, state, "qwallet")
    assert (result.exit_code, "bug" in result.stderr) == (2, False), result.output


def test_a_folder_without_the_module_is_named(anarq: Any, state: Path) -> None:
    result = anarq("letters", state, "squid")
    assert result.exit_code == 2
    assert "squid" in result.output


@pytest.mark.parametrize(
    ("column", "value"),
    [("body", "nojson"), ("at", 1e300), ("at", "yesterday"), ("code", b"\xff"), ("reason", b"\xff")],
)
def test_a_letter_that_was_damaged_can_be_seen_and_dropped(anarq: Any, state: Path, column: str, value: object) -> None:
    with sqlite3.connect(state / "qwallet.sqlite") as connection:
        connection.execute(f"UPDATE deliveries SET {column} = ? WHERE event LIKE '%e1'", (value,))  # noqa: S608 - ours
    connection.close()
    for form in ("text", "json"):
        assert anarq("letters", state, "qwallet", "--format", form).exit_code == 0
    anarq("letters", state, "qwallet", "--drop", "urn:anarq:x#e1")
    assert "e1" not in anarq("letters", state, "qwallet").output


@pytest.mark.parametrize("command", ["letters", "audit"])
def test_what_is_not_a_state_of_a_service_is_told_and_left_as_it_is(anarq: Any, state: Path, command: str) -> None:
    (state / "empty.sqlite").touch()
    foreign = state.parent / "foreign.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE audit (x)")
    connection.close()
    before = foreign.read_bytes(), foreign.stat().st_mode
    (state / "linked.sqlite").symlink_to(foreign)
    (state / "other.sqlite").write_bytes(before[0])
    for name, why in (("empty", "no table"), ("linked", "a link"), ("other", "no table")):
        result = anarq(command, state, name)
        assert (result.exit_code, why in result.output) == (2, True), result.output
    assert (foreign.read_bytes(), foreign.stat().st_mode) == before
    assert (state / "empty.sqlite").read_bytes() == b""


def test_nothing_is_changed_behind_a_link_beside_the_state(anarq: Any, state: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("v")
    victim.chmod(0o644)
    (state / "qwallet.sqlite-journal").symlink_to(victim)
    assert anarq("audit", state, "qwallet").exit_code == 2
    assert victim.stat().st_mode & 0o777 == 0o644
