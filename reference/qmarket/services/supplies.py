"""Supplies: the licences of limited listings, held for purchases, issued, or given back."""

from anarq.ports.store import Change, Record
from anarq.reference.qmarket._gen.models import Listing, Supply
from anarq.reference.qmarket.services import listing_manager
from anarq.reference.qmarket.services.listing_states import step
from anarq.runtime.call import Call


class Supplies:
    """The listings that one decision takes from and gives back to, each changed once.

    Of a listing without an end of licences nothing is counted, so that those who buy it do not wait for one another.
    """

    def __init__(self, call: Call) -> None:
        self._call = call
        self._records: dict[str, Record] = {}
        self._listings: dict[str, Listing] = {}

    async def listing(self, listing_id: str) -> Listing:
        """The listing as it is by now.

        Raises:
            Refused: NOT_FOUND.
        """
        if listing_id not in self._records:
            self._records[listing_id] = await listing_manager.found(self._call, listing_id)
            self._listings[listing_id] = listing_manager.listing_of(self._records[listing_id])
        return self._listings[listing_id]

    async def reserve(self, listing_id: str) -> bool:
        """Holds a licence; False when none is left that is neither held nor sold."""
        supply = (await self.listing(listing_id)).get("supply")
        if supply is None:
            return True
        if supply["reserved"] + supply["sold"] >= supply["licenses"]:
            return False
        self._set(listing_id, {**supply, "reserved": supply["reserved"] + 1})
        return True

    async def release(self, listing_id: str) -> None:
        """Gives back a licence that was held."""
        supply = (await self.listing(listing_id)).get("supply")
        if supply is not None:
            self._set(listing_id, {**supply, "reserved": _less(supply)})

    async def sell(self, listing_id: str) -> None:
        """Issues a licence that was held."""
        listing = await self.listing(listing_id)
        supply = listing.get("supply")
        if supply is None:
            return
        self._set(listing_id, {**supply, "reserved": _less(supply), "sold": supply["sold"] + 1})
        if supply["sold"] + 1 == supply["licenses"]:
            self._listings[listing_id]["status"] = step(listing["status"], "sell_last")

    def changes(self) -> tuple[Change, ...]:
        """The changes of the listings whose supply is another than it was."""
        changed = {
            name: listing
            for name, listing in self._listings.items()
            if listing != listing_manager.listing_of(self._records[name])
        }
        return tuple(listing_manager.changed(self._records[name], listing) for name, listing in changed.items())

    def _set(self, listing_id: str, supply: Supply) -> None:
        self._listings[listing_id] = {**self._listings[listing_id], "supply": supply}


def _less(supply: Supply) -> int:
    if not supply["reserved"]:
        raise ValueError("more licences are taken than are held")
    return supply["reserved"] - 1
