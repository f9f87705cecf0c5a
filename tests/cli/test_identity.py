"""`anarq identity`."""

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from anarq.cli import identities

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv(identities.SETTING, raising=False)
    monkeypatch.delenv(identities.PASSPHRASE, raising=False)


def test_a_new_key_is_kept_where_it_is_found_again_and_its_name_is_printed(anarq: Run, tmp_path: Path) -> None:
    made, shown = anarq("identity", "new"), anarq("identity", "show")

    assert (made.exit_code, shown.exit_code) == (0, 0)
    assert made.stdout == shown.stdout
    assert made.stdout.startswith("did:key:z6Mk")
    assert stat.S_IMODE((tmp_path / "settings" / "anarq" / "identity.key").stat().st_mode) == 0o600


def test_a_key_that_is_not_encrypted_is_called_so(anarq: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "not encrypted" in anarq("identity", "new").stderr

    monkeypatch.setenv(identities.PASSPHRASE, "correct horse")
    assert anarq("identity", "new", "other.key").stderr == ""


def test_the_setting_names_the_file_and_an_argument_goes_before(
    anarq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(identities.SETTING, str(tmp_path / "named.key"))
    named, given = anarq("identity", "new"), anarq("identity", "new", tmp_path / "given.key")

    assert (tmp_path / "named.key").exists()
    assert anarq("identity", "show").stdout == named.stdout
    assert anarq("identity", "show", tmp_path / "given.key").stdout == given.stdout


def test_json_says_what_it_is_and_where(anarq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(identities.PASSPHRASE, "correct horse")
    path = tmp_path / "ada.key"

    made = json.loads(anarq("identity", "new", path, "--alg", "ES256", "--format", "json").stdout)

    assert made == json.loads(anarq("identity", "show", path, "--format", "json").stdout)
    assert made.pop("did").startswith("did:key:zDn")
    assert made == {"alg": "ES256", "file": str(path), "encrypted": True}


def test_a_key_is_never_overwritten(anarq: Run, tmp_path: Path) -> None:
    path = tmp_path / "ada.key"
    path.write_text("something else")

    result = anarq("identity", "new", path)

    assert result.exit_code == 2
    assert "never overwritten" in result.stderr
    assert path.read_text() == "something else"


def test_a_passphrase_that_is_chosen_at_a_terminal_opens_the_key(
    anarq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(identities, "_somebody_is_there", lambda: True)
    monkeypatch.setattr("click.prompt", lambda text, **_: asked.append(text) or "correct horse")
    path = tmp_path / "ada.key"

    made = anarq("identity", "new", path)
    assert len(asked) == 1, "who has chosen a passphrase is not asked for it again"
    assert anarq("identity", "show", path).stdout == made.stdout
    assert str(path) in asked[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show",), "make one: anarq identity new"),
        (("show", "its key"), "make one: anarq identity new 'its key'"),
        (("show", "--alg", "ES256"), "--alg says what a new key signs with"),
        (("new", "--alg", "RSA"), "RSA"),
        (("new", "k" * 300), "cannot be written"),
        (("mew",), "new"),
    ],
    ids=str,
)
def test_wrong_use_is_told_with_what_to_do(anarq: Run, arguments: tuple[str, ...], message: str) -> None:
    result = anarq("identity", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr


def test_an_encrypted_key_without_its_passphrase_is_told(
    anarq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(identities.PASSPHRASE, "correct horse")
    anarq("identity", "new", tmp_path / "k")
    monkeypatch.setenv(identities.PASSPHRASE, "another")
    assert "another passphrase" in anarq("identity", "show", tmp_path / "k").stderr
    monkeypatch.delenv(identities.PASSPHRASE)
    assert "give its passphrase in ANARQ_KEY_PASSPHRASE" in anarq("identity", "show", tmp_path / "k").stderr
