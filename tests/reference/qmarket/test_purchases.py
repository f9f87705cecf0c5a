"""A purchase over two peers: reserve, pay, license; and what is taken back when it comes otherwise."""

import asyncio
from datetime import timedelta

import pytest

from anarq.clients.errors import OperationFailed
from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import Delegation
from anarq.testing.refusals import refused

FAILED = "q.qmarket.purchase.failed.v1"


async def test_a_purchase_ends_with_the_licence_and_the_seller_is_paid(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells(licenses=2)

    purchase = await ada.buys(listing)
    assert purchase["status"] == "RESERVED"
    await ada.signs(purchase)
    done = await ada.sees(purchase, "DONE")

    license_ = await ada.qmarket.get_license(license_id=done["licenseId"])
    assert (license_["holder"], license_["content"]) == (ada.did, listing["content"])
    assert (await eve.holds(), await ada.holds()) == (("25.50", "0.00"), ("74.47", "0.00"))
    assert await market.supply(listing) == (2, 0, 1)
    (sale,) = await market.told("q.qmarket.sold.v1")
    assert (sale["purchaseId"], sale["shares"]) == (done["purchaseId"], [{"recipient": eve.did, "amount": "25.50"}])
    assert await market.kept("qmarket", "mandate") == await market.kept("qmarket", "deadline") == []


async def test_the_intent_is_the_buyers_and_says_which_purchase_it_is_for(market):
    eve, ada = await market.opens("Eve", "Ada")
    purchase = await ada.sees(await ada.buys(await eve.sells()), "AWAITING_SIGNATURE")

    intent = await ada.qwallet.get_intent(intent_id=purchase["intentId"])
    assert (intent["payer"], intent["recipient"]) == (ada.did, eve.did)
    assert intent["metadata"] == {"purchaseId": purchase["purchaseId"]}
    assert intent["actor"]["squidId"] not in {ada.did, eve.did}  # the service, which the buyer lets act


async def test_a_repeat_with_the_same_key_is_the_same_purchase(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing, key = await eve.sells(licenses=5), "5f3e0d2c-8a1b-4c6d-9e7f-0a1b2c3d4e5f"
    body = {"listingId": listing["listingId"], "price": listing["price"]}

    first = await ada.qmarket.purchase_listing(body, idempotency_key=key)
    assert await ada.qmarket.purchase_listing(body, idempotency_key=key) == first
    assert await market.supply(listing) == (5, 1, 0)


async def test_what_is_not_signed_for_in_time_is_taken_back(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells(licenses=1)
    purchase = await ada.sees(await ada.buys(listing), "AWAITING_SIGNATURE")

    await market.later(901)

    ended = await ada.sees(purchase, "CANCELLED")
    assert ended["reason"] == "EXPIRED"
    assert (await ada.qwallet.get_intent(intent_id=purchase["intentId"]))["status"] == "FAILED"
    assert (await market.supply(listing), await ada.holds()) == ((1, 0, 0), ("100.00", "0.00"))
    assert [told["purchaseId"] for told in await market.told(FAILED)] == [purchase["purchaseId"]]


async def test_nothing_is_taken_back_before_its_time(market):
    eve, ada = await market.opens("Eve", "Ada")
    purchase = await ada.sees(await ada.buys(await eve.sells()), "AWAITING_SIGNATURE")

    await market.later(890)

    await ada.signs(purchase)
    await ada.sees(purchase, "DONE")


async def test_who_has_not_enough_cannot_sign_and_the_licence_comes_free(market):
    eve, ada = await market.opens("Eve", "Ada", funds="20.00")
    listing = await eve.sells(licenses=1)
    purchase = await ada.buys(listing)
    with refused("INSUFFICIENT_FUNDS"):
        await ada.signs(purchase)

    await market.later(901)

    await ada.sees(purchase, "CANCELLED")
    assert (await market.supply(listing), await ada.holds()) == ((1, 0, 0), ("20.00", "0.00"))


async def test_a_buyer_who_cancels_the_intent_has_the_purchase_cancelled(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells(licenses=1)
    purchase = await ada.sees(await ada.buys(listing), "AWAITING_SIGNATURE")

    await ada.qwallet.cancel_intent(intent_id=purchase["intentId"])

    assert (await ada.sees(purchase, "CANCELLED"))["reason"] == "BY_BUYER"
    assert await market.supply(listing) == (1, 0, 0)


async def test_of_whom_qwallet_takes_no_intent_the_purchase_is_cancelled(market):
    (eve,) = await market.opens("Eve")
    stranger = market.person("Stranger")  # sQuid does not know whose wallet this would be
    listing = await eve.sells(licenses=1)

    purchase = await stranger.buys(listing)

    assert (await stranger.sees(purchase, "CANCELLED"))["reason"] == "REFUSED"
    assert await market.supply(listing) == (1, 0, 0)


async def test_a_buyer_who_takes_back_what_he_delegated_is_not_charged(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells(licenses=1)
    purchase = await ada.sees(await ada.buys(listing), "AWAITING_SIGNATURE")
    (mandate,) = await market.kept("qmarket", "mandate")
    for each in mandate["delegated"]:
        (token,) = container.decode(each["grant"])
        await market.ports["qwallet"].revocations.revoke(str(Delegation.decode(token).cid))

    await ada.signs(purchase)

    assert (await ada.sees(purchase, "CANCELLING"))["reason"] == "REFUSED"
    await market.later(901)  # neither paid nor cancelled, the intent ends by itself
    await ada.sees(purchase, "CANCELLED")
    assert (await market.supply(listing), await ada.holds()) == ((1, 0, 0), ("100.00", "0.00"))


async def test_of_two_who_want_the_last_licence_one_has_it(market):
    eve, ada, bob = await market.opens("Eve", "Ada", "Bob")
    listing = await eve.sells(licenses=1)

    answers = await asyncio.gather(ada.buys(listing), bob.buys(listing), return_exceptions=True)

    (lost,) = [answer for answer in answers if isinstance(answer, OperationFailed)]
    assert lost.response["details"]["reasons"] == ["licenses_reserved"]
    winner, loser = (ada, bob) if answers[1] is lost else (bob, ada)
    (purchase,) = [answer for answer in answers if answer is not lost]
    await winner.signs(purchase)
    await winner.sees(purchase, "DONE")
    assert (await eve.qmarket.get_listing(listing_id=listing["listingId"]))["status"] == "SOLD_OUT"
    with refused("CONFLICT", "listing_sold_out"):
        await loser.buys(listing)
    assert await market.supply(listing) == (1, 0, 1)


async def test_a_licence_that_came_free_can_be_bought_by_another(market):
    eve, ada, bob = await market.opens("Eve", "Ada", "Bob")
    listing = await eve.sells(licenses=1)
    abandoned = await ada.buys(listing)
    await market.later(901)
    await ada.sees(abandoned, "CANCELLED")

    purchase = await bob.buys(listing)
    await bob.signs(purchase)
    await bob.sees(purchase, "DONE")


async def test_a_purchase_that_has_begun_goes_on_when_the_listing_is_withdrawn(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells(licenses=1)
    purchase = await ada.buys(listing)

    await eve.qmarket.withdraw_listing(listing_id=listing["listingId"])

    await ada.signs(purchase)
    await ada.sees(purchase, "DONE")
    with refused("CONFLICT", "listing_withdrawn"):
        await ada.buys(listing)
    assert (await eve.qmarket.get_listing(listing_id=listing["listingId"]))["status"] == "WITHDRAWN"


async def test_an_intent_whose_answer_is_lost_is_known_by_its_event(market):
    eve, ada = await market.opens("Eve", "Ada")
    market.line.cut = ("/intents",)

    purchase = await ada.buys(await eve.sells())
    await ada.signs(purchase)

    market.line.cut = ()  # what follows of a purchase waits for the answers before it
    await ada.sees(purchase, "DONE")
    assert len(await market.kept("qwallet", "intent")) == 2  # the treasury's, and one of hers


async def test_a_payment_whose_answer_is_lost_is_known_by_its_event(market):
    eve, ada = await market.opens("Eve", "Ada")
    market.line.cut = ("/payment",)
    purchase = await ada.buys(await eve.sells())

    await ada.signs(purchase)

    await ada.sees(purchase, "DONE")
    assert await ada.holds() == ("74.47", "0.00")


async def test_who_pays_the_intent_himself_has_the_licence(market):
    eve, ada = await market.opens("Eve", "Ada")
    purchase = await ada.buys(await eve.sells())
    market.line.deaf = ("/payment",)
    found = await ada.signs(purchase)
    await ada.sees(purchase, "PAYING")

    await ada.qwallet.pay_intent(intent_id=found["intentId"])

    await ada.sees(purchase, "DONE")


async def test_an_intent_that_comes_after_the_reservation_is_cancelled(market):
    eve, ada = await market.opens("Eve", "Ada")
    market.line.deaf = ("/intents",)
    listing = await eve.sells(licenses=1)
    purchase = await ada.buys(listing)
    await market.later(901)
    waiting = await ada.sees(purchase, "CANCELLING")
    assert await market.supply(listing) == (1, 1, 0)  # until it is certain that nothing will be paid

    market.line.deaf = ()

    ended = await ada.sees(purchase, "CANCELLED")
    assert ("intentId" in waiting, ended["reason"]) == (False, "EXPIRED")
    assert (await ada.qwallet.get_intent(intent_id=ended["intentId"]))["status"] == "FAILED"
    assert await market.supply(listing) == (1, 0, 0)


async def test_what_nobody_knows_of_is_cancelled_when_its_own_time_is_over(market):
    """Two of one listing, so that one turn of the job gives back both."""
    eve, ada, bob = await market.opens("Eve", "Ada", "Bob")
    market.line.deaf = ("/intents",)
    listing = await eve.sells(licenses=2)
    purchases = [(buyer, await buyer.buys(listing)) for buyer in (ada, bob)]

    market.clock.ahead += timedelta(seconds=3601)  # they are tried no longer
    for buyer, purchase in purchases:
        assert (await buyer.sees(purchase, "CANCELLING"))["reason"] in {"EXPIRED", "UNANSWERED"}
    await market.rests()
    assert await market.supply(listing) == (2, 2, 0)
    await market.later(901)  # the end of an intent that there may be

    for buyer, purchase in purchases:
        await buyer.sees(purchase, "CANCELLED")
    assert await market.supply(listing) == (2, 0, 0)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"price": {"amount": "25.49", "currency": "EUR"}}, "price_changed"),
        ({"price": {"amount": "25.50", "currency": "USD"}}, "price_changed"),
    ],
)
async def test_a_buyer_pays_the_price_that_he_agreed_to_or_none(market, more, reason):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells(licenses=1)

    with refused("CONFLICT", reason):
        await ada.buys(listing, **more)
    assert await market.supply(listing) == (1, 0, 0)


async def test_the_same_price_may_be_written_with_other_digits(market):
    eve, ada = await market.opens("Eve", "Ada")
    assert (await ada.buys(await eve.sells(), price={"amount": "25.5", "currency": "EUR"}))["price"][
        "amount"
    ] == "25.50"


async def test_nobody_buys_from_themselves_nor_what_there_is_not(market):
    (eve,) = await market.opens("Eve")
    listing = await eve.sells()

    with refused("CONFLICT", "own_listing"):
        await eve.buys(listing)
    with refused("NOT_FOUND"):
        await eve.buys({**listing, "listingId": "lst_01JJY3ZK9B2M4N6P"})


async def test_who_delegates_nothing_to_qmarket_buys_nothing(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells(licenses=1)
    bare = market.bare(ada)

    with refused("QONSENT_DENIED", "delegation_missing"):
        await bare.purchase_listing({"listingId": listing["listingId"], "price": listing["price"]})
    assert await market.supply(listing) == (1, 0, 0)


async def test_another_ones_purchase_and_licence_are_not_found(market):
    eve, ada, bob = await market.opens("Eve", "Ada", "Bob")
    purchase = await ada.buys(await eve.sells())
    await ada.signs(purchase)
    done = await ada.sees(purchase, "DONE")

    with refused("NOT_FOUND"):
        await bob.qmarket.get_purchase(purchase_id=purchase["purchaseId"])
    with refused("NOT_FOUND"):
        await bob.qmarket.get_license(license_id=done["licenseId"])
    assert (await bob.qmarket.list_purchases())["items"] == []


async def test_purchases_are_listed_newest_first_by_state(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells()
    first, second = await ada.buys(listing), await ada.buys(listing)
    await ada.signs(first)
    await ada.sees(first, "DONE")

    async def ids(**filters):
        return [item["purchaseId"] for item in (await ada.qmarket.list_purchases(**filters))["items"]]

    assert await ids() == [second["purchaseId"], first["purchaseId"]]
    assert await ids(status="DONE") == [first["purchaseId"]]


async def test_an_intent_that_only_says_it_is_for_a_purchase_is_none_of_it(market):
    """Whoever pays may write what they like into an intent of their own."""
    eve, ada, bob = await market.opens("Eve", "Ada", "Bob")
    purchase = await ada.sees(await ada.buys(await eve.sells()), "AWAITING_SIGNATURE")
    terms = {"amount": 1, "currency": "EUR", "recipient": eve.did, "purpose": "As good as 25.50"}

    intent = await bob.qwallet.create_intent({**terms, "metadata": {"purchaseId": purchase["purchaseId"]}})
    await bob.signs_intent(intent["intentId"])
    await bob.qwallet.pay_intent(intent_id=intent["intentId"])

    await ada.signs(purchase)
    await ada.sees(purchase, "DONE")
    assert [found["intentId"] for found in [await ada.sees(purchase, "DONE")]] == [purchase["intentId"]]


@pytest.fixture
async def unheard(market):
    """A purchase whose buyer has found the intent before Qmarket has, by asking Qwallet; with what tells of it."""
    eve, ada = await market.opens("Eve", "Ada")
    market.line.cut, late = ("/intents",), []
    bus = market.ports["qmarket"].bus
    end = await bus.subscribe("q.qwallet.intent.created.v1", "qmarket.on_qwallet_intent_created", _keeping(late))
    listing = await eve.sells(licenses=1)
    purchase = await ada.buys(listing)
    await market.eventually(lambda: any(event["data"]["payer"] == ada.did for event in late))
    yield market, ada, listing, purchase, next(event for event in late if event["data"]["payer"] == ada.did)
    await end()


def _keeping(events):
    async def keep(event):
        events.append(event)

    return keep


async def test_an_intent_that_was_paid_before_anybody_knew_of_it_ends_with_the_licence(unheard):
    """Each topic is a line of its own on some buses, and an event that was given up comes when somebody wants it."""
    market, ada, listing, purchase, created = unheard
    intent_id = created["data"]["intentId"]
    await ada.signs_intent(intent_id)
    await ada.qwallet.pay_intent(intent_id=intent_id)
    await market.rests("qwallet")

    await market.hear(created["type"], created["data"])
    market.line.cut = ()
    await market.later(901)

    await ada.sees(purchase, "DONE")
    assert (await market.supply(listing), await ada.holds()) == ((1, 0, 1), ("74.47", "0.00"))


async def test_an_intent_that_has_failed_before_anybody_knew_of_it_sets_the_licence_free(unheard):
    market, ada, listing, purchase, created = unheard
    await ada.qwallet.cancel_intent(intent_id=created["data"]["intentId"])
    await market.rests("qwallet")

    await market.hear(created["type"], created["data"])
    market.line.cut = ()
    await market.later(901)

    await ada.sees(purchase, "CANCELLED")
    assert await market.supply(listing) == (1, 0, 0)


async def test_nothing_is_bought_of_a_seller_who_can_no_longer_be_paid(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells()
    await market.clients["squid"].acting_as(eve.person.caller("squid")).deactivate_identity(squid_id=eve.did)
    with refused("CONFLICT", "seller_not_active"):
        await ada.buys(listing)
