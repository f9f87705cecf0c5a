"""An OpenAPI document alone is checked for what needs no other file, and the rest is said not to be checked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Anarq = Callable[..., Result]
GOOD = """openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
security: []
paths:
  /pets/{petId}:
    get:
      operationId: getPet
      parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: A pet, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet: {type: object}
"""
REST = "not checked: {} rules in `pets`, for want of the other files of its module\n"


@pytest.fixture
def pets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pets.yaml").write_text(GOOD)
    return tmp_path / "pets.yaml"


def test_one_without_fault_is_not_called_good_for_the_rest_is_not_checked(anarq: Anarq, pets: Path) -> None:
    found = anarq("check", "pets.yaml")
    assert (found.exit_code, found.stderr) == (0, "")
    first, last = found.stdout.splitlines(keepends=True)
    assert first.startswith("nothing found in what could be checked: 1 module (")
    assert last == REST.format(last.split()[2])
    assert "missing-file" not in found.stdout


def test_what_needs_only_it_is_found_at_its_place(anarq: Anarq, pets: Path) -> None:
    pets.write_text(GOOD.replace("name: petId", "name: limit").replace("schemas/Pet'", "schemas/Dog'"))
    found = anarq("check", "pets.yaml")
    assert found.exit_code == 1
    assert "pets.yaml:8:20 error http/undeclared-path-parameter  " in found.stdout
    assert "error refs/unresolved-reference  the reference `#/components/schemas/Dog` leads nowhere" in found.stdout


def test_nothing_of_the_folder_beside_it_is_looked_at(anarq: Anarq, pets: Path) -> None:
    (pets.parent / "mcp.json").write_text("{")
    (pets.parent / "broken.yaml").write_text("a: [")
    assert anarq("check", "pets.yaml").exit_code == 0


def test_what_it_refers_to_by_path_is_read(anarq: Anarq, pets: Path) -> None:
    pets.write_text(GOOD.replace("'#/components/schemas/Pet'", "'shapes/pet.yaml#/Pet'"))
    (pets.parent / "shapes").mkdir()
    (pets.parent / "shapes" / "pet.yaml").write_text("Pet: {type: object}\n")
    assert anarq("check", "pets.yaml").exit_code == 0
    (pets.parent / "shapes" / "pet.yaml").write_text("Dog: {type: object}\n")
    assert "refs/unresolved-reference" in anarq("check", "pets.yaml").stdout


@pytest.mark.parametrize("text", [json.dumps({"info": {}, "openapi": "3.1.0", "paths": {}}), '{"openapi": "3.0.3"}'])
def test_json_is_a_document_too(anarq: Anarq, pets: Path, text: str) -> None:
    (pets.parent / "pets.json").write_text(text)
    assert "1 module" in anarq("check", "pets.json").stdout


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pets.yaml", "asyncapi: 3.0.0\n"),
        ("pets.txt", GOOD),
        ("pets.yaml", "info: {x-openapi: 1}\n"),
        ("p*.yaml", GOOD),
    ],
)
def test_what_is_no_openapi_document_is_a_file_as_ever(anarq: Anarq, pets: Path, name: str, text: str) -> None:
    (pets.parent / name).write_text(text)
    found = anarq("check", name)
    assert (found.exit_code, "this is a file, and modules are checked as a whole" in found.stderr) == (2, True)


def test_that_of_a_module_of_the_house_leans_on_its_other_files(anarq: Anarq, qmail: Path) -> None:
    found = anarq("check", "qmail/openapi.yaml")
    assert (found.exit_code, "anarq check qmail\n" in found.stderr) == (2, True)


def test_a_generated_one_is_a_part_of_the_module_around(anarq: Anarq, qmail: Path) -> None:
    (qmail / "_gen").mkdir()
    (qmail / "_gen" / "openapi.json").write_text(GOOD)
    assert "anarq check qmail\n" in anarq("check", "qmail/_gen/openapi.json").stderr


def test_it_can_stand_beside_folders(anarq: Anarq, qmail: Path) -> None:
    Path("pets.yaml").write_text(GOOD)
    assert ": 2 modules (" in anarq("check", "qmail", "pets.yaml").stdout


def test_one_that_cannot_be_read_is_told(anarq: Anarq, pets: Path) -> None:
    pets.write_text(GOOD + "a: [")
    found = anarq("check", "pets.yaml")
    assert (found.exit_code, "pets.yaml:14" in found.stderr) == (2, True)


def test_what_has_changed_is_checked_anew(
    anarq: Anarq, pets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANARQ_CACHE", str(tmp_path / "cache"))
    assert anarq("check", "pets.yaml").exit_code == 0
    pets.write_text(GOOD.replace("name: petId", "name: limit"))
    assert anarq("check", "pets.yaml").exit_code == 1
