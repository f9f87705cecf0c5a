"""Prices: exact amounts, and over which network they are paid."""

from decimal import Decimal
from typing import Final

from anarq.reference.qmarket._gen.models import Money

NETWORK: Final = "ledger"
"""Of Qwallet: the one on which identities are paid."""


def exact(price: Money) -> Decimal:
    """The amount, digit by digit."""
    return Decimal(price["amount"])


def same(one: Money, other: Money) -> bool:
    """Whether two prices are the same, however many digits they are written with."""
    return one["currency"] == other["currency"] and exact(one) == exact(other)
