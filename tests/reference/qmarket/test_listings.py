"""Listing Manager: what is offered, by whom, and until when."""

import pytest

from anarq.ports.store import Record
from anarq.reference.qmarket._gen.spec import MODULE
from anarq.reference.qmarket.services import listing_manager
from anarq.reference.qmarket.services.listing_states import TRANSITIONS, step
from anarq.runtime.call import Decision, Refused
from anarq.testing.refusals import refused
from anarq.testing.states import declared, written


async def test_a_listing_can_be_read_by_everybody_and_is_told(market):
    eve, ada = await market.opens("Eve", "Ada")

    listing = await eve.sells(licenses=3, description="Twelve songs.")

    assert (listing["seller"], listing["status"], listing["supply"]["licenses"]) == (eve.did, "LISTED", 3)
    assert await ada.qmarket.get_listing(listing_id=listing["listingId"]) == listing
    (told,) = await market.told("q.qmarket.listed.v1")
    assert told == {name: listing[name] for name in ("listingId", "seller", "title", "price", "publishedAt")}


async def test_a_listing_without_a_number_of_licences_has_no_end_of_them(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells()
    for _ in range(2):
        purchase = await ada.buys(listing)
        await ada.signs(purchase)
        await ada.sees(purchase, "DONE")

    assert await ada.qmarket.get_listing(listing_id=listing["listingId"]) == listing
    assert "supply" not in listing


async def test_listings_are_listed_newest_first_by_state_seller_and_currency(market):
    eve, bob = await market.opens("Eve", "Bob")
    first, second = await eve.sells(), await bob.sells(price={"amount": "0.0001", "currency": "BTC"})
    gone = await bob.sells()
    await bob.qmarket.withdraw_listing(listing_id=gone["listingId"])

    async def ids(**filters):
        return [item["listingId"] for item in (await eve.qmarket.list_listings(**filters))["items"]]

    assert await ids() == [second["listingId"], first["listingId"]]
    assert await ids(seller=eve.did) == [first["listingId"]]
    assert await ids(currency="BTC") == [second["listingId"]]
    assert await ids(status="WITHDRAWN") == [gone["listingId"]]


@pytest.mark.parametrize(
    "price",
    [
        {"amount": "25.505", "currency": "EUR"},
        {"amount": "1", "currency": "XAU"},
        {"amount": "0.00", "currency": "EUR"},
        {"amount": "-1.00", "currency": "EUR"},
        {"amount": "9" * 30, "currency": "EUR"},
    ],
)
async def test_a_price_that_cannot_be_paid_is_not_offered(market, price):
    (eve,) = await market.opens("Eve")
    with refused("VALIDATION_FAILED", "price_cannot_be_paid"):
        await eve.sells(price=price)
    assert (await eve.qmarket.list_listings())["items"] == []


async def test_only_whom_squid_knows_as_active_can_sell(market):
    (eve,) = await market.opens("Eve")
    with refused("SQUID_IDENTITY_INVALID", market.person("Stranger").did):
        await market.person("Stranger").sells()
    await market.clients["squid"].acting_as(eve.person.caller("squid")).deactivate_identity(squid_id=eve.did)
    with refused("QONSENT_DENIED", "key_inactive"):
        await eve.sells()


async def test_its_seller_withdraws_a_listing_once(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells()
    with refused("NOT_FOUND"):
        await ada.qmarket.withdraw_listing(listing_id=listing["listingId"])

    withdrawn = await eve.qmarket.withdraw_listing(listing_id=listing["listingId"])

    assert (withdrawn["status"], withdrawn["version"]) == ("WITHDRAWN", 2)
    assert [told["listingId"] for told in await market.told("q.qmarket.withdrawn.v1")] == [listing["listingId"]]
    with refused("CONFLICT", "listing_withdrawn"):
        await eve.qmarket.withdraw_listing(listing_id=listing["listingId"])


async def test_a_key_of_the_sellers_index_points_to_what_is_offered(market):
    eve, ada = await market.opens("Eve", "Ada")
    name = (await eve.sells())["listingId"]
    with refused("NOT_FOUND"):
        await ada.qmarket.index_listing({"expectedVersion": 0}, listing_id=name)

    asked = await eve.qmarket.index_listing({"expectedVersion": 0}, listing_id=name)

    async def indexed():
        return "indexed" in await ada.qmarket.get_listing(listing_id=name)

    assert "indexed" not in asked
    await market.eventually(indexed)


async def test_nothing_points_to_what_qindex_refused_or_what_is_withdrawn(market):
    (eve,) = await market.opens("Eve")
    listing = await eve.sells()
    answer = {"about": listing["listingId"], "parameters": {}, "code": "VERSION_CONFLICT", "message": "", "details": {}}
    refusal = {**answer, "certain": True, "data": None, "body": {}}
    assert await listing_manager.indexed(None, refusal) == Decision(None)

    await eve.qmarket.withdraw_listing(listing_id=listing["listingId"])
    with refused("CONFLICT", "listing_withdrawn"):
        await eve.qmarket.index_listing({"expectedVersion": 0}, listing_id=listing["listingId"])


def test_qindex_is_asked_for_the_content_by_the_name_of_the_listing():
    name, content = "lst_01JJY3ZK9B2M4N6P", "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"
    record = Record("listing", name, 1, {"listingId": name, "content": content, "status": "LISTED"})
    (command,) = listing_manager.decide_index({"expectedVersion": 4}, record).commands
    assert command.body == {"type": "listing", "key": name, "cid": content, "expectedVersion": 4}


async def test_what_is_specified_and_not_built_says_so(market):
    (eve,) = await market.opens("Eve")
    with refused("OPERATION_NOT_AVAILABLE"):
        await eve.qmarket.deliver_license(license_id="lic_01JJY3ZK9B2M4N6P")


@pytest.mark.parametrize(
    ("status", "act", "after"),
    [
        ("LISTED", "reserve", "LISTED"),
        ("LISTED", "sell_last", "SOLD_OUT"),
        ("LISTED", "withdraw", "WITHDRAWN"),
        ("SOLD_OUT", "withdraw", "WITHDRAWN"),
        ("WITHDRAWN", "sell_last", "WITHDRAWN"),  # it was reserved before
    ],
)
def test_an_act_leads_where_it_may(status, act, after):
    assert step(status, act) == after


@pytest.mark.parametrize(
    ("status", "act", "why"),
    [
        ("SOLD_OUT", "reserve", "listing_sold_out"),
        ("SOLD_OUT", "sell_last", "listing_sold_out"),
        ("WITHDRAWN", "reserve", "listing_withdrawn"),
        ("WITHDRAWN", "withdraw", "listing_withdrawn"),
    ],
)
def test_an_act_is_refused_by_name_where_it_may_not_be(status, act, why):
    with pytest.raises(Refused) as caught:
        step(status, act)
    assert (caught.value.code, caught.value.details["reasons"]) == ("CONFLICT", [why])


async def test_what_a_listing_says_is_changed_once_for_each_version(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells()
    change = {"title": "More songs", "price": {"amount": "30.00", "currency": "EUR"}, "expectedVersion": 1}
    changed = await eve.qmarket.change_listing(change, listing_id=listing["listingId"])
    assert changed == {**listing, "title": "More songs", "price": change["price"], "version": 2}
    assert await ada.qmarket.get_listing(listing_id=listing["listingId"]) == changed
    (told,) = await market.told("q.qmarket.changed.v1")
    assert (told["listingId"], told["version"]) == (listing["listingId"], 2)
    with refused("VERSION_CONFLICT"):
        await eve.qmarket.change_listing(change, listing_id=listing["listingId"])


async def test_a_purchase_that_has_begun_keeps_its_price(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells()
    purchase = await ada.buys(listing)
    dearer = {"price": {"amount": "99.00", "currency": "EUR"}, "expectedVersion": 1}
    await eve.qmarket.change_listing(dearer, listing_id=listing["listingId"])
    await ada.signs(purchase)
    assert (await ada.sees(purchase, "DONE"))["price"] == listing["price"]


async def test_a_listing_is_changed_by_its_seller_to_what_can_be_paid_and_not_after_its_end(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells()
    with refused("NOT_FOUND"):
        await ada.qmarket.change_listing({"title": "Mine", "expectedVersion": 1}, listing_id=listing["listingId"])
    free = {"price": {"amount": "0.00", "currency": "EUR"}, "expectedVersion": 1}
    with refused("VALIDATION_FAILED", "price_cannot_be_paid"):
        await eve.qmarket.change_listing(free, listing_id=listing["listingId"])
    await eve.qmarket.withdraw_listing(listing_id=listing["listingId"])
    with refused("CONFLICT", "listing_withdrawn"):
        await eve.qmarket.change_listing({"title": "Back", "expectedVersion": 2}, listing_id=listing["listingId"])


def test_the_table_is_what_the_contract_says():
    assert written(TRANSITIONS) == declared(MODULE, "listing")
