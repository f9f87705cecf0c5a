"""Pages of what is kept, as the contracts have them."""

from anarq.ports.store import Listing


def page_of(listing: Listing) -> dict[str, object]:
    """One page: `items`, and `nextCursor` when there are more."""
    page: dict[str, object] = {"items": [dict(record.body) for record in listing.records]}
    if listing.cursor is not None:
        page["nextCursor"] = listing.cursor
    return page
