"""What Qflow uses of Qmask, and nothing else: its client and its mock both satisfy it.

Generated from modules/qflow by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qmask.models import Profile

__all__ = [
    "Profile",
    "Qmask",
]


class Qmask(Protocol):
    """The operations of Qmask that Qflow declares to use in its module.yaml."""

    async def get_profile(
        self,
        *,
        profile_id: str,
    ) -> Profile:
        """Read a profile."""
        ...
