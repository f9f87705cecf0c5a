"""Whatever many clients do at once, in whatever order, again and again: the books balance."""

import asyncio
import uuid
from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from anarq.adapters.sql import reading, writing
from anarq.clients.errors import OperationFailed
from anarq.testing.books import check_books
from anarq.testing.people import Person

TREASURY, ADA, EVE = (Person.named(name) for name in ("Treasury", "Ada", "Eve"))
PEOPLE = (TREASURY, ADA, EVE)
ORDINARY = {
    "CONFLICT",
    "VERSION_CONFLICT",
    "INSUFFICIENT_FUNDS",
    "SPENDING_LIMIT_EXCEEDED",
    "NOT_FOUND",
    "IDEMPOTENCY_IN_PROGRESS",
}
"""What may be answered in a crowd. Anything else is a fault."""

ACTS = ("intend", "intend", "sign", "sign", "sign", "pay", "pay", "pay", "cancel", "wait")
ROUNDS = 30


def acts(draw):
    """What is done in one round: the act, who does it, whom it is about, which intent, and how often at once."""
    return [
        (draw.choice(ACTS), draw.randrange(3), draw.randrange(3), draw.randrange(8), draw.choice((1, 1, 2)))
        for _ in range(draw.randint(2, 6))
    ]


class Crowd:
    """Many clients at one Qwallet."""

    def __init__(self, bank):
        self.bank, self.codes = bank, Counter()
        self.intents = {person.did: [] for person in PEOPLE}

    async def begin(self):
        for person, currency in ((ADA, "EUR"), (EVE, "BTC")):
            receipt = await self.bank.wallet(TREASURY).pays(person.did, "20.00", currency)
            self.intents[TREASURY.did].append(receipt["intentId"])
        for payer, payee, currency in ((ADA, EVE, "EUR"), (ADA, ADA, "EUR"), (EVE, ADA, "BTC"), (EVE, ADA, "BTC")):
            intent_id = await self.bank.wallet(payer).intends(payee.did, "12.00", currency)
            self.intents[payer.did].append(intent_id)

    async def round(self, acts):
        """What is done at once. Time passes before, and the job has its turn among the others."""
        self.bank.clock.time += 200 * sum(act[0] == "wait" for act in acts)
        twice = [act for act in acts for _ in range(act[-1])]
        await asyncio.gather(*(self.act(*act[:-1]) for act in twice))

    async def act(self, act, who, other, which, /):
        wallet, of_whom = self.bank.wallet(PEOPLE[who]), self.intents[PEOPLE[who if other else who - 1].did]
        intent_id = of_whom[-1 - which % min(len(of_whom), 3)]  # the latest, most of which are not over yet
        key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{act} {intent_id} {other}"))  # used again now and then
        try:
            match act:
                case "intend":
                    of_whom.append(await wallet.intends(PEOPLE[other].did, f"{which * 3 + 1}.01"))
                case "sign":
                    body = await wallet.approval(intent_id)
                    await wallet.client.sign_intent(body, intent_id=intent_id, idempotency_key=key)
                case "pay":
                    await wallet.client.pay_intent(intent_id=intent_id, idempotency_key=key)
                case "cancel":
                    await wallet.client.cancel_intent(intent_id=intent_id)
                case "wait":
                    await self.bank.later(0)
        except OperationFailed as error:
            assert error.code in ORDINARY, error.response
            self.codes[error.code] += 1
        else:
            self.codes[act] += 1

    async def check(self):
        kept = {kind: await self.bank.kept(kind) for kind in ("entry", "account", "intent", "payment", "deadline")}
        check_books(kept["entry"], kept["account"], kept["intent"], TREASURY.did)
        ended = {status: set() for status in ("PENDING", "SIGNED", "SETTLED", "FAILED")}
        for intent in kept["intent"]:
            ended[intent["status"]].add(intent["intentId"])
        told = {name: await self.bank.told(f"q.qwallet.tx.{name}.v1") for name in ("settled", "failed")}
        assert sorted(each["intentId"] for each in told["settled"]) == sorted(ended["SETTLED"])
        assert sorted(each["intentId"] for each in kept["payment"]) == sorted(ended["SETTLED"])
        assert sorted(each["intentId"] for each in told["failed"]) == sorted(ended["FAILED"])
        assert len(kept["deadline"]) == len(ended["PENDING"] | ended["SIGNED"])


async def played(rounds, opening):
    """Plays rounds, and checks the books after each; how often each act was done, and each code answered."""
    async with opening as bank:
        crowd = Crowd(bank)
        await crowd.begin()
        for acts in rounds:
            await crowd.round(acts)
            await crowd.check()
        return crowd.codes


@pytest.mark.parametrize("seed", range(3))
async def test_the_books_balance_whatever_a_crowd_does(opening, seed):
    draw = Random(seed)  # noqa: S311 - seeded, no secret

    seen = await played([acts(draw) for _ in range(ROUNDS)], opening(TREASURY))

    assert seen.keys() >= {"sign", "pay", "cancel", "CONFLICT", "INSUFFICIENT_FUNDS"}


AT_ONCE = [[("sign", 1, 1, which, 1) for which in (0, 1)]]
"""Ada has 20.00 and signs two payments of 12.00 at once."""


class Everybody(str):
    """A name that is everybody's."""

    __slots__ = ()

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = str.__hash__


async def test_a_ledger_that_lets_everybody_go_below_zero_is_seen(opening):
    with pytest.raises(AssertionError, match="below zero"):
        await played(AT_ONCE, opening(TREASURY, Everybody(TREASURY.did)))


async def test_a_balance_that_is_not_held_at_the_commit_is_seen(opening, monkeypatch):
    """A balance that is written whatever it has become since it was read loses what others booked meanwhile."""
    write = writing.write
    moved = {"account", "spending"}

    def blind(session, unit):
        versions = {key: version for key, version in unit.reads.versions.items() if key[0] not in moved}
        changes = [
            replace(change, expected_version=reading.version(session, change.kind, change.id))
            if change.kind in moved
            else change
            for change in unit.changes
        ]
        write(session, replace(unit, reads=replace(unit.reads, versions=versions), changes=tuple(changes)))

    monkeypatch.setattr(writing, "write", blind)

    with pytest.raises(AssertionError, match="sum of its entries"):
        for _ in range(20):
            await played(AT_ONCE, opening(TREASURY))
