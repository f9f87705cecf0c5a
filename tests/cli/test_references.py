import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Anarq = Callable[..., Result]

TEXT: Any = {"type": "string"}
NUMBER: Any = {"type": "integer"}
NAME = "https://example.org/common.json"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a schema that takes integers and one that takes texts."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    write("number.json", NUMBER)
    write("text.json", TEXT)
    return tmp_path / "here"


def write(name: str, content: Any) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")


def make_repository(folder: str = ".") -> None:
    program = shutil.which("git")
    if program is None:
        pytest.skip("git is not installed")
    identity = ["-C", folder, "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "v1"], ["tag", "v1"]):
        subprocess.run([program, *identity, *arguments], check=True, capture_output=True)


def leads_to(anarq: Anarq, name: str, *options: str) -> str:
    """What the schema in a file turns out to take."""
    codes = [anarq("compat", kind, name, *options).exit_code for kind in ("text.json", "number.json")]
    return {(0, 1): "text", (1, 0): "number", (2, 2): "nothing"}[codes[0], codes[1]]


def told(anarq: Anarq, name: str, *options: str) -> str:
    """What is said of a schema that cannot be used."""
    result = anarq("compat", name, "text.json", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


@pytest.mark.parametrize(
    ("files", "options"),
    [
        (("a/c.json", "b/c.json"), ("--catalogue", "a", "--catalogue", "b")),
        (("a/c.json", "b/c.json"), ("--catalogue", "b", "--catalogue", "a")),
        (("a/c.json", "a/d.json"), ("--catalogue", "a")),
        (("c.json", "d.json"), ()),
    ],
)
def test_two_files_with_one_identifier_that_a_reference_names_are_told_with_both_places(
    files: tuple[str, str], options: tuple[str, ...], anarq: Anarq
) -> None:
    for file, schema in zip(files, (NUMBER, TEXT), strict=True):
        write(file, {**schema, "$id": NAME})
    write("user.json", {"$ref": NAME})
    said = told(anarq, "user.json", *options)
    assert f"user.json:1:2 error internal/unresolved-reference  `{NAME}` names 2 schemas that are not alike" in said
    assert all(f"{file}:1:" in said for file in files)
    assert "give each an `$id` of its own" in said
    assert anarq("compat", "text.json", "text.json", *options).exit_code == 0  # nobody names them


def test_copies_of_one_schema_are_no_rivals(anarq: Anarq) -> None:
    for file in ("a/c.json", "b/c.json"):
        write(file, {**NUMBER, "$id": NAME})
    write("user.json", {"$ref": NAME})
    assert leads_to(anarq, "user.json", "--catalogue", "a", "--catalogue", "b") == "number"


def test_the_folder_of_a_file_goes_before_the_catalogue(anarq: Anarq) -> None:
    """Else an old version would be read with what the catalogue has now."""
    write("known/c.json", {**NUMBER, "$id": NAME})
    write("user.json", {"$ref": NAME})
    assert leads_to(anarq, "user.json", "--catalogue", "known") == "number"
    write("c.json", {**TEXT, "$id": NAME})
    assert leads_to(anarq, "user.json", "--catalogue", "known") == "text"


def test_what_the_user_names_goes_before_the_packaged_schemas(anarq: Anarq) -> None:
    common = "urn:anarq:common:errors:v1"
    write("user.json", {"$ref": common})
    write("known/c.json", {**NUMBER, "$id": common})
    assert leads_to(anarq, "user.json", "--catalogue", "known") == "number"


@pytest.mark.parametrize(
    ("keyword", "name", "reference"),
    [("$id", NAME, NAME), ("$anchor", "n", "#n"), ("$dynamicAnchor", "n", "#n")],
)
def test_two_schemas_of_one_document_with_one_name_that_a_reference_names_are_told(
    keyword: str, name: str, reference: str, anarq: Anarq
) -> None:
    parts = (
        f'{{\n"a": {{"{keyword}": "{name}", "type": "integer"}},\n"b": {{"{keyword}": "{name}", "type": "string"}}}}'
    )
    write("user.json", f'{{"$ref": "{reference}", "$defs": {parts}}}')
    said = told(anarq, "user.json")
    assert f"`{reference}` names 2 schemas that are not alike, at user.json:2:1 and user.json:3:1" in said
    write("user.json", f'{{"$ref": "#/$defs/b", "$defs": {parts}}}')
    assert leads_to(anarq, "user.json") == "text"


def test_what_is_written_within_a_schema_is_looked_for_there_whoever_else_has_its_name(anarq: Anarq) -> None:
    schemas = {
        name: {"$id": NAME, "$ref": "#/$defs/x", "$defs": {"x": schema}}
        for name, schema in (("a", NUMBER), ("b", TEXT))
    }
    write("user.json", {"$ref": "#/$defs/b", "$defs": schemas})
    assert leads_to(anarq, "user.json") == "text"


@pytest.mark.parametrize("reference", ["c.json", "./c.json", "sub/../c.json", "sub/./../c.json", "none/../c.json"])
def test_steps_in_a_path_are_taken_before_it_is_read(reference: str, anarq: Anarq) -> None:
    write("c.json", NUMBER)
    write("user.json", {"$ref": reference})
    assert leads_to(anarq, "user.json") == "number"


def test_a_reference_upwards_is_read_within_a_repository(anarq: Anarq, monkeypatch: pytest.MonkeyPatch) -> None:
    write("p/schemas/deep/user.json", {"$ref": "../../common/money.json"})
    write("p/common/money.json", {"$ref": "more/../../schemas/unit.json"})
    write("p/schemas/unit.json", NUMBER)
    assert leads_to(anarq, "p/schemas/deep/user.json") == "nothing"
    make_repository("p")
    assert leads_to(anarq, "p/schemas/deep/user.json") == "number"
    assert "refused   p/schemas/unit.json:1:" in anarq("compat", "text.json", "p/schemas/deep/user.json").output
    monkeypatch.chdir("p/schemas/deep")
    assert "refused   ../../schemas/unit.json:1:" in anarq("compat", "../../../text.json", "user.json").output


def test_a_reference_upwards_is_read_in_its_own_revision(anarq: Anarq, monkeypatch: pytest.MonkeyPatch) -> None:
    write("schemas/user.json", {"$ref": "../common/money.json"})
    write("common/money.json", NUMBER)
    make_repository()
    write("common/money.json", TEXT)
    assert leads_to(anarq, "v1:schemas/user.json") == "number"
    assert leads_to(anarq, "schemas/user.json") == "text"
    assert "refused   v1:common/money.json:1:" in anarq("compat", "text.json", "v1:schemas/user.json").output
    monkeypatch.chdir("schemas")
    assert anarq("compat", "../number.json", "v1:./user.json").exit_code == 0
    write("user.json", {"$ref": "../../../number.json"})
    said = anarq("compat", "user.json", "user.json").stderr
    assert "it lies outside of" in said


@pytest.mark.parametrize("catalogue", ["p", "p/common"])
def test_a_reference_upwards_is_read_in_a_folder_that_the_user_names(catalogue: str, anarq: Anarq) -> None:
    write("p/schemas/user.json", {"$ref": "../common/money.json"})
    write("p/common/money.json", NUMBER)
    said = told(anarq, "p/schemas/user.json")
    assert (
        "`../common/money.json` leads to p/common/money.json: it lies outside of `p/schemas`, and is not read" in said
    )
    assert "name a folder that holds it with --catalogue" in said
    assert leads_to(anarq, "p/schemas/user.json", "--catalogue", catalogue) == "number"


def test_a_reference_upwards_may_start_at_the_id_of_the_file(anarq: Anarq) -> None:
    write("p/schemas/user.json", {"$id": "https://example.org/p/schemas/user.json", "$ref": "../common/money.json"})
    write("p/common/money.json", {"items": NUMBER, "$id": "https://example.org/p/common/money.json", **NUMBER})
    assert leads_to(anarq, "p/schemas/user.json", "--catalogue", "p") == "number"
    write("p/common/money.json", NUMBER)
    assert leads_to(anarq, "p/schemas/user.json", "--catalogue", "p") == "number"


@pytest.mark.parametrize(
    "reference",
    [
        "../secret.json",
        "%2e%2e/secret.json",
        "..%2fsecret.json",
        "sub/../../secret.json",
        "link.json",
        "folder/secret.json",
        "sub/..%2f..%2fsecret.json",
        "..\\secret.json",
        "../here/../secret.json",
        "{root}/secret.json",
        "file://{root}/secret.json",
    ],
)
@pytest.mark.parametrize("options", [(), ("--catalogue", "."), ("--catalogue", "sub")])
@pytest.mark.parametrize("is_repository", [False, True])
def test_nothing_outside_is_read(
    reference: str, options: tuple[str, ...], is_repository: bool, anarq: Anarq, folder: Path
) -> None:
    write("../secret.json", TEXT)
    write("sub/part.json", TEXT)
    (folder / "link.json").symlink_to("../secret.json")
    (folder / "folder").symlink_to("..")
    write("user.json", {"$ref": reference.replace("{root}", str(folder.parent))})
    if is_repository:
        make_repository()
    assert leads_to(anarq, "user.json", *options) == "nothing"
    if is_repository:
        assert leads_to(anarq, "v1:user.json", *options) == "nothing"


def test_a_link_is_followed_within_a_repository_and_told_where_it_leads_out(anarq: Anarq, folder: Path) -> None:
    write("common/money.json", NUMBER)
    write("schemas/user.json", {"$ref": "money.json"})
    (folder / "schemas" / "money.json").symlink_to("../common/money.json")
    said = told(anarq, "schemas/user.json")
    assert "`money.json` leads to schemas/money.json: the link leads out of `schemas`" in said
    make_repository()
    assert leads_to(anarq, "schemas/user.json") == "number"
    assert leads_to(anarq, "v1:schemas/user.json") == "number"


def test_a_file_that_a_reference_names_and_that_is_broken_is_told(anarq: Anarq) -> None:
    write("user.json", {"$ref": "c.json"})
    write("c.json", '{"type": }')
    assert "`c.json` leads to c.json:1:10: " in told(anarq, "user.json")


def test_an_absolute_path_is_told_as_one(anarq: Anarq, folder: Path) -> None:
    write("user.json", {"$ref": f"{folder}/text.json"})
    said = told(anarq, "user.json")
    assert "the path is absolute" in said
    assert "write the path from this file on" in said


@pytest.mark.parametrize("reference", ["common/money.json", "../here/common/money.json"])
def test_what_is_referred_to_may_be_written_in_another_draft(reference: str, anarq: Anarq) -> None:
    """Then it cannot be cut out, and the validators follow the reference themselves."""
    write("user.json", {"$schema": "http://json-schema.org/draft-07/schema#", "$ref": reference})
    draft = "https://json-schema.org/draft/2020-12/schema"
    write("common/money.json", {"$schema": draft, "type": "array", "prefixItems": [NUMBER]})
    write("list.json", {"$schema": draft, "type": "array", "prefixItems": [TEXT], "minItems": 1})
    result = anarq("compat", "list.json", "user.json", "--catalogue", ".")
    assert (result.exit_code, "refused   common/money.json:1:" in result.output) == (1, True), result.output


def test_a_link_to_nothing_is_not_what_was_meant(anarq: Anarq, folder: Path) -> None:
    (folder / "numbers.json").symlink_to("nowhere.json")
    assert "did you mean `number.json`?" in told(anarq, "numbers.json")


@pytest.mark.parametrize("options", [(), ("--catalogue", "elsewhere")])
def test_a_name_that_is_no_path_does_not_move_what_relative_references_lead_to(
    options: tuple[str, ...], anarq: Anarq
) -> None:
    write("elsewhere/kinds/named.json", {"$id": "urn:example:named", "$defs": {"it": {"$ref": "part.json#/$defs/it"}}})
    write("elsewhere/kinds/part.json", {"$defs": {"it": NUMBER}})
    write("part.json", {"$defs": {"it": TEXT}})  # has the same path from here on
    write("user.json", {"$ref": "urn:example:named#/$defs/it" if options else "elsewhere/kinds/named.json#/$defs/it"})
    assert leads_to(anarq, "user.json", *options) == "number"


def test_what_a_named_schema_of_today_refers_to_beside_it_is_not_looked_for_in_a_revision(anarq: Anarq) -> None:
    write("user.json", {"$ref": "urn:example:named"})
    write("part.json", TEXT)
    make_repository()
    write("../elsewhere/named.json", {"$id": "urn:example:named", "$ref": "part.json"})
    write("../elsewhere/part.json", NUMBER)
    assert "it lies outside of" in told(anarq, "v1:user.json", "--catalogue", "../elsewhere")


def test_what_stands_in_a_document_with_such_a_name_is_found_there(anarq: Anarq) -> None:
    inside = {"$id": "part.json", **NUMBER}
    write("elsewhere/named.json", {"$id": "urn:example:named", "$ref": "part.json", "$defs": {"part": inside}})
    write("elsewhere/part.json", TEXT)
    write("part.json", TEXT)
    write("user.json", {"$ref": "urn:example:named"})
    assert leads_to(anarq, "user.json", "--catalogue", "elsewhere") == "number"


def test_what_a_path_may_not_leave_is_the_repository(anarq: Anarq, folder: Path) -> None:
    write("repository/contracts/user.json", {"$ref": "../../outside/z.json"})
    write("outside/z.json", NUMBER)
    (folder / "repository" / ".git").mkdir()
    assert "it lies outside of `repository`, and is not read" in told(anarq, "repository/contracts/user.json")
