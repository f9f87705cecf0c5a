"""The common contracts are such that a service takes them, whichever module refers to them."""

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from anarq.contracts import validator
from anarq.wire.schemas import Contract

COMMON = Path(__file__).parents[2] / "spec/common"
DURATION = json.loads((COMMON / "duration.v1.schema.json").read_text("utf-8"))


def patterns() -> Iterator[tuple[str, str]]:
    """Every pattern of a common contract, with the file that has it."""

    def within(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from [value["pattern"]] if isinstance(value.get("pattern"), str) else ()
        for below in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from within(below)

    for path in sorted(COMMON.glob("*.schema.json")):
        yield from ((path.name, pattern) for pattern in within(json.loads(path.read_text("utf-8"))))


@pytest.mark.parametrize(("_", "pattern"), [*patterns()])
def test_a_service_matches_each_pattern_of_a_common_contract_in_linear_time(_: str, pattern: str) -> None:
    assert Contract({"type": "string", "pattern": pattern}).violations("\n" * 20_000 + "//!")


def test_a_pattern_that_looks_ahead_is_refused_by_a_service() -> None:
    with pytest.raises(ValueError, match="regex"):
        Contract({"type": "string", "pattern": "^P(?=[0-9T])"})


@pytest.mark.parametrize("text", ["P1D", "P30D", "PT1H", "P1Y2M3W4DT5H6M7S", "P2W", "PT90M", "PT5S"])
def test_a_length_of_time_is_a_duration(text: str) -> None:
    assert validator(DURATION).is_valid(text)


@pytest.mark.parametrize("text", ["P", "PT", "P1DT", "1D", "P1H", "PT1D", "P-1D", "P1D2Y", "P1D ", "p1d"])
def test_what_has_no_length_or_another_order_is_no_duration(text: str) -> None:
    assert not validator(DURATION).is_valid(text)


def test_a_duration_has_a_part_and_after_its_t_a_part_of_a_day() -> None:
    """The same as with a look ahead, letter by letter, of all that is short."""
    plain = re.compile(
        r"^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$"
    )
    duration = validator(DURATION)
    texts = ("".join(["P", *letters]) for size in range(5) for letters in product("1YMWDTHS", repeat=size))
    assert [text for text in texts if duration.is_valid(text) != bool(plain.search(text))] == []
