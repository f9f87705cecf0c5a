import io
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anarq.model.errors import AnarqError
from anarq.source import ArchiveSource, archive

FILES = {"module.yaml": b"name: x\n", "sub/a.json": b"{}"}


def tar(files: dict[str, bytes], mode: str = "w:gz", links: dict[str, str] | None = None) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as target:  # type: ignore[call-overload] # the mode is a parameter
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            target.addfile(info, io.BytesIO(content))
        for name, to in (links or {}).items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, to
            target.addfile(info)
    return packed.getvalue()


def zipped(files: dict[str, bytes], modes: dict[str, int] | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as target:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            info.external_attr = (modes or {}).get(name, 0) << 16
            target.writestr(info, content)
    return packed.getvalue()


@pytest.fixture
def source(tmp_path: Path) -> Callable[..., ArchiveSource]:
    def make(packed: bytes, folder: str = "", **options: int) -> ArchiveSource:
        (tmp_path / "x.archive").write_bytes(packed)
        return ArchiveSource(tmp_path / "x.archive", folder, shown="x", **options)

    return make


Make = Callable[..., ArchiveSource]


@pytest.mark.parametrize("packed", [tar(FILES, "w:"), tar(FILES), tar(FILES, "w:bz2"), zipped(FILES)])
def test_every_kind_of_archive_is_read(source: Make, packed: bytes) -> None:
    files = source(packed)
    assert {path: files.read(path) for path in files.paths()} == FILES
    assert files.display("module.yaml") == "x/module.yaml"
    assert not list(files.refused())


def test_a_folder_of_the_archive_can_be_the_root(source: Make) -> None:
    assert list(source(tar(FILES), "sub").paths()) == ["a.json"]
    with pytest.raises(AnarqError, match="the archive has no folder `none`"):
        list(source(tar(FILES), "none").paths())


@pytest.mark.parametrize("pack", [tar, zipped])
@pytest.mark.parametrize("name", ["../x.yaml", "/etc/x.yaml", "a/../../x.yaml", "a\\x.yaml", "C:x.yaml"])
def test_an_entry_that_leaves_the_root_is_refused_and_the_others_are_read(
    source: Make, pack: Callable[[dict[str, bytes]], bytes], name: str
) -> None:
    files = source(pack({name: b"x", **FILES}))
    assert list(files.paths()) == sorted(FILES)
    assert len(list(files.refused())) == 1


def test_a_name_that_stands_twice_is_refused(source: Make) -> None:
    files = source(tar({"a.yaml": b"1", "./a.yaml": b"2"}))
    assert files.read("a.yaml") == b"1"
    assert [problem.message for problem in files.refused()] == ["the name stands twice in the archive"]


def test_links_are_followed_within_the_root_only(source: Make) -> None:
    files = source(tar(FILES, links={"in.yaml": "module.yaml", "out.yaml": "../secret", "sub/dev": "/dev/zero"}))
    assert files.read("in.yaml") == FILES["module.yaml"]
    assert [problem.place.file for problem in files.refused()] == ["x/out.yaml", "x/sub/dev"]


def test_links_in_a_zip_are_links(source: Make) -> None:
    modes = {"in.yaml": stat.S_IFLNK, "long.yaml": stat.S_IFLNK, "pipe": stat.S_IFIFO, "module.yaml": stat.S_IFREG}
    content = {"in.yaml": b"module.yaml", "long.yaml": b"x" * 5000, "pipe": b"", **FILES}
    files = source(zipped(content, modes))
    assert files.read("in.yaml") == FILES["module.yaml"]
    for path in ("long.yaml", "pipe"):
        with pytest.raises(AnarqError, match="not a regular file"):
            files.read(path)


def test_folders_devices_and_hard_links_are_not_files(source: Make) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as target:
        for name, kind in {"folder": tarfile.DIRTYPE, "dev": tarfile.CHRTYPE, "hard": tarfile.LNKTYPE}.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            target.addfile(info)
    files = source(packed.getvalue())
    assert list(files.paths()) == ["dev", "hard"]
    with pytest.raises(AnarqError, match="not a regular file"):
        files.read("hard")


@pytest.mark.parametrize("pack", [tar, zipped])
def test_a_file_over_the_limit_is_listed_and_refused(source: Make, pack: Callable[[dict[str, bytes]], bytes]) -> None:
    files = source(pack({"big.yaml": bytes(1000), "folder/": b"", **FILES}), max_bytes=100)
    with pytest.raises(AnarqError, match="the file is too large"):
        files.read("big.yaml")
    assert files.read("module.yaml") == FILES["module.yaml"]


@pytest.mark.parametrize("packed", [tar({"a": bytes(50_000)}), zipped({"a": bytes(50_000), "b": bytes(50_000)})])
def test_an_archive_that_unpacks_to_too_much_is_refused(
    source: Make, packed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_MAX_UNPACKED", 200_000)
    assert "a" in list(source(packed).paths())
    monkeypatch.setattr(archive, "_MAX_UNPACKED", 40_000)
    with pytest.raises(AnarqError, match="the archive unpacks to more than is allowed"):
        list(source(packed).paths())


def test_an_archive_of_too_many_entries_is_refused(source: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MOST_ENTRIES", 1)
    with pytest.raises(AnarqError, match="more than is allowed"):
        list(source(tar(FILES)).paths())


@pytest.mark.parametrize(
    "packed",
    [b"", b"no archive", b"PK\x03\x04", tar(FILES)[:40], zipped(FILES)[:-30], zipped(FILES, method=zipfile.ZIP_LZMA)],
    ids=["empty", "text", "a zip's first bytes", "a cut tar", "a cut zip", "a zip by LZMA"],
)
def test_a_damaged_or_unknown_archive_is_an_error_or_empty(source: Make, packed: bytes) -> None:
    with pytest.raises(AnarqError, match=r"x:1:1 error the archive cannot be read"):
        list(source(packed).paths())


def test_an_archive_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AnarqError, match="no such file"):
        list(ArchiveSource(tmp_path / "none.zip").paths())


@settings(max_examples=150, deadline=2000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    packed=st.sampled_from([tar(FILES, "w:"), tar(FILES), zipped(FILES)]),
    changes=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=6),
    cut=st.integers(0, 3000),
)
def test_whatever_the_bytes_files_or_an_error(
    source: Make, packed: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    damaged = bytearray(packed[: len(packed) - cut] if cut < len(packed) else packed)
    for at, byte in changes:
        damaged[at % len(damaged)] = byte
    try:
        files = source(bytes(damaged))
        contents = [files.read(path) for path in files.paths()]
        problems = list(files.refused())
    except AnarqError:
        return
    assert len(contents) + len(problems) <= len(FILES) + 1
