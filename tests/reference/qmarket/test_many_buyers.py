"""Many who buy at once: what each has done at Qwallet is taken from his own share there, and from nobody else's."""

import asyncio
from collections import Counter


async def test_six_who_buy_without_end_keep_no_seventh_from_buying(frugal_market):
    market = frugal_market
    eve, ada, *flood = [market.person(name) for name in ("Eve", "Ada", *(f"Buyer {each}" for each in range(6)))]
    for each in (market.person("Treasury"), eve, ada, *flood):
        await market.clients["squid"].acting_as(each.person.caller()).register_identity({})
    await market.person("Treasury").pays(ada, "100.00")
    listing = await eve.sells()
    for _ in range(10):
        await asyncio.gather(*(each.buys(listing) for each in flood))

    purchase = await ada.buys(listing)
    await ada.signs(purchase)
    await ada.sees(purchase, "DONE")

    intents = Counter(each["owner"] for each in await market.kept("qwallet", "intent"))
    assert [intents[each.did] for each in flood] == [5] * 6
