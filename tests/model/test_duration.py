"""Durations are compared only where the calendar leaves no doubt."""

import pytest

from anarq.model.duration import Duration


@pytest.mark.parametrize("text", ["", "P", "PT", "7D", "P-1D", "P1.5Y", "P1D2Y", "P1H", "p1d", "P" + "9" * 99 + "D"])
def test_other_texts_are_not_a_duration(text):
    assert Duration.parse(text) is None


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [
        ("P1Y", "P7Y"),
        ("P11M", "P1Y"),
        ("P30D", "P90D"),
        ("P364D", "P1Y"),
        ("P27D", "P1M"),
        ("PT23H", "P1D"),
        ("P6D", "P1W"),
    ],
)
def test_shorter_whichever_way_the_calendar_falls(shorter, longer):
    assert Duration.parse(shorter).is_shorter_than(Duration.parse(longer))
    assert not Duration.parse(longer).is_shorter_than(Duration.parse(shorter))


@pytest.mark.parametrize(
    ("one", "other"), [("P2Y", "P24M"), ("P1Y", "P365D"), ("P1M", "P30D"), ("P1W", "P7D"), ("P1Y", "P1Y")]
)
def test_equal_or_unsure_is_not_shorter(one, other):
    assert not Duration.parse(one).is_shorter_than(Duration.parse(other))
    assert not Duration.parse(other).is_shorter_than(Duration.parse(one))
