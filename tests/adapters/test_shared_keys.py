"""One key file, opened by several processes: each adds to what the others have written."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from anarq.adapters.local.keyfile import KeyFile
from anarq.adapters.local.keys import LocalKeys
from anarq.adapters.memory.clock import SystemClock
from anarq.ports.errors import NotFoundError
from anarq.wire.own_key import SCOPE, own_key

NOW = datetime(2026, 11, 26, tzinfo=UTC)
OWN = """
import asyncio, sys
from pathlib import Path
from anarq.adapters.local.keyfile import KeyFile
from anarq.adapters.local.keys import LocalKeys
from anarq.adapters.memory.clock import SystemClock
from anarq.wire.own_key import own_key

keys = LocalKeys(KeyFile(Path(sys.argv[1]), "correct horse"), "dev")
print("opened", flush=True)
sys.stdin.readline()
print(asyncio.run(own_key(keys, SystemClock())).did)
"""


def opened(folder: Path) -> LocalKeys:
    return LocalKeys(KeyFile(folder / "keys", "correct horse"), "dev")


async def test_who_opened_the_file_before_there_was_a_key_has_the_same_one(tmp_path: Path) -> None:
    one, two = opened(tmp_path), opened(tmp_path)
    made = await own_key(one, SystemClock())
    assert await own_key(two, SystemClock()) == made
    assert await own_key(opened(tmp_path), SystemClock()) == made


async def test_of_processes_that_need_a_key_at_once_one_makes_it(tmp_path: Path) -> None:
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-c", OWN, str(tmp_path / "keys"))
    processes = [await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe) for _ in range(3)]
    for process in processes:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"opened\n"
    told = await asyncio.gather(*(process.communicate(b"\n") for process in processes))
    assert len({out for out, _ in told}) == 1
    assert told[0][0].startswith(b"did:key:")


async def test_no_key_is_lost_when_another_process_writes(tmp_path: Path) -> None:
    one, two = opened(tmp_path), opened(tmp_path)
    await one.create("a.x", NOW)
    await two.create("b.x", NOW)
    await one.rotate("b.x", NOW)
    await two.destroy("a.x/1")
    found = opened(tmp_path)
    assert [key.id for scope in await found.scopes() for key in await found.versions(scope)] == ["b.x/1", "b.x/2"]
    with pytest.raises(NotFoundError):
        await one.destroy("a.x/1")


async def test_a_key_that_was_destroyed_is_not_made_anew_by_who_needs_it(tmp_path: Path) -> None:
    keys = opened(tmp_path)
    await keys.create(SCOPE, NOW)
    await keys.destroy(f"{SCOPE}/1")
    with pytest.raises(ValueError, match="already"):
        await own_key(opened(tmp_path), SystemClock())
