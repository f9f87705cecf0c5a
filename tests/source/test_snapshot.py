from pathlib import Path

import pytest

from anarq.model.errors import AnarqError
from anarq.source.snapshot import Snapshot


def taken(folder: Path) -> Snapshot:
    return Snapshot(folder, "shown", wanted=lambda paths: {path for path in paths if path.endswith(".yaml")})


def test_what_was_read_stays_what_it_was(tmp_path):
    (tmp_path / "a.yaml").write_text("before")
    found = taken(tmp_path)
    (tmp_path / "a.yaml").write_text("after")
    (tmp_path / "b.yaml").write_text("later")

    assert found.read("a.yaml") == b"before"
    assert list(found.paths()) == ["a.yaml"]
    assert found.is_complete


def test_a_file_that_nobody_wanted_is_read_when_it_is_asked_for_and_the_snapshot_says_so(tmp_path):
    (tmp_path / "a.md").write_text("page")
    found = taken(tmp_path)

    assert found.read("a.md") == b"page"
    assert not found.is_complete


def test_what_cannot_be_read_is_said_to_whoever_asks_and_not_before(tmp_path):
    (tmp_path / "a.yaml").symlink_to("/etc/hosts")
    found = taken(tmp_path)

    with pytest.raises(AnarqError, match="leads out of"):
        found.read("a.yaml")


def test_a_linked_folder_is_refused_as_by_every_source(tmp_path):
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "link").symlink_to(tmp_path)
    assert [problem.place.file for problem in taken(tmp_path / "root").refused()] == ["shown/link"]


def changed(folder: Path, kind: str) -> None:
    match kind:
        case "content":
            (folder / "a.yaml").write_text("other")
        case "a new name":
            (folder / "page.md").write_text("")
        case "a name that is gone":
            (folder / "b.yaml").unlink()
        case "content that moved from one file to another":
            (folder / "a.yaml").write_text("one" + "two")
            (folder / "b.yaml").write_text("")
        case "a file that cannot be read":
            (folder / "a.yaml").unlink()
            (folder / "a.yaml").symlink_to("/etc/hosts")


@pytest.mark.parametrize(
    "kind",
    [
        "content",
        "a new name",
        "a name that is gone",
        "content that moved from one file to another",
        "a file that cannot be read",
    ],
)
def test_the_digest_tells_every_change_apart(tmp_path, kind):
    (tmp_path / "a.yaml").write_text("one")
    (tmp_path / "b.yaml").write_text("two")
    before = taken(tmp_path).digest()
    assert taken(tmp_path).digest() == before

    changed(tmp_path, kind)
    assert taken(tmp_path).digest() != before
