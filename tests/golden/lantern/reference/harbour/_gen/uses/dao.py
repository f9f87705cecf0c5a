"""What Harbour uses of DAO, and nothing else: its client and its mock both satisfy it.

Generated from modules/harbour by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.dao.models import Dao, DaoEvent

__all__ = [
    "Dao",
    "DaoEvent",
    "DaoPeer",
]


class DaoPeer(Protocol):
    """The operations of DAO that Harbour declares to use in its module.yaml."""

    async def open_hall(
        self,
        body: DaoEvent,
    ) -> Dao:
        """Open a hall."""
        ...
