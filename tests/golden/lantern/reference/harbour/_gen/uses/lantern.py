"""What Harbour uses of Lantern, and nothing else: its client and its mock both satisfy it.

Generated from modules/harbour by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.lantern.models import Flash, Lamp, Signal

__all__ = [
    "Flash",
    "Lamp",
    "Lantern",
    "Signal",
]


class Lantern(Protocol):
    """The operations of Lantern that Harbour declares to use in its module.yaml."""

    async def get_lamp(
        self,
        *,
        lamp_id: str,
    ) -> Lamp:
        """Read a lamp."""
        ...

    async def flash(
        self,
        body: Flash,
    ) -> Signal:
        """Show a pattern once."""
        ...
