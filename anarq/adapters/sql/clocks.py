"""Times that were noted by a clock which need not be right now: that of another process, or ours before it was set."""

from typing import Final

APART: Final = 600.0
"""Seconds by which the clocks of processes on one state may differ."""


def is_beyond(noted: float, latest: float) -> bool:
    """Whether a time lies further ahead than anybody would note whose clock is about right.

    Whoever noted it had a clock that was far ahead and has been set back since; to wait for it may take days.

    Args:
        noted: as it is kept, epoch seconds.
        latest: what would be noted now.
    """
    return noted - latest > APART
