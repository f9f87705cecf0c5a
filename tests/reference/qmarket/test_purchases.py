"""A purchase over two peers: reserve, pay, license; and what is taken back when it comes otherwise."""


async def test_a_purchase_ends_with_the_licence_and_the_seller_is_paid(market):
    eve, ada = await market.opens("Eve", "Ada")
    listing = await eve.sells(licenses=2)

    purchase = await ada.buys(listing)
    await ada.signs(purchase)
    done = await ada.sees(purchase, "DONE")

    license_ = await ada.qmarket.get_license(license_id=done["licenseId"])
    assert (license_["holder"], license_["content"]) == (ada.did, listing["content"])
    assert (await eve.holds(), await ada.holds()) == (("25.50", "0.00"), ("74.47", "0.00"))
    assert (await eve.qmarket.get_listing(listing_id=listing["listingId"]))["supply"] == {
        "licenses": 2,
        "reserved": 0,
        "sold": 1,
    }
    (sale,) = await market.told("q.qmarket.sold.v1")
    assert (sale["purchaseId"], sale["shares"]) == (done["purchaseId"], [{"recipient": eve.did, "amount": "25.50"}])
