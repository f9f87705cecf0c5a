"""Money: amounts of a currency, counted in whole numbers of its smallest unit, so that nothing is ever rounded."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from anarq.reference.qwallet._gen.models import Number

DIGITS: Final[Mapping[str, int]] = MappingProxyType({"BTC": 8, "EUR": 2, "GBP": 2, "USD": 2})
"""Digits after the point, by currency: the currencies that are known."""


def smallest(currency: str) -> Decimal:
    """The smallest amount of a known currency."""
    return number(1, currency)


def units(amount: Number | str, currency: str) -> int:
    """An amount in the smallest unit of a known currency.

    Raises:
        ValueError: it is finer than the currency goes.
    """
    numerator, denominator = Decimal(amount).as_integer_ratio()
    in_one: int = 10 ** DIGITS[currency]
    whole, rest = divmod(numerator * in_one, denominator)
    if rest:
        raise ValueError(f"{amount} is finer than {currency} goes")
    return whole


def number(whole: int, currency: str) -> Decimal:
    """What so many smallest units of a known currency are."""
    return Decimal(f"{whole}E-{DIGITS[currency]}")


def text(whole: int, currency: str) -> str:
    """The same as a `DecimalText`, with all the digits of the currency: `25.50`."""
    return f"{number(whole, currency):f}"
