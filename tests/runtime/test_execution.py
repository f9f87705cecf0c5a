"""From the claim to the commit: handlers that misbehave, state that moves, keys that are held."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from anarq.ports.errors import UnavailableError
from anarq.ports.store import Unit
from anarq.runtime import execution
from anarq.runtime.call import Call, Change, Decision, Event, Refused

KEY = "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77"


def wallet_with(sample: Any, **methods: Callable[..., Any]) -> Any:
    return type("Odd", (sample.Wallet,), methods)()


BAD: dict[str, Any] = {
    "breaks the response schema": lambda call, body: Decision({"intentId": 5}),
    "gives back no decision": lambda call, body: {"intentId": "i"},
    "crashes": lambda call, body: 1 / 0,
    "emits what it may not": lambda call, body: Decision(INTENT, (), (Event("q.other.v1", {}, "s"),)),
    "emits data that breaks the schema": lambda call, body: Decision(INTENT, (), (Event(TOPIC, {}, "s"),)),
    "refuses with an unknown code": lambda call, body: (_ for _ in ()).throw(Refused("NO_SUCH_CODE", "?")),
    "changes into what is not JSON": lambda call, body: Decision(INTENT, (Change("i", "i", {"a": object()}, 0),)),
}
TOPIC = "q.qwallet.intent.created.v1"
INTENT = {"intentId": "i", "owner": "o", "amount": 1, "currency": "EUR", "recipient": "b", "status": "PENDING"}


@pytest.mark.parametrize("fault", BAD)
async def test_a_fault_of_ours_is_an_internal_error_and_commits_nothing(
    make_world: Any, sample: Any, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    async def create_intent(self: Any, call: Call, body: Any) -> Any:
        return BAD[fault](call, body)

    async with make_world(wallet=wallet_with(sample, create_intent=create_intent)) as world:
        response = await world.create()
        assert (response.status_code, response.json()["code"]) == (500, "INTERNAL_ERROR")
        assert response.json()["message"] == "The module failed; the request was not carried out."
        assert world.table("records") == world.table("outbox") == []
        assert [row["status"] for row in world.table("idempotency")] == ["FAILED"]
        (audit,) = world.table("audit")
        assert (audit["verdict"], audit["layer"]) == ("WARN", "operation")
    assert caplog.records


@pytest.mark.parametrize("decided", [Decision(None, (Change("i", "i", {}, 0),)), Decision({"a": 1}, (), ())])
async def test_a_deletion_answers_without_data(make_world: Any, sample: Any, decided: Any) -> None:
    async def delete_intent(self: Any, call: Call, *, intent_id: str) -> Any:
        return decided

    async with make_world(wallet=wallet_with(sample, delete_intent=delete_intent)) as world:
        response = await world.send("DELETE", "/intents/i")
    assert response.status_code == (204 if decided.data is None else 500)


async def test_a_read_must_not_change_anything(make_world: Any, sample: Any) -> None:
    async def quote(self: Any, call: Call) -> Any:
        return Decision({}, (Change("i", "i", {}, 0),))

    async with make_world(wallet=wallet_with(sample, quote=quote)) as world:
        assert (await world.client.get("/quote")).status_code == 500
        assert world.table("records") == []


async def test_a_slow_handler_is_stopped(make_world: Any, sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async def create_intent(self: Any, call: Call, body: Any) -> Any:
        await asyncio.sleep(60)

    monkeypatch.setattr(execution, "HANDLER_TIMEOUT", 0.01)
    async with make_world(wallet=wallet_with(sample, create_intent=create_intent)) as world:
        response = await world.create()
        assert (response.status_code, response.json()["retryable"]) == (504, True)
        assert [row["status"] for row in world.table("idempotency")] == ["FAILED"]


async def test_a_failed_call_may_be_repeated_with_its_key(make_world: Any, sample: Any) -> None:
    tries: list[int] = []

    async def create_intent(self: Any, call: Call, body: Any) -> Any:
        tries.append(1)
        if len(tries) == 1:
            raise Refused("SERVICE_UNAVAILABLE", "Later.")
        return await sample.Wallet.create_intent(self, call, body)

    async with make_world(wallet=wallet_with(sample, create_intent=create_intent)) as world:
        assert (await world.create(key=KEY)).status_code == 503
        assert (await world.create(key=KEY)).status_code == 201
        assert (await world.create(key=KEY)).headers["idempotent-replayed"] == "true"
    assert len(tries) == 2


async def test_a_second_call_while_the_first_runs_is_told_to_wait(make_world: Any, sample: Any) -> None:
    inside, leave = asyncio.Event(), asyncio.Event()

    async def create_intent(self: Any, call: Call, body: Any) -> Any:
        inside.set()
        await leave.wait()
        return await sample.Wallet.create_intent(self, call, body)

    async with make_world(wallet=wallet_with(sample, create_intent=create_intent)) as world:
        first = asyncio.create_task(world.create(key=KEY))
        await inside.wait()
        second = await world.create(key=KEY)
        leave.set()
        assert (await first).status_code == 201
    assert (second.status_code, second.json()["code"]) == (409, "IDEMPOTENCY_IN_PROGRESS")
    assert second.headers["retry-after"] == "30"


async def test_who_was_taken_over_commits_nothing(make_world: Any, sample: Any) -> None:
    """A handler that outlives its lease: the retry takes over and commits; the first must not."""
    worlds: list[Any] = []
    ids: list[str] = []

    async def create_intent(self: Any, call: Call, body: Any) -> Any:
        ids.append(call.request_id)
        if len(ids) == 1:
            worlds[0].clock.time += 31
            assert (await worlds[0].create(key=KEY)).status_code == 201
        return await sample.Wallet.create_intent(self, call, body)

    async with make_world(wallet=wallet_with(sample, create_intent=create_intent)) as world:
        worlds.append(world)
        assert (await world.create(key=KEY)).status_code == 503
        assert [row["id"] for row in world.table("records")] == [ids[1]]
        assert [row["status"] for row in world.table("idempotency")] == ["COMPLETED"]


async def test_a_decision_on_stale_state_is_made_again(make_world: Any, sample: Any) -> None:
    seen: list[int] = []
    worlds: list[Any] = []

    async def settle_intent(self: Any, call: Call, *, intent_id: str) -> Any:
        decision = await sample.Wallet.settle_intent(self, call, intent_id=intent_id)
        version = decision.changes[0].expected_version
        seen.append(version)
        if len(seen) == 1:
            rival = Change("intent", intent_id, decision.changes[0].body, version, call.owner)
            await worlds[0].store.commit(Unit(now=call.now, changes=(rival,)))
        return decision

    async with make_world(wallet=wallet_with(sample, settle_intent=settle_intent)) as world:
        worlds.append(world)
        made = (await world.create()).json()["data"]["intentId"]
        response = await world.send("POST", f"/intents/{made}/settle", headers={"idempotency-key": KEY})
    assert response.status_code == 200, response.text
    assert seen == [1, 2]


async def test_a_conflict_that_does_not_end_is_told_and_not_kept(make_world: Any, sample: Any) -> None:
    worlds: list[Any] = []

    async def settle_intent(self: Any, call: Call, *, intent_id: str) -> Any:
        decision = await sample.Wallet.settle_intent(self, call, intent_id=intent_id)
        change = decision.changes[0]
        rival = Change("intent", intent_id, change.body, change.expected_version, call.owner)
        await worlds[0].store.commit(Unit(now=call.now, changes=(rival,)))
        return decision

    async with make_world(wallet=wallet_with(sample, settle_intent=settle_intent)) as world:
        worlds.append(world)
        made = (await world.create()).json()["data"]["intentId"]
        response = await world.send("POST", f"/intents/{made}/settle", headers={"idempotency-key": KEY})
        assert (response.status_code, response.json()["code"]) == (409, "VERSION_CONFLICT")
        assert [row["key"] for row in world.table("idempotency") if row["key"] == "s"] == []


async def test_a_conflict_without_a_read_is_not_tried_again(make_world: Any, sample: Any) -> None:
    tries: list[int] = []

    async def create_intent(self: Any, call: Call, body: Any) -> Any:
        tries.append(1)
        return Decision({**INTENT}, (Change("intent", "same", INTENT, 0, call.owner),))

    async with make_world(wallet=wallet_with(sample, create_intent=create_intent)) as world:
        assert (await world.create()).status_code == 201
        assert (await world.create()).status_code == 409
    assert len(tries) == 2


class Busy:
    """A store that is busy a number of times before it works."""

    def __init__(self, store: Any, **times: int) -> None:
        self._store = store
        self.times = times

    def __getattr__(self, name: str) -> Any:
        if self.times.get(name, 0) <= 0:
            return getattr(self._store, name)

        async def busy(*_: object, **__: object) -> None:
            self.times[name] -= 1
            raise UnavailableError("busy")

        return busy


async def test_a_busy_store_is_tried_again_when_that_is_safe(make_world: Any) -> None:
    async with make_world() as plain:
        async with make_world(store=Busy(plain.store, commit=2)) as world:
            assert (await world.create()).status_code == 201
            assert len(world.clock.slept) == 2
        async with make_world(store=Busy(plain.store, commit=9)) as world:
            response = await world.create()
            assert (response.status_code, response.headers["retry-after"]) == (503, "1")


async def test_without_a_key_a_busy_commit_is_not_repeated(make_world: Any, sample: Any) -> None:
    async def delete_intent(self: Any, call: Call, *, intent_id: str) -> Any:
        return Decision(None)

    async with make_world() as plain:
        store = Busy(plain.store, commit=1)
        async with make_world(store=store, wallet=wallet_with(sample, delete_intent=delete_intent)) as world:
            assert (await world.send("DELETE", "/intents/i")).status_code == 503
            assert world.clock.slept == []


async def test_a_key_that_cannot_be_released_ends_with_its_lease(make_world: Any) -> None:
    async with make_world() as plain, make_world(store=Busy(plain.store, release=1)) as world:
        response = await world.create(body={"currency": "XXX"})
        assert response.status_code == 402
        assert plain.table("idempotency")[0]["status"] == "PROCESSING"


async def test_the_audit_of_a_refusal_may_be_lost_but_is_counted(make_world: Any) -> None:
    async with make_world() as plain, make_world(store=Busy(plain.store, commit=1)) as world:
        assert (await world.create(headers={"x-qonsent": None})).status_code == 403
        assert 'anarq_audit_lost_total{module="qwallet"} 1.0' in world.telemetry.exposition()


async def test_a_cancelled_call_gives_its_key_back(make_world: Any, sample: Any) -> None:
    inside = asyncio.Event()

    async def create_intent(self: Any, call: Call, body: Any) -> Any:
        inside.set()
        await asyncio.sleep(60)

    async with make_world(wallet=wallet_with(sample, create_intent=create_intent)) as world:
        task = asyncio.create_task(world.create(key=KEY))
        await inside.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert [row["status"] for row in world.table("idempotency")] == ["FAILED"]


async def test_the_privacy_profile_has_the_last_word(make_world: Any) -> None:
    class Mask:
        async def apply(self, operation: Any, call: Call, data: Any) -> Any:
            if operation.name == "quote":
                raise Refused("QMASK_POLICY_VIOLATION", "Hidden.")
            return {**data, "recipient": "***"}

    async with make_world(build_with={"privacy": Mask()}) as world:
        made = await world.create()
        assert made.json()["data"]["recipient"] == "***"
        assert '"recipient":"bob"' in world.table("records")[0]["body"]
        assert (await world.client.get("/quote")).status_code == 500  # the sample's table lacks the code


async def test_a_handler_that_is_missing_stops_the_start(make_world: Any, sample: Any) -> None:
    with pytest.raises(TypeError, match="create_intent"):
        async with make_world(wallet=object()):
            pass


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"errors": {}}, "error code"),
        ({"limits": ()}, "limits class"),
        ({"topics": ()}, "topic"),
    ],
)
async def test_a_spec_that_does_not_hold_together_stops_the_start(
    make_world: Any, sample: Any, change: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        async with make_world(replace(sample.SPEC, **change)):
            pass


async def test_a_granted_operation_needs_a_scope_and_a_tool_an_operation(make_world: Any, sample: Any) -> None:
    operations = (replace(sample.OPERATIONS[0], scope=None),)
    with pytest.raises(ValueError, match=r"scope of createIntent.*operation getIntent of wallet\.intent"):
        async with make_world(replace(sample.SPEC, operations=operations)):
            pass


async def test_the_level_of_audit_decides_what_is_noted(world: Any) -> None:
    made = (await world.create()).json()["data"]["intentId"]
    await world.send("GET", f"/intents/{made}")
    await world.send("GET", "/intents")
    await world.send("DELETE", f"/intents/{made}")
    create, listing, delete = world.table("audit")
    assert '"changes"' in create["details"]
    assert '"grant"' in listing["details"]
    assert '"changes"' not in listing["details"]
    assert '"grant"' not in delete["details"]
    assert "bob" not in str(world.table("audit"))


async def test_the_caller_is_told_what_to_do(make_world: Any, sample: Any) -> None:
    errors = dict(sample.SPEC.errors)
    errors["NOT_FOUND"] = replace(errors["NOT_FOUND"], actions=("Check the identifier.",))
    async with make_world(replace(sample.SPEC, errors=errors)) as world:
        assert (await world.client.get("/no")).json()["suggestedActions"] == ["Check the identifier."]


async def test_an_operation_that_is_not_provided_needs_no_handler(make_world: Any, sample: Any) -> None:
    assert not hasattr(sample.Wallet, "export_intents")
    async with make_world() as world:
        assert (await world.send("GET", "/export")).status_code == 501


async def test_a_commit_that_happened_though_it_was_reported_lost_happens_once(make_world: Any) -> None:
    class Ambiguous(Busy):
        async def commit(self, unit: Unit) -> None:
            await self._store.commit(unit)
            if self.times.pop("lost", 0):
                raise UnavailableError("the answer was lost")

    async with make_world() as plain, make_world(store=Ambiguous(plain.store, lost=1)) as world:
        first = await world.create(key=KEY)
        again = await world.create(key=KEY)
        assert (first.status_code, again.status_code) == (503, 201)
        assert again.headers["idempotent-replayed"] == "true"
        assert len(plain.table("records")) == len(plain.table("outbox")) == 1
