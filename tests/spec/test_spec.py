"""The vocabulary itself: every schema is one, every file of `spec/` keeps its own, editors find them."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from anarq.checks.slo import objective_below_standard
from anarq.checks.storage import other_archival_policy, retention_below_standard
from anarq.contracts.confirm.validators import check, validator
from anarq.contracts.read.dialect import DRAFT_2020
from anarq.loader import load_document
from anarq.loader.modules import load_standards
from anarq.model.module import Module
from anarq.model.views.objectives import objectives_of
from anarq.model.views.retention import retention_of
from anarq.source import FolderSource

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "spec"
SCHEMAS = sorted(SPEC.rglob("*.schema.json"))
DATA = sorted([*SPEC.rglob("*.yaml"), *(ROOT / "modules").rglob("*.yaml")])
JSON = sorted(
    path
    for pattern in ("mcp.json", "*.event.json", "*.policy.json")
    for folder in ("modules", "spec/platform")
    for path in (ROOT / folder).rglob(pattern)
    if "_gen" not in path.parts
)


def relative(path):
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def registry():
    found = [json.loads(path.read_text()) for path in SCHEMAS]
    return {schema["$id"]: schema for schema in found}


def read(path):
    return load_document(FolderSource(path.parent), path.name).data


@pytest.mark.parametrize("path", SCHEMAS, ids=relative)
def test_every_schema_is_one_and_is_named_after_its_file(path):
    schema = json.loads(path.read_text())

    check(schema, DRAFT_2020)

    name = path.name.removesuffix(".schema.json").replace(".v", ":v")
    family = path.parent.name
    expected = f"urn:anarq:{family}:{name}"
    assert schema["$id"] in (expected, f"{expected}:v1")


OWN = [path for path in SCHEMAS if path.parent == SPEC]


@pytest.mark.parametrize("path", OWN, ids=relative)
def test_every_schema_of_a_file_keeps_to_the_vocabulary_of_names(path, registry):
    assert list(vocabulary(registry).iter_errors(json.loads(path.read_text()))) == []


@pytest.mark.parametrize(
    "said",
    [
        {"x-anarq-refers": "scoep"},
        {"x-anarq-declares": {"kind": "scoep"}},
        {"x-anarq-refers": {"kind": ["tool", "modul"]}},
        {"x-anarq-refers": {"kind": "tool", "in": "peers"}},
        {"x-anarq-refer": "scope"},
    ],
)
def test_a_misspelt_kind_is_refused_wherever_it_stands(said, registry):
    schema = {"properties": {"a": {"oneOf": [{"additionalProperties": {"propertyNames": said}}]}}}

    assert not vocabulary(registry).is_valid(schema)


def test_every_kind_is_declared_somewhere_or_is_a_part_of_what_is():
    names = load_standards().vocabulary
    declared = {kind for path in OWN for kind in names.said(names.schema(path.name)).declared}
    kinds = set(json.loads((SPEC / "vocabulary.schema.json").read_text())["$defs"]["kind"]["enum"])

    assert kinds - declared == {"field", "parameter", "place"}


def vocabulary(registry):
    known = Registry().with_resources([(uri, Resource.from_contents(schema)) for uri, schema in registry.items()])
    return Draft202012Validator(registry["urn:anarq:spec:vocabulary:v1"], registry=known)


@pytest.mark.parametrize("path", sorted((SPEC / "common").glob("*.schema.json")), ids=relative)
def test_every_common_contract_is_a_contract_with_examples_that_keep_it(path, registry):
    contract = json.loads(path.read_text())

    assert (
        validator(registry["urn:anarq:spec:contract:v1"], registry=registry, assert_formats=True).errors(contract) == []
    )
    for example in contract["examples"]:
        assert validator(contract, registry=registry, assert_formats=True).errors(example) == []


@pytest.mark.parametrize("path", DATA, ids=relative)
def test_every_yaml_file_names_its_schema_for_editors_and_keeps_it(path, registry):
    first = path.read_text().splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named, f"{relative(path)} does not open with the name of its schema"
    schema = (path.parent / named[1]).resolve()

    assert validator(json.loads(schema.read_text()), registry=registry, assert_formats=True).errors(read(path)) == []


@pytest.mark.parametrize("path", JSON, ids=relative)
def test_every_json_file_names_its_schema_for_editors_and_keeps_it(path, registry):
    data = json.loads(path.read_text())
    schema = (path.parent / data["$schema"]).resolve()

    assert validator(json.loads(schema.read_text()), registry=registry, assert_formats=True).errors(data) == []


def test_an_unknown_word_of_the_vocabulary_is_refused(registry):
    facts = {"operationId": "a", "summary": "b", "responses": {}}
    operation = validator(registry["urn:anarq:spec:operation:v1"], registry=registry)

    assert operation.is_valid({**facts, "x-anarq-audit": "BASIC", "x-other": 1})
    assert not operation.is_valid({**facts, "x-anarq-adit": "BASIC"})


@pytest.mark.parametrize("path", sorted((SPEC / "platform").glob("observability/runbooks/*.yaml")), ids=relative)
def test_a_runbook_of_the_platform_leaves_open_only_the_module_and_the_class(path):
    facts = "\n".join(line for line in path.read_text().splitlines() if not line.startswith("#"))

    assert set(re.findall(r"\{([a-z]+)\}", facts)) - {"condition", "step"} <= {"module", "class"}


def test_the_platform_says_nothing_below_the_standard():
    module = Module("any", {}, load_standards())

    assert [objective.name.text() for objective in objectives_of(module)][:2] == ["read-latency", "write-latency"]
    kept = {"audit-logs", "retention-exceptions", "session-data", "undelivered-events"}
    assert {policy.resource.text() for policy in retention_of(module)} == kept
    for rule in (objective_below_standard, retention_below_standard, other_archival_policy):
        assert list(rule.RULE.check(module)) == []


def test_the_fifteen_modules_have_names_and_tiers():
    standards = load_standards()

    assert len(list(standards.module_names())) == 15
    assert [standards.tier(name) for name in ("qlock", "squid", "qonsent", "qindex", "qwallet")] == [0, 1, 2, 3, 4]
    assert standards.tier("qflow") == standards.tier("qindex")  # modules ask it before they act: it stands below them
    assert standards.tool_prefix("qwallet") == "wallet."
