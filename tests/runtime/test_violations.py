"""What a caller is told of a value that breaks its contract, and what telling costs."""

import gc
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from anarq.wire.schemas import Contract

PERSON = {
    "type": "object",
    "allOf": [{"$ref": "#/$defs/Named"}],
    "properties": {"age": {"type": "integer"}},
    "unevaluatedProperties": False,
    "$defs": {
        "Named": {"type": "object", "properties": {"name": {"type": "string"}, "nick~name": {}}, "required": ["name"]}
    },
}
BRANCHES = {
    "oneOf": [
        {"properties": {"a": {"type": "integer"}}, "required": ["a"]},
        {"required": ["b"], "properties": {"b": {}}},
    ],
    "unevaluatedProperties": False,
}
MAP = {"additionalProperties": {"additionalProperties": {"type": "string"}}}


def told(schema: dict[str, Any], value: object) -> list[tuple[str, str]]:
    return [(found.pointer, found.keyword) for found in Contract(schema).violations(value)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"name": "Ada", "age": 1}, []),
        ({"name": 5}, [("/name", "type")]),
        ({"name": 5, "age": "x"}, [("/name", "type"), ("/age", "type")]),
        ({"nick~name": 1}, [("", "required")]),
        ({"name": "Ada", "more": 1}, [("", "unevaluatedProperties")]),
        ({"name": 5, "more": 1}, [("/name", "type"), ("", "unevaluatedProperties")]),
        (None, [("", "type")]),
    ],
)
def test_one_fault_is_told_once(value: object, expected: list[tuple[str, str]]) -> None:
    assert sorted(told(PERSON, value)) == sorted(expected)


def test_only_a_name_that_the_schema_does_not_know_is_called_unexpected() -> None:
    (unexpected,) = [
        found.message
        for found in Contract(PERSON).violations({"name": 5, "nick~name": 1, "more": 1})
        if found.keyword == "unevaluatedProperties"
    ]
    assert unexpected == "Unevaluated properties are not allowed ('more' unexpected)"


def test_a_name_that_a_condition_knows_is_not_called_unexpected() -> None:
    condition = {
        "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
        "then": {"properties": {"size": {"type": "integer"}}},
        "else": {"properties": {"name": {"type": "string"}}},
    }
    schema = {"allOf": [condition], "unevaluatedProperties": False}
    assert told(schema, {"kind": "a", "size": "x"}) == [("/size", "type")]
    assert told(schema, {"name": 5}) == [("/name", "type")]


@pytest.mark.parametrize(("entries", "faults"), [(256, 20), (257, 1)])
def test_of_a_small_value_twenty_faults_are_told_and_of_a_large_one_the_first(entries: int, faults: int) -> None:
    assert len(told({"items": {"type": "string"}}, [7] * entries)) == faults


@pytest.mark.parametrize("value", [["x" * 33] * 256, {f"{n}": "x" * 65 for n in range(128)}, [["x" * 4096] * 2, "x"]])
def test_a_value_of_few_entries_is_large_when_its_texts_are_long(value: Any) -> None:
    schema = {"items": {"type": "integer"}, "additionalProperties": {"type": "integer"}, "maxItems": 1}
    assert len(told(schema, value)) == 1


def test_names_that_a_pattern_may_know_are_not_called_unexpected() -> None:
    schema = {"allOf": [{"patternProperties": {"^x": {"type": "integer"}}}], "unevaluatedProperties": False}
    assert told(schema, {"x": "1"}) == [("/x", "type")]


def test_a_property_of_the_branch_that_was_not_taken_is_a_fault_of_its_own() -> None:
    assert told(BRANCHES, {"a": 1, "b": 1}) == [("", "oneOf")]
    assert told(BRANCHES, {"a": 1, "c": 1}) == [("", "unevaluatedProperties")]


def test_unevaluated_items_are_not_a_second_telling_either() -> None:
    schema = {"allOf": [{"prefixItems": [{"type": "integer"}]}], "unevaluatedItems": False}
    assert told(schema, ["x"]) == [("/0", "type")]
    assert told(schema, [1, 2]) == [("", "unevaluatedItems")]


@pytest.mark.parametrize("name", ["007", "+1", "00", "0", "a/b", "~", "-1"])
def test_a_pointer_has_names_as_the_value_has_them(name: str) -> None:
    escaped = name.replace("~", "~0").replace("/", "~1")
    assert told(MAP, {name: {name: 1}}) == [(f"/{escaped}/{escaped}", "type")]


def test_a_pattern_that_cannot_be_matched_in_linear_time_makes_no_contract() -> None:
    assert told({"pattern": "^(a|a)*$"}, "a" * 50 + "b") == [("", "pattern")]
    for pattern in ("(?=a)b", r"(a)\1"):
        with pytest.raises(ValueError, match="regex"):
            Contract({"pattern": pattern})


@pytest.mark.parametrize(
    "value",
    [
        {f"!{number:06d}": 1 for number in range(300)},
        [{"!": 1}] * 300,
        {"!" * 5000: 1, "?" * 5000: 1},
        {"!": {"!": "x" * 9000}},
    ],
)
def test_of_a_large_value_one_fault_is_told(value: Any) -> None:
    named = {"propertyNames": {"pattern": "^[a-z]*$"}}
    schema = {**named, "items": named, "additionalProperties": {**named, "type": "integer"}}
    assert len(Contract(schema).violations(value)) == 1


def test_of_a_small_value_twenty_faults_are_told() -> None:
    assert len(told({"propertyNames": {"pattern": "^[a-z]*$"}}, {f"!{number}": 1 for number in range(40)})) == 20


PEAK = """
import resource
from anarq.wire.schemas import Contract
names = {"propertyNames": {"pattern": "^[a-z]*$"}}
contract = Contract({"additionalProperties": names, "maxProperties": 1, **names})
contract.violations({"!": {"!": 1}})
idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
value = {f"!{number:06d}": {"!": 1} for number in range(10_000)}
with_value = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert contract.violations(value)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - with_value)
"""


def test_telling_takes_little_memory_whatever_is_sent() -> None:
    """Every error with a copy of the value: with 10,000 names that was more than 10 GB."""
    done = subprocess.run([sys.executable, "-c", PEAK], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 64 * 1024  # KiB


async def test_a_validator_that_panics_fails_the_call_and_not_the_service(world: Any, monkeypatch: Any) -> None:
    class Panic(BaseException):
        """What a native library raises when it gives up."""

    def panics(_: object) -> bool:
        raise Panic

    contract = world.app.router.default._pipeline._contracts["createIntent"]
    compiled = SimpleNamespace(schema={}, validator=SimpleNamespace(is_valid=panics), without_values=None)
    monkeypatch.setattr(contract._body, "_compiled", compiled)
    answer = await world.create()
    assert (answer.status_code, answer.json()["code"]) == (500, "INTERNAL_ERROR")
    assert (await world.send("GET", "/intents")).status_code == 200


def test_what_is_told_of_a_large_value_is_let_go_with_the_answer() -> None:
    """Nothing of it waits for the collector of circles, which may come many requests later."""
    contract = Contract({"type": "object", "properties": {"a": {"type": "integer"}}})
    value = {"a": "x" * 200_000}
    contract.violations(value)
    gc.collect()
    gc.disable()
    try:
        assert len(contract.violations(value)) == 1
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_equal_schemas_are_compiled_once_while_one_of_them_is_held() -> None:
    one, other = (Contract({"type": "string", "pattern": "^[^/]{1,99}$"}) for _ in range(2))
    assert one._compiled is other._compiled
    assert one._compiled is not Contract({"type": "string", "pattern": "^[^/]{1,98}$"})._compiled
