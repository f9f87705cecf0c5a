"""Fee Calculator: what a payment costs on each network. Pure arithmetic in decimals."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final, cast

from anarq.ports.store import Change, Record
from anarq.reference.qwallet._gen.models import Estimate, Number, Quote, QuoteRequest
from anarq.reference.qwallet.services import money
from anarq.runtime.call import Call, Decision, Refused
from anarq.runtime.identifiers import new_identifier, newest_first
from anarq.wire.times import moment_of, rfc3339

QUOTE: Final = "quote"
"""The collection of storage/map.yaml."""

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


def estimate(body: QuoteRequest, tariffs: tuple[Tariff, ...] = TARIFFS) -> Decision[Estimate]:
    """The price of a payment over the network that is asked for, else over the cheapest that carries the currency.

    Raises:
        Refused: VALIDATION_FAILED, no network carries the currency, or the amount is finer than the currency goes.
    """
    return Decision(_estimate(body, tariffs), message="Estimate")


def quote(call: Call, body: QuoteRequest, tariffs: tuple[Tariff, ...] = TARIFFS) -> Decision[Quote]:
    """Promises the price of a payment to whom the call is about; errors as of `estimate`."""
    quote_: Quote = {
        **_estimate(body, tariffs),
        "quoteId": new_identifier("quo", call),
        "squidId": str(call.owner),
        "quotedAt": rfc3339(call.now),
        "validUntil": rfc3339(call.now + VALID_FOR),
    }
    change = Change(QUOTE, quote_["quoteId"], quote_, 0, owner=call.owner, sort=newest_first(call))
    return Decision(quote_, (change,), message="Quote")


def quote_of(record: Record) -> Quote:
    """The quote that a record holds."""
    return cast("Quote", dict(record.body))


def require_valid(call: Call, quote_: Quote, amount: Decimal, currency: str) -> None:
    """Checks that an intent may name a quote.

    Raises:
        Refused: CONFLICT, its time is over, or it is of another payment.
    """
    if call.now > moment_of(quote_["validUntil"]):
        details = {"reasons": ["quote_over"], "validUntil": quote_["validUntil"]}
        raise Refused("CONFLICT", "The time of the quote is over.", details)
    if (Decimal(quote_["amount"]), quote_["currency"]) != (amount, currency):
        details = {"reasons": ["quote_of_another_payment"], "amount": quote_["amount"], "currency": quote_["currency"]}
        raise Refused("CONFLICT", "The quote is of another amount.", details)


def promised(quote_: Quote) -> Price:
    """The price that a quote promises."""
    taken = {fee["kind"]: Decimal(fee["amount"]) for fee in quote_["fees"]}
    return Price(quote_["network"], taken["NETWORK"], taken["SERVICE"], Decimal(quote_["total"]))


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
        message = f"`{currency}` is not paid in amounts finer than {finest}."
        raise Refused("VALIDATION_FAILED", message, {"amount": str(amount), "finest": str(finest)})
    return found


def _price(tariff: Tariff, smallest: Decimal, amount: Decimal) -> Price:
    network_fee = _rounded(tariff.flat + amount * tariff.rate, smallest)
    service_fee = _rounded(amount * tariff.service, smallest)
    return Price(tariff.network, network_fee, service_fee, _rounded(amount + network_fee + service_fee, smallest))


def _rounded(fee: Decimal, smallest: Decimal) -> Decimal:
    return fee.quantize(smallest, rounding=ROUND_HALF_EVEN)


def _estimate(body: QuoteRequest, tariffs: tuple[Tariff, ...]) -> Estimate:
    amount, currency = exact(body["amount"]), body["currency"]
    price = cheapest(amount, currency, body.get("network"), tariffs)
    return {
        "amount": f"{amount.quantize(price.total):f}",
        "currency": currency,
        "network": price.network,
        "fees": [
            {"kind": "NETWORK", "amount": f"{price.network_fee:f}"},
            {"kind": "SERVICE", "amount": f"{price.service_fee:f}"},
        ],
        "total": f"{price.total:f}",
    }


def exact(number: Number) -> Decimal:
    """A JSON number as a decimal, digit by digit."""
    return number if isinstance(number, Decimal) else Decimal(number)
