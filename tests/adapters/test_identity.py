"""The key of a caller in a file: nobody else reads it, nothing replaces it, and what opens it is what was kept."""

import stat
from pathlib import Path

import pytest

from anarq.adapters.local import identity
from anarq.crypto.keys import Algorithm
from anarq.ports.errors import CorruptError, DuplicateError, NotFoundError, UnavailableError

SECRET = "correct horse"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "ada.key"


@pytest.mark.parametrize("passphrase", ["", SECRET], ids=["plain", "encrypted"])
@pytest.mark.parametrize("alg", Algorithm)
def test_the_key_that_is_made_is_the_one_that_is_loaded(path: Path, alg: Algorithm, passphrase: str) -> None:
    made = identity.create(path, alg, passphrase)

    loaded = identity.load(path, passphrase)

    assert loaded.public == made.public
    made.public.verify(b"message", loaded.sign(b"message"))
    assert identity.is_encrypted(path) is bool(passphrase)


def test_two_keys_are_not_the_same(tmp_path: Path) -> None:
    made = {identity.create(tmp_path / str(number), alg).public for number, alg in enumerate([*Algorithm, *Algorithm])}

    assert len(made) == 2 * len(Algorithm)


@pytest.mark.parametrize("passphrase", ["", SECRET], ids=["plain", "encrypted"])
def test_only_the_owner_can_read_the_file_and_nothing_else_is_left(path: Path, passphrase: str) -> None:
    identity.create(path, Algorithm.EDDSA, passphrase)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [item.name for item in path.parent.iterdir()] == ["ada.key"]
    path.chmod(0o644)
    with pytest.raises(UnavailableError, match="600"):
        identity.load(path, passphrase)


def test_a_file_that_is_there_is_left_as_it_is(path: Path) -> None:
    identity.create(path, Algorithm.EDDSA)
    before = path.read_bytes()

    with pytest.raises(DuplicateError):
        identity.create(path, Algorithm.EDDSA, SECRET)

    assert path.read_bytes() == before
    assert [item.name for item in path.parent.iterdir()] == ["ada.key"]


def test_a_link_that_leads_nowhere_is_not_followed(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(DuplicateError):
        identity.create(path, Algorithm.EDDSA)
    assert not (tmp_path / "elsewhere").exists()


def test_an_encrypted_file_shows_nothing_of_the_key(path: Path) -> None:
    identity.create(path, Algorithm.EDDSA, SECRET)

    assert b"seed" not in path.read_bytes()
    with pytest.raises(identity.PassphraseNeededError):
        identity.load(path)
    with pytest.raises(CorruptError, match="passphrase"):
        identity.load(path, "another")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"format":"anarq-identity-1","alg":"EdDSA","seed":"AAAA"}',
        b'{"format":"anarq-identity-1","alg":"RSA","seed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}',
        b'{"format":"anarq-identity-2","alg":"EdDSA","seed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}',
        b'{"format":"anarq-identity-1","alg":"EdDSA","seed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","a":1}',
        b'{"format":"anarq-identity-1","alg":"ES256","seed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}',
        b"-----BEGIN PRIVATE KEY-----",
        b"[" * 100_000,
    ],
    ids=lambda data: repr(data[:40]),
)
def test_what_is_no_key_is_refused(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    path.chmod(0o600)

    with pytest.raises(CorruptError):
        identity.load(path)


def test_the_plain_form_is_the_one_of_the_page(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"format":"anarq-identity-1","alg":"EdDSA","seed":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}')
    path.chmod(0o600)

    assert identity.load(path).public.did == "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"


def test_what_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        identity.load(tmp_path / "nowhere")
    with pytest.raises(UnavailableError):
        identity.load(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(UnavailableError):
        identity.create(tmp_path / "file" / "key", Algorithm.EDDSA)
