"""Pages of what is kept, as contracts have them."""

from collections.abc import Callable

from anarq.ports.store import Listing, Record


def body_of(record: Record) -> dict[str, object]:
    """What a record holds, as it is kept."""
    return dict(record.body)


def page_of(listing: Listing, item: Callable[[Record], object] = body_of) -> dict[str, object]:
    """One page: `items`, and `nextCursor` when there are more.

    Args:
        listing: what was found.
        item: what the page shows of each record.
    """
    page: dict[str, object] = {"items": [item(record) for record in listing.records]}
    if listing.cursor is not None:
        page["nextCursor"] = listing.cursor
    return page
