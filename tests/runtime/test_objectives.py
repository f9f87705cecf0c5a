"""The objectives of a module: each call is counted with those that speak of it, as kept or missed."""

import uuid
from dataclasses import replace
from typing import Any

import pytest

from anarq.adapters.memory.telemetry import MemoryTelemetry
from anarq.runtime.call import Call, Change, Decision
from anarq.runtime.objectives import Objectives
from anarq.runtime.operation import Objective

LATENCY = Objective(name="write-latency", target=95, within=0.15, limits="write")
UPTIME = Objective(name="availability", target=99.9)
SETTLED = Objective(name="settlement", target=99, judged=True)


def told(*calls: tuple[str, int, float]) -> set[str]:
    """The numbers of objectives after some calls: class, status, duration in seconds."""
    telemetry = MemoryTelemetry()
    objectives = Objectives("qwallet", (LATENCY, UPTIME, SETTLED), telemetry)
    for limits, status, duration in calls:
        objectives.measure(limits, status, duration)
    return {line for line in telemetry.exposition().splitlines() if line.startswith("anarq_objective")}


TARGETS = {
    *(
        f'anarq_objective_calls_total{{kept="{kept}",module="qwallet",objective="{objective}"}} 0.0'
        for kept in ("true", "false")
        for objective in ("availability", "write-latency", "settlement")
    ),
    'anarq_objective_target_percent{module="qwallet",objective="settlement"} 99',
    'anarq_objective_target_percent{module="qwallet",objective="availability"} 99.9',
    'anarq_objective_target_percent{module="qwallet",objective="write-latency"} 95',
}


def test_the_target_of_each_objective_is_told_before_any_call_and_that_none_has_kept_or_missed_it() -> None:
    assert told() == TARGETS


def counted(objective: str, kept: str) -> set[str]:
    line = f'anarq_objective_calls_total{{kept="{kept}",module="qwallet",objective="{objective}"}} 1.0'
    return {line} if kept else set()


@pytest.mark.parametrize(
    ("call", "latency", "uptime"),
    [
        (("write", 201, 0.15), "true", "true"),
        (("write", 201, 0.151), "false", "true"),
        (("write", 500, 0.01), "false", "false"),
        (("write", 403, 0.01), "", "true"),
        (("read", 200, 9.0), "", "true"),
    ],
)
def test_a_call_keeps_or_misses_what_speaks_of_it(call: tuple[str, int, float], latency: str, uptime: str) -> None:
    assert told(call) - TARGETS == counted("write-latency", latency) | counted("availability", uptime)


async def test_what_only_a_handler_can_tell_is_counted_as_it_tells_when_it_has_committed(
    make_world: Any, sample: Any
) -> None:
    async def settle_intent(call: Call, *, intent_id: str) -> Decision[object]:
        record = await call.owned("intent", intent_id)
        settled = {**record.body, "status": "SETTLED"}
        change = Change("intent", intent_id, settled, record.version, record.owner)
        return Decision(settled, (change,), kept={"settlement": intent_id == kept})

    async with make_world(
        replace(sample.SPEC, objectives=(SETTLED,)), sample.Wallet(settle_intent=settle_intent)
    ) as world:
        kept, *others = [(await world.create()).json()["data"]["intentId"] for _ in range(3)]
        for intent in (kept, *others):
            headers = {"idempotency-key": str(uuid.uuid4())}
            assert (await world.send("POST", f"/intents/{intent}/settle", headers=headers)).status_code == 200
        lines = world.telemetry.exposition().splitlines()
        counted = {line for line in lines if 'objective="settlement"' in line and "calls" in line}
        assert counted == {
            'anarq_objective_calls_total{kept="true",module="qwallet",objective="settlement"} 1.0',
            'anarq_objective_calls_total{kept="false",module="qwallet",objective="settlement"} 2.0',
        }


async def test_a_handler_that_judges_what_is_no_objective_of_its_own_is_at_fault(make_world: Any, sample: Any) -> None:
    async def quote(call: Call) -> Decision[object]:
        return Decision({"fee": 1}, kept={"availability": True})

    async with make_world(replace(sample.SPEC, objectives=(UPTIME,)), sample.Wallet(quote=quote)) as world:
        assert (await world.client.get("/quote", headers={"x-api-version": "v1.0"})).status_code == 500
