from dataclasses import dataclass
from typing import Any

import pytest

from anarq.contracts.budget import Budget, Meter
from anarq.contracts.confirm.backtracking import SlowPatternError
from anarq.contracts.confirm.effort import Effort, EndlessError
from anarq.contracts.confirm.validators import Fault
from anarq.contracts.confirm.witness import Confirmer, shrink, size
from anarq.contracts.graph.nodes import Kind, Node
from anarq.contracts.read.compiler import RawGraph
from anarq.model.tree import Json


@dataclass(frozen=True)
class Says:
    """A validator that always says the same."""

    valid: bool | Exception | None

    def is_valid(self, instance: Any) -> bool:
        if isinstance(self.valid, Exception):
            raise self.valid
        if self.valid is None:
            raise ValueError("cannot tell")
        return self.valid

    def errors(self, instance: Any) -> list[tuple[str, str, str]]:
        return []

    def faults(self, instance: Any) -> list[Fault]:
        return []


Said = bool | Exception | None


def objection(first: tuple[Said, Said], second: tuple[Said, Said]) -> str | None:
    sides = [tuple((name, Says(valid)) for name, valid in zip("xy", side, strict=True)) for side in (first, second)]
    return Confirmer(*sides).objection(1)


def test_a_witness_needs_all_four_validators() -> None:
    assert objection((True, True), (False, False)) is None
    assert objection((True, False), (False, False)) == "y does not accept it under the first schema"
    assert objection((True, None), (False, False)) == "y fails on it under the first schema"
    assert objection((True, True), (False, SlowPatternError("a", "it"))) == (
        "y is not asked about it, as its pattern `a` could keep it busy for very long on it, under the second schema"
    )
    assert objection((True, True), (True, False)) == "x accepts it under the second schema"
    assert objection((True, True), (None, False)) == "x fails on it under the second schema"


def spend(_: int) -> None:
    """As many steps as it takes."""


def test_shrinking_keeps_what_makes_it_a_witness() -> None:
    def has_two(instance: Json) -> bool:
        kept = instance.get("keep") if isinstance(instance, dict) else None
        return isinstance(kept, list) and len(kept) >= 2

    large: Json = {"keep": [1, {"deep": "abcdefgh"}, 345], "drop": {"x": [1, 2, 3]}, "n": 123456}
    assert shrink(large, has_two, spend) == {"keep": [None, None]}


def test_shrinking_shortens_strings() -> None:
    assert shrink("abcdefgh", lambda it: isinstance(it, str) and len(it) >= 3, spend) == "abc"


def test_shrinking_gives_up_in_time() -> None:
    tries = []

    def is_large(instance: Json) -> bool:
        tries.append(instance)
        return isinstance(instance, dict) and len(instance) > 1

    assert is_large(shrink({f"k{i}": i for i in range(500)}, is_large, spend))
    assert len(tries) < 500


def test_size_grows_with_what_there_is_to_read() -> None:
    assert size(None) < size(False) < size("abcdef") < size({"a": "abcdef"}) < size([{"a": "abcdef"}, 1])


def test_shrinking_ends_with_the_steps_and_keeps_what_it_has() -> None:
    meter = Meter(Budget(steps=40))
    large: Json = ["abc", [1, 2, 3, [4, 5, 6]], {"x": 1}]
    found = shrink(large, lambda it: isinstance(it, list) and len(it) > 0, meter.spend)
    assert meter.spent >= 40
    assert size(found) < size(large)


def test_what_a_validator_would_do_is_counted_before_it_is_asked() -> None:
    """Twenty array items, each of which meets a schema by four ways."""
    raw = RawGraph()
    raw.nodes += [Node(Kind.TYPES, 1), Node(Kind.AND, None, (2, 2)), Node(Kind.AND, None, (3, 3))]
    raw.nodes += [Node(Kind.ITEMS, 0, (4,))]
    steps: list[int] = []
    value: Json = [None] * 20
    assert Effort(raw, frozenset(), steps.append).of(5, value) == 1 + 20 * 7
    with pytest.raises(EndlessError):
        Effort(raw, frozenset({3}), steps.append).of(5, value)


def test_what_was_counted_of_one_value_is_not_taken_for_another() -> None:
    """A value that is thrown away leaves its identity to the next one."""
    raw = RawGraph()
    raw.nodes += [Node(Kind.TYPES, 1), Node(Kind.ITEMS, 0, (2,))]
    effort = Effort(raw, frozenset(), lambda _: None)
    counts = [effort.of(3, [None] * size) for size in (1, 5, 2, 9)]
    assert counts == [2, 6, 3, 10]


def test_ways_that_double_are_counted_and_not_walked() -> None:
    raw, steps = RawGraph(), Meter(Budget())
    raw.nodes.append(Node(Kind.TYPES, 1))
    for number in range(2, 60):
        raw.nodes.append(Node(Kind.AND, None, (number, number)))
    assert Effort(raw, frozenset(), steps.spend).of(59, None) > 2**56
    assert steps.spent < 200
