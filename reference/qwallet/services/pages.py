"""Pages of what is kept, as the contracts have them."""

from anarq.ports.store import Listing
from anarq.wire.times import moment_of


def page_of(listing: Listing, at: str = "", after: str | None = None) -> dict[str, object]:
    """One page: `items`, and `nextCursor` when there are more.

    Args:
        listing: the records, newest first when `after` is given.
        at: the member that says when an item was made.
        after: the page ends before the first item that is not later than this; None: it does not.
    """
    items = [dict(record.body) for record in listing.records]
    later = items if after is None else [item for item in items if moment_of(str(item[at])) > moment_of(after)]
    page: dict[str, object] = {"items": later}
    if listing.cursor is not None and len(later) == len(items):
        page["nextCursor"] = listing.cursor
    return page
