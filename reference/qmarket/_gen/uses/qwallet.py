"""What Qmarket uses of Qwallet, and nothing else: its client and its mock both satisfy it.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qwallet.models import Estimate, QuoteRequest

__all__ = [
    "Estimate",
    "QuoteRequest",
    "Qwallet",
]


class Qwallet(Protocol):
    """The operations of Qwallet that Qmarket declares to use in its module.yaml."""

    async def estimate_payment(
        self,
        body: QuoteRequest,
    ) -> Estimate:
        """Ask what a payment costs. Computes fees and total as they are now; nothing is promised, and nothing
        stored. `quotePayment` promises.
        """
        ...
