from dataclasses import replace

import pytest

from anarq.generators.interface import Interfaces
from anarq.generators.refusals import attempt
from anarq.generators.targets import chosen
from anarq.generators.uses import uses_of
from anarq.model.errors import AnarqError


@pytest.fixture
def served(make, operation):
    def of(**facts):
        (found,) = Interfaces(make(operation(**facts))).of("toy").operations
        return found

    return of


def parameter(name="a", location="query", **more):
    return {"name": name, "in": location, "schema": {"type": "string"}, **more}


def test_platform_operations_are_left_to_the_runtime(lantern):
    assert "getHealth" in {operation.name for operation in lantern.module.operations}
    assert lantern.operation("getHealth") is None


def test_a_tool_that_binds_to_no_operation_is_an_operation_without_a_path(lantern):
    flash = lantern.operation("flash")
    assert (flash.path, flash.method, flash.scope, flash.available) == (None, "POST", "lantern.lamp.light", True)
    assert flash.code.expressions == ("Flash", "Signal")


def test_what_the_manifest_does_not_list_is_not_available(lantern):
    assert {operation.name for operation in lantern.operations if not operation.available} == {"dimLamp"}


def test_an_idempotency_key_is_required_exactly_where_the_header_is_taken(lantern):
    expected = {"lightLamp", "dimLamp", "removeLamp", "putPicture"}
    assert {operation.name for operation in lantern.operations if operation.idempotent} == expected


def test_an_answer_without_envelope_is_the_whole_body(lantern):
    assert lantern.operation("listSignals").code.response == "list[Signal]"


def test_an_operation_that_answers_without_data_has_none(lantern):
    removed = lantern.operation("removeLamp")
    assert (removed.code.response, removed.response_schema, removed.success) == ("None", "", 204)


@pytest.mark.parametrize(
    ("declared", "signature"),
    [
        (parameter(required=True), "a: str"),
        (parameter(), "a: str | None = None"),
        (parameter(schema={"type": "integer", "default": 5}), "a: int = 5"),
        (parameter("thingId", "path", required=True), "thing_id: str"),
        (parameter("from"), "from_: str | None = None"),
        (parameter("body"), "body_: str | None = None"),
        (parameter(schema={"type": ["string", "null"]}), "a: str | None = None"),
    ],
)
def test_a_parameter_is_an_argument_in_snake_case(served, declared, signature):
    (argument,) = served(parameters=[declared]).code.arguments.values()
    assert argument.declaration == signature


def test_headers_are_not_arguments(served):
    assert served(parameters=[parameter("x-ts", "header")]).arguments == ()


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ([parameter("a-b"), parameter("aB")], "two parameters have the name `a_b`"),
        ([parameter("1")], "the name of the parameter gives no name"),
    ],
)
def test_parameters_that_cannot_be_told_apart_or_named_are_refused(served, parameters, told):
    with pytest.raises(AnarqError, match=told):
        _ = served(parameters=parameters).code


@pytest.mark.parametrize("name", ["do thing", "class", "x; import os"])
def test_an_operation_whose_name_is_not_a_name_of_code_is_refused(served, name):
    with pytest.raises(AnarqError, match=r"the operationId .*gives no name for code"):
        served(operationId=name)


def test_a_module_whose_folder_is_not_a_name_of_code_is_refused(make):
    with pytest.raises(AnarqError, match="the folder of the module"):
        Interfaces(make(**{"a-b": {}})).of("a-b")


def test_two_operations_of_one_name_are_refused(make):
    paths = {f"/{name}": {"get": {"operationId": name, "responses": {}}} for name in ("doThing", "do_thing")}
    files = {"openapi.yaml": {"openapi": "3.1.0", "info": {"title": "Toy", "version": "1.0.0"}, "paths": paths}}
    with pytest.raises(AnarqError, match="two operations have the name `do_thing`"):
        _ = Interfaces(make(files)).of("toy").python


def test_a_peer_that_lacks_a_document_is_told_there_and_not_where_it_is_used(make):
    manifest = {"name": "user", "dependencies": {"toy": {"uses": {"tools": ["toy.none"]}}}}
    ecosystem = make({}, user={"module.yaml": manifest})
    whole = ecosystem.modules["toy"]
    documents = {path: document for path, document in whole.documents.items() if path != "mcp.json"}
    interfaces = Interfaces(
        replace(ecosystem, modules={**ecosystem.modules, "toy": replace(whole, documents=documents)})
    )
    with pytest.raises(AnarqError, match=r"toy/mcp\.json:1:1.*the module has no `mcp.json`"):
        uses_of(interfaces, interfaces.of("user"))


def test_what_no_target_makes_anything_of_is_told_by_the_name_of_the_rule(make, operation):
    twice = [parameter("a-b"), parameter("aB")]
    (problem,) = attempt(make(operation(parameters=twice)), chosen(["client"])).problems
    assert problem.rule == "spec/refused-by-generators"
