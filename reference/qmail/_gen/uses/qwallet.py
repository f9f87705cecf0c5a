"""What Qmail uses of Qwallet, and nothing else: its client and its mock both satisfy it.

Generated from modules/qmail by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qwallet.models import Payment

__all__ = [
    "Payment",
    "Qwallet",
]


class Qwallet(Protocol):
    """The operations of Qwallet that Qmail declares to use in its module.yaml."""

    async def pay_intent(
        self,
        *,
        intent_id: str,
        idempotency_key: str | None = None,
    ) -> Payment:
        """Pay a signed intent. Hands the signed transaction to its network and answers when it is settled. An intent
        is paid at most once.
        """
        ...
