"""Commands to peers: kept with the decision, sent after its commit, answered by an event of the module itself."""

from dataclasses import replace
from typing import Any

import pytest

from anarq.ports.errors import UnavailableError
from anarq.ports.json import loads
from anarq.ports.peers import Answered
from anarq.runtime.call import Call, Change, Command, Decision, Refused
from anarq.runtime.operation import Deliveries
from anarq.wire import trace

TERMS = {"amount": 5, "currency": "EUR"}


class Bank:
    """A peer that answers what it is told to, and remembers by key what it has done."""

    def __init__(self, *answers: Answered) -> None:
        self.answers = list(answers)
        self.sent: list[tuple[str, Any, Any, str]] = []
        self.done: dict[str, Answered] = {}

    async def send(self, operation: str, parameters: Any, body: Any, idempotency_key: str) -> Answered:
        self.sent.append((operation, dict(parameters), body, idempotency_key))
        if idempotency_key in self.done:
            return self.done[idempotency_key]
        answer = self.answers.pop(0) if self.answers else Answered("SUCCESS", data={"paid": True})
        if answer.final:
            self.done[idempotency_key] = answer
        return answer


NOT_NOW = Answered("SERVICE_UNAVAILABLE", "later", final=False)


async def order(call: Call, body: Any) -> Decision[object]:
    """Instead of creating an intent, orders a payment."""
    intent = {**body, "intentId": call.request_id, "owner": call.owner, "status": "PENDING"}
    change = Change("intent", call.request_id, intent, 0, owner=call.owner)
    command = Command("qbank", "pay", {"account": "a1"}, TERMS, call.request_id)
    return Decision(intent, (change,), commands=(command,))


class After:
    """The handler of answers: notes what came of each command, unless it is told to refuse."""

    def __init__(self, refusals: int = 0) -> None:
        self.refusals = refusals
        self.heard: list[Any] = []
        self.calls: list[Call] = []

    async def __call__(self, call: Call, data: Any) -> Decision[None]:
        self.heard.append(data)
        self.calls.append(call)
        if len(self.heard) <= self.refusals:
            raise Refused("CONFLICT", "Not ready.")
        return Decision(None, (Change("outcome", data["about"], {"code": data["code"]}, 0),))


@pytest.fixture
def shop(make_world: Any, sample: Any) -> Any:
    """Makes a world whose module orders payments of a bank."""

    def make(bank: Bank, after: After, create: Any = order, **more: Any) -> Any:
        spec = replace(sample.sending("qbank", "pay", within=more.pop("within", 60.0)), **more)
        wallet = sample.Wallet(create_intent=create, after_command=after)
        return make_world(spec, wallet, build_with={"peers": sample.reached_by({"qbank": bank})})

    return make


def outcomes(world: Any) -> dict[str, str]:
    rows = [row for row in world.table("records") if row["kind"] == "outcome"]
    return {row["id"]: loads(row["body"])["code"] for row in rows}


async def test_a_command_is_sent_after_the_commit_and_its_answer_comes_to_its_handler(shop: Any) -> None:
    bank, after = Bank(), After()
    async with shop(bank, after) as world:
        made = (await world.create()).json()["data"]
        await world.eventually(lambda: outcomes(world))
        assert outcomes(world) == {made["intentId"]: "SUCCESS"}
    ((operation, parameters, body, key),) = bank.sent
    assert (operation, parameters, body) == ("pay", {"account": "a1"}, TERMS)
    assert len(key) == 36
    (told,) = after.heard
    assert (told["about"], told["body"], told["parameters"]) == (made["intentId"], TERMS, {"account": "a1"})
    assert (told["certain"], told["data"]) == (True, {"paid": True})


async def test_the_handler_acts_as_the_service_for_whom_the_command_was_given(shop: Any) -> None:
    after = After()
    async with shop(Bank(), after) as world:
        await world.create()
        await world.eventually(lambda: outcomes(world))
        (call,) = after.calls
        assert call.owner == world.person.did
        assert call.identity.squid_id not in (None, world.person.did)


async def test_a_command_is_sent_and_its_answer_heard_in_the_trace_of_the_call_that_gave_it(shop: Any) -> None:
    passed: list[dict[str, str]] = []

    class Traced(Bank):
        async def send(self, *asked: Any) -> Answered:
            passed.append(trace.outgoing())
            return await super().send(*asked)

    after, begun = After(), "4bf92f3577b34da6a3ce929d0e0e4736"
    async with shop(Traced(), after) as world:
        await world.create(after={"traceparent": f"00-{begun}-00f067aa0ba902b7-01", "tracestate": "a=1"})
        await world.eventually(lambda: outcomes(world))
    (sent,), (heard,) = passed, after.calls
    assert (sent["traceparent"][:36], sent["tracestate"]) == (f"00-{begun}-", "a=1")
    assert (heard.trace.trace_id, heard.trace.state) == (begun, "a=1")


async def test_a_refusal_is_an_answer(shop: Any) -> None:
    after = After()
    async with shop(Bank(Answered("INSUFFICIENT_FUNDS", "Empty.", details={"needed": "5"})), after) as world:
        await world.create()
        await world.eventually(lambda: outcomes(world))
        assert list(outcomes(world).values()) == ["INSUFFICIENT_FUNDS"]
    assert after.heard[0]["details"] == {"needed": "5"}


async def test_what_gets_no_answer_is_sent_again_with_the_same_key(shop: Any) -> None:
    bank = Bank(NOT_NOW, NOT_NOW)
    async with shop(bank, After()) as world:
        await world.create()
        await world.eventually(lambda: bank.sent)
        await world.eventually(lambda: outcomes(world), later=0.1)
        assert list(outcomes(world).values()) == ["SUCCESS"]
    assert len(bank.sent) == 3
    assert len({key for *_, key in bank.sent}) == 1


async def test_after_its_time_the_handler_is_told_that_nobody_knows(shop: Any) -> None:
    after = After()
    async with shop(Bank(*[NOT_NOW] * 100), after, within=10.0) as world:
        await world.create()
        await world.eventually(lambda: outcomes(world), later=0.1)
    (told,) = after.heard
    assert (told["certain"], told["code"], told["data"]) == (False, "SERVICE_UNAVAILABLE", None)


async def test_what_breaks_on_the_way_ends_with_the_time_of_the_command_as_well(shop: Any) -> None:
    class Broken(Bank):
        async def send(self, *_: Any) -> Answered:
            raise UnavailableError("the key cannot be used")

    after = After()
    async with shop(Broken(), after, within=5.0) as world:
        await world.create()
        await world.eventually(lambda: after.heard, later=2.0)
    assert (after.heard[0]["code"], after.heard[0]["certain"]) == ("SERVICE_UNAVAILABLE", False)


async def test_a_handler_that_fails_hears_the_answer_again_and_the_peer_nothing(shop: Any) -> None:
    bank, after = Bank(), After(refusals=2)
    async with shop(bank, after) as world:
        await world.create()
        await world.eventually(lambda: outcomes(world), later=0.1)
    assert (len(bank.sent), len(after.heard)) == (1, 3)


async def test_an_answer_that_no_handler_takes_is_a_dead_letter(shop: Any) -> None:
    async with shop(Bank(), After(refusals=9), deliveries=Deliveries(faulty=1, retryable=100)) as world:
        await world.create()
        await world.eventually(lambda: world.table("deliveries"))
        (letter,) = await world.store.dead_letters()
        assert letter.mark.consumer == "anarq.answers.qbank.pay"


async def test_a_request_that_is_repeated_commands_nothing_twice(shop: Any) -> None:
    bank = Bank()
    async with shop(bank, After()) as world:
        for _ in range(2):
            assert (await world.create(key="6f0d6d4e-1c52-4c51-9b5f-0e2f6d1f1a11")).status_code == 201
        await world.eventually(lambda: outcomes(world))
    assert len(bank.sent) == 1


async def test_a_decision_that_does_not_commit_commands_nothing(shop: Any) -> None:
    async def late(call: Call, body: Any) -> Decision[object]:
        decision = await order(call, body)
        return replace(decision, changes=(*decision.changes, Change("x", "y", {}, 7)))

    async with shop(Bank(), After(), late) as world:
        assert (await world.create()).json()["code"] == "VERSION_CONFLICT"
        assert world.table("outbox") == []


async def test_a_command_that_is_not_declared_is_a_fault_of_ours(shop: Any) -> None:
    async def odd(call: Call, body: Any) -> Decision[object]:
        decision = await order(call, body)
        return replace(decision, commands=(Command("qbank", "rob", {}, None, "x"),))

    async with shop(Bank(), After(), odd) as world:
        assert (await world.create()).json()["code"] == "INTERNAL_ERROR"
        assert (world.table("outbox"), world.table("records")) == ([], [])


async def test_a_service_without_a_way_to_its_peer_does_not_start(make_world: Any, sample: Any) -> None:
    wallet = sample.Wallet(create_intent=order, after_command=After())
    with pytest.raises(ValueError, match="sends commands to qbank"):
        async with make_world(sample.sending("qbank", "pay"), wallet):
            pass
