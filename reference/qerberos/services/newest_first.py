"""The order of what Qerberos lists: what came last stands first."""

from typing import Final

from anarq.runtime.call import Call

_FAR: Final = 10**17
"""Microseconds since the epoch, in a far future: what is left until then sorts later moments first."""


def newest_first(call: Call) -> str:
    """The text by which what the call creates is sorted."""
    return f"{_FAR - int(call.now.timestamp() * 1_000_000):018d}"
