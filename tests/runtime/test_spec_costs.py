"""A service on a spec that nobody has checked starts only when the size of what is sent bounds what it costs."""

from dataclasses import replace
from typing import Any

import pytest

from anarq.runtime.serve import build
from anarq.runtime.spec_costs import CostlyContractError, UnusableContractError, check_costs, check_schemas

ONCE: dict[str, Any] = {"properties": {"next": {"$ref": "#"}}}
TWICE: dict[str, Any] = {"anyOf": [{**ONCE, "required": ["a"]}, {**ONCE, "required": ["b"]}]}
DOUBLES = "is read twice for each step into a value: time doubles with its depth"


def with_schema(spec: Any, where: str, schema: dict[str, Any]) -> Any:
    first, second, *others = spec.operations
    match where:
        case "request" | "response":
            return replace(spec, operations=(replace(first, **{where: schema}), second, *others))
        case "parameter":
            parameter = replace(second.parameters[0], schema=schema)
            return replace(spec, operations=(first, replace(second, parameters=(parameter,)), *others))
        case "tool":
            return replace(spec, tools=(replace(spec.tools[0], input_schema=schema), *spec.tools[1:]))
        case "topic":
            return replace(spec, topics=(replace(spec.topics[0], schema=schema),))
    return replace(spec, headers={**spec.headers, "x-sig": schema})


@pytest.mark.parametrize("where", ["request", "response", "parameter", "tool", "topic", "header"])
def test_a_costly_contract_is_named_and_nothing_is_built(sample: Any, where: str) -> None:
    with pytest.raises(CostlyContractError) as caught:
        build(with_schema(sample.SPEC, where, TWICE), sample.Wallet)
    assert f"the {where} `" in str(caught.value).replace("of `", "`")
    assert DOUBLES in str(caught.value)
    check_costs(with_schema(sample.SPEC, where, ONCE))


def test_a_costly_contract_of_a_topic_that_is_consumed_stops_the_start_as_well(sample: Any) -> None:
    with pytest.raises(CostlyContractError, match=r"the topic `q\.x\.done\.v1` that is consumed"):
        check_costs(sample.consuming("q.x.done.v1", schema=TWICE))
    check_costs(sample.consuming("q.x.done.v1", schema=ONCE))


@pytest.mark.parametrize("where", ["request", "response", "parameter", "tool", "topic", "header"])
@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"type": "strnig"}, ', /type: "strnig" is not valid'),
        ({"pattern": "["}, '/pattern: "[" is not a "regex"'),
        ({"properties": {"a": {"pattern": "(?=a)b"}}}, "regex"),
    ],
)
def test_what_is_no_schema_is_named_and_nothing_is_built(sample: Any, where: str, broken: Any, told: str) -> None:
    with pytest.raises(UnusableContractError) as caught:
        build(with_schema(sample.SPEC, where, broken), sample.Wallet)
    assert f"the {where} `" in str(caught.value).replace("of `", "`")
    assert told in str(caught.value)
    check_schemas(with_schema(sample.SPEC, where, {"type": "string", "pattern": "^a$"}))


def test_all_costly_contracts_are_told_at_once(sample: Any) -> None:
    spec = with_schema(with_schema(sample.SPEC, "request", TWICE), "tool", {"items": {"pattern": "(a+)+$"}})
    with pytest.raises(CostlyContractError) as caught:
        check_costs(spec)
    assert "the request of `createIntent`" in str(caught.value)
    assert "the tool `wallet.pay`, /items: the pattern `(a+)+$` can take exponential time" in str(caught.value)
