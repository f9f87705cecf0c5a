"""How text becomes values, and values are held to contracts."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from anarq.runtime.call import Call, Identity, Refused
from anarq.runtime.cloudevents import Emission
from anarq.runtime.grants import GrantRefused, _ipld
from anarq.runtime.idempotency import keep, restore
from anarq.runtime.invocation import Invocation, Signed, Success
from anarq.runtime.operation import Operation, Parameter
from anarq.runtime.pipeline import check_size
from anarq.runtime.validation import RequestContract
from anarq.wire.schemas import Contract
from anarq.wire.trace import Trace

LIST = {"type": "array", "items": {"type": "integer"}}
LISTED = Parameter("listed", "query", "listed", False, {"type": "array"})


def invocation(operation: Operation, **parameters: object) -> Invocation:
    return Invocation(
        operation=operation,
        door="http",
        headers={},
        signed=Signed("GET", "/", b""),
        parameters=parameters,
        body=None,
        textual=True,
        size=0,
    )


def read(schema: dict[str, Any], text: str | tuple[str, ...]) -> object:
    """What a text of the query is for the handler."""
    one = Parameter("p", "query", "p", False, schema)
    taken = Operation(module="m", name="o", handler="o", method="GET", path="/", parameters=(one,))
    return RequestContract(taken, 65_536).read(invocation(taken, p=text)).arguments["p"]


def defined(schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "$defs": {"n": {"enum": [10, 25]}, "a": {"$ref": "#/$defs/a"}}}


@pytest.mark.parametrize(
    ("schema", "text", "value"),
    [
        ({"type": "string"}, "5", "5"),
        ({"type": "integer"}, "5", 5),
        ({"type": "integer"}, "-0", 0),
        ({"type": "integer"}, "9" * 20, 99999999999999999999),
        ({"type": "number"}, "5.10", Decimal("5.10")),
        ({"type": "number"}, "5", 5),
        ({"type": "boolean"}, "true", True),
        ({"type": ["integer", "string"]}, "x", "x"),
        ({"type": ["integer", "string"], "maximum": 9}, "10", "10"),
        (LIST, "5", [5]),
        (LIST, ("5", "6"), [5, 6]),
        ({"type": "array", "items": {"enum": [5, 6]}}, ("5", "6"), [5, 6]),
        ({"type": ["array", "string"]}, "5", "5"),
        ({"enum": ["a"]}, "a", "a"),
        ({"enum": [10, 25]}, "10", 10),
        ({"enum": [1, "1", True]}, "1", 1),
        ({"enum": [5, "7"]}, "7", "7"),
        ({"enum": [True, False]}, "true", True),
        ({"const": 5}, "5", 5),
        ({"allOf": [{"type": "integer"}, {"minimum": 2}]}, "2", 2),
        ({"anyOf": [{"type": "integer"}, {"const": "all"}]}, "3", 3),
        ({"anyOf": [{"type": "integer"}, {"const": "all"}]}, "all", "all"),
        ({"oneOf": [{"type": "integer"}, {"type": "string", "maxLength": 3}]}, "12345", 12345),
        ({"not": {"type": "string"}}, "5", 5),
        ({"minimum": 1, "maximum": 5}, "4", 4),
        (defined({"$ref": "#/$defs/n"}), "10", 10),
        (defined({"type": "array", "items": {"$ref": "#/$defs/n"}}), "10", [10]),
        (defined({"$ref": "#/$defs/a"}), "x", "x"),
    ],
)
def test_text_is_read_by_the_types_that_its_schema_lets_in(schema: dict[str, Any], text: Any, value: Any) -> None:
    found = read(schema, text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ({"type": "integer"}, "9" * 64),
        ({"type": "integer"}, "5.0"),
        ({"type": "integer"}, "+5"),
        ({"type": "integer"}, "\u0665"),
        ({"type": "number"}, "1e5"),
        ({"type": "boolean"}, "True"),
        ({"type": "integer"}, ("5", "6")),
        ({"enum": [10, 25]}, "11"),
        ({"allOf": [{"type": "integer"}, {"minimum": 2}]}, "1"),
    ],
)
def test_text_that_stands_for_no_value_of_its_schema_is_refused(schema: dict[str, Any], text: Any) -> None:
    with pytest.raises(Refused):
        read(schema, text)


def test_a_required_parameter_must_be_there_and_an_optional_one_need_not() -> None:
    parameters = (
        Parameter("must", "query", "must", True, {"type": "integer"}),
        Parameter("may-be", "query", "may_be", False, {"type": "integer"}),
    )
    operation = Operation(module="m", name="o", handler="o", method="GET", path="/", parameters=parameters)
    contract = RequestContract(operation, 65_536)
    assert contract.read(invocation(operation, must="1")).arguments == {"must": 1}
    both = contract.read(invocation(operation, must="1", **{"may-be": "2"}))
    assert (both.arguments, both.parameters) == ({"must": 1, "may_be": 2}, {"must": 1, "may-be": 2})
    with pytest.raises(Refused) as caught:
        contract.read(invocation(operation))
    assert caught.value.details["violations"][0]["pointer"] == "/query/must"


def test_a_number_beyond_its_bound_is_told_by_the_bound() -> None:
    limit = Parameter("limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 100})
    taken = Operation(module="m", name="o", handler="o", method="GET", path="/", parameters=(limit,))
    with pytest.raises(Refused) as caught:
        RequestContract(taken, 65_536).read(invocation(taken, limit="9" * 20))
    (found,) = caught.value.details["violations"]
    assert (found["pointer"], found["keyword"]) == ("/query/limit", "maximum")
    assert found["message"] == f"{'9' * 20} is greater than the maximum of 100"


def test_of_a_parameter_that_stands_twice_and_takes_one_value_that_is_told() -> None:
    one = Parameter("limit", "query", "limit", False, {"type": "integer"})
    many = Parameter("tag", "query", "tag", False, {"type": "array", "items": {"type": "string"}})
    taken = Operation(module="m", name="o", handler="o", method="GET", path="/", parameters=(one, many))
    with pytest.raises(Refused) as caught:
        RequestContract(taken, 65_536).read(invocation(taken, limit=("5", "6"), tag=("a", "b")))
    (found,) = caught.value.details["violations"]
    assert (found["pointer"], found["message"]) == ("/query/limit", "it stands 2 times, and one value is taken")


def test_a_body_that_may_be_left_out_is_held_to_its_schema_only_where_it_is_there() -> None:
    taken = Operation(
        module="m", name="o", handler="o", method="POST", path="/", request={"required": ["a"]}, body_required=False
    )
    left_out = RequestContract(taken, 65_536).read(invocation(taken))
    assert (left_out.body, left_out.has_body) == (None, True)
    assert RequestContract(taken, 65_536).read(replace(invocation(taken), body=b'{"a": 1}')).body == {"a": 1}
    with pytest.raises(Refused, match="breaks its contract"):
        RequestContract(taken, 65_536).read(replace(invocation(taken), body=b"{}"))
    with pytest.raises(Refused, match="body is missing"):
        RequestContract(replace(taken, body_required=True), 65_536).read(invocation(taken))


def test_at_most_twenty_violations_are_told() -> None:
    assert len(Contract({"items": {"type": "string"}}).violations(list(range(50)))) == 20


def test_formats_are_enforced() -> None:
    contract = Contract({"type": "string", "format": "date-time"})
    assert contract.violations("2026-11-23T00:00:00Z") == ()
    assert contract.violations("soon")[0].keyword == "format"


def test_a_schema_that_is_not_one_is_refused() -> None:
    with pytest.raises(ValueError, match="type"):
        Contract({"type": "nonsense"})


def test_a_size_at_the_limit_is_taken() -> None:
    check_size(10, 10)
    with pytest.raises(Refused, match="larger"):
        check_size(11, 10)


def test_what_is_kept_is_restored_and_anything_else_refused() -> None:
    kept = keep(Success(201, {"amount": Decimal("1.50")}, "Done.", "b1"))
    assert restore(kept) == Success(201, {"amount": Decimal("1.50")}, "Done.", "b1", replayed=True)
    with pytest.raises(ValueError, match="kept"):
        restore("{}")


def test_arguments_that_no_policy_can_see_are_refused() -> None:
    assert _ipld({"a": [Decimal("1.5"), True, None]}) == {"a": [1.5, True, None]}
    with pytest.raises(GrantRefused, match="unknown"):
        _ipld(object())


def test_the_event_of_nobody_names_nobody(sample: Any) -> None:
    from anarq.runtime.call import Event

    clock: Any = sample.TestClock()
    records: Any = None
    conditions: Any = None
    call = Call(
        peers=None,
        conditions=conditions,
        module="qwallet",
        operation="createIntent",
        door="http",
        identity=Identity(),
        grant=None,
        owner=None,
        now=clock.now(),
        request_id="r",
        trace=Trace("t", "s"),
        records=records,
    )
    event = Event(sample.TOPIC, {"intentId": "i", "amount": 1}, "i")
    (outgoing,) = Emission(sample.SPEC).outgoing(sample.OPERATIONS[0], call, (event,))
    assert outgoing.event.keys().isdisjoint({"squid", "sub", "dao"})


def test_however_many_things_are_wrong_twenty_are_told() -> None:
    taken = Operation(module="m", name="o", handler="o", method="GET", path="/o", scope="m.o", parameters=(LISTED,))
    many = {f"unknown{number}": "x" for number in range(1000)} | {"listed": ["\x01"] * 1000}
    with pytest.raises(Refused) as caught:
        RequestContract(taken, 65_536).read(replace(invocation(taken, **many), textual=False))
    assert len(caught.value.details["violations"]) == 20
