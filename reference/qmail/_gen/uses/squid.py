"""What Qmail uses of sQuid, and nothing else: its client and its mock both satisfy it.

Generated from modules/qmail by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.squid.models import Did, IdentityStatus

__all__ = [
    "Did",
    "IdentityStatus",
    "Squid",
]


class Squid(Protocol):
    """The operations of sQuid that Qmail declares to use in its module.yaml."""

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
