"""Blocks and keys on the disk: damage is noticed, others are kept out, a crash leaves nothing half-written."""

# ruff: noqa: ASYNC240, S107 - nothing else runs in the loop of a test; a sample passphrase

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from anarq.adapters.local.content import LocalContent
from anarq.adapters.local.keyfile import KeyFile
from anarq.adapters.local.keys import LocalKeys
from anarq.ports.errors import CorruptError, UnavailableError

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "keys"


def opened(path: Path, passphrase: str = "correct horse", environment: str = "dev") -> LocalKeys:
    return LocalKeys(KeyFile(path, passphrase), environment)


async def test_keys_outlive_the_process(path: Path) -> None:
    keys = opened(path)
    await keys.create("payment.sign", NOW)
    await keys.rotate("payment.sign", NOW)
    await keys.destroy("payment.sign/2")
    again = opened(path)
    assert await again.versions("payment.sign") == await keys.versions("payment.sign")
    assert (await again.sign("payment.sign", b"m"))[1] == (await keys.sign("payment.sign", b"m"))[1]
    assert (await again.rotate("payment.sign", NOW)).version == 3
    await again.ping()


async def test_only_the_owner_may_read_the_file(path: Path) -> None:
    await opened(path).create("payment.sign", NOW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o640)
    with pytest.raises(UnavailableError, match="600"):
        opened(path)


async def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnavailableError, match="cannot be written"):
        KeyFile(tmp_path / "file" / "keys", "correct horse").write(b"text")


async def test_the_file_shows_nothing_and_changes_with_every_write(path: Path) -> None:
    keys = opened(path)
    await keys.create("payment.sign", NOW)
    first = path.read_bytes()
    assert b"payment" not in first
    await keys.create("transaction.encrypt", NOW)
    assert path.read_bytes()[13:41] != first[13:41]
    assert [item.name for item in path.parent.iterdir()] == ["keys"]


async def test_another_passphrase_does_not_open_it(path: Path) -> None:
    await opened(path).create("payment.sign", NOW)
    with pytest.raises(CorruptError, match="passphrase"):
        opened(path, "wrong")


async def test_every_changed_part_is_noticed(path: Path) -> None:
    await opened(path).create("payment.sign", NOW)
    whole = path.read_bytes()
    for at in (0, 14, 30, 45, len(whole) - 1):
        damaged = bytearray(whole)
        damaged[at] ^= 1
        path.write_bytes(damaged)
        with pytest.raises(CorruptError):
            opened(path)
    path.write_bytes(whole[:20])
    with pytest.raises(CorruptError):
        opened(path)


async def test_keys_of_one_environment_are_not_used_in_another(path: Path) -> None:
    await opened(path).create("payment.sign", NOW)
    with pytest.raises(CorruptError, match="environment"):
        opened(path, environment="prod")


@pytest.mark.parametrize(
    "text",
    [
        b"[]",
        b'{"environment":"dev","made":{"a.b":1},"keys":{"a.b":[{}]}}',
        b'{"environment":"dev","made":{"a.b":1},"keys":{"a.b":["x"]}}',
    ],
)
def test_a_file_that_holds_something_else_is_refused(path: Path, text: bytes) -> None:
    KeyFile(path, "correct horse").write(text)
    with pytest.raises(CorruptError):
        opened(path)


async def test_a_scope_without_a_list_of_versions_has_none(path: Path) -> None:
    KeyFile(path, "correct horse").write(b'{"environment":"dev","made":{"a.b":1},"keys":{"a.b":7}}')
    assert not await opened(path).versions("a.b")


def test_an_empty_passphrase_is_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="passphrase"):
        KeyFile(path, "")


async def test_what_cannot_be_written_is_not_in_force(path: Path) -> None:
    keys = opened(path)
    await keys.create("payment.sign", NOW)
    path.unlink()
    path.mkdir()
    with pytest.raises(UnavailableError):
        await keys.rotate("payment.sign", NOW)
    assert len(await keys.versions("payment.sign")) == 1
    with pytest.raises(UnavailableError):
        opened(path)
    assert [item.name for item in path.parent.iterdir()] == ["keys"]


async def test_a_damaged_block_is_noticed(tmp_path: Path) -> None:
    content = LocalContent(tmp_path)
    cid = await content.put(b"hello")
    (file,) = tmp_path.glob(f"*/{cid}")
    file.write_bytes(b"hullo")
    with pytest.raises(CorruptError):
        await content.get(cid)


async def test_blocks_that_cannot_be_stored_or_read_say_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    blocked = LocalContent(tmp_path / "file")
    for verb in (lambda: blocked.put(b"x"), blocked.ping):
        with pytest.raises(UnavailableError):
            await verb()
    content = LocalContent(tmp_path / "blocks")
    cid = await content.put(b"x")
    (file,) = (tmp_path / "blocks").glob(f"*/{cid}")
    file.unlink()
    file.mkdir()
    with pytest.raises(UnavailableError):
        await content.get(cid)
    with pytest.raises(UnavailableError):
        await content.put(b"x")


async def test_a_folder_without_permission_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(UnavailableError):
        await LocalContent(tmp_path).ping()


async def test_temporary_blocks_are_removed_when_their_store_is_closed() -> None:
    content = LocalContent.temporary()
    await content.put(b"x")
    folder = content._folder
    assert folder.exists()

    await content.close()
    await content.close()

    assert not folder.exists()


async def test_blocks_in_a_folder_stay_when_their_store_is_closed(tmp_path: Path) -> None:
    content = LocalContent(tmp_path)
    cid = await content.put(b"x")

    await content.close()

    assert await content.get(cid) == b"x"
