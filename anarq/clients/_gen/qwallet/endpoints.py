"""The operations of Qwallet as its callers know them.

Generated from modules/qwallet by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qwallet import schemas
from anarq.clients.endpoint import Endpoint, Resource

LIST_INTENTS: Final = Endpoint(
    module="qwallet",
    name="listIntents",
    method="GET",
    path="/intents",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["PENDING", "SIGNED", "SETTLED", "FAILED"]},
        "currency": {
            "title": "Currency",
            "description": "Currency code: ISO 4217, or the ticker of a token in the same form.",
            "type": "string",
            "pattern": "^[A-Z][A-Z0-9]{2,9}$",
        },
        "createdAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.PAYMENT_INTENT_PAGE,
    scope="qwallet.intent.read",
    safe=True,
    resource=Resource("PaymentIntent", "intentId", many=True),
    example={
        "items": [
            {
                "amount": Decimal("25.5"),
                "currency": "EUR",
                "recipient": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "purpose": "Invoice 2026-014",
                "intentId": "int_01JJY3ZK9B2M4N6P",
                "actor": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
                "payer": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "metadata": {"invoice": "2026-014"},
                "status": "PENDING",
                "createdAt": "2026-01-31T09:30:00Z",
                "expiresAt": "2026-01-31T09:45:00Z",
            }
        ]
    },
)

CREATE_INTENT: Final = Endpoint(
    module="qwallet",
    name="createIntent",
    method="POST",
    path="/intents",
    request=schemas.PAYMENT_INTENT_REQUEST,
    response=schemas.PAYMENT_INTENT,
    idempotent=True,
    scope="qwallet.intent.create",
    resource=Resource("PaymentIntent", "intentId"),
    example={
        "amount": Decimal("25.5"),
        "currency": "EUR",
        "recipient": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "purpose": "Invoice 2026-014",
        "intentId": "int_01JJY3ZK9B2M4N6P",
        "actor": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
        "payer": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "metadata": {"invoice": "2026-014"},
        "status": "PENDING",
        "createdAt": "2026-01-31T09:30:00Z",
        "expiresAt": "2026-01-31T09:45:00Z",
    },
)

GET_INTENT: Final = Endpoint(
    module="qwallet",
    name="getIntent",
    method="GET",
    path="/intents/{intentId}",
    parameters={"intentId": {"type": "string", "pattern": "^int_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["intentId"]),
    response=schemas.PAYMENT_INTENT,
    scope="qwallet.intent.read",
    safe=True,
    resource=Resource("PaymentIntent", "intentId"),
    example={
        "amount": Decimal("25.5"),
        "currency": "EUR",
        "recipient": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "purpose": "Invoice 2026-014",
        "intentId": "int_01JJY3ZK9B2M4N6P",
        "actor": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
        "payer": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "metadata": {"invoice": "2026-014"},
        "status": "PENDING",
        "createdAt": "2026-01-31T09:30:00Z",
        "expiresAt": "2026-01-31T09:45:00Z",
    },
)

CANCEL_INTENT: Final = Endpoint(
    module="qwallet",
    name="cancelIntent",
    method="POST",
    path="/intents/{intentId}/cancellation",
    parameters={"intentId": {"type": "string", "pattern": "^int_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["intentId"]),
    response=schemas.PAYMENT_INTENT,
    idempotent=True,
    scope="qwallet.intent.cancel",
    resource=Resource("PaymentIntent", "intentId"),
    example={
        "amount": Decimal("25.5"),
        "currency": "EUR",
        "recipient": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "purpose": "Invoice 2026-014",
        "intentId": "int_01JJY3ZK9B2M4N6P",
        "actor": {"squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
        "payer": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "metadata": {"invoice": "2026-014"},
        "status": "PENDING",
        "createdAt": "2026-01-31T09:30:00Z",
        "expiresAt": "2026-01-31T09:45:00Z",
    },
)

SIGN_INTENT: Final = Endpoint(
    module="qwallet",
    name="signIntent",
    method="POST",
    path="/intents/{intentId}/signature",
    parameters={"intentId": {"type": "string", "pattern": "^int_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["intentId"]),
    request=schemas.SIGNING_REQUEST,
    response=schemas.TRANSACTION,
    idempotent=True,
    scope="qwallet.tx.sign",
    resource=Resource("Transaction", "transactionId"),
    example={
        "transactionId": "tx_01JJY3ZK9B2M4N6P",
        "intentId": "int_01JJY3ZK9B2M4N6P",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "network": "sepa",
        "amount": Decimal("25.5"),
        "fee": Decimal("0.1"),
        "currency": "EUR",
        "recipient": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "SIGNED",
        "signedAt": "2026-01-31T09:30:00Z",
    },
)

PAY_INTENT: Final = Endpoint(
    module="qwallet",
    name="payIntent",
    method="POST",
    path="/intents/{intentId}/payment",
    parameters={"intentId": {"type": "string", "pattern": "^int_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["intentId"]),
    response=schemas.PAYMENT,
    idempotent=True,
    scope="qwallet.tx.pay",
    resource=Resource("Payment", "paymentId"),
    example={
        "paymentId": "pay_01JJY3ZK9B2M4N6P",
        "transactionId": "tx_01JJY3ZK9B2M4N6P",
        "intentId": "int_01JJY3ZK9B2M4N6P",
        "amount": Decimal("25.5"),
        "currency": "EUR",
        "settledAt": "2026-01-31T09:30:00Z",
        "legacy_amount": "25.50",
    },
)

ESTIMATE_PAYMENT: Final = Endpoint(
    module="qwallet",
    name="estimatePayment",
    method="POST",
    path="/estimates",
    request=schemas.QUOTE_REQUEST,
    response=schemas.ESTIMATE,
    scope="qwallet.quote.read",
    safe=True,
    example={
        "amount": "25.50",
        "currency": "EUR",
        "network": "ledger",
        "fees": [{"kind": "NETWORK", "amount": "0.00"}, {"kind": "SERVICE", "amount": "0.03"}],
        "total": "25.53",
    },
)

QUOTE_PAYMENT: Final = Endpoint(
    module="qwallet",
    name="quotePayment",
    method="POST",
    path="/quotes",
    request=schemas.QUOTE_REQUEST,
    response=schemas.QUOTE,
    idempotent=True,
    scope="qwallet.quote.create",
    resource=Resource("Quote", "quoteId"),
    example={
        "amount": "25.50",
        "currency": "EUR",
        "network": "ledger",
        "fees": [{"kind": "NETWORK", "amount": "0.00"}, {"kind": "SERVICE", "amount": "0.03"}],
        "total": "25.53",
        "quoteId": "quo_01JJY3ZK9B2M4N6P",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "quotedAt": "2026-01-31T09:30:00Z",
        "validUntil": "2026-01-31T09:45:00Z",
    },
)

GET_QUOTE: Final = Endpoint(
    module="qwallet",
    name="getQuote",
    method="GET",
    path="/quotes/{quoteId}",
    parameters={"quoteId": {"type": "string", "pattern": "^quo_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["quoteId"]),
    response=schemas.QUOTE,
    scope="qwallet.quote.read",
    safe=True,
    resource=Resource("Quote", "quoteId"),
    example={
        "amount": "25.50",
        "currency": "EUR",
        "network": "ledger",
        "fees": [{"kind": "NETWORK", "amount": "0.00"}, {"kind": "SERVICE", "amount": "0.03"}],
        "total": "25.53",
        "quoteId": "quo_01JJY3ZK9B2M4N6P",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "quotedAt": "2026-01-31T09:30:00Z",
        "validUntil": "2026-01-31T09:45:00Z",
    },
)

GET_WALLET: Final = Endpoint(
    module="qwallet",
    name="getWallet",
    method="GET",
    path="/wallet",
    response=schemas.WALLET,
    scope="qwallet.wallet.read",
    safe=True,
    resource=Resource("Wallet", "squidId"),
    example={
        "defaultCurrency": "EUR",
        "networks": ["ledger"],
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "balances": [{"currency": "EUR", "available": "120.00", "reserved": "25.60"}],
        "version": 1,
        "updatedAt": "2026-01-31T09:30:00Z",
        "perDay": "500.00",
    },
)

CONFIGURE_WALLET: Final = Endpoint(
    module="qwallet",
    name="configureWallet",
    method="PUT",
    path="/wallet",
    request=schemas.WALLET_CONFIGURATION_REQUEST,
    response=schemas.WALLET,
    idempotent=True,
    scope="qwallet.wallet.configure",
    resource=Resource("Wallet", "squidId"),
    example={
        "defaultCurrency": "EUR",
        "networks": ["ledger"],
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "balances": [{"currency": "EUR", "available": "120.00", "reserved": "25.60"}],
        "version": 1,
        "updatedAt": "2026-01-31T09:30:00Z",
        "perDay": "500.00",
    },
)

GET_LIMITS: Final = Endpoint(
    module="qwallet",
    name="getLimits",
    method="GET",
    path="/wallet/limits",
    parameters={
        "currency": {
            "title": "Currency",
            "description": "Currency code: ISO 4217, or the ticker of a token in the same form.",
            "type": "string",
            "pattern": "^[A-Z][A-Z0-9]{2,9}$",
        }
    },
    required=frozenset(["currency"]),
    response=schemas.WALLET_LIMITS,
    scope="qwallet.wallet.read",
    safe=True,
    example={
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "currency": "EUR",
        "level": "KNOWN",
        "perTransaction": "10000.00",
        "perDay": "25000.00",
        "usedToday": "25.53",
        "reason": "The standing is KNOWN.",
    },
)

LIST_TRANSACTIONS: Final = Endpoint(
    module="qwallet",
    name="listTransactions",
    method="GET",
    path="/transactions",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["SIGNED", "SETTLED", "FAILED"]},
        "currency": {
            "title": "Currency",
            "description": "Currency code: ISO 4217, or the ticker of a token in the same form.",
            "type": "string",
            "pattern": "^[A-Z][A-Z0-9]{2,9}$",
        },
        "createdAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.TRANSACTION_PAGE,
    scope="qwallet.tx.read",
    safe=True,
    resource=Resource("Transaction", "transactionId", many=True),
    example={
        "items": [
            {
                "transactionId": "tx_01JJY3ZK9B2M4N6P",
                "intentId": "int_01JJY3ZK9B2M4N6P",
                "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "network": "sepa",
                "amount": Decimal("25.5"),
                "fee": Decimal("0.1"),
                "currency": "EUR",
                "recipient": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "status": "SIGNED",
                "signedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

GET_TRANSACTION: Final = Endpoint(
    module="qwallet",
    name="getTransaction",
    method="GET",
    path="/transactions/{transactionId}",
    parameters={"transactionId": {"type": "string", "pattern": "^tx_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["transactionId"]),
    response=schemas.TRANSACTION,
    scope="qwallet.tx.read",
    safe=True,
    resource=Resource("Transaction", "transactionId"),
    example={
        "transactionId": "tx_01JJY3ZK9B2M4N6P",
        "intentId": "int_01JJY3ZK9B2M4N6P",
        "squidId": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "network": "sepa",
        "amount": Decimal("25.5"),
        "fee": Decimal("0.1"),
        "currency": "EUR",
        "recipient": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "SIGNED",
        "signedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_NETWORKS: Final = Endpoint(
    module="qwallet",
    name="listNetworks",
    method="GET",
    path="/networks",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
    },
    response=schemas.NETWORK_PAGE,
    scope="qwallet.quote.read",
    safe=True,
    example={
        "items": [
            {
                "network": "sepa",
                "name": "SEPA Instant",
                "currencies": ["EUR"],
                "finalityMilliseconds": 10000,
                "status": "UP",
            }
        ]
    },
)

LIST_BALANCES: Final = Endpoint(
    module="qwallet",
    name="listBalances",
    method="GET",
    path="/wallet/balances",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
    },
    response=schemas.BALANCE_PAGE,
    scope="qwallet.wallet.read",
    safe=True,
    example={"items": [{"currency": "EUR", "available": "120.00", "reserved": "25.60"}]},
)

LIST_ENTRIES: Final = Endpoint(
    module="qwallet",
    name="listEntries",
    method="GET",
    path="/wallet/entries",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "currency": {
            "title": "Currency",
            "description": "Currency code: ISO 4217, or the ticker of a token in the same form.",
            "type": "string",
            "pattern": "^[A-Z][A-Z0-9]{2,9}$",
        },
        "account": {"enum": ["AVAILABLE", "RESERVED", "FEES"]},
    },
    response=schemas.LEDGER_ENTRY_PAGE,
    scope="qwallet.wallet.read",
    safe=True,
    resource=Resource("LedgerEntry", "entryId", many=True),
    example={
        "items": [
            {
                "entryId": "ent_01JJY3ZK9B2M4N6P",
                "transferId": "trf_01JJY3ZK9B2M4N6P",
                "cause": "RESERVATION",
                "intentId": "int_01JJY3ZK9B2M4N6P",
                "account": "AVAILABLE",
                "currency": "EUR",
                "amount": "-25.60",
                "balance": "94.40",
                "bookedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="qwallet",
    name="listAuditTrail",
    method="GET",
    path="/audit-trail",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "verdict": {"enum": ["ALLOW", "DENY", "WARN"]},
        "recordedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "recordedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.AUDIT_ENTRY_PAGE,
    scope="qwallet.data.read",
    safe=True,
    example={
        "items": [
            {
                "type": "qmail.getMessage",
                "ref": "urn:anarq:qmail:message:msg_01JJY3ZK9B2M4N6P",
                "actor": {"squidId": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp"},
                "layer": "consent",
                "verdict": "ALLOW",
                "details": {},
                "recordedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

EXPORT_RECORDS: Final = Endpoint(
    module="qwallet",
    name="exportRecords",
    method="GET",
    path="/export",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "resourceType": {"enum": ["transaction-records", "wallet-configuration", "session-data"]},
    },
    response=schemas.EXPORT_PAGE,
    scope="qwallet.data.export",
    safe=True,
    example={
        "items": [
            {
                "resourceType": "identity-records",
                "recordId": "rec_01JJY3ZK9B2M4N6P",
                "record": {"displayName": "Ada", "version": 1},
                "changedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

REQUEST_ERASURE: Final = Endpoint(
    module="qwallet",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="qwallet.data.erase",
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

GET_ERASURE: Final = Endpoint(
    module="qwallet",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="qwallet.data.erase",
    safe=True,
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType(
    {
        "listIntents": LIST_INTENTS,
        "createIntent": CREATE_INTENT,
        "getIntent": GET_INTENT,
        "cancelIntent": CANCEL_INTENT,
        "signIntent": SIGN_INTENT,
        "payIntent": PAY_INTENT,
        "estimatePayment": ESTIMATE_PAYMENT,
        "quotePayment": QUOTE_PAYMENT,
        "getQuote": GET_QUOTE,
        "getWallet": GET_WALLET,
        "configureWallet": CONFIGURE_WALLET,
        "getLimits": GET_LIMITS,
        "listTransactions": LIST_TRANSACTIONS,
        "getTransaction": GET_TRANSACTION,
        "listNetworks": LIST_NETWORKS,
        "listBalances": LIST_BALANCES,
        "listEntries": LIST_ENTRIES,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "exportRecords": EXPORT_RECORDS,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
