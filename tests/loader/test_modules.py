from pathlib import Path

import pytest

from anarq.loader.modules import Loaded, common_documents, load_ecosystem, load_standards
from anarq.model.errors import AnarqError
from anarq.model.standards import Standards
from anarq.source import FolderSource, MemorySource


@pytest.fixture(scope="module")
def standards() -> Standards:
    return load_standards()


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


def test_a_folder_with_a_marker_is_a_module_named_after_the_folder(tmp_path: Path, standards: Standards) -> None:
    root = write(tmp_path / "qmail", {"mcp.json": "{}", "src/handlers.py": ""})
    loaded = load_ecosystem([root], standards=standards)
    module = loaded.ecosystem.modules["qmail"]
    assert set(module.documents) == {"mcp.json"}
    assert set(module.files) == {"mcp.json", "src/handlers.py"}
    assert module.document("mcp.json").shown == f"{root}/mcp.json"
    assert module.shown("absent.yaml") == f"{root}/absent.yaml"


def test_the_current_folder_is_named_after_itself(
    tmp_path: Path, standards: Standards, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path / "qmail", {"module.yaml": "{}"}))
    (module,) = load_ecosystem(["."], standards=standards).ecosystem.modules.values()
    assert (module.name, module.document("module.yaml").shown) == ("qmail", "module.yaml")


def test_a_folder_of_modules_holds_them_and_nothing_else_is_read(tmp_path: Path, standards: Standards) -> None:
    root = write(
        tmp_path, {"qmail/module.yaml": "{}", "qchat/openapi.yaml": "{}", "notes/a.json": "{}", "x.json": "{}"}
    )
    loaded = load_ecosystem([root], standards=standards)
    assert list(loaded.ecosystem.modules) == ["qchat", "qmail"]
    assert loaded.ecosystem.modules["qmail"].manifest.root.place.file == f"{root}/qmail/module.yaml"


def test_what_is_generated_is_not_a_source(tmp_path: Path, standards: Standards) -> None:
    root = write(
        tmp_path / "qmail",
        {
            "module.yaml": "{}",
            "_gen/asyncapi.yaml": "{}",
            "_gen/manifest.json": '{"files": ["package.json"]}',
            "package.json": "{}",
        },
    )
    module = load_ecosystem([root], standards=standards).ecosystem.modules["qmail"]
    assert set(module.documents) == {"module.yaml"}
    assert {"package.json", "_gen/asyncapi.yaml"} <= module.files


def test_a_manifest_cannot_hide_what_is_written_by_hand(tmp_path: Path, standards: Standards) -> None:
    listed = '{"files": ["module.yaml", "package.json"]}'
    root = write(tmp_path / "qmail", {"module.yaml": "{}", "_gen/manifest.json": listed})
    loaded = load_ecosystem([root], standards=standards)
    assert [problem.message for problem in loaded.problems] == [
        "`module.yaml` is written by hand, and is listed as generated"
    ]
    assert loaded.ecosystem.modules["qmail"].has("module.yaml")


def test_a_manifest_that_cannot_be_read_is_a_problem(tmp_path: Path, standards: Standards) -> None:
    root = write(tmp_path / "qmail", {"module.yaml": "{}", "_gen/manifest.json": "{"})
    assert len(load_ecosystem([root], standards=standards).problems) == 1


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path, standards: Standards) -> None:
    root = write(tmp_path, {"qmail/module.yaml": "a: [", "qmail/mcp.json": "{}", "qchat/mcp.json": "{}"})
    loaded = load_ecosystem([root], standards=standards)
    assert [problem.place.file for problem in loaded.problems] == [f"{root}/qmail/module.yaml"]
    assert set(loaded.ecosystem.modules["qmail"].documents) == {"mcp.json"}
    assert "module.yaml" in loaded.ecosystem.modules["qmail"].files


def test_modules_are_found_at_any_depth(tmp_path: Path, standards: Standards) -> None:
    root = write(tmp_path, {"a/b/qchat/mcp.json": "{}", "modules/qmail/module.yaml": "{}"})
    found = load_ecosystem([root], standards=standards).ecosystem.modules
    assert {name: module.layout.name for name, module in found.items()} == {"qchat": "design", "qmail": "anarq"}
    assert found["qchat"].shown("mcp.json") == f"{root}/a/b/qchat/mcp.json"


def test_a_folder_without_modules_is_refused_and_what_looks_like_one_is_named(
    tmp_path: Path, standards: Standards
) -> None:
    root = write(tmp_path, {"a/b/package.json": "{}"})
    with pytest.raises(AnarqError) as caught:
        load_ecosystem([root], standards=standards)
    (problem,) = caught.value.problems
    assert "no module here" in problem.message
    assert f"`{root}/a/b`: it holds `package.json`" in problem.message
    assert "`openapi.yaml`" in problem.mend


def test_a_folder_that_cannot_be_used_does_not_hide_the_others(tmp_path: Path, standards: Standards) -> None:
    write(tmp_path, {"qmail/module.yaml": "{}", "notes/a.txt": ""})
    given = [tmp_path / "absent", tmp_path / "notes", tmp_path / "qmail"]
    loaded = load_ecosystem(given, standards=standards)
    assert list(loaded.ecosystem.modules) == ["qmail"]
    assert [problem.place.file for problem in loaded.problems] == [f"{tmp_path}/absent", f"{tmp_path}/notes"]


def test_what_looks_like_a_module_beside_modules_is_left_out_and_named(tmp_path: Path, standards: Standards) -> None:
    root = write(tmp_path, {"qmail/module.yaml": "{}", "qchat/package.json": "{}", "package.json": "{}"})
    (left_out,) = load_ecosystem([root], standards=standards).ecosystem.left_out
    assert left_out.folder == f"{root}/qchat"


def test_outside_of_the_house_only_files_with_a_role_are_parsed_and_what_they_refer_to(
    tmp_path: Path, standards: Standards
) -> None:
    root = write(
        tmp_path / "qchat",
        {
            "openapi.yaml": "{paths: {/a: {$ref: 'paths/a.yaml#/get'}}}",
            "paths/a.yaml": "get: {$ref: b.yaml}",
            "paths/b.yaml": "{}",
            "paths/c.yaml": "a: [",
            "package-lock.json": "{",
            "deploy/all.yaml": "a: 1\n---\na: 2\n",
        },
    )
    loaded = load_ecosystem([root], standards=standards)
    assert not loaded.problems
    assert set(loaded.ecosystem.modules["qchat"].documents) == {"openapi.yaml", "paths/a.yaml", "paths/b.yaml"}


def test_a_compose_file_may_be_a_stream_and_a_manifest_of_packages_is_not_read(
    tmp_path: Path, standards: Standards
) -> None:
    root = write(
        tmp_path / "qchat", {"mcp.json": "{}", "package.json": "{", "docker-compose.yml": "a: 1\n---\nb: {c: 2}\n"}
    )
    loaded = load_ecosystem([root], standards=standards)
    compose = loaded.ecosystem.modules["qchat"].documents["docker-compose.yml"]
    assert not loaded.problems
    assert compose.root.get(1, "b", "c").value == 2
    assert compose.root.get(1, "b", "c").place.line == 3


def test_an_empty_folder_is_refused_with_the_command_that_makes_a_module(tmp_path: Path, standards: Standards) -> None:
    with pytest.raises(AnarqError, match="give the folder of a module"):
        load_ecosystem([tmp_path], standards=standards)


def test_a_path_that_is_not_there_is_refused(tmp_path: Path, standards: Standards) -> None:
    with pytest.raises(AnarqError, match="no such file or folder"):
        load_ecosystem([tmp_path / "absent"], standards=standards)


def test_the_same_module_given_twice_is_a_problem_and_read_once(tmp_path: Path, standards: Standards) -> None:
    root = write(tmp_path / "qmail", {"mcp.json": "{}"})
    loaded = load_ecosystem([root, root], standards=standards)
    assert [problem.message for problem in loaded.problems] == ["module `qmail` was given twice"]
    assert list(loaded.ecosystem.modules) == ["qmail"]


@pytest.mark.skipif(not hasattr(Path, "symlink_to"), reason="needs links")
def test_a_linked_folder_that_leads_out_is_a_problem(tmp_path: Path, standards: Standards) -> None:
    root = write(tmp_path / "qmail", {"mcp.json": "{}"})
    (tmp_path / "outside").mkdir()
    (root / "events").symlink_to(tmp_path / "outside")
    loaded = load_ecosystem([tmp_path / "qmail"], standards=standards)
    assert [problem.place.file for problem in loaded.problems] == [f"{root}/events"]


def given(standards: Standards, **modules: dict[str, str]) -> Loaded:
    files = {f"{name}/{path}": text for name, texts in modules.items() for path, text in texts.items()}
    return load_ecosystem([MemorySource(files, shown="mem")], standards=standards)


def ref(target: str) -> str:
    return f'{{"$ref": "{target}"}}'


def test_references_reach_peers_and_common_documents(standards: Standards) -> None:
    loaded = given(
        standards,
        qmail={"module.yaml": "{}", "contracts/a.schema.json": '{"$id": "urn:anarq:qmail:a:v1", "title": "A"}'},
        qchat={
            "module.yaml": "{}",
            "peer.json": ref("urn:anarq:qmail:a:v1#/title"),
            "common.json": ref("urn:anarq:common:http:v1#/components/securitySchemes/Ts"),
            "wrong.json": ref("urn:anarq:qmail:b:v1"),
            "circle.json": ref("#"),
        },
    )
    module = loaded.ecosystem.modules["qchat"]
    assert module.follow(module.node("peer.json")).text() == "A"
    assert module.follow(module.node("common.json")).get("name").text() == "x-ts"
    assert not module.follow(module.node("wrong.json")).exists
    assert not module.follow(module.node("circle.json")).exists


def test_an_identifier_that_two_modules_declare_is_a_problem(standards: Standards) -> None:
    declared = '{"$id": "urn:anarq:qmail:a:v1"}'
    loaded = given(
        standards, qmail={"module.yaml": "{}", "a.json": declared}, qchat={"module.yaml": "{}", "a.json": declared}
    )
    assert ["is declared twice" in problem.message for problem in loaded.problems] == [True]


def test_a_source_with_one_module_is_named_by_its_last_part(standards: Standards) -> None:
    loaded = load_ecosystem([MemorySource({"mcp.json": "{}"}, shown="HEAD:modules/qmail")], standards=standards)
    assert list(loaded.ecosystem.modules) == ["qmail"]


def test_the_standards_that_ship_can_be_read(standards: Standards) -> None:
    assert "qmail" in standards.module_names()
    assert next(header.name for header in standards.headers) == "x-squid-id"


def test_the_common_documents_that_ship_can_be_read() -> None:
    assert "http.yaml" in common_documents()


def test_other_standards_can_be_read(tmp_path: Path) -> None:
    write(tmp_path, {"standards.yaml": "modules: {mine: {}}"})
    assert list(load_standards(FolderSource(tmp_path)).module_names()) == ["mine"]


def test_a_common_document_that_cannot_be_read_is_a_fault_of_the_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "common", {"http.yaml": "a: ["})
    monkeypatch.setattr("anarq.resources.spec", lambda: tmp_path)
    with pytest.raises(AnarqError):
        common_documents()


@pytest.mark.parametrize("shown", [".", "..", "../..", "./m", "/m", "m"])
def test_a_reference_by_path_is_followed_however_the_folder_is_given(shown: str, standards: Standards) -> None:
    files = {"module.yaml": "{}", "a.json": ref("sub/b.json"), "sub/b.json": '{"title": "B"}'}
    (module,) = load_ecosystem([MemorySource(files, shown=shown)], standards=standards).ecosystem.modules.values()
    assert module.follow(module.node("a.json")).get("title").text() == "B"


@pytest.mark.parametrize(
    ("mark", "target", "found"),
    [
        ("mcp.json", "../../b.json", True),
        ("mcp.json", "../../../b.json", False),
        ("module.yaml", "../../b.json", False),
    ],
)
def test_outside_of_the_house_a_reference_may_climb_within_its_module(
    mark: str, target: str, found: bool, standards: Standards
) -> None:
    files = {f"m/{mark}": "{}", "m/contracts/x/a.json": ref(target), "m/b.json": '{"title": "B"}', "b.json": "{}"}
    (module,) = load_ecosystem([MemorySource(files, shown="mem")], standards=standards).ecosystem.modules.values()
    assert module.follow(module.node("contracts/x/a.json")).exists is found
