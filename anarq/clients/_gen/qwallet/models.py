"""The types of the contracts of Qwallet, with their exact JSON names.

Generated from modules/qwallet/contracts, modules/qwallet/openapi.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Currency,
    DecimalText,
    Did,
    Erasure,
    ErasureDone,
    ExportPage,
    IdentityRef,
    LockSig,
    PageInfo,
    Timestamp,
)
from anarq.clients.values import Number

__all__ = [
    "AuditEntryPage",
    "Balance",
    "BalancePage",
    "Currency",
    "DecimalText",
    "Did",
    "Erasure",
    "ErasureDone",
    "Estimate",
    "EstimateFeesItem",
    "ExportPage",
    "IdentityRef",
    "LedgerEntry",
    "LedgerEntryPage",
    "LockSig",
    "Network",
    "NetworkPage",
    "PageInfo",
    "Payment",
    "PaymentFailure",
    "PaymentIntent",
    "PaymentIntentPage",
    "PaymentIntentRequest",
    "PaymentTerms",
    "Quote",
    "QuoteRequest",
    "SigningRequest",
    "Spending",
    "Standing",
    "Timestamp",
    "Transaction",
    "TransactionPage",
    "Wallet",
    "WalletConfiguration",
    "WalletConfigurationRequest",
    "WalletConfigured",
    "WalletLimits",
]


class Balance(TypedDict):
    """What a wallet holds in one currency.

    Attributes:
        currency: In which currency.
        available: Can be spent. Below zero at the treasury alone.
        reserved: Held for payments that are signed and not paid.
    """

    currency: Currency
    available: DecimalText
    reserved: DecimalText


class BalancePage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Balance]


class EstimateFeesItem(TypedDict):
    """`EstimateFeesItem`, which the interface writes out in place.

    Attributes:
        kind: Who takes it.
        amount: How much.
    """

    kind: Literal["NETWORK", "SERVICE"]
    amount: DecimalText


class Estimate(TypedDict):
    """What a payment costs over one network.

    Attributes:
        amount: How much reaches the recipient.
        currency: The currency of every amount here.
        network: The network that was priced.
        fees: What is taken on the way.
        total: What the payer pays.
    """

    amount: DecimalText
    currency: Currency
    network: str
    fees: list[EstimateFeesItem]
    total: DecimalText


class LedgerEntry(TypedDict):
    """One side of a transfer: what an account gained or lost. The entries of a transfer sum to zero.

    Attributes:
        entryId: Names the entry.
        transferId: The transfer that it is a side of.
        cause: Signing holds, cancelling and expiring release, paying pays.
        intentId: The intent that it follows from.
        account: Which account of the identity; only the treasury has `FEES`.
        currency: In which currency.
        amount: What the account gained; below zero: lost.
        balance: What the account held afterwards; absent for `FEES`, which is the sum of its entries.
        bookedAt: When it was booked.
    """

    entryId: str
    transferId: str
    cause: Literal["RESERVATION", "RELEASE", "PAYMENT"]
    intentId: str
    account: Literal["AVAILABLE", "RESERVED", "FEES"]
    currency: Currency
    amount: DecimalText
    balance: NotRequired[DecimalText]
    bookedAt: Timestamp


class LedgerEntryPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[LedgerEntry]


class Network(TypedDict):
    """A payment network behind the multi-chain adapter.

    Attributes:
        network: Names the network.
        name: Its name for people.
        currencies: What it carries.
        finalityMilliseconds: How long until a payment is final, as a rule.
        status: Whether payments go through now.
    """

    network: str
    name: str
    currencies: list[Currency]
    finalityMilliseconds: int
    status: Literal["UP", "DEGRADED", "DOWN"]


class NetworkPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Network]


class PaymentFailure(TypedDict):
    """A payment that ended without being paid.

    Attributes:
        intentId: The intent.
        transactionId: Its transaction, when it was signed.
        payer: Who would have paid.
        reason: Why it ended.
        failedAt: When it ended.
    """

    intentId: str
    transactionId: NotRequired[str]
    payer: Did
    reason: Literal["CANCELLED", "EXPIRED"]
    failedAt: Timestamp


class PaymentTerms(TypedDict):
    """What is to be paid, to whom and what for.

    Attributes:
        amount: How much, in units of the currency; carried exactly.
        currency: In which currency.
        recipient: Who is paid: an identity, or an address on the network.
        purpose: What for, in the payer's words.
    """

    amount: Number
    currency: Currency
    recipient: str
    purpose: str


class PaymentIntent(PaymentTerms):
    """A payment from its intention to its settlement.

    Attributes:
        intentId: Names the intent.
        actor: Who created it: the payer, or whoever the payer lets act.
        payer: The identity that pays.
        metadata: Facts that the caller keeps with it.
        status: How far it has come; `SETTLED` and `FAILED` are final.
        createdAt: When it was created.
        expiresAt: When it can no longer be signed or paid.
        transactionId: The transaction that carries it out, once it is signed.
        failure: Why it is `FAILED`.
        quoteId: The quote whose total holds; without one, what it costs when it is signed.
    """

    intentId: str
    actor: IdentityRef
    payer: Did
    metadata: Mapping[str, object]
    status: Literal["PENDING", "SIGNED", "SETTLED", "FAILED"]
    createdAt: Timestamp
    expiresAt: Timestamp
    transactionId: NotRequired[str]
    failure: NotRequired[Literal["CANCELLED", "EXPIRED"]]
    quoteId: NotRequired[str]


class PaymentIntentPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[PaymentIntent]


class PaymentIntentRequest(PaymentTerms):
    """A payment that the caller intends to make.

    Attributes:
        metadata: Facts that the caller keeps with it.
        expiresIn: Seconds until it can no longer be signed or paid.
        quoteId: The quote whose total holds; without one, what it costs when it is signed.
    """

    metadata: NotRequired[Mapping[str, str | Number | bool]]
    expiresIn: NotRequired[int]
    quoteId: NotRequired[str]


class Payment(TypedDict):
    """A settled payment: the receipt.

    Attributes:
        paymentId: Names the payment.
        transactionId: The transaction that settled it.
        intentId: The intent that it fulfils.
        amount: How much was paid.
        currency: In which currency.
        settledAt: When it was settled.
        legacy_amount: The amount as older clients read it; `amount` takes its place.
    """

    paymentId: str
    transactionId: str
    intentId: str
    amount: Number
    currency: Currency
    settledAt: Timestamp
    legacy_amount: NotRequired[str]


class QuoteRequest(TypedDict):
    """A payment whose price is asked for.

    Attributes:
        amount: How much, in units of the currency.
        currency: In which currency.
        network: Over which network; the cheapest one by default.
    """

    amount: Number
    currency: Currency
    network: NotRequired[str]


class Quote(Estimate):
    """A promise: whoever names it when he creates an intent for this amount, until it ends, pays this total,
    whatever the fees are by then.

    Attributes:
        quoteId: Names the quote.
        squidId: To whom it is promised.
        quotedAt: When it was computed.
        validUntil: Until when an intent may name it.
    """

    quoteId: str
    squidId: Did
    quotedAt: Timestamp
    validUntil: Timestamp


class SigningRequest(TypedDict):
    """What the caller agrees to when it signs.

    Attributes:
        network: Over which network to pay.
        maxTotal: The most that the payer pays, fees included; what is above is refused.
        approval: Signature of `{amount, currency, intentId, kind, network, payer, recipient, total}` in canonical
            form by the payer's key: `kind` is `qwallet.payment`, amounts are texts with the digits of the currency,
            and the others are as the intent has them.
    """

    network: str
    maxTotal: NotRequired[Number]
    approval: LockSig


class Spending(TypedDict):
    """What a payer has signed in one currency on one day, and not cancelled.

    Attributes:
        spendingId: Payer, currency and day.
        currency: The currency.
        day: The day, UTC.
        spent: How much.
    """

    spendingId: str
    currency: Currency
    day: str
    spent: DecimalText


class Standing(TypedDict):
    """The standing of a payer, as sQuid told it last.

    Attributes:
        squidId: The identity.
        level: The band of its reputation.
        updatedAt: Of when that is.
    """

    squidId: Did
    level: Literal["NEW", "KNOWN", "TRUSTED"]
    updatedAt: Timestamp


class Transaction(TypedDict):
    """A signed payment on its way over a network.

    Attributes:
        transactionId: Names the transaction.
        intentId: The intent that it carries out.
        squidId: Who pays.
        network: The network.
        amount: How much reaches the recipient.
        fee: What is taken on the way.
        currency: The currency of both.
        recipient: Who is paid.
        status: How far it has come.
        signedAt: When it was signed.
        settledAt: When the network confirmed it.
        networkReference: How the network names it.
    """

    transactionId: str
    intentId: str
    squidId: Did
    network: str
    amount: Number
    fee: Number
    currency: Currency
    recipient: str
    status: Literal["SIGNED", "SETTLED", "FAILED"]
    signedAt: Timestamp
    settledAt: NotRequired[Timestamp]
    networkReference: NotRequired[str]


class TransactionPage(PageInfo):
    """One page of a list, in a stable order.

    Attributes:
        items: The items of this page.
    """

    items: list[Transaction]


class WalletConfiguration(TypedDict):
    """How a wallet is to behave.

    Attributes:
        defaultCurrency: The currency of amounts that name none.
        networks: The networks to use, the preferred one first.
        perDay: The most to be spent in one day, in the default currency; what the standing allows where that is
            less.
    """

    defaultCurrency: Currency
    networks: list[str]
    perDay: NotRequired[DecimalText]


class WalletConfigurationRequest(WalletConfiguration):
    """The configuration to set; it replaces the one before.

    Attributes:
        expectedVersion: The `version` of the wallet that the configuration was made for; 0 where it was never
            configured.
    """

    expectedVersion: int


class WalletConfigured(TypedDict):
    """A change of how a wallet is to behave, as peers are told: what it says now they ask for, if they may.

    Attributes:
        squidId: Whose wallet it is.
        version: Counts how often it was configured.
        configuredAt: When it was configured.
    """

    squidId: Did
    version: int
    configuredAt: Timestamp


class WalletLimits(TypedDict):
    """How much may be spent now: follows the standing of the identity, and what its owner has set.

    Attributes:
        squidId: Whose limits these are.
        currency: The currency of every amount here.
        perTransaction: The most in one payment, its fee included.
        perDay: The most in one day, UTC.
        usedToday: What was signed today and is not cancelled.
        reason: Why they are what they are.
        level: The standing that they follow.
    """

    squidId: Did
    currency: Currency
    perTransaction: DecimalText
    perDay: DecimalText
    usedToday: DecimalText
    reason: str
    level: Literal["NEW", "KNOWN", "TRUSTED"]


class Wallet(WalletConfiguration):
    """A wallet: its configuration and what it holds.

    Attributes:
        squidId: Whose wallet it is.
        balances: What it holds, by currency.
        version: Counts how often it was configured: what `expectedVersion` is compared with.
        updatedAt: When it was configured last.
    """

    squidId: Did
    balances: list[Balance]
    version: int
    updatedAt: NotRequired[Timestamp]
