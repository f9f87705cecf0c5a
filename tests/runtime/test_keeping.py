"""Periods of the calendar, and what has not begun to age."""

from datetime import UTC, datetime

import pytest

from anarq.runtime.keeping import Collection, Keeping, Period


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("period", "now", "before"),
    [
        (Period(months=12), "2026-03-01", "2025-03-01"),
        (Period(months=1), "2026-03-31", "2026-02-28"),
        (Period(months=12), "2028-02-29", "2027-02-28"),
        (Period(months=3), "2026-02-10", "2025-11-10"),
        (Period(seconds=86_400), "2026-03-01", "2026-02-28"),
        (Period(months=1, seconds=86_400), "2026-03-31", "2026-02-27"),
        (Period(months=12 * 3000), "2026-01-01", "0001-01-01"),
        (Period(months=12 * 2025, seconds=86_400), "2026-01-01", "0001-01-01"),
    ],
)
def test_a_period_ends_where_the_calendar_says_and_never_before(period: Period, now: str, before: str) -> None:
    assert period.before(day(now)) == day(before)


@pytest.mark.parametrize(
    ("period", "now", "after"),
    [
        (Period(months=12), "2026-03-01", "2027-03-01"),
        (Period(months=1), "2026-01-31", "2026-02-28"),
        (Period(months=11, seconds=86_400), "2026-01-31", "2027-01-01"),
        (Period(seconds=86_400), "2026-02-28", "2026-03-01"),
    ],
)
def test_what_is_kept_for_a_period_ends_where_the_calendar_says(period: Period, now: str, after: str) -> None:
    assert period.after(day(now)) == day(after)


@pytest.mark.parametrize("period", [Period(months=12 * 9000), Period(months=12 * 7973, seconds=366 * 86_400)])
def test_a_period_that_no_calendar_has_ends_with_it(period: Period) -> None:
    assert period.after(day("2026-12-31")).year == 9999


@pytest.mark.parametrize(
    ("in_force", "body", "is_in_force"),
    [
        (None, {"status": "ACTIVE"}, False),
        ((), {}, True),
        ((("status", ("ACTIVE",)),), {"status": "ACTIVE"}, True),
        ((("status", ("ACTIVE",)),), {"status": "REVOKED"}, False),
        ((("status", ("ACTIVE",)),), {}, False),
        ((("status", ("ACTIVE",)), ("kind", ("a",))), {"status": "ACTIVE", "kind": "b"}, False),
    ],
)
def test_a_record_is_in_force_by_what_it_says(in_force: None, body: dict[str, object], is_in_force: bool) -> None:
    assert Collection(kind="k", in_force=in_force).is_in_force(body) is is_in_force


def test_what_the_business_needs_is_archived_whatever_else_was_to_become_of_it() -> None:
    kept = Keeping(resource="r", period=Period(), archival="DELETE")
    assert kept.end == "DELETE"
    needed = Keeping(resource="r", period=Period(), archival="ANONYMIZE", business_critical=True)
    assert needed.end == "ARCHIVE"
