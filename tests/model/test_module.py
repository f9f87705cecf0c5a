"""The typed views of a module read right documents, and survive wrong ones."""

import pytest

from anarq.loader.vocabulary import packaged_layouts
from anarq.model.errors import NotRead
from anarq.model.folder import follow_nothing
from anarq.model.module import Ecosystem, Module
from anarq.model.names.vocabulary import Vocabulary
from anarq.model.standards import Standards
from anarq.model.tree import MISSING, Document, Node

STANDARDS = Standards(
    Document(
        "standards.yaml",
        {
            "headers": {"x-ts": {"parameter": "Ts", "required": True}},
            "errors": {"GONE": {"status": 410, "meaning": "It is gone.", "extension": True}},
            "events": {"topicPattern": "^q", "reserved": {"q.bus.dead.v1": {"owner": "qerberos"}}},
            "envelope": {"exempt": [{"path": "/health"}, {"mediaType": "text/csv"}]},
            "modules": {"qwallet": {"toolPrefix": "wallet.", "tier": 4}},
        },
    ).root,
    Vocabulary(packaged_layouts()),
)


def module(**files):
    names = {"openapi": "openapi.yaml", "mcp": "mcp.json", "manifest": "module.yaml", "event": "events/a.event.json"}
    documents = {names[key]: Document(names[key], data, shown=f"m/{names[key]}") for key, data in files.items()}
    return Module("m", documents, STANDARDS, folder="m")


def operation(**facts):
    (found,) = module(openapi={"paths": {"/a": {"post": {"operationId": "a", **facts}}}}).operations
    return found


def test_an_operation_reads_its_facts():
    found = operation(
        **{
            "x-anarq-scope": "m.a",
            "x-anarq-purpose": "p",
            "x-anarq-limits": "write",
            "x-anarq-audit": "BASIC",
            "x-anarq-emits": ["q.m.a.v1"],
        }
    )

    assert (found.name, found.scope, found.purpose, found.limits) == ("a", "m.a", "p", "write")
    assert (found.audit, found.emits, found.is_public, found.platform) == ("BASIC", ("q.m.a.v1",), False, "")


def test_an_operation_without_an_id_is_named_by_method_and_path():
    assert operation(operationId=None).name == "POST /a"


def test_a_post_that_says_it_is_safe_is_not_a_write():
    assert operation().is_write
    assert not operation(**{"x-anarq-safe": True}).is_write


@pytest.mark.parametrize(
    ("own", "proofs", "signed"),
    [
        ({}, [{"x-me", "x-mark"}], True),
        ({"security": [{}, {"Me": []}]}, [set(), {"x-me"}], False),
        ({"security": []}, [], False),
        ({"security": [{"Nobody": [], "Login": [], "Me": []}]}, [{"x-me"}], True),
    ],
)
def test_what_proves_a_call_is_said_by_the_operation_or_else_by_the_document(own, proofs, signed):
    schemes = {
        "Me": {"type": "apiKey", "in": "header", "name": "X-Me"},
        "Mark": {"type": "apiKey", "in": "header", "name": "x-mark"},
        "Login": {"type": "http", "scheme": "basic"},
    }
    document = {
        "security": [{"Me": [], "Mark": []}],
        "components": {"securitySchemes": schemes},
        "paths": {"/a": {"get": {"x-anarq-access": "public", **own}}},
    }

    (found,) = module(openapi=document).operations

    assert [set(one) for one in found.proofs] == proofs
    assert found.is_signed is signed


def test_a_granted_operation_is_always_signed():
    assert operation(security=[]).is_signed


def test_a_parameter_of_an_operation_takes_the_place_of_that_of_the_path():
    paths = {
        "/a": {
            "parameters": [{"name": "x-ts", "in": "header"}, {"name": "q", "in": "query"}, {"name": "q", "in": "path"}],
            "get": {"parameters": [{"name": "q", "in": "query", "required": True}, {"name": "X-TS", "in": "header"}]},
        }
    }

    (found,) = module(openapi={"paths": paths}).operations

    assert [(p.name, p.location, p.required) for p in found.parameters] == [
        ("q", "path", False),
        ("q", "query", True),
        ("X-TS", "header", False),
    ]


def test_parameters_of_the_path_come_first_and_headers_compare_without_case():
    paths = {
        "/a": {
            "parameters": [{"name": "IDEMPOTENCY-key", "in": "header"}],
            "get": {"parameters": [{"name": "q", "in": "query", "required": True}]},
        }
    }
    (found,) = module(openapi={"paths": paths}).operations

    assert [(p.name, p.location, p.required) for p in found.parameters] == [
        ("IDEMPOTENCY-key", "header", False),
        ("q", "query", True),
    ]
    assert found.takes_idempotency_key


@pytest.mark.parametrize(
    "schema",
    [{"properties": {"data": {"type": "string"}}}, {"allOf": [{}, {"properties": {"data": {"type": "string"}}}]}],
)
def test_the_data_of_an_answer_is_found_in_the_envelope(schema):
    found = operation(responses={"default": {}, "201": {"content": {"application/json": {"schema": schema}}}})

    assert found.success[0] == "201"
    assert found.data.value == {"type": "string"}


def test_an_operation_without_answers_has_no_data():
    assert operation().success[0] == ""
    assert not operation().data.exists


@pytest.mark.parametrize(
    ("path", "responses", "due"),
    [
        ("/a", {"200": {"content": {"application/json": {}}}}, True),
        ("/health", {"200": {"content": {"application/json": {}}}}, False),
        ("/a", {"200": {"content": {"text/csv": {}}}}, False),
        ("/a", {"204": {}}, False),
    ],
)
def test_an_envelope_is_due_unless_the_answer_is_exempt(path, responses, due):
    (found,) = module(openapi={"paths": {path: {"get": {"responses": responses}}}}).operations

    assert found.is_enveloped is due


def test_a_tool_finds_its_operation():
    found = module(
        openapi={"paths": {"/a": {"get": {"operationId": "a"}}}}, mcp={"tools": {"m.a": {"operation": "a"}, "m.b": {}}}
    )

    assert [tool.operation.name if tool.operation else None for tool in found.tools] == ["a", None]


def test_topics_and_contracts_are_found_by_their_files():
    event = {"topic": "q.m.a.v1", "version": "1.0.0", "schema": {"type": "object"}}
    contract = {
        "$id": "urn:anarq:m:c:v1",
        "x-anarq-status": "draft",
        "x-anarq-resource": {"type": "t", "identifier": "id"},
        "properties": {"id": {}},
    }
    found = Module(
        "m",
        {
            "events/a.event.json": Document("events/a.event.json", event),
            "contracts/c.schema.json": Document("contracts/c.schema.json", contract),
        },
        STANDARDS,
    )

    (topic,), (type_,) = found.topics, found.contracts

    assert (topic.name, topic.version, topic.schema.value) == ("q.m.a.v1", "1.0.0", {"type": "object"})
    assert (type_.id, type_.is_draft, type_.resource_type, type_.identifier) == ("urn:anarq:m:c:v1", True, "t", "id")
    assert [name for name, _ in type_.properties()] == ["id"]
    assert Ecosystem({"m": found}, STANDARDS).topic("q.m.a.v1") == topic


def test_members_follow_all_of_and_survive_cycles():
    schema = {"properties": {"a": {}}, "allOf": [{"properties": {"b": {}}}, {"$ref": "#"}]}
    document = Document("s.json", schema)

    def follow(node: Node) -> Node:
        return document.root if node.get("$ref").exists else node

    found = Module("m", {}, STANDARDS, follow)

    assert [name for name, _ in found.members(document.root)] == ["a", "b"]


def test_without_a_catalogue_a_reference_leads_nowhere():
    node = Document("a", {"x": {"$ref": "b"}, "y": 1}).root

    assert follow_nothing(node.get("x")).value is MISSING
    assert follow_nothing(node.get("y")).value == 1


def test_a_file_that_is_not_there_reads_as_empty_and_has_a_place():
    found = module()

    assert not found.has("mcp.json")
    assert (found.tools, found.operations, found.topics, found.contracts) == ((), (), (), ())
    assert str(found.document("mcp.json").place()) == "m/mcp.json:1:1"
    assert [*found.manifest.dependencies] == []
    assert Module("n", {}, STANDARDS).shown("a") == "n/a"


@pytest.mark.parametrize("wrong", [None, [], "text", 1])
def test_a_document_that_holds_no_object_says_nothing(wrong):
    found = module(openapi=wrong)

    with pytest.raises(NotRead, match=r"openapi\.yaml"):
        _ = found.operations
    assert found.silent == {"openapi.yaml"}


@pytest.mark.parametrize("method", ["head", "trace"])
def test_head_and_trace_are_not_operations_of_a_module(method):
    assert module(openapi={"paths": {"/a": {method: {"operationId": "a"}}}}).operations == ()


@pytest.mark.parametrize("wrong", [{"paths": []}, {"paths": {"/a": 1}}, {"paths": {"/a": {"get": "x"}}}])
def test_wrong_documents_read_as_empty_ones(wrong):
    found = [
        (one.parameters, one.scope, one.request.exists, one.data.exists) for one in module(openapi=wrong).operations
    ]

    assert found in ([], [((), "", False, False)])


@pytest.mark.parametrize(("listed", "expected"), [("all", ("a",)), (["b"], ("b",)), (None, ())])
def test_what_is_provided_is_listed_or_all(listed, expected):
    paths = {
        "/a": {"get": {"operationId": "a"}},
        "/health": {"get": {"operationId": "h", "x-anarq-platform": "health"}},
    }
    found = module(openapi={"paths": paths}, manifest={"version": "1.2.3", "implementation": {"operations": listed}})

    assert found.available_operations == expected
    assert found.version == "1.2.3"


def test_an_ecosystem_finds_tools_of_any_module():
    found = Ecosystem({"m": module(mcp={"tools": {"m.a": {}}})}, STANDARDS)

    assert found.tool("m.a").name == "m.a"
    assert found.tool("m.b") is None
    assert found.topic("q.m.no.v1") is None


def test_the_standards_are_read():
    (header,) = STANDARDS.headers
    code = STANDARDS.error_codes["GONE"]

    assert (header.name, header.parameter, header.required) == ("x-ts", "Ts", True)
    assert (code.status, code.retryable, code.extension, code.meaning) == (410, False, True, "It is gone.")
    assert STANDARDS.topic_pattern == "^q"
    assert STANDARDS.reserved_topics == {"q.bus.dead.v1": "qerberos"}
    assert (STANDARDS.tool_prefix("qwallet"), STANDARDS.tool_prefix("qnew")) == ("wallet.", "qnew.")
    assert (STANDARDS.tier("qwallet"), STANDARDS.tier("qnew")) == (4, None)
    assert list(STANDARDS.module_names()) == ["qwallet"]
