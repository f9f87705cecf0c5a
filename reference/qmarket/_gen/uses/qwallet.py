"""What Qmarket uses of Qwallet, and nothing else: its client and its mock both satisfy it.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qwallet.models import Quote, QuoteRequest

__all__ = [
    "Quote",
    "QuoteRequest",
    "Qwallet",
]


class Qwallet(Protocol):
    """The operations of Qwallet that Qmarket declares to use in its module.yaml."""

    async def quote_payment(
        self,
        body: QuoteRequest,
    ) -> Quote:
        """Ask what a payment costs. Computes fees and total; nothing is stored."""
        ...
