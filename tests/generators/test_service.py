import importlib
import json

import jsonschema
import pytest

from anarq.generators.disk import read
from anarq.generators.interface import Interfaces
from anarq.generators.settings import api_version, breaker, fallback, max_body, rates, retry
from anarq.generators.uses import uses_of
from anarq.model.errors import AnarqError
from anarq.model.views.runtime import runtime_of

MODULES = ("qwallet", "squid")


@pytest.fixture(scope="module")
def ecosystem(repository):
    return read(repository)


@pytest.fixture(params=MODULES)
def spec(request):
    return importlib.import_module(f"anarq.reference.{request.param}._gen.spec").MODULE


def test_every_operation_of_the_interface_is_in_the_spec_as_it_is_written(spec, ecosystem):
    module = ecosystem.modules[spec.name]
    written = [
        (op.name, op.method.upper(), op.path, op.scope or None, op.purpose, op.audit, op.limits, op.emits)
        for op in module.operations
        if not op.platform
    ]
    assert written == [
        (op.name, op.method, op.path, op.scope, op.purpose, op.audit, op.limits, op.emits) for op in spec.operations
    ]
    assert {op.name for op in spec.operations if op.available} == set(module.available_operations)


def test_every_schema_of_the_spec_is_one_and_stands_alone(spec):
    schemas = [schema for op in spec.operations for schema in (op.request, op.response) if schema is not None]
    schemas += [parameter.schema for op in spec.operations for parameter in op.parameters]
    schemas += [
        schema for tool in spec.tools for schema in (tool.input_schema, tool.output_schema) if schema is not None
    ]
    schemas += [topic.schema for topic in spec.topics]
    for schema in schemas:
        jsonschema.Draft202012Validator.check_schema(dict(schema))
        assert '"$ref":"urn:' not in json.dumps(schema, separators=(",", ":"))


def test_every_class_of_limits_that_an_operation_names_is_there(spec):
    assert {op.limits for op in spec.operations} <= {limit.name for limit in spec.limits}


def test_every_tool_calls_an_operation_and_every_topic_is_emitted_or_specified(spec):
    assert {tool.operation for tool in spec.tools} <= {op.name for op in spec.operations}
    assert {topic for op in spec.operations for topic in op.emits} <= {topic.name for topic in spec.topics}


def test_the_examples_of_the_contracts_satisfy_the_schemas_of_the_spec(spec, ecosystem):
    module = ecosystem.modules[spec.name]
    by_title = {contract.node.get("title").text(): contract for contract in module.contracts if not contract.is_draft}
    seen = 0
    answered = [op.response for op in spec.operations if op.response is not None]
    for schema in (each for each in answered if each["title"] in by_title):  # the others are common
        for example in by_title[schema["title"]].node.mapping()["examples"]:
            jsonschema.Draft202012Validator(dict(schema)).validate(example)
            seen += 1
    assert seen > 5


def test_settings_are_the_standard_ones_with_what_the_module_says_otherwise(lantern):
    assert rates(lantern) == [("event", 6000, 100), ("read", 600, 100), ("write", 10, 2)]
    assert max_body(lantern) == 4096
    assert retry(runtime_of(lantern.module).retry) == {
        "max_attempts": 2,
        "base_delay": 0.1,
        "max_delay": 30.0,
        "multiplier": 2.0,
        "jitter": True,
        "retryable": ["SERVICE_UNAVAILABLE"],
    }
    assert breaker(lantern)["half_open_max_calls"] == 3
    assert fallback(lantern) == "CACHE"
    assert api_version(lantern) == "v1.2"


def test_settings_of_a_module_that_says_nothing_are_those_of_the_standard(lanterns):
    harbour = Interfaces(lanterns).of("harbour")
    assert rates(harbour) == [("event", 6000, 100), ("read", 600, 100), ("write", 120, 20)]
    assert (max_body(harbour), fallback(harbour), api_version(harbour)) == (65536, "REJECT", "v0.1")


def test_uses_name_what_the_peer_has_and_leave_out_peers_that_are_not_there(lanterns):
    interfaces = Interfaces(lanterns)
    dao, uses = uses_of(interfaces, interfaces.of("harbour"))
    assert [operation.name for operation in dao.operations] == ["openHall"]
    assert [operation.name for operation in uses.operations] == ["getLamp", "flash"]


@pytest.mark.parametrize("kind", ["operation", "tool"])
def test_using_what_the_peer_does_not_have_is_refused(make, kind):
    manifest = {"name": "user", "dependencies": {"toy": {"uses": {f"{kind}s": ["toy.none"]}}}}
    interfaces = Interfaces(make({}, user={"module.yaml": manifest}))
    with pytest.raises(AnarqError, match=f"`toy` has no {kind} `toy.none`"):
        uses_of(interfaces, interfaces.of("user"))


def test_importing_a_spec_imports_nothing_that_is_slow_to_start(run_python, repository):
    code = "import sys, anarq.reference.qwallet._gen.spec; print(*sys.modules)"
    imported = run_python(repository, "-c", code).stdout.split()

    assert "anarq.runtime.operation" in imported
    assert not {"starlette", "sqlalchemy", "cryptography", "mcp", "httpx", "jsonschema_rs", "yaml"} & set(imported)
