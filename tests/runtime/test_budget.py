"""The budget of a module: counted, told from two thresholds on, and at its end no call is carried out."""

from dataclasses import replace
from typing import Any

import pytest

from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.runtime.budget import Spent
from anarq.runtime.call import Refused
from anarq.runtime.operation import Budget

BUDGET = Budget(per_minute=10, per_hour=100, per_day=25, per_month=1000, warning=80, critical=95, cutoff=100)
START = 86_400.0 * 30 * 700


@pytest.fixture
def telemetry() -> MemoryTelemetry:
    return MemoryTelemetry()


@pytest.fixture
def spent(telemetry: MemoryTelemetry) -> Spent:
    return Spent("qwallet", BUDGET, telemetry)


def spend(spent: Spent, times: int, at: float = START) -> None:
    for _ in range(times):
        spent.spend(at)


def test_a_budget_that_is_used_up_ends_with_its_time(spent: Spent) -> None:
    spend(spent, 10)
    with pytest.raises(Refused) as caught:
        spent.spend(START + 12.5)
    assert (caught.value.code, caught.value.headers) == ("RATE_LIMIT_EXCEEDED", {"retry-after": "48"})
    assert caught.value.details == {"budget": "minute", "calls": 10}
    spent.spend(START + 60)


def test_what_is_refused_is_not_counted(spent: Spent) -> None:
    spend(spent, 10)
    for _ in range(50):
        with pytest.raises(Refused):
            spent.spend(START)
    spend(spent, 10, START + 60)
    spend(spent, 5, START + 120)
    with pytest.raises(Refused) as caught:
        spent.spend(START + 180)
    assert caught.value.details["budget"] == "day"


def test_each_threshold_is_told_once_in_its_time(spent: Spent, telemetry: MemoryTelemetry, caplog: Any) -> None:
    spend(spent, 10)
    told = [record.getMessage() for record in caplog.records]
    assert told == [
        "qwallet has used 80 percent of its budget of a minute",
        "qwallet has used 95 percent of its budget of a minute",
    ]
    assert 'anarq_budget_alerts_total{level="warning",module="qwallet",period="minute"} 1' in telemetry.exposition()


def test_a_cutoff_may_come_before_the_whole(telemetry: MemoryTelemetry) -> None:
    spent = Spent("qwallet", replace(BUDGET, cutoff=50), telemetry)
    spend(spent, 5)
    with pytest.raises(Refused):
        spent.spend(START)


async def test_calls_that_are_refused_cost_nothing_of_it(make_world: Any, sample: Any) -> None:
    budget = replace(BUDGET, per_minute=2)
    async with make_world(replace(sample.SPEC, budget=budget)) as world:
        for _ in range(5):
            refused = await world.create(headers={"x-qonsent": world.person.grant("/qwallet/other")})
            assert refused.status_code == 403
        for _ in range(2):
            assert (await world.create()).status_code == 201
        over = await world.create()
        assert (over.status_code, over.json()["code"]) == (429, "RATE_LIMIT_EXCEEDED")
        assert 1 <= int(over.headers["retry-after"]) <= 60
