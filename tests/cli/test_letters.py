"""`anarq letters`."""

import asyncio
import json
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


def test_an_event_that_is_not_in_the_list_ends_with_one(anarq: Any, state: Path) -> None:
    assert anarq("letters", state, "qwallet", "--replay", "urn:anarq:x#e9").exit_code == 1


def test_a_folder_without_the_module_is_named(anarq: Any, state: Path) -> None:
    result = anarq("letters", state, "squid")
    assert result.exit_code == 2
    assert "squid" in result.output
