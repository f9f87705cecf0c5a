"""`anarq adopt` on modules in five languages, which nobody wrote for it."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Anarq = Callable[..., Result]

FIXTURES = Path(__file__).parent.parent / "fixtures"
FOLDERS = {
    "qdrive": FIXTURES / "foreign" / "qdrive-go",
    "qpic": FIXTURES / "foreign" / "qpic-java",
    "qmail": FIXTURES / "design" / "qmail",
    "notes": FIXTURES / "plain" / "notes-node",
    "shop": FIXTURES / "adopting" / "shop-node",
    "parcel": FIXTURES / "adopting" / "parcel-go",
    "pay": FIXTURES / "adopting" / "pay-java",
    "stock": FIXTURES / "adopting" / "Stock.Service",
    "mail": FIXTURES / "adopting" / "mail-ruby",
}

FOR_PEOPLE = {
    "agreement/two-versions",
    "http/operation-without-scope",
    "http/response-without-envelope",
    "http/unanswered-acceptance",
    "http/write-without-idempotency-key",
    "names/unused-name",
    "policies/operation-without-purpose",
    "privacy/unclassified-property",
    "spec/dropped-fact",
    "storage/consent-nobody-gives",
    "storage/exception-without-effect",
}
"""What a person has to say: who may do what and why, how private a property is, what the service is to do otherwise."""

SAID = {
    "module.yaml": [
        (
            "modes:",
            "released: 2026-01-31\n"
            "purpose: Keeps notes for whoever wrote them.\n"
            "components: [{name: Notes, meaning: Keeps notes., operations: [getNote, writeNote]}]\n"
            "owners: [{team: notes, contact: notes@example.org}]\n"
            "modes:",
        )
    ],
    "openapi.yaml": [
        (
            "      x-anarq-limits: read",
            "      x-anarq-scope: notes.note.read\n"
            "      x-anarq-purpose: keeping-notes\n"
            "      x-anarq-audit: BASIC\n"
            "      x-anarq-limits: read",
        ),
        (
            "      x-anarq-limits: write",
            "      x-anarq-scope: notes.note.write\n"
            "      x-anarq-purpose: keeping-notes\n"
            "      x-anarq-audit: DETAILED\n"
            "      x-anarq-emits: [q.notes.note.written.v1]\n"
            "      x-anarq-limits: write",
        ),
    ],
    "security/policies.yaml": [
        (
            "scopes: {}",
            "scopes:\n"
            "  notes.note.read: {meaning: Read notes., access: read}\n"
            "  notes.note.write: {meaning: Write notes., access: write}\n",
        ),
        (
            "purposes: {}",
            "purposes:\n"
            "  keeping-notes:\n"
            "    {meaning: Keep notes., lawfulBasis: contract, dataSubjects: [people], retention: [notes]}\n",
        ),
    ],
    "mcp.json": [('"capabilities"', '"rateLimit": {"rpm": 60, "burst": 10}, "capabilities"')],
    "runtime.yaml": [
        ("metrics:", "budget: {perMinute: 6000, perHour: 60000, perDay: 600000, perMonth: 6000000}\nmetrics:")
    ],
    "storage/map.yaml": [
        (
            "resources: {}",
            "resources:\n  notes: {store: database, collections: [note], content: none, encryption: at-rest}\n",
        )
    ],
    "storage/retention.policy.json": [
        (
            '"policies": []',
            '"policies": [{"resourceType": "notes", "retentionPeriod": "P2Y", "archivalPolicy": "DELETE",'
            ' "complianceRequirements": ["GDPR"],'
            ' "exceptions": {"legalHold": false, "userConsent": false, "businessCritical": false}}]',
        )
    ],
    "contracts/note.v1.schema.json": [
        ('"description": "Names it."', '"description": "Names it.", "x-anarq-classification": "internal"'),
        ('"description": "What it says."', '"description": "What it says.", "x-anarq-classification": "personal"'),
    ],
    "contracts/note-written.v1.schema.json": [
        ('"description": "The note."', '"description": "The note.", "x-anarq-classification": "internal"')
    ],
    "events/note-written.v1.event.json": [
        ('"compatibility"', '"frequency": "LOW", "retention": "P30D", "compatibility"')
    ],
}
"""What a person answers to the findings about the module for Node: old text and new one."""


@pytest.fixture(params=FOLDERS)
def module(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A folder that is to be adopted, and the name that it gets."""
    return copied(request.param, tmp_path), request.param


def copied(name: str, below: Path) -> Path:
    return Path(shutil.copytree(FOLDERS[name], below / FOLDERS[name].name))


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_what_was_there_stays_byte_for_byte(anarq: Anarq, module: tuple[Path, str]) -> None:
    folder, name = module
    before = digests(folder)
    anarq("adopt", folder)
    after = digests(folder)
    assert {path: after.get(path) for path in before} == before
    assert after.keys() - before.keys() == {path for path in after if path.startswith(f"modules/{name}/")}
    assert f"modules/{name}/module.yaml" in after


def test_what_it_wrote_lacks_only_what_a_person_can_say(anarq: Anarq, module: tuple[Path, str]) -> None:
    folder, name = module
    assert anarq("adopt", folder).exit_code == 1
    report = json.loads(anarq("check", folder / "modules" / name, "--format", "json").stdout)
    rules = {one["rule"] for one in report["findings"]}
    assert rules - FOR_PEOPLE == {"spec/file-off-schema"}
    off = [one["found"] for one in report["findings"] if one["rule"] == "spec/file-off-schema"]
    assert [one for one in off if "lacks `" not in one and "minItems" not in one] == []


def test_it_ends_with_what_check_says(anarq: Anarq, module: tuple[Path, str]) -> None:
    folder, name = module
    said = anarq("adopt", folder)
    checked = anarq("check", f"{folder}/modules/{name}")
    assert said.stdout.endswith(f"\n\n{checked.stdout}")
    assert said.exit_code == checked.exit_code


def test_whoever_answers_the_findings_has_a_module_without_any(anarq: Anarq, tmp_path: Path) -> None:
    folder = copied("notes", tmp_path)
    anarq("adopt", folder)
    for path, answers in SAID.items():
        file = folder / "modules" / "notes" / path
        text = file.read_text("utf-8")
        for old, new in answers:
            assert old in text, (path, old)
            text = text.replace(old, new)
        file.write_text(text, "utf-8")
    checked = anarq("check", "--strict", folder / "modules" / "notes")
    assert checked.exit_code == 0, checked.stdout


def test_a_second_run_writes_nothing_over(anarq: Anarq, tmp_path: Path) -> None:
    folder = copied("notes", tmp_path)
    anarq("adopt", folder)
    (folder / "modules/notes/runtime.yaml").write_text("metrics: []\n")
    (folder / "modules/notes/mcp.json").unlink()
    before = digests(folder)
    said = anarq("adopt", folder).stdout
    assert "added    modules/notes/mcp.json\n" in said
    assert "kept     modules/notes/runtime.yaml\n" in said
    after = digests(folder)
    assert after.pop("modules/notes/mcp.json")
    assert after == before


def test_a_module_of_the_house_gets_what_it_lacks_beside_what_it_has(anarq: Anarq, qmail: Path) -> None:
    (qmail / "compat" / "deprecations.yaml").unlink()
    before = digests(qmail)
    said = anarq("adopt", "qmail")
    assert said.stdout.startswith("added    compat/deprecations.yaml\n\n")
    assert said.exit_code == 0
    assert digests(qmail).keys() - before.keys() == {"compat/deprecations.yaml"}


def test_a_dry_run_prints_the_files_and_writes_none(anarq: Anarq, tmp_path: Path) -> None:
    folder = copied("qdrive", tmp_path)
    before = digests(folder)
    said = anarq("adopt", folder, "--dry-run")
    assert said.exit_code == 0
    assert "--- modules/qdrive/module.yaml\n" in said.stdout
    assert "name: qdrive  # guessed: mcp.json says so\n" in said.stdout
    assert digests(folder) == before


def test_guesses_say_so_in_json_as_well(anarq: Anarq, tmp_path: Path) -> None:
    folder = copied("qdrive", tmp_path)
    anarq("adopt", folder)
    told = json.loads((folder / "modules/qdrive/mcp.json").read_text("utf-8"))["$comment"]
    assert told.startswith("guessed: ")
    assert "tools.qdrive.put.capabilities, tools.qdrive.get.capabilities (its readOnlyHint says so)" in told


def test_where_nothing_tells_of_a_module_it_says_what_it_looked_for(anarq: Anarq, tmp_path: Path) -> None:
    (tmp_path / "main.go").write_text("package main\n")
    said = anarq("adopt", tmp_path)
    assert said.exit_code == 2
    assert "no module here" in said.stderr
    assert all(f"`{path}`" in said.stderr for path in ("openapi.yaml", "mcp.json", "events/*.event.json"))
    assert digests(tmp_path).keys() == {"main.go"}


def test_a_folder_of_modules_is_not_adopted_as_one(anarq: Anarq, tmp_path: Path) -> None:
    copied("notes", tmp_path)
    copied("qpic", tmp_path)
    said = anarq("adopt", tmp_path)
    assert said.exit_code == 2
    assert f"anarq adopt {tmp_path}/notes-node, anarq adopt {tmp_path}/qpic-java" in said.stderr


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/openapi.json", '{"openapi": '),
        ("docs/openapi.json", '"paths"'),
        ("docs/openapi.json", "[" * 100_000),
        ("mcp.json", '"tools"'),
        ("package.json", '{"name": "notes", "name": "other"}'),
        ("package.json", " " * (256 * 1024) + "{}"),
    ],
)
def test_a_file_that_cannot_be_used_stops_it_before_it_writes(
    anarq: Anarq, tmp_path: Path, path: str, text: str
) -> None:
    folder = copied("notes", tmp_path)
    (folder / path).write_text(text)
    said = anarq("adopt", folder)
    assert said.exit_code == 2
    assert f"{folder}/{path}:" in said.stderr
    assert not (folder / "modules").exists()


@pytest.mark.parametrize(
    ("target", "told"),
    [("../elsewhere", "the link leads to a folder outside the root"), ("src", "no link is followed")],
)
def test_nothing_is_written_through_a_link(anarq: Anarq, tmp_path: Path, target: str, told: str) -> None:
    folder = copied("notes", tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (folder / "modules").symlink_to(target)
    before = digests(tmp_path)
    said = anarq("adopt", folder)
    assert said.exit_code == 2
    assert told in said.stderr
    assert digests(tmp_path) == before


def test_nothing_is_written_where_a_file_has_the_name_of_a_folder(anarq: Anarq, tmp_path: Path) -> None:
    folder = copied("notes", tmp_path)
    (folder / "modules").write_text("")
    before = digests(tmp_path)
    said = anarq("adopt", folder)
    assert (said.exit_code, "where a folder belongs there is a file" in said.stderr) == (2, True)
    assert digests(tmp_path) == before


def test_a_document_outside_of_the_folder_is_not_read(anarq: Anarq, tmp_path: Path) -> None:
    folder = copied("notes", tmp_path)
    outside = tmp_path / "secret.json"
    outside.write_text('{"Note": {"type": "object", "description": "A secret."}}')
    document = folder / "docs" / "openapi.json"
    document.write_text(document.read_text("utf-8").replace("#/components/schemas/Note", "../../secret.json#/Note"))
    anarq("adopt", folder)
    written = [path.read_text("utf-8") for path in (folder / "modules").rglob("*") if path.is_file()]
    assert not any("A secret." in text for text in written)
    assert any("leads nowhere" in text for text in written)


def test_names_that_YAML_takes_for_something_else_stay_names(anarq: Anarq, tmp_path: Path) -> None:  # noqa: N802
    folder = copied("notes", tmp_path)
    document = folder / "docs" / "openapi.json"
    said = json.loads(document.read_text("utf-8"))
    hostile = {"/a: [b": "x: y # z", "/no": "no", "/{x}\u2028": "\x85'\"\\", "/&a *b": "!!python/object:os.system"}
    for path, title in hostile.items():
        said["paths"][path] = {"get": {"summary": title, "responses": {"200": {"description": title}}}}
    said["info"]["title"] = "- \n\u0007: {"
    document.write_text(json.dumps(said))
    done = anarq("adopt", folder)
    assert done.exit_code == 1
    found = anarq("check", folder / "modules" / "notes", "--format", "json")
    assert not [one for one in json.loads(found.stdout)["findings"] if one["rule"] == "internal/unreadable-file"]
    text = (folder / "modules/notes/openapi.yaml").read_text("utf-8")
    assert "python/object" in text
    assert all(line.isprintable() for line in text.split("\n"))


def test_what_is_not_taken_over_is_named_where_it_stands(anarq: Anarq, tmp_path: Path) -> None:
    folder = tmp_path / "album"
    folder.mkdir()
    (folder / "openapi.yaml").write_text(
        "openapi: 3.0.3\n"
        "info: {title: Album, version: 2.1.0, description: Pictures.}\n"
        "paths:\n"
        "  /a: 5\n"
        "  /b: {get: {operationId: getB, responses: 3}}\n"
        "  c: {post: {operationId: postC, requestBody: {$ref: '#/components/requestBodies/C'}, responses: {}}}\n"
        "components: {schemas: {Lonely: {type: object}}}\n"
        "servers: [{url: https://example.org}]\n",
        "utf-8",
    )
    said = anarq("adopt", str(folder)).stdout.replace(f"{tmp_path}/", "")
    assert "unclear  album/openapi.yaml:4:3  `/a` is an integer" in said
    assert "unclear  album/openapi.yaml:5:33  `responses` is an integer" in said
    nowhere = "`requestBody` leads nowhere: `#/components/requestBodies/C`"
    assert f"unclear  album/openapi.yaml:6:34  {nowhere}\n" in said
    assert "left     album/openapi.yaml:7:1  `components` is not taken over" in said
    assert "left     album/openapi.yaml:8:1  `servers` is not taken over" in said
    written = (folder / "modules/album/openapi.yaml").read_text("utf-8")
    assert "responses" not in written
    assert "  c:\n" in written
    assert "album/openapi.yaml:6:3  " not in said, "what is taken over is not unclear"
    assert said.count("album/openapi.yaml:4:3") == 1, "what is unclear is not left besides"
    assert "`get` lacks `responses`" in said


def test_each_place_is_named_on_demand(anarq: Anarq, tmp_path: Path) -> None:
    folder = copied("shop", tmp_path)
    short = anarq("adopt", folder, "--dry-run").stdout
    long = anarq("adopt", folder, "--dry-run", "--verbose").stdout
    assert "openapi.yaml:13:1  `security`, and in another place: " in short
    assert "openapi.yaml:46:7" not in short
    assert "openapi.yaml:46:7  `security`: " in long


def test_a_text_that_is_not_taken_over_is_named_by_how_it_begins(anarq: Anarq, tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text("openapi: 3.1.0\ninfo: {title: Tides, version: 1.0.0}\npaths: {}\n", "utf-8")
    (tmp_path / "events").mkdir()
    table = "| Event | When |\n|---|---|\n| tide.turned | It turned. |\n"
    (tmp_path / "events" / "catalog.md").write_text(table, "utf-8")
    said = anarq("adopt", str(tmp_path), "--dry-run").stdout
    assert "catalog.md:3:3  `tide.turned` is not taken over, nor in another place\n" in said


def test_a_description_of_interfaces_that_is_not_read_is_named(anarq: Anarq, tmp_path: Path) -> None:
    folder = copied("parcel", tmp_path)
    assert f"left     {folder}/asyncapi.yaml  this file is not read\n" in anarq("adopt", folder, "--dry-run").stdout


def test_files_that_lie_deep_are_found_where_a_manifest_stands_above(anarq: Anarq, tmp_path: Path) -> None:
    folder = copied("pay", tmp_path)
    anarq("adopt", folder)
    written = folder / "modules" / "pay"
    assert "operationId: pay" in (written / "openapi.yaml").read_text("utf-8")
    assert json.loads((written / "events/payment-made.v1.event.json").read_text("utf-8"))["version"] == "1.0.1"


def test_a_schema_without_a_topic_is_taken_for_that_of_the_topic_that_is_called_so(
    anarq: Anarq, tmp_path: Path
) -> None:
    folder = copied("shop", tmp_path)
    anarq("adopt", folder)
    told = json.loads((folder / "modules/shop/events/order-placed.v1.event.json").read_text("utf-8"))
    assert (told["topic"], told["version"], told["frequency"]) == ("q.shop.order.placed.v1", "1.2.0", "HIGH")
    assert told["description"] == "A customer placed an order."
    assert told["schema"] == {"$ref": "urn:anarq:shop:order-placed:v1"}
    assert "schema (its schema is called OrderPlaced)" in told["$comment"]
