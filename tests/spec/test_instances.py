"""What the design writes as examples keeps its own schemas, and so does what we write and generate in its forms."""

import ast
import json
import re
from pathlib import Path

import pytest
import yaml

from anarq.contracts import Answer, subschema, validator
from anarq.loader.design.clauses import clauses
from anarq.loader.modules import load_standards

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/reference/ecosystem-design.md").read_text("utf-8")
CLAUSES = {clause.id: clause for clause in clauses(TEXT)}
SCHEMAS = {
    schema["$id"]: schema for schema in (json.loads(path.read_text()) for path in ROOT.glob("spec/**/*.schema.json"))
}
CONTRACTS = {
    schema["$id"]: schema
    for schema in (json.loads(path.read_text()) for path in ROOT.glob("modules/*/contracts/*.json"))
}
STANDARDS = load_standards()


def of_design(name):
    return validator(SCHEMAS[f"urn:anarq:design:{name}:v1"], registry=SCHEMAS, assert_formats=True)


def retention_policies():
    """`RETENTION_POLICIES` of the design: what it says of each resource type."""
    for clause in CLAUSES.values():
        if clause.kind == "value":
            values = re.findall(r"(\w+): '([^']+)'", clause.words)
            yield clause.id.removeprefix("retention."), dict(values)


def test_the_retention_policies_of_the_design_are_those_of_the_standard():
    found = {
        name: {"retentionPeriod": said["period"], "archivalPolicy": said["policy"]}
        for name, said in retention_policies()
    }
    assert found == STANDARDS.root.get("retention", "resourceTypes").json()
    assert len(found) == 5


@pytest.mark.parametrize(("name", "said"), [*retention_policies()])
def test_a_retention_policy_of_the_design_is_one(name, said):
    policy = {
        "resourceType": name,
        "retentionPeriod": said["period"],
        "archivalPolicy": said["policy"],
        "complianceRequirements": [],
        "exceptions": {"legalHold": False, "userConsent": False, "businessCritical": False},
    }
    assert of_design("retention-policy").errors(policy) == []
    assert not of_design("retention-policy").is_valid({**policy, "archivalPolicy": "BURN"})


def test_the_standard_headers_of_the_design_are_those_of_the_standard_in_its_order():
    named = [clause.id.removeprefix("header.") for clause in CLAUSES.values() if clause.kind == "header"]
    assert named == [header.name for header in STANDARDS.headers]


def test_the_response_format_of_the_design_is_the_envelope():
    block = re.search(r"#### Standard Response Format\n```json\n(.*?)```", TEXT, re.DOTALL)
    assert block is not None
    said = ast.literal_eval(block[1])
    envelope = SCHEMAS["urn:anarq:common:envelope:v1"]

    assert [*said] == [*envelope["properties"]]
    assert said["status"].split("|") == envelope["properties"]["status"]["enum"]
    assert re.fullmatch(envelope["properties"]["code"]["pattern"], said["code"].partition("|")[0])


REGISTRIES = sorted(ROOT.glob("modules/*/_gen/mcp-registry.json"))


@pytest.mark.parametrize("path", REGISTRIES, ids=lambda path: path.parts[-3])
def test_what_is_generated_for_discovery_is_a_registry_of_the_design(path):
    assert of_design("mcp-tool-registry").errors(json.loads(path.read_text())) == []


def test_a_tool_that_goes_away_without_a_replacement_is_told_of_in_a_registry_of_the_design():
    whole = SCHEMAS["urn:anarq:design:mcp-tool-registry:v1"]["examples"][0]
    (tool,) = whole["capabilities"]["tools"].values()
    gone = {"deprecated": True, "sunsetDate": "2026-12-31", "replacement": ""}
    tools = {"qmail.send": {**tool, "deprecation": gone}}

    assert of_design("mcp-tool-registry").is_valid({**whole, "capabilities": {**whole["capabilities"], "tools": tools}})


OWN_FORMS = [
    ("retention", "/properties/policies/items", "retention-policy", ""),
    ("pinning", "/properties/policies/items", "pinning-policy", ""),
    ("deprecations", "/properties/deprecations/items", "deprecation-schedule", ""),
    ("runbook", "/properties/runbook", "slo-runbook", "/properties/runbook"),
    ("runbook", "/properties/automatedAlerts", "slo-runbook", "/properties/automatedAlerts"),
]


@pytest.mark.parametrize(("own", "at", "design", "there"), OWN_FORMS)
def test_what_we_write_in_a_form_of_the_design_is_of_that_form(own, at, design, there):
    """Every document that our schema takes, that of the design takes: it is proved, not tried."""
    first, second = SCHEMAS[f"urn:anarq:spec:{own}:v1"], SCHEMAS[f"urn:anarq:design:{design}:v1"]
    verdict = subschema(first, second, at=(at, there), catalogue=SCHEMAS)
    assert verdict.answer is Answer.COMPATIBLE, verdict


@pytest.mark.parametrize(
    ("own", "design"),
    [
        ("qflow:evaluation-request", "qflow-evaluation-request"),
        ("qflow:evaluation-result", "qflow-evaluation-response"),
        ("qnet:tool-registry", "mcp-tool-registry"),
        ("qnet:registry-updated", "discovery-event"),
        ("qnet:version-negotiation", "version-negotiation"),
        ("qmail:message", "qmail-message"),
        ("qwallet:payment-intent", "payment-intent"),
    ],
)
def test_what_modules_keep_of_an_interface_of_the_design_is_of_that_form(own, design):
    first, second = CONTRACTS[f"urn:anarq:{own}:v1"], SCHEMAS[f"urn:anarq:design:{design}:v1"]
    verdict = subschema(first, second, catalogue={**SCHEMAS, **CONTRACTS})
    assert verdict.answer is Answer.COMPATIBLE, verdict


def test_an_answer_of_a_module_that_says_more_verdicts_than_the_interface_is_noticed():
    first = json.loads(json.dumps(CONTRACTS["urn:anarq:qflow:evaluation-result:v1"]))
    first["properties"]["aggregateVerdict"]["enum"].append("DEFER")
    second = SCHEMAS["urn:anarq:design:qflow-evaluation-response:v1"]
    assert subschema(first, second, catalogue={**SCHEMAS, **CONTRACTS}).answer is Answer.BREAKING


def test_the_endpoint_of_the_design_stands_in_the_module_with_its_header():
    endpoint = yaml.safe_load(CLAUSES["qflow-endpoint-specification.post-qflow-evaluate"].words)
    (header,) = endpoint["/qflow/evaluate"]["post"]["parameters"]
    ours = yaml.safe_load((ROOT / "modules/qflow/openapi.yaml").read_text("utf-8"))
    (found,) = [each for each in ours["paths"]["/qflow/evaluate"]["post"]["parameters"] if "in" in each]
    said = {key: found["schema"][key] for key in header["schema"]}
    assert {"name": found["name"], "in": found["in"], "required": found["required"], "schema": said} == header


def test_a_contract_of_a_module_that_asks_for_less_than_the_interface_is_noticed():
    first = json.loads(json.dumps(CONTRACTS["urn:anarq:qmail:message:v1"]))
    first["required"].remove("signature")
    second = SCHEMAS["urn:anarq:design:qmail-message:v1"]
    assert subschema(first, second, catalogue={**SCHEMAS, **CONTRACTS}).answer is Answer.BREAKING


def test_the_endpoint_of_the_design_asks_and_answers_with_its_interfaces():
    endpoint = yaml.safe_load(CLAUSES["qflow-endpoint-specification.post-qflow-evaluate"].words)
    operation = endpoint["/qflow/evaluate"]["post"]
    bodies = [operation["requestBody"], operation["responses"][200]]
    named = [body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2] for body in bodies]

    titles = {schema["title"] for urn, schema in SCHEMAS.items() if ":design:" in urn}
    assert named == ["QflowEvaluationRequest", "QflowEvaluationResponse"]
    assert titles.issuperset(named)
    assert STANDARDS.envelope_exempt == {*endpoint}


def test_a_form_that_takes_more_than_that_of_the_design_is_noticed():
    first = json.loads(json.dumps(SCHEMAS["urn:anarq:spec:retention:v1"]))
    first["properties"]["policies"]["items"]["properties"]["archivalPolicy"]["enum"].append("BURN")
    second = SCHEMAS["urn:anarq:design:retention-policy:v1"]
    verdict = subschema(first, second, at=("/properties/policies/items", ""), catalogue=SCHEMAS)
    assert verdict.answer is Answer.BREAKING
