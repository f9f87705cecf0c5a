from pathlib import Path

import pytest

from anarq.model.errors import AnarqError
from anarq.source import FolderSource, MemorySource, OverlaySource

BASE = MemorySource({"a.yaml": "old", "b.yaml": "kept", "c.yaml": "gone"}, shown="base")
SOURCE = OverlaySource(BASE, {"a.yaml": "new", "c.yaml": None, "d.yaml": b"added", ".git/x": ""})


def test_changes_replace_add_and_take_away() -> None:
    assert list(SOURCE.paths()) == ["a.yaml", "b.yaml", "d.yaml"]
    assert [SOURCE.read(path) for path in SOURCE.paths()] == [b"new", b"kept", b"added"]


def test_places_are_those_of_the_base() -> None:
    assert SOURCE.shown == "base"
    assert SOURCE.display("d.yaml") == "base/d.yaml"


def test_a_file_that_was_taken_away_is_missing() -> None:
    with pytest.raises(AnarqError, match=r"base/c\.yaml:1:1 error no such file"):
        SOURCE.read("c.yaml")


def test_a_change_of_an_unsafe_name_is_refused() -> None:
    with pytest.raises(AnarqError, match="climbs"):
        OverlaySource(BASE, {"../x.yaml": ""}).read("../x.yaml")


def test_what_the_base_refuses_stays_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "out").symlink_to(tmp_path)
    assert len(list(OverlaySource(FolderSource(tmp_path / "in"), {}).refused())) == 1
    assert not list(SOURCE.refused())
