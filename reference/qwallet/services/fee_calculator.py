"""Fee Calculator: what a payment costs on each network. Pure arithmetic in decimals."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from anarq.reference.qwallet._gen.models import Number, Quote, QuoteRequest
from anarq.reference.qwallet.services import money
from anarq.runtime.call import Call, Decision, Refused
from anarq.wire.times import rfc3339

VALID_FOR: Final = timedelta(minutes=15)
"""How long a quote holds; as long as an intent by default."""


@dataclass(frozen=True, slots=True)
class Tariff:
    """What one network and we take.

    Attributes:
        network: its name.
        currencies: what it carries.
        flat: taken by the network for each payment, in units of the currency.
        rate: taken by the network, as a part of the amount.
        service: taken by us, as a part of the amount.
    """

    network: str
    currencies: tuple[str, ...]
    flat: Decimal
    rate: Decimal
    service: Decimal

    def smallest(self, currency: str) -> Decimal | None:
        """The smallest amount of the currency; None when the network does not carry it."""
        return money.smallest(currency) if currency in self.currencies else None


LEDGER: Final = "ledger"
"""The network inside: it carries every currency that is known, between identities."""

TARIFFS: Final = (
    Tariff(LEDGER, tuple(money.DIGITS), Decimal(0), Decimal(0), Decimal("0.001")),
    Tariff("sepa", ("EUR",), Decimal("0.10"), Decimal(0), Decimal("0.001")),
    Tariff("card", ("EUR", "USD", "GBP"), Decimal("0.25"), Decimal("0.014"), Decimal("0.001")),
    Tariff("lightning", ("BTC",), Decimal("0.00000010"), Decimal("0.0005"), Decimal("0.001")),
)
"""The tariffs of the networks that are known."""


@dataclass(frozen=True, slots=True)
class Price:
    """What a payment costs over one network, in units of the currency.

    Attributes:
        network: its name.
        network_fee: what the network takes.
        service_fee: what we take.
        total: what the payer pays.
    """

    network: str
    network_fee: Decimal
    service_fee: Decimal
    total: Decimal


def quote(call: Call, body: QuoteRequest, tariffs: tuple[Tariff, ...] = TARIFFS) -> Decision[Quote]:
    """The price of a payment over the network that is asked for, else over the cheapest that carries the currency.

    Raises:
        Refused: VALIDATION_FAILED, no network carries the currency, or the amount is finer than the currency goes.
    """
    price = cheapest(exact(body["amount"]), body["currency"], body.get("network"), tariffs)
    return Decision(_quoted(call, body, price), message="Quote")


def cheapest(
    amount: Decimal, currency: str, network: str | None = None, tariffs: tuple[Tariff, ...] = TARIFFS
) -> Price:
    """The price over the network that is asked for, else over the cheapest; arguments and errors as of `carriers`."""
    priced = [_price(tariff, least, amount) for tariff, least in carriers(amount, currency, network, tariffs)]
    return min(priced, key=lambda price: (price.total, price.network))


def carriers(
    amount: Decimal, currency: str, network: str | None = None, tariffs: tuple[Tariff, ...] = TARIFFS
) -> list[tuple[Tariff, Decimal]]:
    """The networks that carry an amount, with the smallest amount of the currency on each. There is at least one.

    Args:
        amount: in units of the currency.
        currency: its code.
        network: the one that is asked for; None: any.
        tariffs: of the networks that are known.

    Raises:
        Refused: VALIDATION_FAILED, no network carries the currency, or the amount is finer than the currency goes.
    """
    smallest = {tariff: least for tariff in tariffs if (least := tariff.smallest(currency)) is not None}
    asked = {tariff: least for tariff, least in smallest.items() if network in (None, tariff.network)}
    if not asked:
        known = sorted({tariff.network for tariff in smallest})
        raise Refused("VALIDATION_FAILED", f"No such network carries `{currency}`.", {"networks": known})
    found = [(tariff, least) for tariff, least in asked.items() if not amount % least]
    if not found:
        finest = min(asked.values())
        raise Refused("VALIDATION_FAILED", f"`{currency}` is not paid in amounts finer than {finest}.")
    return found


def _price(tariff: Tariff, smallest: Decimal, amount: Decimal) -> Price:
    network_fee = _rounded(tariff.flat + amount * tariff.rate, smallest)
    service_fee = _rounded(amount * tariff.service, smallest)
    return Price(tariff.network, network_fee, service_fee, _rounded(amount + network_fee + service_fee, smallest))


def _rounded(fee: Decimal, smallest: Decimal) -> Decimal:
    return fee.quantize(smallest, rounding=ROUND_HALF_EVEN)


def _quoted(call: Call, body: QuoteRequest, price: Price) -> Quote:
    return {
        "amount": exact(body["amount"]).quantize(price.total),
        "currency": body["currency"],
        "network": price.network,
        "fees": [
            {"kind": "NETWORK", "amount": price.network_fee},
            {"kind": "SERVICE", "amount": price.service_fee},
        ],
        "total": price.total,
        "quotedAt": rfc3339(call.now),
        "validUntil": rfc3339(call.now + VALID_FOR),
    }


def exact(number: Number) -> Decimal:
    """A JSON number as a decimal, digit by digit."""
    return number if isinstance(number, Decimal) else Decimal(number)
