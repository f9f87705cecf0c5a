"""Moments travel as RFC 3339 in UTC, and come back as the same moments."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.wire.schemas import Contract
from anarq.wire.times import moment_of, rfc3339

FORMAT = Contract({"type": "string", "format": "date-time"})
FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def test_a_moment_of_any_zone_is_told_in_utc_to_the_millisecond() -> None:
    assert (
        rfc3339(datetime(2026, 1, 31, 10, 30, 0, 123_456, timezone(timedelta(hours=1)))) == "2026-01-31T09:30:00.123Z"
    )


def test_a_moment_without_a_zone_is_not_one() -> None:
    with pytest.raises(ValueError, match="not a moment"):
        rfc3339(datetime(2026, 1, 31))  # noqa: DTZ001 - what is refused


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-31T09:30:00.123Z", datetime(2026, 1, 31, 9, 30, 0, 123_000, UTC)),
        ("2026-01-31t09:30:00z", datetime(2026, 1, 31, 9, 30, tzinfo=UTC)),
        ("2026-01-31T09:30:00.1234567891234Z", datetime(2026, 1, 31, 9, 30, 0, 123_456, UTC)),
        ("2026-01-31T09:30:00+01:30", datetime(2026, 1, 31, 8, 0, tzinfo=UTC)),
        ("2026-01-31T23:30:00-01:30", datetime(2026, 2, 1, 1, 0, tzinfo=UTC)),
        ("2026-01-31T09:30:00-00:00", datetime(2026, 1, 31, 9, 30, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2017, 1, 1, tzinfo=UTC)),
        ("2016-12-31T22:59:60.5-01:00", datetime(2017, 1, 1, tzinfo=UTC)),
        ("0000-02-29T00:00:00Z", FIRST),
        ("0001-01-01T00:00:00+23:59", FIRST),
        ("9999-12-31T23:59:59-23:59", LAST),
        ("9999-12-31T23:59:60Z", LAST),
    ],
)
def test_every_moment_of_the_format_is_read(text: str, moment: datetime) -> None:
    assert FORMAT.violations(text) == ()
    assert moment_of(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-01-31",
        "2026-01-31 09:30:00Z",
        "2026-01-31T09:30:00",
        "2026-02-30T00:00:00Z",
        "0000-13-01T00:00:00Z",
        "2026-01-31T24:00:00Z",
        "2026-01-31T09:30:61Z",
        "2026-01-31T09:30:00.Z",
        "2026-01-31T09:30:00+24:00",
        "2026-01-31T09:30:00Z\n",
        "\u0662026-01-31T09:30:00Z",
    ],
)
def test_what_is_not_a_moment_of_the_format_is_refused(text: str) -> None:
    assert FORMAT.violations(text) != ()
    with pytest.raises(ValueError, match=r"moment|must be|day"):
        moment_of(text)


PARTS = st.tuples(
    st.sampled_from(["0000", "0001", "1582", "2016", "2024", "9999"]),
    st.sampled_from(["01", "02", "06", "12", "13"]),
    st.sampled_from(["00", "01", "29", "30", "31"]),
    st.sampled_from(["00", "12", "23", "24"]),
    st.sampled_from(["00", "59", "60"]),
    st.sampled_from(["00", "59", "60", "61"]),
    st.sampled_from(["", ".0", ".9999999", ".123456789012345678901234567890"]),
    st.sampled_from(["Z", "z", "+00:00", "-00:00", "+23:59", "-23:59", "-01:00", "+24:00"]),
)


@given(PARTS)
def test_whatever_the_format_lets_in_is_read(parts: tuple[str, ...]) -> None:
    text = "{}-{}-{}T{}:{}:{}{}{}".format(*parts)
    if not FORMAT.violations(text):
        assert FIRST <= moment_of(text) <= LAST
