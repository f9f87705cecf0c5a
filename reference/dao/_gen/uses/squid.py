"""What DAO uses of sQuid, and nothing else: its client and its mock both satisfy it.

Generated from modules/dao by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.squid.models import Did, IdentityStatus, Reputation

__all__ = [
    "Did",
    "IdentityStatus",
    "Reputation",
    "Squid",
]


class Squid(Protocol):
    """The operations of sQuid that DAO declares to use in its module.yaml."""

    async def get_identity_status(
        self,
        *,
        squid_id: Did,
        sub_id: Did | None = None,
    ) -> IdentityStatus:
        """Ask whether an identity may act. Open to every module and client: it tells the state, and nothing of the
        profile.
        """
        ...

    async def get_reputation(
        self,
        *,
        squid_id: Did,
    ) -> Reputation:
        """Read the reputation of an identity."""
        ...
