"""Limits: how much may be spent, by the standing of the payer and by what the payer has set."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, cast

from anarq.clients._gen.squid.models import ReputationUpdated
from anarq.ports.json import JsonObject
from anarq.ports.store import Change, Record
from anarq.reference.qwallet._gen.models import Spending, Standing, Transaction, Wallet, WalletLimits
from anarq.reference.qwallet.services import money, wallets
from anarq.runtime.call import Call, Decision, Refused
from anarq.wire.times import moment_of

STANDING: Final = "standing"
SPENDING: Final = "spending"
"""The collections of storage/map.yaml."""

Level: TypeAlias = Literal["NEW", "KNOWN", "TRUSTED"]

CONDITION: Final = "spending-limit"
"""Of security/policies.yaml: the most in one payment and in one day, in euros, by standing. Who has none is new."""

WORTH: Final[Mapping[str, int]] = MappingProxyType({"BTC": 50_000, "EUR": 1, "GBP": 1, "USD": 1})
"""Euros that one unit of a currency counts for here: round, and changed rarely, so that a limit is the same all day."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How much somebody may spend in a currency, in its smallest unit.

    Attributes:
        payer: who.
        currency: its code.
        level: the standing that it follows.
        per_transaction: the most in one payment.
        per_day: the most in one day.
        own: whether the payer has set the latter himself.
        record: of what was spent on this day; None: nothing yet.
    """

    payer: str
    currency: str
    level: Level
    per_transaction: int
    per_day: int
    own: bool
    record: Record | None

    @property
    def used(self) -> int:
        """What was spent on this day."""
        return 0 if self.record is None else money.units(str(self.record.body["spent"]), self.currency)

    @classmethod
    async def now(cls, call: Call, payer: str, currency: str) -> "Limit":
        """The limit of today.

        Raises:
            Refused: VALIDATION_FAILED, the currency is not known.
        """
        if currency not in WORTH:
            raise Refused("VALIDATION_FAILED", f"`{currency}` is not spent here.", {"currencies": sorted(WORTH)})
        known = await call.records.get(STANDING, payer)
        level = "NEW" if known is None else cast("Standing", known.body)["level"]
        allowed = _most(call, "perTransaction", level, currency), _most(call, "perDay", level, currency)
        set_ = _set(await wallets.kept(call, payer), currency)
        own = set_ is not None and set_ < allowed[1]
        most = set_ if set_ is not None and own else allowed[1]
        spent = await call.records.get(SPENDING, _name(payer, currency, call.now))
        return cls(payer, currency, level, min(allowed[0], most), most, own, spent)

    async def spend(self, call: Call, amount: int) -> Change:
        """Counts what a payment takes, its fee included, when the policy allows it.

        Raises:
            Refused: SPENDING_LIMIT_EXCEEDED, that is more than may be spent; SERVICE_UNAVAILABLE, the policy cannot
                decide now.
        """
        reasons = await call.conditions.broken(CONDITION, self._facts(amount), call.now)
        if reasons:
            at_once = "above_transaction_limit" in reasons
            most, would = (self.per_transaction, amount) if at_once else (self.per_day, self.used + amount)
            details = {"reasons": list(reasons), "level": self.level, "currency": self.currency}
            details |= {"allowed": money.text(most, self.currency), "asked": money.text(would, self.currency)}
            raise Refused("SPENDING_LIMIT_EXCEEDED", "The payment is more than may be spent now.", details)
        day = _day(call.now)
        return _counted(self.payer, self.currency, day, self.record, self.used + amount)

    def _facts(self, amount: int) -> JsonObject:
        """What the policy decides by: smallest units, so often as each counts for one euro."""
        worth = WORTH[self.currency]
        return {
            "standing": self.level,
            "asked": amount * worth,
            "used": self.used * worth,
            "own": self.per_day * worth if self.own else None,
            "scale": 10 ** money.DIGITS[self.currency],
        }

    def as_json(self) -> WalletLimits:
        """The limit as it is told."""
        why = "Its owner has set the daily limit." if self.own else f"The standing is {self.level}."
        return {
            "squidId": self.payer,
            "currency": self.currency,
            "level": self.level,
            "perTransaction": money.text(self.per_transaction, self.currency),
            "perDay": money.text(self.per_day, self.currency),
            "usedToday": money.text(self.used, self.currency),
            "reason": why,
        }


async def given_back(call: Call, transactions: Iterable[Transaction]) -> tuple[Change, ...]:
    """What signed payments that come to nothing took of the limits of their day, given back."""
    back: dict[tuple[str, str, str], int] = {}
    for transaction in transactions:
        currency = transaction["currency"]
        key = transaction["squidId"], currency, _day(moment_of(transaction["signedAt"]))
        total = sum(money.units(number, currency) for number in (transaction["amount"], transaction["fee"]))
        back[key] = back.get(key, 0) + total
    changes: list[Change] = []
    for (payer, currency, day), total in sorted(back.items()):
        record = await call.records.get(SPENDING, f"{payer}/{currency}/{day}")
        if record is not None:  # the treasury has none
            left = money.units(str(record.body["spent"]), currency) - total
            changes.append(_counted(payer, currency, day, record, left))
    return tuple(changes)


async def learn(call: Call, data: ReputationUpdated) -> Decision[None]:
    """Keeps the standing of an identity. Events may come in another order than they happened: the latest holds."""
    record = await call.records.get(STANDING, data["squidId"])
    if record is not None and moment_of(str(record.body["updatedAt"])) >= moment_of(data["updatedAt"]):
        return Decision(None)
    standing: Standing = {"squidId": data["squidId"], "level": data["level"], "updatedAt": data["updatedAt"]}
    version = 0 if record is None else record.version
    return Decision(None, (Change(STANDING, data["squidId"], standing, version, owner=data["squidId"]),))


def _counted(payer: str, currency: str, day: str, record: Record | None, spent: int) -> Change:
    name = f"{payer}/{currency}/{day}"
    spending: Spending = {
        "spendingId": name,
        "currency": currency,
        "day": day,
        "spent": money.text(spent, currency),
    }
    return Change(SPENDING, name, spending, 0 if record is None else record.version, owner=payer)


def _name(payer: str, currency: str, now: datetime) -> str:
    return f"{payer}/{currency}/{_day(now)}"


def _day(now: datetime) -> str:
    return f"{now:%Y-%m-%d}"


def _most(call: Call, key: str, level: Level, currency: str) -> int:
    """How much the policies allow, in the smallest unit of a currency."""
    euros = call.conditions.numbers(CONDITION, key)[level]
    if euros is None:
        raise ValueError(f"the condition {CONDITION} says no number of {level}")
    result: int = euros * 10 ** money.DIGITS[currency] // WORTH[currency]
    return result


def _set(wallet: Wallet | None, currency: str) -> int | None:
    """What the owner has set for one day, in the smallest unit of a currency; None: nothing."""
    if wallet is None or "perDay" not in wallet:
        return None
    own = wallet["defaultCurrency"]
    whole = money.units(wallet["perDay"], own)
    digits = 10 ** money.DIGITS[currency] * WORTH[own], 10 ** money.DIGITS[own] * WORTH[currency]
    result: int = whole * digits[0] // digits[1]
    return result
