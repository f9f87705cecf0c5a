"""What Qmarket uses of Qonsent, and nothing else: its client and its mock both satisfy it.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qonsent.models import PermissionCheck, PermissionDecision

__all__ = [
    "PermissionCheck",
    "PermissionDecision",
    "Qonsent",
]


class Qonsent(Protocol):
    """The operations of Qonsent that Qmarket declares to use in its module.yaml."""

    async def check_permission(
        self,
        body: PermissionCheck,
    ) -> PermissionDecision:
        """Check a permission. Verifies the chain, then the policy that it was given under and the newest version of
        it, then the revocations; whatever cannot be decided is denied. A denial is an answer, not an error.
        """
        ...
