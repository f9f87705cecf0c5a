"""What is shown of a text that somebody has sent."""

import pytest

from anarq.wire.shown import shown


@pytest.mark.parametrize(
    ("text", "told"), [("a" * 80, "a" * 80), ("a" * 81, "a" * 80 + "…"), ("a" * 1_000_000, "a" * 80 + "…")]
)
def test_a_text_is_shown_whole_as_long_as_it_is_short(text: str, told: str) -> None:
    assert shown(text) == told
