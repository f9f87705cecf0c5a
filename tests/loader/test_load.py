from pathlib import Path

import pytest

from anarq.loader import Limits, load_document, load_folder
from anarq.loader.locate import locate
from anarq.model.errors import AnarqError, Place
from anarq.model.tree import Positions
from anarq.source import FolderSource, MemorySource


def test_one_broken_file_does_not_hide_the_others() -> None:
    folder = load_folder(
        MemorySource({"a.yaml": "x: 1", "b.json": "{,}", "c.yml": "y: [", "d.txt": "no", "e.json": "1"})
    )
    assert {path: document.data for path, document in folder.documents.items()} == {"a.yaml": {"x": 1}, "e.json": 1}
    assert [problem.place.file for problem in folder.problems] == ["(memory)/b.json", "(memory)/c.yml"]


def test_a_document_knows_its_path_and_how_it_is_shown() -> None:
    document = load_document(MemorySource({"sub/a.yaml": "x: 1"}, shown="modules/q"), "sub/a.yaml")
    assert (document.path, document.shown) == ("sub/a.yaml", "modules/q/sub/a.yaml")
    assert document.root.get("x").place == Place("modules/q/sub/a.yaml", 1, 1)


def test_positions_are_computed_only_when_a_place_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def watched(content: bytes, shown: str, limits: Limits, *, is_json: bool, is_stream: bool) -> Positions:
        calls.append(shown)
        return locate(content, shown, limits, is_json=is_json, is_stream=is_stream)

    monkeypatch.setattr("anarq.loader.load.locate", watched)
    root = load_document(MemorySource({"a.yaml": "x: 1\ny: 2\n"}), "a.yaml").root
    assert root.get("y").value == 2
    assert calls == []
    assert [root.get("y").place.line, root.get("x").place.line] == [2, 1]
    assert calls == ["(memory)/a.yaml"]


def test_another_suffix_is_refused() -> None:
    with pytest.raises(AnarqError, match="not a YAML or JSON file by its name"):
        load_document(MemorySource({"a.txt": ""}), "a.txt")


def test_only_the_asked_suffixes_are_loaded() -> None:
    source = MemorySource({"a.schema.json": "{}", "b.json": "{}"})
    assert list(load_folder(source, suffixes=(".schema.json",)).documents) == ["a.schema.json"]


def test_names_that_differ_only_in_case_are_a_problem() -> None:
    names = ["Api.yaml", "api.yaml", "caf\u00e9.yaml", "cafe\u0301.yaml", "other.yaml"]
    problems = load_folder(MemorySource(dict.fromkeys(names, "{}"))).problems
    assert [str(problem).partition("\n")[0] for problem in problems] == [
        "(memory)/api.yaml:1:1 error the name differs only in case or composition from (memory)/Api.yaml",
        "(memory)/caf\u00e9.yaml:1:1 error the name differs only in case or composition from (memory)/cafe\u0301.yaml",
    ]


def test_a_linked_folder_that_leaves_the_root_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "events").symlink_to(tmp_path)
    (problem,) = load_folder(FolderSource(tmp_path / "root", "root")).problems
    assert str(problem).startswith("root/events:1:1 error the link leads to a folder outside the root")


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(max_files=1), "the folder holds 2 files, 1 are allowed"),
        (Limits(max_bytes=3), "the file is too large: 4 bytes, 3 are allowed"),
        (Limits(max_folder_bytes=7), "the files of the folder are larger than 7 bytes together"),
    ],
)
def test_a_folder_over_a_limit_is_refused(limits: Limits, message: str) -> None:
    source = MemorySource({"a.yaml": "a: 1", "b.yaml": "b: 1"})
    assert not load_folder(source).problems
    try:
        problems = load_folder(source, limits=limits).problems
    except AnarqError as error:
        problems = error.problems
    assert message in str(problems[0])


def test_reading_stops_at_the_limit_of_the_folder() -> None:
    source = MemorySource({f"{n}.yaml": "a: 1" for n in range(9)})
    folder = load_folder(source, limits=Limits(max_folder_bytes=9))
    assert (len(folder.documents), len(folder.problems)) == (2, 1)


def test_a_root_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AnarqError, match="no such file or folder"):
        load_folder(FolderSource(tmp_path / "none"))
