from dataclasses import dataclass
from typing import Any

from anarq.contracts.validators import Fault, SlowPatternError
from anarq.contracts.witness import Confirmer, shrink, size
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
    assert objection((True, True), (False, SlowPatternError("it is slow"))) == (
        "y is not asked about it, as it is slow, under the second schema"
    )
    assert objection((True, True), (True, False)) == "x accepts it under the second schema"
    assert objection((True, True), (None, False)) == "x fails on it under the second schema"


def test_shrinking_keeps_what_makes_it_a_witness() -> None:
    def has_two(instance: Json) -> bool:
        kept = instance.get("keep") if isinstance(instance, dict) else None
        return isinstance(kept, list) and len(kept) >= 2

    large: Json = {"keep": [1, {"deep": "abcdefgh"}, 345], "drop": {"x": [1, 2, 3]}, "n": 123456}
    assert shrink(large, has_two) == {"keep": [None, None]}


def test_shrinking_shortens_strings() -> None:
    assert shrink("abcdefgh", lambda it: isinstance(it, str) and len(it) >= 3) == "abc"


def test_shrinking_gives_up_in_time() -> None:
    tries = []

    def is_large(instance: Json) -> bool:
        tries.append(instance)
        return isinstance(instance, dict) and len(instance) > 1

    assert is_large(shrink({f"k{i}": i for i in range(500)}, is_large))
    assert len(tries) < 500


def test_size_grows_with_what_there_is_to_read() -> None:
    assert size(None) < size(False) < size("abcdef") < size({"a": "abcdef"}) < size([{"a": "abcdef"}, 1])
