import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from anarq import resources
from anarq.contracts import Budget
from anarq.loader import load_document

Anarq = Callable[..., Result]
AT_ROOT = ("--catalogue", ".")

OLD = """{
  "type": "object",
  "properties": {
    "age": {"type": "integer"}
  }
}
"""
NEW = """type: object
properties:
  age:
    type: integer
    minimum: 18
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two versions of a schema."""
    monkeypatch.chdir(tmp_path)
    write("old.json", OLD)
    write("new.yaml", NEW)
    return tmp_path


def write(name: str, content: Any) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")


def test_a_break_is_shown_with_a_witness_and_both_places(anarq: Anarq) -> None:
    result = anarq("compat", "old.json", "new.yaml")
    assert result.exit_code == 1
    assert result.output == (
        "old.json -> new.yaml  new readers read what old writers wrote: breaking\n"
        "  old.json accepts this instance, new.yaml refuses the value at `/age`: 0 is less than the minimum of 18.\n"
        '  witness   {"age": 0}\n'
        "  accepted  old.json:4:5\n"
        "  refused   new.yaml:5:5\n"
        "  mend      leave `minimum` out\n"
        "BACKWARD: breaking\n"
    )


def test_a_break_is_told_with_all_its_causes(anarq: Anarq) -> None:
    write("a.json", {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}})
    properties = '{"a": {"type": "string", "maxLength": 3},\n "b": {"type": "integer"},\n "c": {"type": "string"}}'
    write("b.json", f'{{"type": "object", "required": ["b"], "properties":\n {properties}}}')
    result = anarq("compat", "a.json", "b.json")
    assert result.exit_code == 1
    assert sorted(re.findall(r"refused   b.json:(\d+)", result.output)) == ["1", "2", "4"]
    assert result.output.count("class     an open object gained a declared property") == 1
    (check,) = json.loads(anarq("compat", "a.json", "b.json", "--format", "json").output)["checks"]
    told = {(cause["refused"]["pointer"], cause["item"], cause["class"]) for cause in check["causes"]}
    assert told == {
        ("/required", "b", "NARROWED"),
        ("/properties/a/maxLength", "", "NARROWED"),
        ("/properties/c", "", "DECLARED"),
    }


def test_what_is_compatible_exits_with_0(anarq: Anarq) -> None:
    result = anarq("compat", "new.yaml", "old.json")
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "BACKWARD: compatible")


@pytest.mark.parametrize("name", ["a:b.json", "ab:c.json"])
def test_a_file_that_exists_is_a_file_whatever_its_name_looks_like(name: str, anarq: Anarq) -> None:
    write(name, {"type": "integer"})
    write("led.json", {"$ref": f"./{name}"})
    write("wider.json", {"type": "number"})
    for old in (name, f"./{name}", f"{name}#", "led.json"):
        assert anarq("compat", old, "wider.json").exit_code == 0
        assert anarq("compat", "wider.json", old).exit_code == 1


def test_a_difference_that_makes_none_is_noted(anarq: Anarq) -> None:
    write("plain.json", {"type": "string"})
    write("found.json", '{\n  "type": "string",\n  "pattern": "[a-z]*"\n}')
    result = anarq("compat", "plain.json", "found.json")
    assert result.exit_code == 0
    assert result.output == (
        "plain.json -> found.json  new readers read what old writers wrote: compatible\n"
        "  note      found.json:3:3 `pattern` refuses nothing here: without it the schema accepts the same\n"
        "BACKWARD: compatible\n"
    )
    assert anarq("compat", "plain.json", "found.json", "--mode", "full").output.count("note ") == 1
    (check,) = json.loads(anarq("compat", "plain.json", "found.json", "--format", "json").output)["checks"]
    (note,) = check["notes"]
    assert (note["keyword"], note["why"], note["at"]["line"]) == ("pattern", "REFUSES_NOTHING", 3)


def test_a_slip_that_makes_no_difference_is_noted_with_what_was_meant(anarq: Anarq) -> None:
    write("plain.json", {"type": "string"})
    write("slip.json", {"type": "string", "minLenght": 2, "unit": "metre"})
    result = anarq("compat", "plain.json", "slip.json", "--format", "json")
    (note,) = json.loads(result.stdout)["checks"][0]["notes"]
    assert (note["keyword"], note["why"], note["mend"]) == ("minLenght", "NO_KEYWORD", "did you mean `minLength`?")
    shown = anarq("compat", "plain.json", "slip.json").output
    assert "`minLenght` is not a keyword of this dialect, and refuses nothing; did you mean `minLength`?" in shown


@pytest.mark.parametrize("name", ["007", "+1", "00", ""])
def test_the_place_of_a_break_is_shown_below_any_name(name: str, anarq: Anarq) -> None:
    write("any.json", {})
    write("named.json", {"properties": {name: {"type": "string"}}})
    result = anarq("compat", "any.json", "named.json", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.output)["checks"][0]["causes"][0]["refused"]["pointer"] == f"/properties/{name}/type"


def test_what_is_undecided_exits_with_3_and_says_why_and_where(anarq: Anarq) -> None:
    write("a.json", '{\n  "type": "string",\n  "pattern": "^(..)-\\\\1$"\n}')
    write("b.json", {"type": "string", "minLength": 9})
    result = anarq("compat", "a.json", "b.json")
    assert result.exit_code == 3
    assert "because   the pattern `^(..)-\\1$` is not decided as a language" in result.output
    assert "at        a.json:3:3" in result.output


def test_json_has_the_same_for_programs(anarq: Anarq) -> None:
    result = anarq("compat", "old.json", "new.yaml", "--mode", "full", "--format", "json")
    found = json.loads(result.output)
    assert (found["mode"], found["answer"], result.exit_code) == ("FULL", "breaking", 1)
    backward, forward = found["checks"]
    assert backward["causes"][0]["instance"] == {"age": 0}
    assert backward["causes"][0]["refused"] == {
        "file": "new.yaml",
        "line": 5,
        "column": 5,
        "pointer": "/properties/age/minimum",
    }
    assert (forward["direction"], forward["answer"]) == ("FORWARD", "compatible")


def test_json_says_why_nothing_was_decided(anarq: Anarq) -> None:
    write("loop.json", {"$ref": "#"})
    found = json.loads(anarq("compat", "loop.json", "old.json", "--format", "json").output)
    assert found["checks"][0]["undecided"]["at"]["file"] == "loop.json"
    assert "leads back to itself" in found["checks"][0]["undecided"]["reason"]


def commit(tag: str) -> None:
    program = shutil.which("git")
    if program is None:
        pytest.skip("git is not installed")
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", tag], ["tag", tag]):
        subprocess.run([program, *identity, *arguments], check=True, capture_output=True)


def test_a_file_can_be_read_from_a_git_revision(anarq: Anarq, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("contracts/age.json", {"type": "integer"})
    commit("v1")
    write("contracts/age.json", {"type": "integer", "minimum": 18})
    result = anarq("compat", "v1:contracts/age.json", "contracts/age.json")
    assert result.exit_code == 1
    assert "  accepted  v1:contracts/age.json:1:1\n" in result.output
    monkeypatch.chdir(tmp_path / "contracts")
    assert anarq("compat", "v1:./age.json", "age.json").exit_code == 1
    assert anarq("compat", "age.json", "v1:./age.json#").exit_code == 0
    for name, problem in (("v2:age.json", "the repository has no revision `v2`"), ("v1:none.json", "no such file")):
        result = anarq("compat", name, "age.json")
        assert (result.exit_code, problem in result.output) == (2, True), result.output


@pytest.mark.parametrize("reference", ["years.json", "./years.json#", "urn:example:years", "years.json#/$defs/y"])
def test_a_reference_leads_to_the_neighbours_of_a_file_in_its_own_revision(anarq: Anarq, reference: str) -> None:
    write("c/age.json", {"properties": {"age": {"$ref": reference}}})
    write("c/years.json", {"$id": "urn:example:years", "type": "integer", "$defs": {"y": {"type": "integer"}}})
    write("c/broken.json", "{")
    commit("v1")
    write("c/years.json", {"$id": "urn:example:years", "type": "string", "$defs": {"y": {"type": "string"}}})
    result = anarq("compat", "v1:c/age.json", "c/age.json")
    assert (result.exit_code, '{"age": 0}' in result.output) == (1, True), result.output
    assert "accepted  v1:c/years.json:1:" in result.output
    assert "refused   c/years.json:1:" in result.output


def test_a_meta_schema_that_is_not_known_is_refused_until_the_caller_says_what_it_is(anarq: Anarq) -> None:
    write("ours.json", '{\n  "$schema": "https://example.org/meta",\n  "items": [{"type": "string"}]\n}')
    result = anarq("compat", "ours.json", "ours.json")
    assert result.exit_code == 2
    assert "ours.json:2:3 error" in result.output
    assert "`https://example.org/meta` is not known; known are draft 4, draft 6, draft 7, 2019-09" in result.output
    assert "say with --dialect what it is written in" in result.output
    assert anarq("compat", "ours.json", "ours.json", "--dialect", "draft-7").exit_code == 0
    assert anarq("compat", "ours.json", "ours.json", "--dialect", "2020-12").exit_code == 2  # no tuples in `items`
    write("plain.json", {"items": [{"type": "string"}]})
    assert anarq("compat", "plain.json", "plain.json").exit_code == 2
    assert anarq("compat", "plain.json", "plain.json", "--dialect", "draft-7").exit_code == 0


def test_a_reference_to_nobody_names_what_would_help(anarq: Anarq) -> None:
    write("c/a.json", {"$id": "urn:example:a", "items": {"$ref": "urn:example:a"}, "not": {"$ref": "nowhere.json"}})
    result = anarq("compat", "c/a.json", "old.json")
    assert result.exit_code == 2
    assert "c/a.json:1:" in result.output
    assert "`nowhere.json` leads to c/nowhere.json: no such file or folder" in result.output
    assert "write the path from this file on" in result.output
    write("c/a.json", {"$ref": "urn:example:b"})
    result = anarq("compat", "c/a.json", "old.json")
    assert "`urn:example:b` is neither in the document, nor in its folder, nor in the catalogue" in result.output
    assert "name folders of schemas with --catalogue" in result.output
    write("c/a.json", {"$ref": "../old.json#/nothing"})
    assert "there is nothing at `#/nothing` in old.json" in anarq("compat", "c/a.json", "old.json", *AT_ROOT).output


def test_documents_of_several_files_are_compared(anarq: Anarq) -> None:
    api = "openapi: 3.1.0\ncomponents:\n  schemas:\n    Thing:\n      $ref: parts/thing.json\n"
    for version, most in (("v1", 9), ("v2", 3)):
        write(f"{version}/api.yaml", api)
        write(f"{version}/parts/thing.json", {"items": {"$ref": "deep/text.yaml#/text"}})
        write(f"{version}/parts/deep/text.yaml", f"text: {{type: string, maxLength: {most}}}")
    pair = [f"{version}/api.yaml#/components/schemas/Thing" for version in ("v1", "v2")]
    result = anarq("compat", *pair)
    assert (result.exit_code, "refused   v2/parts/deep/text.yaml:1:" in result.output) == (1, True), result.output
    assert anarq("compat", *reversed(pair)).exit_code == 0


@pytest.mark.parametrize("named", [{}, {"$id": "https://example.org/schemas/another-name.json"}])
def test_a_neighbour_answers_to_its_place_beside_the_id_of_the_file(named: Any, anarq: Anarq, folder: Path) -> None:
    """Publishers rename files and leave their `$id` as it was; what is relative still leads to the file beside it."""
    for version, kind in (("old", "number"), ("new", "integer")):
        (folder / version / "parts").mkdir(parents=True)
        whole = {"$id": "https://example.org/schemas/whole.json", "items": {"$ref": "parts/part 1.json"}}
        (folder / version / "whole.json").write_text(json.dumps(whole))
        (folder / version / "parts" / "part 1.json").write_text(json.dumps({**named, "type": kind}))
    result = anarq("compat", f"{folder}/old/whole.json", f"{folder}/new/whole.json")
    assert result.exit_code == 1
    assert "parts/part 1.json:" in result.output


def test_a_file_is_read_when_something_refers_to_it_and_not_before(
    anarq: Anarq, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def load(source: Any, path: str) -> Any:
        read.append(path)
        return load_document(source, path)

    for reader in ("versions", "references"):
        monkeypatch.setattr(f"anarq.cli.{reader}.load_document", load)
    write("other.json", {"type": "number"})
    write("sub/more.json", {"$schema": "https://json-schema.org/draft/2020-12/schema"})
    write("a.json", {"items": {"$ref": "years.json"}, "not": {"$ref": "https://json-schema.org/draft/2020-12/schema"}})
    write("years.json", {"type": "integer"})
    anarq("compat", "old.json", "new.yaml")
    assert read == ["old.json", "new.yaml"]
    read.clear()
    assert anarq("compat", "a.json", "a.json").exit_code == 0
    assert set(read) == {"a.json", "years.json"}
    write("named.json", {"$ref": "urn:example:nobody"})
    assert anarq("compat", "named.json", "named.json").exit_code == 2
    assert "other.json" in read


def test_a_colon_in_the_name_of_a_file_is_part_of_it(anarq: Anarq) -> None:
    write("v1:age.json", {"type": "integer"})
    assert anarq("compat", "v1:age.json", "old.json#/properties/age").exit_code == 0


def test_a_pointer_chooses_a_schema_of_a_document(anarq: Anarq) -> None:
    assert anarq("compat", "new.yaml#/properties/age", "old.json#/properties/age").exit_code == 0
    result = anarq("compat", "old.json#/properties/age", "new.yaml#/properties/age")
    assert (result.exit_code, "refuses it" in result.output) == (1, True)


def test_the_history_is_read_in_transitive_modes_by_number(anarq: Anarq) -> None:
    for number in (1, 2, 10):
        write(f"versions/v{number}.json", {"type": "integer", "minimum": number})
    arguments = ("versions/v2.json", "versions/v10.json", "--history", "versions", "--format", "json")
    found = json.loads(anarq("compat", *arguments, "--mode", "FORWARD_TRANSITIVE").output)
    assert [check["old"] for check in found["checks"]] == ["versions/v2.json", "versions/v1.json"]
    assert found["answer"] == "compatible"
    write("versions/v11.json", {"type": "integer"})
    order = [
        check["old"]
        for check in json.loads(
            anarq("compat", "old.json", "new.yaml", *arguments[2:], "--mode", "FULL_TRANSITIVE").output
        )["checks"]
    ]
    assert order[::2] == ["old.json", *(f"versions/v{number}.json" for number in (11, 10, 2, 1))]


def test_a_transitive_mode_without_earlier_versions_says_what_to_give(anarq: Anarq, folder: Path) -> None:
    for mode in ("BACKWARD_TRANSITIVE", "forward_transitive", "FULL_TRANSITIVE"):
        missing = anarq("compat", "old.json", "old.json", "--mode", mode)
        assert (missing.exit_code, missing.stdout, "--history DIR" in missing.stderr) == (2, "", True)
    (folder / "empty").mkdir()
    write("other/notes.md", "# Notes")
    for name in ("empty", "other"):
        nothing = anarq("compat", "old.json", "old.json", "--mode", "FULL_TRANSITIVE", "--history", name)
        assert (nothing.exit_code, nothing.stdout) == (2, "")
        assert f"{name}:1:1 error internal/unreadable-file  the history holds no version" in nothing.stderr


def test_the_second_version_has_no_history_but_the_first(anarq: Anarq) -> None:
    for number in (1, 2):
        write(f"versions/v{number}.json", {"type": "integer", "minimum": -number})
    arguments = ("versions/v1.json", "versions/v2.json", "--mode", "BACKWARD_TRANSITIVE", "--history", "versions")
    assert anarq("compat", *arguments).exit_code == 0


def test_references_lead_into_the_catalogue(anarq: Anarq) -> None:
    write("known/id.json", {"$id": "urn:example:id", "type": "string", "minLength": 4})
    write("user.json", {"$ref": "urn:example:id"})
    write("text.json", {"type": "string"})
    missing = anarq("compat", "text.json", "user.json")
    assert (missing.exit_code, "user.json:1:2" in missing.stderr, "--catalogue" in missing.stderr) == (2, True, True)
    result = anarq("compat", "text.json", "user.json", "--catalogue", "known")
    assert (result.exit_code, "refused   known/id.json:1:" in result.output) == (1, True)


def test_what_cannot_be_read_in_a_catalogue_is_told_when_something_is_missing_and_not_before(
    anarq: Anarq, folder: Path
) -> None:
    write("known/id.json", "{")
    (folder / "known" / "link.json").symlink_to("../old.json")
    assert anarq("compat", "new.yaml", "old.json", "--catalogue", "known").exit_code == 0
    write("user.json", {"$ref": "urn:example:id"})
    result = anarq("compat", "old.json", "user.json", "--catalogue", "known")
    assert result.exit_code == 2
    assert "nor in the catalogue; what is in known/id.json:1:2 (and 1 more) is not known" in result.stderr


def test_the_common_schemas_are_known(anarq: Anarq) -> None:
    from anarq import resources

    common = sorted((resources.spec() / "common").glob("*.schema.json"))
    if not common:
        pytest.skip("no common schemas in this checkout")
    write("mine.json", {"$ref": json.loads(common[0].read_text("utf-8"))["$id"]})
    assert anarq("compat", "mine.json", "mine.json").exit_code == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"type": "text"}, "bad.json:1:2 error"),
        ({"properties": {"a": {"minimum": "1"}}}, "not a schema"),
        ({"$ref": "#/nowhere"}, "there is nothing at `#/nowhere`"),
        ("{", "bad.json:1:"),
        ({"properties": {"a": {"pattern": "["}}}, "bad.json:1:23 error"),
        *(({"properties": {"a": {"pattern": text}}}, "bad.json:1:23 error") for text in (r"\Z", "(?i)abc", "a++")),
        ({"properties": {"a": {"$ref": "http://[bad"}}}, "bad.json:1:23 error"),
        ({"properties": {"a": {"$ref": "http://[bad"}}}, "`http://[bad` is not a URI reference"),
        ({"$id": "http://[bad", "not": {"$ref": "a"}}, "`http://[bad`, which `a` is relative to, is not a URI"),
    ],
)
def test_unusable_input_exits_with_2_and_names_the_place(content: Any, message: str, anarq: Anarq) -> None:
    write("bad.json", content)
    result = anarq("compat", "old.json", "bad.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("text.json", "internal/no-schema"),
        ("none.json", "internal/unreadable-file"),
        ("nowhere.json", "internal/unresolved-reference"),
        ("ours.json", "internal/unknown-dialect"),
        ("old.json#/properties", "internal/no-schema"),
        ("old.json#nothing", "internal/no-schema"),
        ("old.json#/definitions/a", "internal/unresolved-reference"),
    ],
)
def test_what_cannot_be_used_has_an_id_that_explains_it_and_is_told_to_programs(
    name: str, rule: str, anarq: Anarq
) -> None:
    write("text.json", {"type": "text"})
    write("nowhere.json", {"$ref": "urn:example:nowhere"})
    write("ours.json", {"$schema": "https://example.org/meta"})
    assert f"error {rule}" in anarq("compat", "old.json", name).stderr
    assert anarq("explain", rule).exit_code == 0
    result = anarq("compat", "old.json", name, "--format", "json")
    assert result.exit_code == 2
    found = json.loads(result.stdout)
    assert found["format"] == "urn:anarq:spec:failure:v1"
    assert [problem["rule"] for problem in found["problems"]] == [rule]
    assert found["problems"][0]["file"] == name.partition("#")[0]


@pytest.mark.parametrize(
    ("old", "new", "mode", "has"),
    [
        ({"type": "string"}, {"type": "string", "minLenght": 1, "pattern": "[a-z]*"}, "full", {"notes"}),
        ({"properties": {"a": True}}, {"properties": {"a": {"type": "null"}, "b": False}}, "full", {"causes"}),
        ({"type": "string", "pattern": r"^(a|b)\1$"}, {"type": "string", "maxLength": 2}, "backward", {"undecided"}),
        (
            {"$schema": "http://json-schema.org/draft-04/schema#", "enum": [1.0]},
            {"$schema": "http://json-schema.org/draft-04/schema#", "type": "integer"},
            "backward",
            {"readings"},
        ),
        ({}, {}, "none", set()),
    ],
)
def test_the_answer_for_programs_follows_its_schema(old: Any, new: Any, mode: str, has: set[str], anarq: Anarq) -> None:
    write("a.json", old)
    write("b.json", new)
    found = json.loads(anarq("compat", "a.json", "b.json", "--mode", mode, "--format", "json").stdout)
    Draft202012Validator(json.loads((resources.spec() / "comparison.schema.json").read_text("utf-8"))).validate(found)
    assert has <= {key for check in found["checks"] for key in check}


def test_what_is_no_file_is_told_with_what_to_name_instead(anarq: Anarq, tmp_path: Path) -> None:
    os.mkfifo("pipe")
    for name in ("-", "pipe", "/dev/null"):
        told = anarq("compat", name, "old.json").stderr
        assert "a stream is not read" in told
        assert "write it to a file first" in told
    assert "did you mean `old.json`?" in anarq("compat", "olb.json", "new.yaml").stderr
    write("by_url.json", {"$ref": (tmp_path / "old.json").as_uri()})
    assert "write the path from this file on" in anarq("compat", "by_url.json", "old.json").stderr


def test_a_mode_that_asks_for_nothing_does_not_say_compatible(anarq: Anarq) -> None:
    result = anarq("compat", "old.json", "new.yaml", "--mode", "none")
    assert (result.exit_code, result.output) == (0, "NONE: not compared\n")
    found = json.loads(anarq("compat", "old.json", "new.yaml", "--mode", "none", "--format", "json").output)
    assert (found["answer"], found["checks"]) == ("not compared", [])
    assert anarq("compat", "old.json", "none.json", "--mode", "none").exit_code == 2


def test_a_document_that_only_holds_schemas_is_not_taken_for_one(anarq: Anarq) -> None:
    write("api.yaml", "info: {}\nopenapi: 3.1.0\n")
    result = anarq("compat", "api.yaml", "api.yaml")
    assert (result.exit_code, "api.yaml:2:1" in result.stderr) == (2, True)


def test_a_schema_of_swagger_is_read_as_draft_4_and_named_where_it_stands(anarq: Anarq) -> None:
    for name, least in (("one.yaml", 1), ("two.yaml", 0)):
        schema = f"{{type: number, minimum: {least}, exclusiveMinimum: true}}"
        write(name, f"swagger: '2.0'\ndefinitions: {{size: {schema}}}\n")
    assert "name a schema in it: FILE#/definitions/NAME" in anarq("compat", "one.yaml", "two.yaml").stderr
    assert anarq("compat", "one.yaml#/definitions/size", "two.yaml#/definitions/size").exit_code == 0
    assert anarq("compat", "two.yaml#/definitions/size", "one.yaml#/definitions/size").exit_code == 1


def test_a_pointer_at_something_else_is_unusable_and_a_schema_nearby_is_named(anarq: Anarq) -> None:
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    write("api.json", {"openapi": "3.0.3", "paths": {"/a": {"post": {"requestBody": body}}}})
    result = anarq("compat", *["api.json#/paths/~1a/post/requestBody"] * 2)
    assert result.exit_code == 2
    assert "is a part of the document that holds schemas and is not one" in result.stderr
    (named,) = re.findall(r"name a schema: (\S+)", result.stderr)
    assert anarq("compat", named, named).exit_code == 0


@pytest.mark.parametrize(
    ("pointer", "message"),
    [
        ("/allOf/00", "there is nothing at `#/allOf/00`"),
        ("/allOf/\u0660", "there is nothing at `#/allOf/\u0660`"),
        ("/$defs/a~b", "`#/$defs/a~b` is not a JSON Pointer"),
        ("/$defs/c~", "`#/$defs/c~` is not a JSON Pointer"),
        ("nothing", "`#nothing` is not a JSON Pointer"),
        ("/$defs/a%20b", "did you mean `p.json#/$defs/a b`?"),
        ("/$defs/a%20c", "there is nothing at `#/$defs/a%20c`"),
    ],
)
def test_what_is_not_a_pointer_or_leads_nowhere_is_refused(pointer: str, message: str, anarq: Anarq) -> None:
    text: Any = {"type": "string"}
    write("p.json", {"allOf": [text], "$defs": {"a~b": text, "c~": text, "a b": text, "d%20e": text}})
    result = anarq("compat", f"p.json#{pointer}", "old.json")
    assert (result.exit_code, result.stdout, message in result.stderr) == (2, "", True)
    assert ("did you mean" in result.stderr) == ("did you mean" in message)


@pytest.mark.parametrize("pointer", ["/allOf/0", "/$defs/a~0b", "/$defs/a b", "/$defs/d%20e"])
def test_a_pointer_is_taken_as_it_is_written(pointer: str, anarq: Anarq) -> None:
    text: Any = {"type": "string"}
    write("p.json", {"allOf": [text], "$defs": {"a~b": text, "a b": text, "d%20e": text}})
    assert anarq("compat", f"p.json#{pointer}", "p.json").exit_code == 0


@pytest.mark.parametrize("mode", ["backward", "FORWARD", "full", "NONE"])
def test_a_history_that_the_mode_does_not_ask_for_is_wrong_use(mode: str, anarq: Anarq, folder: Path) -> None:
    (folder / "versions").mkdir()
    result = anarq("compat", "old.json", "old.json", "--mode", mode, "--history", "versions")
    assert (result.exit_code, result.stdout) == (2, "")
    for named in ("BACKWARD_TRANSITIVE", "FORWARD_TRANSITIVE", "FULL_TRANSITIVE"):
        assert named in result.stderr


def test_what_is_no_uri_reference_may_stand_in_data(anarq: Anarq) -> None:
    write("a.json", {"enum": [{"$ref": "http://[bad"}]})
    write("b.json", {"type": "object", "enum": [{"$ref": "http://[bad"}]})
    assert anarq("compat", "a.json", "b.json").exit_code == 0
    assert anarq("compat", "old.json", "b.json").exit_code == 1


def test_a_compatible_that_rests_on_a_reading_says_which(anarq: Anarq) -> None:
    draft = {"$schema": "http://json-schema.org/draft-04/schema#"}
    write("a.json", {**draft, "type": "number", "multipleOf": 1})
    write("b.json", {**draft, "type": "integer"})
    assert "  reading   `1.0` is read as the integer 1" in anarq("compat", "a.json", "b.json").output
    (check,) = json.loads(anarq("compat", "a.json", "b.json", "--format", "json").output)["checks"]
    assert "`1.0`" in check["readings"][0]
    assert "reading" not in anarq("compat", "b.json", "a.json").output


def test_what_is_compared_may_be_a_request_or_a_response(anarq: Anarq) -> None:
    write("a.json", {"type": "object", "properties": {"id": {"readOnly": True}}})
    write("b.json", {"type": "object", "properties": {"id": {"readOnly": True}}, "required": ["id"]})
    codes = [anarq("compat", "a.json", "b.json", *more).exit_code for more in ((), ("--as", "request"))]
    assert codes == [1, 0]
    assert anarq("compat", "a.json", "b.json", "--as", "response").exit_code == 1


@pytest.mark.parametrize("name", ["none.json", "old.json#/nowhere", "old.json#nowhere", "old.txt"])
def test_what_is_not_there_exits_with_2(name: str, anarq: Anarq) -> None:
    assert anarq("compat", name, "new.yaml").exit_code == 2


@pytest.mark.parametrize("name", [".", "versions", "..#/definitions/a"])
def test_a_folder_is_called_one(name: str, anarq: Anarq, folder: Path) -> None:
    (folder / "versions").mkdir()
    result = anarq("compat", name, "new.yaml")
    assert (result.exit_code, "it is a folder" in result.stderr, "name a file in it" in result.stderr) == (
        2,
        True,
        True,
    )


def test_a_file_that_holds_no_schema_at_all_is_told_once(anarq: Anarq) -> None:
    write("list.json", [])
    result = anarq("compat", "list.json", "old.json")
    assert (result.exit_code, result.stderr.count("this is not a schema")) == (2, 1)
    write("two.json", {"properties": {"a": {"minimum": "1"}, "b": {"minimum": "1"}}})
    assert anarq("compat", "two.json", "old.json").stderr.count("this is not a schema") == 2


def test_formats_are_asserted_on_demand(anarq: Anarq) -> None:
    write("a.json", {"type": "string"})
    write("b.json", {"type": "string", "format": "date"})
    assert anarq("compat", "a.json", "b.json").exit_code == 0
    assert anarq("compat", "a.json", "b.json", "--assert-formats").exit_code == 1


def test_the_time_of_a_decision_can_be_bounded(anarq: Anarq) -> None:
    write("a.json", {"type": "string", "pattern": ".*a.{18}b"})
    write("b.json", {"type": "string", "pattern": ".*a.{19}b"})
    result = anarq("compat", "a.json", "b.json", "--seconds", "0.01")
    assert (result.exit_code, "0.01 s" in result.output) == (3, True)


@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "soon"])
def test_a_text_that_is_not_a_time_is_refused(seconds: str, anarq: Anarq) -> None:
    result = anarq("compat", "old.json", "new.yaml", "--seconds", seconds)
    assert (result.exit_code, "Invalid value for '--seconds'" in result.stderr) == (2, True)


def test_a_hard_question_gets_all_the_time_that_it_is_given(anarq: Anarq, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anarq.cli.commands.compat.DEFAULT_BUDGET", Budget(steps=2_000))
    write("a.json", {"type": "array", "minItems": 100, "uniqueItems": True, "items": {"type": "string"}})
    write("b.json", {"type": "array", "minItems": 101})
    ended = anarq("compat", "a.json", "b.json")
    assert (ended.exit_code, "within 2000 steps" in ended.output) == (3, True)
    assert anarq("compat", "a.json", "b.json", "--seconds", "500").exit_code == 1


def test_long_witnesses_are_shortened_for_people_alone(anarq: Anarq) -> None:
    write("a.json", {"type": "string", "minLength": 2_000})
    write("b.json", {"type": "integer"})
    assert len(anarq("compat", "a.json", "b.json").output) < 1_000
    found = json.loads(anarq("compat", "a.json", "b.json", "--format", "json").output)
    assert len(found["checks"][0]["causes"][0]["instance"]) == 2_000


def test_help_has_examples_and_exit_codes(anarq: Anarq) -> None:
    text = anarq("compat", "--help").output
    assert "Examples:" in text
    assert "3  undecided" in text


def test_output_has_no_colours_unless_it_is_a_terminal(anarq: Anarq) -> None:
    assert "\x1b" not in anarq("compat", "old.json", "new.yaml").output


def test_other_commands_do_not_pay_for_this_one() -> None:
    code = (
        "import sys\n"
        "from anarq.cli.main import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "sys.exit('jsonschema' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0


def test_a_slip_in_a_schema_is_told_as_check_tells_it(anarq: Anarq) -> None:
    Path("slip.json").write_text('{"properties": {"a": {"type": "strin"}}}')
    result = anarq("compat", "slip.json", "slip.json")
    assert result.exit_code == 2
    told, mend = result.stderr.splitlines()
    assert told == 'slip.json:1:23 error internal/no-schema  this is not a schema: `type` is `"strin"`'
    assert mend == "  mend: did you mean `string`?"


def test_a_flag_without_what_it_is_about_is_told_at_the_flag(anarq: Anarq) -> None:
    draft = "http://json-schema.org/draft-04/schema#"
    Path("flags.json").write_text(f'{{"$schema": "{draft}",\n"exclusiveMinimum": true,\n"exclusiveMaximum": true}}')
    told = anarq("compat", "old.json", "flags.json").stderr
    assert (
        "flags.json:2:1 error internal/no-schema  this is not a schema: `exclusiveMinimum` stands without `minimum`"
        in told
    )
    assert "mend: add `minimum`, or take `exclusiveMinimum` away" in told
    assert "flags.json:3:1 error internal/no-schema  this is not a schema: `exclusiveMaximum` stands without" in told


@pytest.mark.parametrize(
    "version", ["openapi: 2.9", "openapi: 3.2.0", "openapi: 3.1", "openapi: '3.10.0'", "swagger: 2.0"]
)
def test_a_version_of_openapi_that_is_not_known_is_refused_until_the_caller_says_what_it_is(
    version: str, anarq: Anarq
) -> None:
    write("api.yaml", f"info: {{}}\n{version}\ncomponents: {{schemas: {{a: {{type: string}}}}}}\n")
    pair = ["api.yaml#/components/schemas/a"] * 2
    told = anarq("compat", *pair).stderr
    assert "api.yaml:2:1 error internal/unknown-dialect" in told
    assert 'is not known; known are `swagger: "2.0"`, and `openapi` of 3.0 and 3.1, in quotes' in told
    assert anarq("compat", *pair, "--dialect", "openapi-3.1").exit_code == 0


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.1", "3.0.0-rc1"])
def test_a_version_of_openapi_that_is_known_is_read(version: str, anarq: Anarq) -> None:
    write("api.json", {"openapi": version, "components": {"schemas": {"a": {"type": "string"}}}})
    assert anarq("compat", *["api.json#/components/schemas/a"] * 2).exit_code == 0


def test_what_is_missing_in_a_revision_is_told_with_what_was_meant(
    anarq: Anarq, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("contracts/multi.json", {"type": "integer"})
    write("contracts/deep/more.json", {"type": "integer"})
    commit("v1")
    told = anarq("compat", "v1:contracts", "old.json").stderr
    assert "v1:contracts:1:1 error internal/unreadable-file  it is a folder" in told
    assert "did you mean `v1:contracts/multi.json`?" in anarq("compat", "v1:contracts/mutli.json", "old.json").stderr
    monkeypatch.chdir(tmp_path / "contracts")
    for name in ("multi.json", "deep/more.json"):
        told = anarq("compat", f"v1:{name}", "multi.json").stderr
        assert f"v1:{name}:1:1 error internal/unreadable-file  no such file" in told
        assert f"did you mean `v1:./{name}`? a path begins at the root of the repository" in told
        assert anarq("compat", f"v1:./{name}", "multi.json").exit_code == 0
    told = anarq("compat", "v1:nothing.json", "multi.json").stderr
    assert "v1:nothing.json:1:1 error internal/unreadable-file  no such file or folder" in told


def test_the_name_of_a_file_may_hold_what_stands_before_a_pointer(anarq: Anarq) -> None:
    write("a b#1.json", {"type": "integer", "$defs": {"c#d": {"type": "string"}}})
    commit("v1")
    assert anarq("compat", "a b#1.json", "old.json#/properties/age").exit_code == 0
    assert anarq("compat", "v1:a b#1.json", "a b#1.json").exit_code == 0
    assert anarq("compat", "a b#1.json#/$defs/c#d", "v1:a b#1.json#/$defs/c#d").exit_code == 0
    assert anarq("compat", "a b#1.json#/$defs/c#d", "a b#1.json").exit_code == 1
    write("user.json", {"$ref": "a%20b%231.json"})
    assert anarq("compat", "user.json", "a b#1.json").exit_code == 0
    write("versions/v#1.json", {"type": "integer"})
    codes = [
        anarq("compat", "a b#1.json", name, "--mode", "FULL_TRANSITIVE", "--history", "versions").exit_code
        for name in ("user.json", "old.json")
    ]
    assert codes == [0, 1]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_witness_is_json_whatever_can_be_written(encoding: str, folder: Path) -> None:
    text = "é😀\x7f\u202e"
    write("a.json", {"enum": [text]})
    write("b.json", {"enum": ["a"]})
    command = [sys.executable, "-c", "from anarq.cli.main import main; main()", "compat", "a.json", "b.json"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(command, capture_output=True, check=False, env=environment, cwd=folder)
    (line,) = re.findall("witness   (.*)", done.stdout.decode(encoding))
    assert json.loads(line) == text
    assert line.isprintable()
    assert ("é" in line) == (encoding != "ascii")


@pytest.mark.parametrize(
    ("name", "text", "said", "mend"),
    [
        ("null.json", "null", "the file holds `null`", "write an object or a boolean"),
        ("empty.yaml", "", "the file holds nothing", "write an object or a boolean"),
        ("twice.json", '{"required": ["a", "b", "a"]}', "`required` is", 'leave out what is repeated: `"a"`'),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_what_is_wrong_in_it(
    name: str, text: str, said: str, mend: str, anarq: Anarq, folder: Path
) -> None:
    (folder / name).write_text(text, "utf-8")
    result = anarq("compat", name, name)
    assert (result.exit_code, said in result.stderr, mend in result.stderr) == (2, True, True), result.stderr


def test_a_revision_outside_of_git_is_told_as_it_was_asked_for(anarq: Anarq, folder: Path) -> None:
    assert "HEAD:nofile:1:1 error" in anarq("compat", "HEAD:nofile", "HEAD:nofile").stderr


def test_every_history_that_is_named_is_asked(anarq: Anarq, folder: Path) -> None:
    for place, schema in (("h3/v0", True), ("versions/v1", True), ("versions/v2", True), ("versions/v3", True)):
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / f"{place}.json").write_text(json.dumps(schema), "utf-8")
    histories = ("--history", "h3", "--history", "versions")
    result = anarq(
        "compat", "versions/v2.json", "versions/v3.json", "--mode", "FULL_TRANSITIVE", *histories, "--format", "json"
    )
    asked = [check["old"] for check in json.loads(result.stdout)["checks"]]
    assert asked == ["versions/v2.json"] * 2 + ["versions/v1.json"] * 2 + ["h3/v0.json"] * 2
