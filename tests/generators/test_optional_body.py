"""A body that a request may leave out: the handler is given `None`, callers need not give one, tools ask for none."""

import pytest

from anarq.generators.interface import Interfaces
from anarq.generators.python.methods import method_arguments
from anarq.generators.targets import chosen

BODY = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
TOOLS = {"mcp.json": {"tools": {"toy.do": {"operation": "doThing", "capabilities": ["write"]}}}}
PYTHON = {"module.yaml": {"name": "toy", "implementation": {"language": "python", "operations": ["doThing"]}}}


@pytest.fixture
def toy(make, operation):
    def made(**required):
        body = {"content": {"application/json": {"schema": BODY}}, **required}
        return make({**operation(method="post", requestBody=body), **TOOLS, **PYTHON})

    return made


def generated(ecosystem, name):
    (target,) = chosen([name])
    return {file.path: file.text for file in target.generate(Interfaces(ecosystem))}


@pytest.mark.parametrize("required", [{}, {"required": False}], ids=["nothing said", "said"])
def test_a_handler_is_given_none_and_a_caller_need_not_give_one(toy, required):
    ecosystem = toy(**required)
    (operation,) = Interfaces(ecosystem).of("toy").operations
    assert method_arguments(operation) == ["body: DoThingRequest | None = None"]
    service = generated(ecosystem, "service")
    assert "        body: DoThingRequest | None,\n" in service["reference/toy/_gen/handlers.py"]
    assert "        body_required=False,\n" in service["reference/toy/_gen/spec.py"]
    assert "    body_required=False,\n" in generated(ecosystem, "client")["anarq/clients/_gen/toy/endpoints.py"]


def test_a_body_that_is_required_is_given_always(toy):
    ecosystem = toy(required=True)
    (operation,) = Interfaces(ecosystem).of("toy").operations
    assert method_arguments(operation) == ["body: DoThingRequest"]
    assert "body_required" not in "".join(generated(ecosystem, "service").values())


@pytest.mark.parametrize(("required", "wanted"), [(True, ["text"]), (False, None)])
def test_a_tool_asks_for_the_members_of_a_body_only_where_it_is_required(toy, required, wanted):
    interface = Interfaces(toy(required=required)).of("toy")
    (tool,) = interface.tools
    assert interface.schemas.schema(tool.input_schema).get("required") == wanted
