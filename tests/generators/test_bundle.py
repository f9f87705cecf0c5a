import json
import os
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from openapi_spec_validator import validate

from anarq import resources
from anarq.generators.disk import Repository, load, read
from anarq.generators.headerbook import header_schemas
from anarq.generators.interface import Interfaces
from anarq.generators.refusals import refusals
from anarq.generators.targets import chosen
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.errors import AnarqError
from anarq.model.tree import Document
from anarq.source import MemorySource, OverlaySource

VECTORS = Path(os.environ.get("ANARQ_VECTORS", Path(__file__).parents[3] / "shared" / "vectors"))


@pytest.fixture(scope="module")
def documents(repository, lanterns):
    (target,) = chosen(["bundle"])
    # What stands here goes before what is golden of the same name.
    files = [*target.generate(Interfaces(lanterns)), *target.generate(Interfaces(read(repository)))]
    return {file.path.removeprefix("modules/").replace("/_gen", ""): json.loads(file.text) for file in files}


MODULES = (*sorted(path.parent.name for path in resources.root().glob("modules/*/module.yaml")), "lantern", "harbour")


def test_each_body_says_how_large_it_may_be_and_a_stream_says_it_itself(documents):
    paths = documents["qdrive/openapi.json"]["paths"].values()
    bodies = [one["requestBody"] for path in paths for one in path.values() if "requestBody" in one]
    standards = load_standards().root.get("limits")
    most, values = (int(standards.get(key).number()) for key in ("maxBodyBytes", "maxBodyValues"))
    told = [f"{most:,} bytes, and in them {values:,} values" in one.get("description", "") for one in bodies]
    assert told == [[*one["content"]] == ["application/json"] for one in bodies]
    assert set(told) == {True, False}


@pytest.mark.parametrize("module", MODULES)
def test_a_bundle_is_an_openapi_document_that_stands_alone(documents, module):
    document = documents[f"{module}/openapi.json"]
    validate(document)
    assert [reference for reference in references(document) if not reference.startswith("#/")] == []


def test_a_component_of_the_module_and_a_common_one_of_its_name_are_two(repository):
    here = Repository.at(repository)
    text = here.modules.read("squid/openapi.yaml").decode()
    renamed = text.replace("'#/components/parameters/SubId'", "'#/components/parameters/IdempotencyKey'").replace(
        "    SubId:", "    IdempotencyKey:"
    )
    modules = OverlaySource(here.modules, {"squid/openapi.yaml": renamed})
    (target,) = chosen(["bundle"])

    files = target.generate(Interfaces(load(replace(here, modules=modules))))

    document = next(json.loads(file.text) for file in files if file.path == "modules/squid/_gen/openapi.json")
    parameters = document["components"]["parameters"]
    assert (parameters["IdempotencyKey"]["in"], parameters["IdempotencyKey2"]["in"]) == ("path", "header")
    revoke = document["paths"]["/identities/{squidId}/subidentities/{subId}"]["delete"]
    assert {"$ref": "#/components/parameters/IdempotencyKey2"} in revoke["parameters"]
    validate(document)


@pytest.mark.parametrize("module", MODULES)
def test_every_reference_of_a_bundle_leads_somewhere(documents, module):
    for kind in ("openapi", "asyncapi"):
        document = documents[f"{module}/{kind}.json"]
        found = list(references(document))
        assert found
        for reference in found:
            target = document
            for token in reference.removeprefix("#/").split("/"):
                target = target[token.replace("~1", "/").replace("~0", "~")]
            assert isinstance(target, dict)


@pytest.mark.parametrize("version", ["3.0.0", "3.1.0"])
@pytest.mark.parametrize("module", MODULES)
def test_events_are_an_asyncapi_document(documents, module, version):
    path = VECTORS / "asyncapi" / f"{version}.json"
    if not path.exists():
        pytest.skip(f"the AsyncAPI schemas are not at {path}")
    schema = json.loads(path.read_text("utf-8"))
    document = {**documents[f"{module}/asyncapi.json"], "asyncapi": version}
    jsonschema.Draft7Validator(schema).validate(document)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(schema).validate({**document, "channels": {"x": {"address": 1}}})


def test_events_that_a_module_sends_and_receives_are_told_apart(documents):
    assert documents["lantern/asyncapi.json"]["operations"]["sendLampLit"]["action"] == "send"
    received = documents["harbour/asyncapi.json"]["operations"]["receiveLanternLampLit"]
    assert received["action"] == "receive"
    channel = documents["harbour/asyncapi.json"]["channels"]["LanternLampLit"]
    assert channel["address"] == "q.lantern.lamp.lit.v1"


@pytest.mark.parametrize("module", MODULES)
def test_the_registry_entry_has_every_member_of_the_interface(documents, module):
    entry = documents[f"{module}/mcp-registry.json"]
    wanted = {"module", "version", "capabilities", "healthEndpoint", "documentationUrl", "lastUpdated", "$comment"}
    assert set(entry) == wanted
    assert set(entry["capabilities"]) == {"tools", "events", "compatibility"}
    for tool in entry["capabilities"]["tools"].values():
        for schema in (tool["inputSchema"], tool["outputSchema"]):
            jsonschema.Draft202012Validator.check_schema(schema)
        assert tool["inputSchema"]["type"] == "object"


def test_the_registry_entry_is_dated_by_the_release_and_tells_what_goes_away(documents):
    entry = documents["lantern/mcp-registry.json"]
    assert entry["lastUpdated"] == "2026-03-01T00:00:00Z"
    assert entry["capabilities"]["tools"]["lantern.dim"]["deprecation"]["replacement"] == "lantern.light"
    assert entry["capabilities"]["compatibility"] == {
        "minVersion": "1.0.0",
        "maxVersion": "1.2.0",
        "breakingChanges": ["lantern.dim is gone from 2026-12-31 on"],
    }


def test_the_registry_says_that_nothing_takes_the_place_of_a_tool_that_goes_away(make, operation):
    going = {"feature": "toy.do", "deprecationDate": "2026-01-01", "sunsetDate": "2026-12-31"}
    tools = {"toy.do": {"operation": "doThing", "description": "Do."}}
    files = {**operation(), "mcp.json": {"tools": tools}, "compat/deprecations.yaml": {"deprecations": [going]}}
    (target,) = chosen(["bundle"])
    made = {file.path: file.text for file in target.generate(Interfaces(make(files)))}

    (tool,) = json.loads(made["modules/toy/_gen/mcp-registry.json"])["capabilities"]["tools"].values()
    assert tool["deprecation"] == {"deprecated": True, "sunsetDate": "2026-12-31", "replacement": ""}


def test_security_schemes_and_components_of_the_module_itself_are_kept(make, operation):
    files = operation(data={"$ref": "#/components/schemas/thing"}, security=[{"grant": []}])
    files["openapi.yaml"]["components"] = {
        "securitySchemes": {"grant": {"type": "apiKey", "in": "header", "name": "x-qonsent"}},
        "schemas": {"thing": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/thing"}}}},
    }
    (target,) = chosen(["bundle"])
    found = {file.path: json.loads(file.text) for file in target.generate(Interfaces(make(files)))}
    document = found["modules/toy/_gen/openapi.json"]
    validate(document)
    assert set(document["components"]["securitySchemes"]) == {"grant"}
    assert document["components"]["schemas"]["Thing"]["properties"]["next"] == {"$ref": "#/components/schemas/Thing"}


def test_a_bundle_says_of_each_operation_what_proves_a_call_and_what_a_call_takes(documents):
    document = documents["squid/openapi.json"]
    schemes = document["components"]["securitySchemes"]
    assert {one["name"]: one["x-anarq-schema"].get("maxLength") for one in schemes.values()} == {
        "x-squid-id": None, "x-qonsent": 8192, "x-sig": 16384, "x-ts": None,
    }  # fmt: skip
    assert schemes["SquidId"]["x-anarq-schema"] == {"$ref": "#/components/schemas/Did"}
    assert document["security"] == [{"SquidId": [], "Qonsent": [], "Sig": [], "Ts": []}]
    assert document["paths"]["/health"]["get"]["security"] == []
    taken = {
        name: document["paths"][path][method]["parameters"]
        for name, path, method in (
            ("signed", "/identities", "post"),
            ("open", "/identity-verifications", "post"),
            ("granted", "/context", "get"),
        )
    }
    version = "#/components/parameters/ApiVersion"
    due = {name: {"$ref": version} in found for name, found in taken.items()}
    spared = {name: {"$ref": f"{version}Optional"} in found for name, found in taken.items()}
    assert due == {"signed": True, "open": False, "granted": True}
    assert spared == {name: not is_due for name, is_due in due.items()}
    assert document["components"]["parameters"]["ApiVersionOptional"]["required"] is False


def test_two_components_that_say_different_things_of_one_header_are_refused(lanterns):
    common = {path: document for path, document in lanterns.common.items() if document.root.get("openapi").exists}
    ((path, document),) = common.items()
    parameter = {"name": "X-Squid-Id", "in": "header", "schema": {"type": "string"}}
    components = {**document.data["components"], "parameters": {"Me": parameter}}
    other = Document(path, {**document.data, "components": components})
    changed = replace(lanterns, common={**lanterns.common, path: other})
    with pytest.raises(AnarqError, match="`x-squid-id` has another schema above"):
        header_schemas(Interfaces(changed))


def references(value):
    """Every `$ref` outside of examples."""
    if isinstance(value, list):
        return [found for element in value for found in references(element)]
    if not isinstance(value, dict):
        return []
    own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
    return own + [found for key, member in value.items() if key != "examples" for found in references(member)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("scheme: Sig", "scheme: Sgi", "`Sgi` is not a component of the header `x-sig`"),
        ("scheme: Sig", "scheme: Ts", "`Ts` is not a component of the header `x-sig`"),
        ("x-daoid: DaoId", "x-daoid: Traceparent", "`Traceparent` is not a component of the header `x-daoid`"),
        ("X-Request-Id: RequestId", "X-Request-Id: Id", "`Id` is not a component of the header `X-Request-Id`"),
        ("Content-Digest: ContentDigest", "Content-Digest: Digest", "`Digest` is not a component of the header"),
    ],
)
def test_a_component_that_the_standard_names_and_that_is_not_of_its_header_is_refused(
    old: str, new: str, told: str
) -> None:
    text = (resources.spec() / "standards.yaml").read_text("utf-8")
    assert old in text
    standards = load_standards(MemorySource({"standards.yaml": text.replace(old, new)}, shown="spec"))
    given = load_ecosystem([resources.root() / "modules"], standards=standards).ecosystem
    assert [problem.message.startswith(told) for problem in refusals(given)] == [True]
    assert refusals(given)[0].place.file == "spec/standards.yaml"


def test_an_answer_shows_each_code_that_it_may_carry_as_the_standard_has_it(make, operation):
    failed = {
        "description": "No.",
        "x-anarq-codes": ["VERSION_CONFLICT", "CONFLICT"],
        "content": {"application/json": {"schema": {"$ref": "urn:anarq:common:error-response:v1"}}},
    }
    files = operation(responses={"200": {"description": "Done."}, "409": failed})
    (target,) = chosen(["bundle"])
    ecosystem = make({**files, "module.yaml": {"name": "toy", "released": "2026-01-31"}})
    found = {file.path: json.loads(file.text) for file in target.generate(Interfaces(ecosystem))}
    answer = found["modules/toy/_gen/openapi.json"]["paths"]["/things"]["get"]["responses"]["409"]

    assert "x-anarq-codes" not in answer
    shown = answer["content"]["application/json"]["examples"]
    assert [*shown] == ["VERSION_CONFLICT", "CONFLICT"]
    kind = ecosystem.standards.error_codes["VERSION_CONFLICT"]
    assert shown["VERSION_CONFLICT"]["value"] == {
        "status": "error",
        "code": "VERSION_CONFLICT",
        "message": kind.meaning,
        "timestamp": "2026-01-31T00:00:00Z",
        "requestId": "01900000-0000-7000-8000-000000000000",
        "retryable": True,
        "suggestedActions": [*kind.actions],
    }


def test_of_a_failure_without_a_body_the_one_that_is_sent_is_published(make, operation):
    files = operation(responses={"200": {"description": "Done."}, "404": {"description": "There is none."}})
    (target,) = chosen(["bundle"])
    found = {file.path: json.loads(file.text) for file in target.generate(Interfaces(make(files)))}
    answers = found["modules/toy/_gen/openapi.json"]["paths"]["/things"]["get"]["responses"]

    assert answers["404"]["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/ErrorResponse"}
    assert "content" not in answers["200"]
