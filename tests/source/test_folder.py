import os
import socket
from pathlib import Path
from typing import Any

import pytest

from anarq.model.errors import AnarqError
from anarq.source import FolderSource, folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "root"
    (made / "sub").mkdir(parents=True)
    (made / "b.yaml").write_bytes(b"b")
    (made / "sub" / "a.yaml").write_bytes(b"a")
    (tmp_path / "secret.yaml").write_bytes(b"secret")
    return made


def refusal(source: FolderSource, path: str) -> str:
    with pytest.raises(AnarqError) as caught:
        source.read(path)
    return str(caught.value)


def test_files_are_listed_sorted_and_read(root: Path) -> None:
    source = FolderSource(root, "here")
    assert list(source.paths()) == ["b.yaml", "sub/a.yaml"]
    assert source.read("sub/a.yaml") == b"a"
    assert source.display("sub/a.yaml") == "here/sub/a.yaml"
    assert not list(source.refused())


def test_the_root_is_shown_as_given_by_default(root: Path) -> None:
    assert FolderSource(root).shown == str(root)


@pytest.mark.parametrize("name", [".git", "__pycache__", "node_modules", ".venv"])
def test_folders_without_sources_are_skipped(root: Path, name: str) -> None:
    (root / name).mkdir()
    (root / name / "x.yaml").write_bytes(b"")
    assert list(FolderSource(root).paths()) == ["b.yaml", "sub/a.yaml"]


def test_a_file_that_is_missing_is_named(root: Path) -> None:
    assert refusal(FolderSource(root, "here"), "no.yaml").startswith("here/no.yaml:1:1 error no such file or folder")
    assert "not a folder" in refusal(FolderSource(root), "b.yaml/x")


@pytest.mark.parametrize("path", ["../secret.yaml", "/etc/passwd", "sub/../../secret.yaml", "a\0b", "sub\\a.yaml"])
def test_names_that_leave_the_root_are_refused(root: Path, path: str) -> None:
    assert "the path" in refusal(FolderSource(root), path)


def test_a_colon_in_a_name_is_no_drive_where_there_are_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "a:b.yaml").write_bytes(b"ab")
    assert FolderSource(root).read("a:b.yaml") == b"ab"
    monkeypatch.setattr("anarq.source.names.os.name", "nt")
    assert "names a drive" in refusal(FolderSource(root), "a:b.yaml")


def test_a_link_out_of_the_root_is_listed_and_not_read(root: Path) -> None:
    (root / "out.yaml").symlink_to("../secret.yaml")
    source = FolderSource(root)
    assert "out.yaml" in list(source.paths())
    assert "the link leads out of" in refusal(source, "out.yaml")


def test_a_link_within_the_root_is_read(root: Path) -> None:
    (root / "in.yaml").symlink_to("sub/a.yaml")
    assert FolderSource(root).read("in.yaml") == b"a"


def test_a_root_that_is_a_link_itself_is_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    source = FolderSource(tmp_path / "link")
    assert source.read("sub/a.yaml") == b"a"
    assert list(source.paths()) == ["b.yaml", "sub/a.yaml"]


def test_links_to_folders_are_not_entered_and_those_that_leave_are_named(root: Path, tmp_path: Path) -> None:
    (root / "out").symlink_to(tmp_path)
    (root / "again").symlink_to("sub")
    (root / ".hidden").symlink_to(tmp_path)
    source = FolderSource(root, "here")
    assert list(source.paths()) == ["b.yaml", "sub/a.yaml"]
    (problem,) = source.refused()
    assert str(problem).startswith("here/out:1:1 error the link leads to a folder outside the root\n  mend: ")
    assert "the link leads out of" in refusal(source, "out/secret.yaml")


def test_links_in_a_circle_are_refused(root: Path) -> None:
    (root / "one.yaml").symlink_to("two.yaml")
    (root / "two.yaml").symlink_to("one.yaml")
    (root / "sub" / "up").symlink_to("..")
    source = FolderSource(root)
    assert list(source.paths()) == ["b.yaml", "one.yaml", "sub/a.yaml", "two.yaml"]
    assert "error" in refusal(source, "one.yaml")


def test_a_link_to_nothing_is_refused(root: Path) -> None:
    (root / "gone.yaml").symlink_to("nowhere.yaml")
    assert "no such file" in refusal(FolderSource(root), "gone.yaml")


def test_a_pipe_is_never_opened(root: Path) -> None:
    os.mkfifo(root / "pipe.yaml")
    assert "not a regular file but a pipe" in refusal(FolderSource(root), "pipe.yaml")


def test_a_socket_is_never_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.yaml")
        assert "not a regular file but a socket" in refusal(FolderSource(root), "s.yaml")


def test_a_device_is_never_opened() -> None:
    assert "not a regular file but a device" in refusal(FolderSource(Path("/dev")), "null")


def test_a_folder_is_not_a_file(root: Path) -> None:
    assert "not a regular file but a folder" in refusal(FolderSource(root), "sub")


def test_a_file_of_100_megabytes_is_refused_before_it_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (root / "big.yaml").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    real = os.open

    def opened(path: str, *more: Any, **options: Any) -> int:
        if "big" in str(path):
            pytest.fail("the file was opened")
        return real(path, *more, **options)

    monkeypatch.setattr(os, "open", opened)
    assert "the file is too large: 104857600 bytes, 33554432 are allowed" in refusal(FolderSource(root), "big.yaml")


@pytest.mark.parametrize("swapped", ["sub", "sub/a.yaml"])
def test_what_is_replaced_by_a_link_between_the_look_and_the_reading_is_not_followed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swapped: str
) -> None:
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "a.yaml").write_bytes(b"secret")
    real = FolderSource._inside

    def looked(source: FolderSource, path: str) -> Path:
        found = real(source, path)
        (root / swapped).rename(tmp_path / "moved")
        (root / swapped).symlink_to(tmp_path / "away" / ("a.yaml" if "." in swapped else ""))
        return found

    monkeypatch.setattr(FolderSource, "_inside", looked)
    assert "link" in refusal(FolderSource(root), "sub/a.yaml")


def test_a_file_that_claims_to_be_empty_is_read_up_to_the_limit() -> None:
    proc = Path("/proc/self")
    if not (proc / "status").exists():
        pytest.skip("no /proc here")
    source = FolderSource(proc.resolve(), max_bytes=10)
    assert "too large: 11 bytes" in refusal(source, "status")


def test_a_file_at_the_limit_is_read(root: Path) -> None:
    assert FolderSource(root, max_bytes=1).read("b.yaml") == b"b"


def test_names_that_are_not_utf8_are_listed_and_refused(root: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(root) + b"/\xff.yaml")).write_bytes(b"")
    except OSError:
        pytest.skip("the file system holds UTF-8 names only")
    source = FolderSource(root, "here")
    (odd,) = set(source.paths()) - {"b.yaml", "sub/a.yaml"}
    assert refusal(source, odd).startswith("here/\\udcff.yaml:1:1 error the name is not UTF-8\n  mend: rename it")


def test_a_name_with_terminal_escapes_is_printed_harmless(root: Path) -> None:
    (root / "\x1b[2J\n.yaml").write_bytes(b"x")
    source = FolderSource(root, "here")
    assert source.read("\x1b[2J\n.yaml") == b"x"
    assert source.display("\x1b[2J\n.yaml") == "here/\\x1b[2J\\x0a.yaml"


@pytest.mark.parametrize(("below", "reason"), [("none", "no such file or folder"), ("b.yaml", "not a folder")])
def test_a_root_that_cannot_be_listed_is_an_error(root: Path, below: str, reason: str) -> None:
    with pytest.raises(AnarqError, match=reason):
        list(FolderSource(root / below).paths())


def test_a_folder_that_cannot_be_listed_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    source = FolderSource(root, "here")
    assert list(source.paths()) == ["b.yaml"]
    (problem,) = source.refused()
    assert str(problem).startswith("here/sub:1:1 error the folder cannot be listed: permission denied\n  mend: ")


def test_a_folder_nested_500_deep_is_listed(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 500)
    deep.mkdir(parents=True)
    (deep / "x.yaml").write_bytes(b"")
    assert [path.count("/") for path in FolderSource(tmp_path).paths()] == [500]


def test_a_folder_of_too_many_entries_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "_MOST_ENTRIES", 3)
    assert list(FolderSource(root).paths()) == ["b.yaml", "sub/a.yaml"]
    monkeypatch.setattr(folder, "_MOST_ENTRIES", 2)
    with pytest.raises(AnarqError, match="the folder holds more than 2 entries"):
        list(FolderSource(root).paths())
