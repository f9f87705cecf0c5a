"""Revenue Distributor: who gets what of a price."""

from anarq.reference.qmarket._gen.models import Listing, Share


def shares_of(listing: Listing) -> list[Share]:
    """The shares of the price, which sum to it exactly. All of it is the seller's, whom the intent pays."""
    return [{"recipient": listing["seller"], "amount": listing["price"]["amount"]}]
