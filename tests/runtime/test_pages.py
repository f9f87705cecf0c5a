"""Pages of what is kept, and versions of what can be changed."""

import pytest

from anarq.ports.store import Listing, Record
from anarq.runtime.call import Refused
from anarq.runtime.pages import page_of
from anarq.runtime.versions import require_version

RECORDS = (Record("lamp", "a", 1, {"n": 1}), Record("lamp", "b", 1, {"n": 2}))


def test_a_page_has_its_items_and_says_where_the_next_begins() -> None:
    assert page_of(Listing(RECORDS, "c")) == {"items": [{"n": 1}, {"n": 2}], "nextCursor": "c"}
    assert page_of(Listing((), None)) == {"items": []}


def test_a_page_may_show_something_else_of_each_record() -> None:
    assert page_of(Listing(RECORDS, None), lambda record: record.id) == {"items": ["a", "b"]}


def test_a_version_that_was_not_seen_is_refused_and_told() -> None:
    require_version(2, 2)
    with pytest.raises(Refused) as caught:
        require_version(3, 2)
    assert (caught.value.code, caught.value.details) == ("VERSION_CONFLICT", {"version": 3})
