"""The states of a purchase: each transition is reached by what the table says, and nothing else moves a purchase."""

from itertools import product
from typing import get_args

import pytest

from anarq.clients._gen.qwallet import endpoints
from anarq.reference.qmarket._gen.spec import MODULE
from anarq.reference.qmarket.services.purchase_states import TRANSITIONS, Happening, Status, step
from anarq.testing.people import Person
from anarq.testing.states import declared, written

INTENT = "int_01JJY3ZK9B2M4N6P"
LEADS_TO = {
    "RESERVED": [],
    "AWAITING_SIGNATURE": ["intended"],
    "PAYING": ["intended", "signed"],
    "CANCELLING": ["intended", "overdue"],
    "DONE": ["intended", "signed", "settled"],
    "CANCELLED": ["unanswered", "overdue", "intended"],
    "OWED": ["unanswered", "overdue", "intended", "settled_too_late"],
}
"""What has happened to a purchase in each state."""

TOLD = {
    "signed": endpoints.SIGN_INTENT.example,
    "settled": endpoints.PAY_INTENT.example,
    "failed": {"payer": Person.named("Ada").did, "reason": "CANCELLED", "failedAt": "2026-01-31T09:30:00Z"},
}

OTHERWISE = {("CANCELLING", "refused"): ["overdue"], ("CANCELLING", "overdue"): ["unanswered"]}
"""Where it matters that its intent is not known."""

LEADS = {
    "RESERVED": {
        "intended": "AWAITING_SIGNATURE",
        "refused": "CANCELLED",
        "unanswered": "CANCELLING",
        "overdue": "CANCELLING",
    },
    "AWAITING_SIGNATURE": {
        "signed": "PAYING",
        "settled": "DONE",
        "failed": "CANCELLED",
        "overdue": "CANCELLING",
    },
    "PAYING": {"rejected": "CANCELLING", "settled": "DONE", "failed": "CANCELLED"},
    "CANCELLING": {"refused": "CANCELLED", "settled": "DONE", "failed": "CANCELLED", "overdue": "CANCELLED"},
    "DONE": {},
    "CANCELLED": {"settled": "DONE", "settled_too_late": "OWED"},
    "OWED": {},
}
"""What moves a purchase in each state, and where to."""

EVERY = list(product(get_args(Status), get_args(Happening)))


class Fate:
    """What happens to one purchase, told by hand: the line to Qwallet is dead."""

    def __init__(self, market, listing, purchase, rival):
        self.market, self.listing, self.purchase, self.rival = market, listing, purchase, rival
        self.name = purchase["purchaseId"]

    async def brings(self, happening):
        await getattr(self, happening)()

    async def answer(self, operation, code, data=None, *, certain=True):
        asked = {"about": self.name, "parameters": {}, "body": None, "message": "", "details": {}}
        await self.market.hear(
            f"anarq.answers.qwallet.{operation}", {**asked, "code": code, "certain": certain, "data": data}
        )

    async def intended(self):
        await self.answer("createIntent", "SUCCESS", {"intentId": INTENT})

    async def refused(self):
        await self.answer("createIntent", "SQUID_IDENTITY_INVALID")

    async def unanswered(self):
        await self.answer("createIntent", "SERVICE_UNAVAILABLE", certain=False)

    async def rejected(self):
        await self.answer("payIntent", "CONFLICT")

    async def signed(self):
        await self.tell("signed")

    async def settled(self):
        await self.tell("settled")

    async def failed(self):
        await self.tell("failed")

    async def settled_too_late(self):
        """Meanwhile another has bought the last licence."""
        await self.rival.buys(self.listing)
        await self.tell("settled")

    async def tell(self, what):
        await self.market.hear(f"q.qwallet.tx.{what}.v1", TOLD[what] | {"intentId": INTENT})

    async def overdue(self):
        await self.market.later(901)

    async def status(self):
        (found,) = [each for each in await self.market.kept("qmarket", "purchase") if each["purchaseId"] == self.name]
        return found["status"]


@pytest.fixture
async def fate(market):
    """A purchase of the last licence of a listing."""
    eve, ada, bob = await market.opens("Eve", "Ada", "Bob")
    listing = await eve.sells(licenses=1)
    market.line.deaf = ("/intents", "/payment", "/cancellation")
    return Fate(market, listing, await ada.buys(listing), bob)


@pytest.mark.parametrize(("status", "happening"), [(status, what) for status, of in LEADS.items() for what in of])
async def test_each_transition_is_reached_by_what_the_table_says(fate, status, happening):
    for each in OTHERWISE.get((status, happening), LEADS_TO[status]):
        await fate.brings(each)
    assert await fate.status() == status

    await fate.brings(happening)

    after = LEADS[status][happening]
    assert await fate.status() == after
    licenses, reserved, sold = await fate.market.supply(fate.listing)
    rival = "settled_too_late" in (*LEADS_TO[status], happening)
    assert (licenses, reserved, sold) == (
        1,
        int(after not in {"DONE", "CANCELLED", "OWED"}) + rival,
        int(after == "DONE"),
    )
    assert len(await fate.market.kept("qmarket", "license")) == sold


def test_what_is_in_no_line_of_the_table_changes_nothing():
    for status, happening in EVERY:
        assert step(status, happening) == LEADS[status].get(happening, status)


def test_every_state_is_reached_and_only_ends_lead_nowhere():
    states = set(get_args(Status))
    assert {"RESERVED", *(after for of in LEADS.values() for after in of.values())} == states == LEADS.keys()
    assert {status for status, of in LEADS.items() if not of} == {"DONE", "OWED"}


def test_the_states_are_those_of_the_contract():
    (operation,) = [each for each in MODULE.operations if each.name == "listPurchases"]
    (parameter,) = [each for each in operation.parameters if each.name == "status"]
    assert parameter.schema["enum"] == list(get_args(Status))


def test_the_table_is_what_the_contract_says():
    assert written(TRANSITIONS) == declared(MODULE, "purchase")
