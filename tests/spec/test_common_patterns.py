"""The patterns of the common contracts are ones that services take: matched in linear time, without looking around."""

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from anarq.wire.schemas import Contract

COMMON = Path(__file__).parents[2] / "spec" / "common"
CONTRACTS = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(COMMON.glob("*.schema.json"))}
DURATION = CONTRACTS["duration.v1.schema.json"]["pattern"]


def patterns(value: Any) -> Iterator[str]:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and isinstance(value.get("pattern"), str):
        yield value["pattern"]
    for part in parts:
        yield from patterns(part)


@pytest.mark.parametrize("name", CONTRACTS)
def test_every_pattern_of_a_common_contract_can_be_served(name: str) -> None:
    for pattern in patterns(CONTRACTS[name]):
        Contract({"pattern": pattern})


def test_a_duration_has_a_part_and_after_its_t_a_part_of_a_day() -> None:
    """The same as with a look ahead, letter by letter, of all that is short."""
    plain = re.compile(
        r"^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$"
    )
    texts = ("".join(["P", *letters]) for size in range(6) for letters in product("1YMWDTHS", repeat=size))
    differing = [text for text in texts if bool(re.search(DURATION, text)) != bool(plain.search(text))]
    assert differing == []
