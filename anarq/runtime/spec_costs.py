"""What a service would let strangers cost it, and whether it can hold them to its contracts at all: asked before it
starts, of the spec that it really runs by.

`anarq check` asks the same of specs. A service does not rely on anybody having asked: what was found may be waived.
"""

from collections.abc import Iterator

from anarq.costs.single import expense
from anarq.ports.json import JsonObject
from anarq.runtime.operation import ModuleSpec
from anarq.wire.schemas import Contract


class CostlyContractError(ValueError):
    """To validate a value can cost more than its size accounts for: whoever can send one could stop the service."""


class UnusableContractError(ValueError):
    """What stands in the place of a contract is no schema, or has a pattern that no service matches."""


def check_costs(spec: ModuleSpec) -> None:
    """Checks that the size of what is sent bounds what it costs to validate it, whatever is sent.

    Raises:
        CostlyContractError: it does not; names each contract, where in it, what was found, and the mend.
    """
    found = [(what, expense(schema)) for what, schema in _contracts(spec)]
    told = [f"{what}, {why}" for what, why in found if why is not None]
    if told:
        raise CostlyContractError(f"{spec.name}: {'; '.join(told)}")


def check_schemas(spec: ModuleSpec) -> None:
    """Checks that every contract is a schema that values can be held to.

    Raises:
        UnusableContractError: one is not; names each contract, where in it, and what was found.
    """
    found = [(what, _fault(schema)) for what, schema in _contracts(spec)]
    told = [f"{what}, {fault}" for what, fault in found if fault]
    if told:
        raise UnusableContractError(f"{spec.name}: {'; '.join(told)}")


def _fault(schema: JsonObject) -> str:
    """Why a schema cannot be used; empty: it can."""
    try:
        Contract(schema)
    except ValueError as error:
        return str(error)
    return ""


def _contracts(spec: ModuleSpec) -> Iterator[tuple[str, JsonObject]]:
    yield from ((f"the header `{name}`", schema) for name, schema in spec.headers.items())
    for operation in spec.operations:
        for parameter in operation.parameters:
            yield f"the parameter `{parameter.name}` of `{operation.name}`", parameter.schema
        if operation.request is not None:
            yield f"the request of `{operation.name}`", operation.request
        if operation.response is not None:
            yield f"the response of `{operation.name}`", operation.response
    yield from ((f"the tool `{tool.name}`", tool.input_schema) for tool in spec.tools)
    yield from ((f"the topic `{topic.name}`", topic.schema) for topic in spec.topics)
    taken = (*spec.consumes, *spec.answers)
    yield from ((f"the topic `{entry.name}` that is consumed", entry.schema) for entry in taken)
