"""Moments travel as RFC 3339 in UTC, and come back as the same moments."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from anarq.runtime.times import moment_of, rfc3339


def test_a_moment_of_any_zone_is_told_in_utc_to_the_millisecond() -> None:
    assert (
        rfc3339(datetime(2026, 1, 31, 10, 30, 0, 123_456, timezone(timedelta(hours=1)))) == "2026-01-31T09:30:00.123Z"
    )


def test_a_moment_without_a_zone_is_none() -> None:
    with pytest.raises(ValueError, match="not a moment"):
        rfc3339(datetime(2026, 1, 31))  # noqa: DTZ001 - what is refused


def test_what_was_told_is_read_back() -> None:
    assert moment_of("2026-01-31T09:30:00.123Z") == datetime(2026, 1, 31, 9, 30, 0, 123_000, UTC)
