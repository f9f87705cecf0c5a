"""The common contracts are such that a service takes them, whichever module refers to them."""

import json
from collections.abc import Iterator
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
    Contract({"type": "string", "pattern": pattern})


def test_a_pattern_that_looks_ahead_is_refused_by_a_service() -> None:
    with pytest.raises(ValueError, match="regex"):
        Contract({"type": "string", "pattern": "^P(?=[0-9T])"})


@pytest.mark.parametrize("text", ["P1D", "P30D", "PT1H", "P1Y2M3W4DT5H6M7S", "P2W", "PT90M", "PT5S"])
def test_a_length_of_time_is_a_duration(text: str) -> None:
    assert validator(DURATION).is_valid(text)


@pytest.mark.parametrize("text", ["P", "PT", "P1DT", "1D", "P1H", "PT1D", "P-1D", "P1D2Y", "P1D ", "p1d"])
def test_what_has_no_length_or_another_order_is_no_duration(text: str) -> None:
    assert not validator(DURATION).is_valid(text)
