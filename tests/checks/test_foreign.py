"""Modules in Go and in Java, which nobody wrote for these rules: faults are found, and what only looks like one not."""

from datetime import date
from pathlib import Path

import pytest

from anarq.cli.rules import all_rules
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.severity import Severity
from anarq.model.standards import Standards
from anarq.rules.engine import run
from anarq.rules.finding import Finding
from anarq.source import FolderSource, OverlaySource

FIXTURES = Path(__file__).parent.parent / "fixtures" / "foreign"
MISSING, ENVELOPE, BODY = "spec/missing-file", "http/response-without-envelope", "http/body-without-meaning"
REFUSED = "mcp/schema-that-clients-refuse"
READ_ONLY = '"readOnlyHint": true'
BODY_OF_JSON = "    delete:\n      requestBody: {content: {application/json: {}}}\n"
GO, GO_TOOLS, GO_EVENTS = "qdrive-go/docs/api/openapi.yaml", "qdrive-go/mcp.json", "qdrive-go/docs/events/catalog.md"
GO_TOPIC = "qdrive-go/schemas/events/file-created.json"
JAVA, JAVA_TOOLS, JAVA_TOPICS = "qpic-java/openapi.yml", "qpic-java/mcp.json", "qpic-java/events/events.json"
JAVA_PINNING, JAVA_KEPT = "qpic-java/storage/pinning.policy.json", "qpic-java/storage/retention-policy.json"
KEY = "        - {name: Idempotency-Key, in: header, required: true, schema: {type: string}}\n"

FAULTS = [
    (GO, "parameters: [{$ref: '#/components/parameters/Key'}]", "tags: [files]", "http/write-without-idempotency-key"),
    (GO, "sig: [], ts: []}", "ts: []}", "http/missing-standard-header"),
    (GO, "sig: [], ts: []}", "signature: [], ts: []}", "names/undeclared-name"),
    (GO, "operationId: getFile, parameters", "operationId: getFiles, parameters", "names/undeclared-name"),
    (GO, "$response.body#/data/id", "$response.body#/data/identifier", "http/link-without-a-value"),
    (GO, "operationId: deleteFile", "operationId: getFile", "names/repeated-name"),
    (GO, "  /files/{id}:", "  /files/{fileId}:", "http/undeclared-path-parameter"),
    (GO, "requestId: {type: string}, ", "", "http/error-off-form"),
    (GO, "status: {type: string}, code: {type: string}, message: {type: string}, data", "ok: {type: boolean}, data",
     ENVELOPE),
    (GO, "maximum: 100, default: 20", "maximum: 10, default: 20", "contracts/example-off-contract"),
    (GO, "'#/components/responses/Files'", "'#/components/responses/File'", "refs/unresolved-reference"),
    (GO, "    delete:\n", BODY_OF_JSON, BODY),
    (GO, "size: {type: integer,", "size: {type: integr,", "spec/schema-breaks-its-dialect"),
    (GO_TOOLS, READ_ONLY, f'{READ_ONLY}, "destructiveHint": true', "mcp/read-tool-that-writes"),
    (GO_TOOLS, '"name": {\n            "type": "string"\n          }', '"name": true', REFUSED),
    (GO_TOOLS, '"qdrive.get"', '"qdrive.put"', "names/repeated-name"),
    (GO_TOOLS, '"qdrive.get"', '"qdrive.gett"', "names/misspelt-standard-name"),
    (GO_EVENTS, '{"cid": "bafy"}', '{"CID": "bafy"}', "contracts/example-off-contract"),
    (GO_EVENTS, "file-created.json", "file.created.json", "refs/link-to-no-file"),
    (GO_EVENTS, "| `q.qdrive.file.created.v1` |", "| `q.qdrive.file.createt.v1` |", "events/listed-without-schema"),
    (GO_TOPIC, "q.qdrive.file.created.v1.json", "q.qdrive.file.stored.v1.json", "names/missing-standard-name"),
    ("qdrive-go/README.md", "internal/http/handlers/", "internal/handlers/", "refs/link-to-no-file"),
    (JAVA, KEY, "", "http/write-without-idempotency-key"),
    (JAVA, "name: X-Sig,", "name: X-Signature,", "http/missing-standard-header"),
    (JAVA, "oneOf: [{type: object}, {type: array, items: {}}]", "type: array, items: {}", ENVELOPE),
    (JAVA_TOOLS, '"burst": 1', '"burts": 1', "spec/file-off-schema"),
    (JAVA_TOOLS, '"qdrive.get"', '"qdirve.get"', "dependencies/tool-of-a-stranger"),
    (JAVA_TOOLS, '"q.qpic.asset.transcoded.v1"', '"q.qpic.asset.transcoded"', "events/topic-off-pattern"),
    (JAVA_TOPICS, "asset.transcoded.v1", "asset.V1", "names/missing-standard-name"),
    (JAVA_PINNING, '"CONDITIONAL"', '"PERMANENT"', "storage/pinned-otherwise-than-kept"),
    (JAVA_KEPT, '"media": {\n    "period": "P1Y"', '"user-messages": {\n    "period": "P1Y"',
     "storage/retention-below-standard"),
]  # fmt: skip

HARMLESS = [
    (GO, "operationId: deleteFile", "operationId: deleteFile\n      deprecated: true"),
    (GO, "name: X-Squid-Id", "name: x-squid-id"),
    (GO, "cid: {type: [string, 'null']}", "cid: {type: [string, 'null']}, more: {type: object}"),
    (GO, "    delete:\n      operationId: deleteFile", "    put:\n      operationId: replaceFile"),
    (GO_TOOLS, READ_ONLY, f'{READ_ONLY}, "title": "Get"'),
    (GO_EVENTS, '{"cid": "bafy"}', '{"cid": "bafy", "size": 1}'),
    (
        GO_EVENTS,
        "# Event catalog\n",
        "# Event catalog\n\nNames follow `q.<module>.<action>.<version>`, see q.qmail.sent.v1.\n",
    ),
    ("qdrive-go/README.md", "standalone", "[standalone](https://example.org) or [both](../docs/)"),
    (JAVA, "version: v1", "version: 2024-06-01"),
    (JAVA_TOOLS, '"qdrive.get"', '"s3.put"'),
    (JAVA_PINNING, '"CONDITIONAL"', '"TEMPORARY"'),
    (JAVA_KEPT, '"P1Y"', '"P400D"'),
]


@pytest.fixture(scope="module")
def standards() -> Standards:
    return load_standards()


def found(standards: Standards, path: str = "", old: str = "", new: str = "") -> list[Finding]:
    text = (FIXTURES / path).read_text("utf-8") if path else ""
    assert old in text
    source = OverlaySource(FolderSource(FIXTURES, "foreign"), {path: text.replace(old, new)} if path else {})
    loaded = load_ecosystem([source], standards=standards)
    report = run(loaded.ecosystem, all_rules(), today=date(2026, 1, 31), problems=loaded.problems)
    assert report.problems == ()
    return [one for one in report.findings if one.severity is not Severity.NOTE and one.rule != MISSING]


def test_what_is_right_in_another_language_is_not_a_finding(standards: Standards) -> None:
    assert found(standards) == []


@pytest.mark.parametrize(("path", "old", "new", "rule"), FAULTS, ids=[f"{row[3]}: {row[0]}" for row in FAULTS])
def test_a_fault_is_found_in_its_file(standards: Standards, path: str, old: str, new: str, rule: str) -> None:
    assert (rule, f"foreign/{path}") in [(one.rule, one.place.file) for one in found(standards, path, old, new)]


@pytest.mark.parametrize(("path", "old", "new"), HARMLESS, ids=[f"{row[0]}: {row[2][:30]!r}" for row in HARMLESS])
def test_what_only_looks_like_a_fault_is_not_a_finding(standards: Standards, path: str, old: str, new: str) -> None:
    assert found(standards, path, old, new) == []
