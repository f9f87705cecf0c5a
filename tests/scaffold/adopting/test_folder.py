"""What is written for a folder, by what one file of it says."""

import json
from typing import Any

import pytest

from anarq.loader.load import parse_document
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.loader.package import Package
from anarq.model.standards import Standards
from anarq.scaffold.adopting.folder import Adopted, adopted
from anarq.scaffold.adopting.identity import identity_of
from anarq.scaffold.adopting.places import unread
from anarq.source.memory import MemorySource

HTTP = """openapi: 3.0.3
info: {title: Drive, version: v1}
paths:
  /files/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      responses:
        '200': {description: Here., content: {application/json: {schema: {$ref: '#/components/schemas/File'}}}}
        4XX: {description: No., content: {application/json: {schema: {type: object}}}}
components:
  schemas:
    File: SCHEMA
"""

TITLED = "openapi: 3.1.0\ninfo: {title: Box wood (hedges), version: 2.0.0, summary: Cuts hedges.}\npaths: {}\n"


@pytest.fixture(scope="module")
def standards() -> Standards:
    return load_standards()


def made(standards: Standards, files: dict[str, str], package: Package = Package()) -> dict[str, Any]:  # noqa: B008 - a value
    """The files that are written for a folder, as they are read."""
    written = become(standards, files, package).files
    return {one.path: parse_document(one.text.encode(), one.path, one.path).data for one in written}


def become(standards: Standards, files: dict[str, str], package: Package = Package()) -> Adopted:  # noqa: B008 - a value
    loaded = load_ecosystem([MemorySource(files, "files-go")], standards=standards)
    assert loaded.problems == ()
    (module,) = loaded.ecosystem.modules.values()
    identity = identity_of(module, package)
    assert identity is not None
    return adopted(module, identity)


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ("{type: string, nullable: true}", {"type": ["string", "null"]}),
        ("{type: string, enum: [a], nullable: true}", {"type": ["string", "null"], "enum": ["a", None]}),
        ("{type: string, nullable: false}", {"type": "string"}),
        ("{minimum: 1, exclusiveMinimum: true}", {"exclusiveMinimum": 1}),
        ("{maximum: 1, exclusiveMaximum: false}", {"maximum": 1}),
        ("{exclusiveMaximum: 3}", {"exclusiveMaximum": 3}),
        ("{items: [{type: string}], additionalItems: false}", {"prefixItems": [{"type": "string"}], "items": False}),
        ("{items: {type: string}, additionalItems: false}", {"items": {"type": "string"}}),
        (
            "{dependencies: {a: [b], c: {required: [d]}}}",
            {"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": {"required": ["d"]}}},
        ),
        ("{example: {nullable: true}}", {"examples": [{"nullable": True}]}),
        ("{properties: {nullable: {type: string}}}", {"properties": {"nullable": {"type": "string"}}}),
        (
            "{properties: {up: {$ref: '#/components/schemas/File'}}}",
            {"properties": {"up": {"$ref": "urn:anarq:drive:file:v1"}}},
        ),
        ("{$defs: {x: {}}, discriminator: {propertyName: x}}", {}),
    ],
)
def test_a_type_says_in_the_dialect_of_contracts_what_it_said(
    standards: Standards, schema: str, said: dict[str, object]
) -> None:
    contract = made(standards, {"openapi.yaml": HTTP.replace("SCHEMA", schema)})["contracts/file.v1.schema.json"]
    named = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:anarq:drive:file:v1",
        "title": "File",
    }
    assert contract == {**named, **said}


def test_two_types_of_one_name_are_two_contracts(standards: Standards) -> None:
    other = "{$ref: '#/components/parameters/x/schema/File'}"
    text = HTTP.replace("SCHEMA", f"{{properties: {{a: {other}}}}}") + (
        "  parameters: {x: {name: x, in: query, schema: {File: {type: integer}}}}\n"
    )
    files = made(standards, {"openapi.yaml": text})
    assert files["contracts/file.v1.schema.json"]["properties"] == {"a": {"$ref": "urn:anarq:drive:file-2:v1"}}
    assert files["contracts/file-2.v1.schema.json"]["type"] == "integer"


def test_an_answer_without_the_envelope_and_a_failure_of_another_form_stay_what_they_are(standards: Standards) -> None:
    found = made(standards, {"openapi.yaml": HTTP.replace("SCHEMA", "{}")})["openapi.yaml"]["paths"]["/files/{id}"]
    answers = found["get"]["responses"]
    assert answers["200"]["content"]["application/json"]["schema"] == {"$ref": "urn:anarq:drive:file:v1"}
    assert answers["4XX"]["content"]["application/json"]["schema"] == {"type": "object"}


def test_an_operation_without_a_name_is_called_by_its_method_and_path(standards: Standards) -> None:
    found = made(standards, {"openapi.yaml": HTTP.replace("SCHEMA", "{}")})["openapi.yaml"]["paths"]["/files/{id}"]
    assert (found["get"]["operationId"], found["get"]["summary"]) == ("getFilesId", "Get files id")


def test_of_two_operations_that_would_have_one_name_the_one_that_is_called_so_keeps_it(standards: Standards) -> None:
    paths = "{/a: {get: {operationId: read_it, responses: {}}}, /b: {get: {operationId: readIt, responses: {}}}}"
    text = f"openapi: 3.1.0\ninfo: {{title: Drive, version: 1.0.0}}\npaths: {paths}\n"
    found = made(standards, {"openapi.yaml": text})["openapi.yaml"]["paths"]
    assert [found[path]["get"]["operationId"] for path in ("/a", "/b")] == ["readIt2", "readIt"]


def test_of_two_tools_of_one_name_the_first_is_taken_and_the_other_left(standards: Standards) -> None:
    tools = [{"name": "find", "description": text, "inputSchema": {"type": "object"}} for text in ("one", "two")]
    left = become(standards, {"mcp.json": json.dumps({"tools": tools})}).left
    assert [one.node.pointer for one in left] == ["/tools/1"]


def test_a_link_leads_to_the_first_operation_of_the_name(standards: Standards) -> None:
    answer = "{description: ok, links: {next: {operationId: read}}}"
    paths = "".join(
        f"  {path}: {{get: {{operationId: read, responses: {{'200': {answer}}}}}}}\n" for path in ("/a", "/b")
    )
    found = made(standards, {"openapi.yaml": f"openapi: 3.1.0\npaths:\n{paths}"})["openapi.yaml"]["paths"]
    assert [found[path]["get"]["operationId"] for path in ("/a", "/b")] == ["read", "read2"]
    assert found["/b"]["get"]["responses"]["200"]["links"]["next"]["operationId"] == "read"


def test_a_deprecated_operation_is_a_deprecation_whose_days_are_to_be_said(standards: Standards) -> None:
    text = HTTP.replace("SCHEMA", "{}").replace("    get:\n", "    get:\n      deprecated: true\n")
    files = made(standards, {"openapi.yaml": text})
    assert files["compat/deprecations.yaml"] == {"deprecations": [{"feature": "getFilesId"}]}


@pytest.mark.parametrize(
    ("files", "package", "name", "version"),
    [
        ({"mcp.json": '{"module": "QpiC", "version": "3.1.4", "capabilities": {}}'}, Package(), "qpic", "3.1.4"),
        ({"mcp.json": '{"tools": []}'}, Package("go.mod", "notes-service", ""), "notesservice", "0.1.0"),
        ({"mcp.json": '{"tools": []}'}, Package("package.json", "json", "1.2.3"), "filesgo", "1.2.3"),
        ({"mcp.json": '{"name": "server", "tools": []}'}, Package("go.mod", "qdrive"), "qdrive", "0.1.0"),
        ({"openapi.yaml": HTTP.replace("SCHEMA", "{}")}, Package(), "drive", "0.1.0"),
        ({"openapi.yaml": TITLED}, Package(), "filesgo", "2.0.0"),
        ({"openapi.yaml": TITLED, "events/catalog.md": "- q.boxwood.cut.v1: cut\n"}, Package(), "boxwood", "2.0.0"),
    ],
)
def test_its_name_is_the_likeliest_that_a_module_can_have(
    standards: Standards, files: dict[str, str], package: Package, name: str, version: str
) -> None:
    manifest = made(standards, files, package)["module.yaml"]
    assert (manifest["name"], manifest["version"]) == (name, version)


def test_the_line_about_a_module_is_that_of_its_interface(standards: Standards) -> None:
    assert made(standards, {"openapi.yaml": TITLED})["module.yaml"]["summary"] == "Cuts hedges."
    assert "/info/summary" not in [one.node.pointer for one in become(standards, {"openapi.yaml": TITLED}).left]


def test_a_reference_of_a_type_that_leads_nowhere_is_named(standards: Standards) -> None:
    event = {"type": "object", "properties": {"port": {"$ref": "nowhere.json"}}}
    left = become(standards, {"mcp.json": "{}", "events/moved.json": json.dumps(event)}).left
    assert [(one.node.pointer, one.leads) for one in left if one.leads] == [("/properties/port/$ref", "nowhere.json")]


def test_a_topic_that_is_only_listed_has_a_file_without_a_schema(standards: Standards) -> None:
    files = made(
        standards,
        {
            "mcp.json": '{"tools": []}',
            "events/catalog.md": "# Events\n\n- q.filesgo.file.gone.v2: a file is gone\n",
        },
    )
    assert files["events/file-gone.v2.event.json"] == {
        "$comment": "guessed: version (by the number in its name); "
        "compatibility (nothing says what may change, so nothing may)",
        "topic": "q.filesgo.file.gone.v2",
        "version": "2.0.0",
        "description": "a file is gone",
        "compatibility": "FULL",
    }


def test_a_file_that_the_catalogue_names_beside_a_topic_is_its_schema_and_no_guess(standards: Standards) -> None:
    event = {"type": "object", "properties": {"number": {"type": "string"}}}
    catalog = "# Events\n\n| Topic | Schema |\n|---|---|\n| q.filesgo.parcel.moved.v1 | parcel.moved.json |\n"
    files = {"mcp.json": '{"tools": []}', "events/parcel.moved.json": json.dumps(event), "events/catalog.md": catalog}

    adopted = become(standards, files)

    (written,) = (one.text for one in adopted.files if one.path.startswith("events/"))
    assert "called" not in json.loads(written)["$comment"]
    assert json.loads(written)["schema"] == {"$ref": "urn:anarq:filesgo:parcel-moved:v1"}
    assert [one.node.document.path for one in adopted.left] == ["mcp.json"]


def test_a_parameter_that_two_operations_of_a_path_have_alike_is_taken_over_from_both(standards: Standards) -> None:
    same = "parameters: [{name: id, in: path, required: true, schema: {type: string}}]"
    alone = HTTP.replace(f"    {same}\n", "")
    both = alone.replace("    get:\n", f"    delete:\n      {same}\n    get:\n      {same}\n")
    assert both.count(same) == 2

    def left(document: str) -> list[str]:
        found = become(standards, {"openapi.yaml": document.replace("SCHEMA", "{type: object}")}).left
        return [one.node.pointer for one in found if "parameters" in one.node.pointer]

    assert left(both) == []
    assert left(both.replace("string}}]", "string, maxLength: 9}}]", 1)) == ["/paths/~1files~1{id}/get/parameters"]


def test_a_definition_that_another_event_refers_to_is_no_topic(standards: Standards) -> None:
    person = {"definitions": {"Person": {"type": "object", "properties": {"name": {"type": "string"}}}}}
    moved = {"type": "object", "properties": {"who": {"$ref": "people.json#/definitions/Person"}}}
    files = {"mcp.json": "{}", "events/people.json": json.dumps(person), "events/moved.json": json.dumps(moved)}
    assert [path for path in made(standards, files) if path.startswith("events/")] == ["events/moved.v1.event.json"]


def test_two_topics_whose_files_would_be_one_have_two(standards: Standards) -> None:
    events = {f"q.x.{action}.v{major}": {} for action, major in (("a.b", 1), ("a-b", 1), ("a.b", 2))}
    files = made(standards, {"mcp.json": json.dumps({"capabilities": {"tools": {}, "events": events}})})
    named = {path: said["topic"] for path, said in files.items() if path.startswith("events/")}
    assert named == {
        "events/a-b.v1.event.json": "q.x.a.b.v1",
        "events/a-b-2.v1.event.json": "q.x.a-b.v1",
        "events/a-b.v2.event.json": "q.x.a.b.v2",
    }


def test_a_name_of_a_topic_never_leads_out_of_the_folder(standards: Standards) -> None:
    registry = {"capabilities": {"tools": {}, "events": {"q.x.../../../../etc/passwd.v1": {"schema": {}}}}}
    files = made(standards, {"mcp.json": json.dumps(registry)})
    assert "events/etc-passwd.v1.event.json" in files


def test_what_a_matrix_and_tools_need_are_dependencies_as_far_as_they_are_known(standards: Standards) -> None:
    registry = {"capabilities": {"tools": {"x.a": {"dependencies": ["qdrive.get", "qdrive", "s3.put"]}}}}
    matrix = "| Module | Version |\n| - | - |\n| Qlock | ^1.2 |\n"
    files = made(standards, {"mcp.json": json.dumps(registry), "compat/matrix.md": matrix})
    assert files["module.yaml"]["dependencies"] == {
        "qlock": {"kind": "platform", "range": "^1.2"},
        "qdrive": {"uses": {"tools": ["qdrive.get"]}},
    }


def test_a_tool_is_taken_for_one_that_writes_unless_something_says_that_it_reads(standards: Standards) -> None:
    tools = [
        {"name": "x.put"},
        {"name": "x.look", "annotations": {"readOnlyHint": True}},
        {"name": "x.getFilesId"},
    ]
    files = made(standards, {"mcp.json": json.dumps({"tools": tools}), "openapi.yaml": HTTP.replace("SCHEMA", "{}")})
    found = files["mcp.json"]["tools"]
    assert [found[name]["capabilities"] for name in ("x.put", "x.look", "x.getFilesId")] == [
        ["write"],
        ["read"],
        ["read"],
    ]
    assert found["x.getFilesId"]["operation"] == "getFilesId"


@pytest.mark.parametrize(
    ("path", "is_named"),
    [
        ("mcp/tools.json", True),
        ("src/tools.yaml", True),
        ("asyncapi.yml", True),
        ("storage/retention.md", True),
        ("docs/events.md", True),
        ("mix.exs", True),
        ("docs/guide.md", False),
        ("src/security/login.py", False),
        ("tests/tools.json", False),
        ("src/settings.json", False),
    ],
)
def test_a_file_that_seems_to_describe_the_module_and_is_not_read_is_named(
    standards: Standards, path: str, is_named: bool
) -> None:
    files = {"openapi.yaml": HTTP.replace("SCHEMA", "{type: object}"), path: "[]"}
    loaded = load_ecosystem([MemorySource(files, "files-go")], standards=standards)
    (module,) = loaded.ecosystem.modules.values()
    assert [*unread(module)] == [path] * is_named
