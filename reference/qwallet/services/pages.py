"""Pages of what is kept, as the contracts have them."""

from anarq.ports.store import Listing
from anarq.runtime import pages
from anarq.wire.times import moment_of


def page_of(listing: Listing, at: str = "", after: str | None = None) -> dict[str, object]:
    """One page: `items`, and `nextCursor` when there are more.

    Args:
        listing: the records, newest first when `after` is given.
        at: the member that says when an item was made.
        after: the page ends before the first item that is not later than this; None: it does not.
    """
    if after is None:
        return pages.page_of(listing)
    whole = listing.records
    later = [record for record in whole if moment_of(str(record.body[at])) > moment_of(after)]
    return pages.page_of(Listing(tuple(later), listing.cursor if len(later) == len(whole) else None))
