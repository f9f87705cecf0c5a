"""The contracts of Qwallet as self-contained JSON Schemas.

Generated from modules/qwallet/contracts, modules/qwallet/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.ports.json import JsonObject

__all__ = [
    "BALANCE_PAGE",
    "LEDGER_ENTRY_PAGE",
    "NETWORK_PAGE",
    "PAYMENT",
    "PAYMENT_FAILURE",
    "PAYMENT_INTENT",
    "PAYMENT_INTENT_PAGE",
    "PAYMENT_INTENT_REQUEST",
    "QUOTE",
    "QUOTE_REQUEST",
    "SIGNING_REQUEST",
    "TRANSACTION",
    "TRANSACTION_PAGE",
    "WALLET",
    "WALLET_CANCEL_INPUT",
    "WALLET_CONFIGURATION_REQUEST",
    "WALLET_INTENT_INPUT",
    "WALLET_LIMITS",
    "WALLET_PAY_INPUT",
    "WALLET_QUOTE_INPUT",
    "WALLET_SIGN_INPUT",
]

_BALANCE: Final[JsonObject] = {
    "title": "Balance",
    "description": "What a wallet holds in one currency.",
    "type": "object",
    "properties": {
        "currency": {
            "$ref": "#/$defs/Currency",
            "description": "In which currency.",
            "x-anarq-classification": "sensitive",
        },
        "available": {
            "$ref": "#/$defs/DecimalText",
            "description": "Can be spent. Below zero at the treasury alone.",
            "x-anarq-classification": "sensitive",
        },
        "reserved": {
            "$ref": "#/$defs/DecimalText",
            "description": "Held for payments that are signed and not paid.",
            "x-anarq-classification": "sensitive",
        },
    },
    "required": ["currency", "available", "reserved"],
}

_BALANCE_PAGE: Final[JsonObject] = {
    "title": "BalancePage",
    "description": "One page of a list, in a stable order.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/Balance"},
            "description": "The items of this page.",
            "x-anarq-classification": "sensitive",
        },
    },
    "required": ["items"],
}

_CURRENCY: Final[JsonObject] = {
    "title": "Currency",
    "description": "Currency code: ISO 4217, or the ticker of a token in the same form.",
    "type": "string",
    "pattern": "^[A-Z][A-Z0-9]{2,9}$",
}

_DECIMAL_TEXT: Final[JsonObject] = {
    "title": "DecimalText",
    "description": "An exact decimal number as text. Beside a currency it has as many digits after the point as the currency has.",
    "type": "string",
    "pattern": "^-?(0|[1-9][0-9]{0,31})(\\.[0-9]{1,18})?$",
}

_DID: Final[JsonObject] = {
    "title": "Did",
    "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
    "type": "string",
    "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,4000}$",
}

_EPOCH_SECONDS: Final[JsonObject] = {
    "title": "EpochSeconds",
    "description": "Moment as seconds since 1970-01-01T00:00:00Z.",
    "type": "number",
    "minimum": 0,
}

_IDENTITY_REF: Final[JsonObject] = {
    "title": "IdentityRef",
    "description": "Who acts: an identity, and where it applies the subidentity or DAO in whose name it acts.",
    "type": "object",
    "properties": {
        "squidId": {
            "$ref": "#/$defs/Did",
            "description": "The identity.",
            "x-anarq-classification": "personal",
        },
        "subId": {
            "$ref": "#/$defs/Did",
            "description": "The subidentity in whose name it acts.",
            "x-anarq-classification": "personal",
        },
        "daoId": {
            "$ref": "#/$defs/Did",
            "description": "The DAO in whose context it acts.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["squidId"],
    "unevaluatedProperties": False,
}

_LEDGER_ENTRY: Final[JsonObject] = {
    "title": "LedgerEntry",
    "description": "One side of a transfer: what an account gained or lost. The entries of a transfer sum to zero.",
    "x-anarq-resource": {"type": "transaction-records", "identifier": "entryId", "collection": "entry"},
    "type": "object",
    "properties": {
        "entryId": {
            "type": "string",
            "pattern": "^ent_[0-9A-Za-z]{8,40}$",
            "description": "Names the entry.",
            "x-anarq-classification": "internal",
        },
        "transferId": {
            "type": "string",
            "pattern": "^trf_[0-9A-Za-z]{8,40}$",
            "description": "The transfer that it is a side of.",
            "x-anarq-classification": "internal",
        },
        "cause": {
            "enum": ["RESERVATION", "RELEASE", "PAYMENT"],
            "description": "Signing holds, cancelling and expiring release, paying pays.",
            "x-anarq-classification": "internal",
        },
        "intentId": {
            "type": "string",
            "pattern": "^int_[0-9A-Za-z]{8,40}$",
            "description": "The intent that it follows from.",
            "x-anarq-classification": "internal",
        },
        "account": {
            "enum": ["AVAILABLE", "RESERVED", "FEES"],
            "description": "Which account of the identity; only the treasury has `FEES`.",
            "x-anarq-classification": "internal",
        },
        "currency": {
            "$ref": "#/$defs/Currency",
            "description": "In which currency.",
            "x-anarq-classification": "sensitive",
        },
        "amount": {
            "$ref": "#/$defs/DecimalText",
            "description": "What the account gained; below zero: lost.",
            "x-anarq-classification": "sensitive",
        },
        "balance": {
            "$ref": "#/$defs/DecimalText",
            "description": "What the account held afterwards; absent for `FEES`, which is the sum of its entries.",
            "x-anarq-classification": "sensitive",
        },
        "bookedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was booked.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["entryId", "transferId", "cause", "intentId", "account", "currency", "amount", "bookedAt"],
}

_LEDGER_ENTRY_PAGE: Final[JsonObject] = {
    "title": "LedgerEntryPage",
    "description": "One page of a list, in a stable order.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/LedgerEntry"},
            "description": "The items of this page.",
            "x-anarq-classification": "sensitive",
        },
    },
    "required": ["items"],
}

_LOCK_SIG: Final[JsonObject] = {
    "title": "LockSig",
    "description": "A detached signature with what is needed to verify it.",
    "type": "object",
    "properties": {
        "alg": {
            "enum": ["EdDSA", "ES256", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87"],
            "description": "Signature algorithm, named as in JOSE.",
            "x-anarq-classification": "public",
        },
        "pub": {
            "$ref": "#/$defs/Did",
            "description": "The public key.",
            "x-anarq-classification": "personal",
        },
        "sig": {
            "type": "string",
            "pattern": "^[A-Za-z0-9_-]{80,8000}$",
            "description": "The signature, base64url without padding.",
            "x-anarq-classification": "internal",
        },
        "ts": {
            "$ref": "#/$defs/EpochSeconds",
            "description": "When it was signed.",
            "x-anarq-classification": "internal",
        },
        "nonce": {
            "type": "string",
            "pattern": "^[A-Za-z0-9_-]{22,128}$",
            "description": "At least 16 random bytes, base64url without padding; used once.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["alg", "pub", "sig", "ts", "nonce"],
    "unevaluatedProperties": False,
}

_NETWORK: Final[JsonObject] = {
    "title": "Network",
    "description": "A payment network behind the multi-chain adapter.",
    "type": "object",
    "properties": {
        "network": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]{1,31}$",
            "description": "Names the network.",
            "x-anarq-classification": "public",
        },
        "name": {
            "type": "string",
            "minLength": 1,
            "maxLength": 80,
            "description": "Its name for people.",
            "x-anarq-classification": "public",
        },
        "currencies": {
            "type": "array",
            "items": {"$ref": "#/$defs/Currency"},
            "minItems": 1,
            "uniqueItems": True,
            "description": "What it carries.",
            "x-anarq-classification": "public",
        },
        "finalityMilliseconds": {
            "type": "integer",
            "minimum": 0,
            "description": "How long until a payment is final, as a rule.",
            "x-anarq-classification": "public",
        },
        "status": {
            "enum": ["UP", "DEGRADED", "DOWN"],
            "description": "Whether payments go through now.",
            "x-anarq-classification": "public",
        },
    },
    "required": ["network", "name", "currencies", "finalityMilliseconds", "status"],
}

_NETWORK_PAGE: Final[JsonObject] = {
    "title": "NetworkPage",
    "description": "One page of a list, in a stable order.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/Network"},
            "description": "The items of this page.",
            "x-anarq-classification": "public",
        },
    },
    "required": ["items"],
}

_PAGE_INFO: Final[JsonObject] = {
    "title": "PageInfo",
    "description": "Where the next page of a list starts.",
    "type": "object",
    "properties": {
        "nextCursor": {
            "type": "string",
            "minLength": 1,
            "maxLength": 512,
            "description": "Give it as `cursor` to read on; absent on the last page.",
            "x-anarq-classification": "internal",
        },
    },
}

_PAYMENT: Final[JsonObject] = {
    "title": "Payment",
    "description": "A settled payment: the receipt.",
    "x-anarq-resource": {"type": "transaction-records", "identifier": "paymentId", "collection": "payment"},
    "type": "object",
    "properties": {
        "paymentId": {
            "type": "string",
            "pattern": "^pay_[0-9A-Za-z]{8,40}$",
            "description": "Names the payment.",
            "x-anarq-classification": "internal",
        },
        "transactionId": {
            "type": "string",
            "pattern": "^tx_[0-9A-Za-z]{8,40}$",
            "description": "The transaction that settled it.",
            "x-anarq-classification": "internal",
        },
        "intentId": {
            "type": "string",
            "pattern": "^int_[0-9A-Za-z]{8,40}$",
            "description": "The intent that it fulfils.",
            "x-anarq-classification": "internal",
        },
        "amount": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1000000000000000.0,
            "description": "How much was paid.",
            "x-anarq-classification": "personal",
        },
        "currency": {
            "$ref": "#/$defs/Currency",
            "description": "In which currency.",
            "x-anarq-classification": "personal",
        },
        "settledAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was settled.",
            "x-anarq-classification": "internal",
        },
        "legacy_amount": {
            "type": "string",
            "pattern": "^[0-9]+([.][0-9]+)?$",
            "description": "The amount as older clients read it; `amount` takes its place.",
            "x-anarq-classification": "personal",
            "deprecated": True,
        },
    },
    "required": ["paymentId", "transactionId", "intentId", "amount", "currency", "settledAt"],
}

_PAYMENT_FAILURE: Final[JsonObject] = {
    "title": "PaymentFailure",
    "description": "A payment that ended without being paid.",
    "type": "object",
    "properties": {
        "intentId": {
            "type": "string",
            "pattern": "^int_[0-9A-Za-z]{8,40}$",
            "description": "The intent.",
            "x-anarq-classification": "internal",
        },
        "transactionId": {
            "type": "string",
            "pattern": "^tx_[0-9A-Za-z]{8,40}$",
            "description": "Its transaction, when it was signed.",
            "x-anarq-classification": "internal",
        },
        "payer": {
            "$ref": "#/$defs/Did",
            "description": "Who would have paid.",
            "x-anarq-classification": "personal",
        },
        "reason": {
            "enum": ["CANCELLED", "EXPIRED"],
            "description": "Why it ended.",
            "x-anarq-classification": "internal",
        },
        "failedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it ended.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["intentId", "payer", "reason", "failedAt"],
}

_PAYMENT_INTENT: Final[JsonObject] = {
    "title": "PaymentIntent",
    "description": "A payment from its intention to its settlement.",
    "x-anarq-resource": {"type": "transaction-records", "identifier": "intentId", "collection": "intent"},
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PaymentTerms"}],
    "properties": {
        "intentId": {
            "type": "string",
            "pattern": "^int_[0-9A-Za-z]{8,40}$",
            "description": "Names the intent.",
            "x-anarq-classification": "internal",
        },
        "actor": {
            "$ref": "#/$defs/IdentityRef",
            "description": "Who created it: the payer, or whoever the payer lets act.",
            "x-anarq-classification": "personal",
        },
        "payer": {
            "$ref": "#/$defs/Did",
            "description": "The identity that pays.",
            "x-anarq-classification": "personal",
        },
        "metadata": {
            "type": "object",
            "description": "Facts that the caller keeps with it.",
            "x-anarq-classification": "personal",
        },
        "status": {
            "enum": ["PENDING", "SIGNED", "SETTLED", "FAILED"],
            "description": "How far it has come; `SETTLED` and `FAILED` are final.",
            "x-anarq-classification": "internal",
        },
        "createdAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was created.",
            "x-anarq-classification": "internal",
        },
        "expiresAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it can no longer be signed or paid.",
            "x-anarq-classification": "internal",
        },
        "transactionId": {
            "type": "string",
            "pattern": "^tx_[0-9A-Za-z]{8,40}$",
            "description": "The transaction that carries it out, once it is signed.",
            "x-anarq-classification": "internal",
        },
        "failure": {
            "enum": ["CANCELLED", "EXPIRED"],
            "description": "Why it is `FAILED`.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["intentId", "actor", "payer", "metadata", "status", "createdAt", "expiresAt"],
}

_PAYMENT_INTENT_PAGE: Final[JsonObject] = {
    "title": "PaymentIntentPage",
    "description": "One page of a list, in a stable order.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/PaymentIntent"},
            "description": "The items of this page.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["items"],
}

_PAYMENT_INTENT_REQUEST: Final[JsonObject] = {
    "title": "PaymentIntentRequest",
    "description": "A payment that the caller intends to make.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PaymentTerms"}],
    "properties": {
        "metadata": {
            "type": "object",
            "maxProperties": 32,
            "propertyNames": {"pattern": "^[A-Za-z][A-Za-z0-9_.-]{0,63}$"},
            "additionalProperties": {"type": ["string", "number", "boolean"], "maxLength": 1024},
            "description": "Facts that the caller keeps with it.",
            "x-anarq-classification": "personal",
        },
        "expiresIn": {
            "type": "integer",
            "minimum": 60,
            "maximum": 86400,
            "default": 900,
            "description": "Seconds until it can no longer be signed or paid.",
            "x-anarq-classification": "internal",
        },
    },
    "unevaluatedProperties": False,
}

_PAYMENT_TERMS: Final[JsonObject] = {
    "title": "PaymentTerms",
    "description": "What is to be paid, to whom and what for.",
    "type": "object",
    "properties": {
        "amount": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1000000000000000.0,
            "description": "How much, in units of the currency; carried exactly.",
            "x-anarq-classification": "personal",
        },
        "currency": {
            "$ref": "#/$defs/Currency",
            "description": "In which currency.",
            "x-anarq-classification": "personal",
        },
        "recipient": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4096,
            "description": "Who is paid: an identity, or an address on the network.",
            "x-anarq-classification": "personal",
        },
        "purpose": {
            "type": "string",
            "minLength": 1,
            "maxLength": 280,
            "description": "What for, in the payer's words.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["amount", "currency", "recipient", "purpose"],
}

_QUOTE: Final[JsonObject] = {
    "title": "Quote",
    "description": "What a payment costs, and until when this holds.",
    "type": "object",
    "properties": {
        "amount": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1000000000000000.0,
            "description": "How much reaches the recipient.",
            "x-anarq-classification": "personal",
        },
        "currency": {
            "$ref": "#/$defs/Currency",
            "description": "The currency of every amount here.",
            "x-anarq-classification": "personal",
        },
        "network": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]{1,31}$",
            "description": "The network that was priced.",
            "x-anarq-classification": "internal",
        },
        "fees": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "kind": {"enum": ["NETWORK", "SERVICE"], "description": "Who takes it."},
                    "amount": {"type": "number", "minimum": 0, "description": "How much."},
                },
                "required": ["kind", "amount"],
            },
            "description": "What is taken on the way.",
            "x-anarq-classification": "internal",
        },
        "total": {
            "type": "number",
            "exclusiveMinimum": 0,
            "description": "What the payer pays.",
            "x-anarq-classification": "personal",
        },
        "quotedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was computed.",
            "x-anarq-classification": "internal",
        },
        "validUntil": {
            "$ref": "#/$defs/Timestamp",
            "description": "Until when it holds.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["amount", "currency", "network", "fees", "total", "quotedAt", "validUntil"],
}

_QUOTE_REQUEST: Final[JsonObject] = {
    "title": "QuoteRequest",
    "description": "A payment whose fee is asked for.",
    "type": "object",
    "properties": {
        "amount": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1000000000000000.0,
            "description": "How much, in units of the currency.",
            "x-anarq-classification": "personal",
        },
        "currency": {
            "$ref": "#/$defs/Currency",
            "description": "In which currency.",
            "x-anarq-classification": "personal",
        },
        "network": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]{1,31}$",
            "description": "Over which network; the cheapest one by default.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["amount", "currency"],
    "unevaluatedProperties": False,
}

_SIGNING_REQUEST: Final[JsonObject] = {
    "title": "SigningRequest",
    "description": "What the caller agrees to when it signs.",
    "type": "object",
    "properties": {
        "network": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]{1,31}$",
            "description": "Over which network to pay.",
            "x-anarq-classification": "internal",
        },
        "maxTotal": {
            "type": "number",
            "exclusiveMinimum": 0,
            "description": "The most that the payer pays, fees included; what is above is refused.",
            "x-anarq-classification": "personal",
        },
        "approval": {
            "$ref": "#/$defs/LockSig",
            "description": "Signature of `{amount, currency, intentId, kind, network, payer, recipient, total}` in canonical form by the payer's key: `kind` is `qwallet.payment`, amounts are texts with the digits of the currency, and the others are as the intent has them.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["network", "approval"],
    "unevaluatedProperties": False,
}

_TIMESTAMP: Final[JsonObject] = {
    "title": "Timestamp",
    "description": "Moment in UTC, RFC 3339 with `Z`.",
    "type": "string",
    "format": "date-time",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
}

_TRANSACTION: Final[JsonObject] = {
    "title": "Transaction",
    "description": "A signed payment on its way over a network.",
    "x-anarq-resource": {"type": "transaction-records", "identifier": "transactionId", "collection": "transaction"},
    "type": "object",
    "properties": {
        "transactionId": {
            "type": "string",
            "pattern": "^tx_[0-9A-Za-z]{8,40}$",
            "description": "Names the transaction.",
            "x-anarq-classification": "internal",
        },
        "intentId": {
            "type": "string",
            "pattern": "^int_[0-9A-Za-z]{8,40}$",
            "description": "The intent that it carries out.",
            "x-anarq-classification": "internal",
        },
        "squidId": {"$ref": "#/$defs/Did", "description": "Who pays.", "x-anarq-classification": "personal"},
        "network": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]{1,31}$",
            "description": "The network.",
            "x-anarq-classification": "internal",
        },
        "amount": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1000000000000000.0,
            "description": "How much reaches the recipient.",
            "x-anarq-classification": "personal",
        },
        "fee": {
            "type": "number",
            "minimum": 0,
            "maximum": 1000000000000000.0,
            "description": "What is taken on the way.",
            "x-anarq-classification": "personal",
        },
        "currency": {
            "$ref": "#/$defs/Currency",
            "description": "The currency of both.",
            "x-anarq-classification": "personal",
        },
        "recipient": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4096,
            "description": "Who is paid.",
            "x-anarq-classification": "personal",
        },
        "status": {
            "enum": ["SIGNED", "SUBMITTED", "SETTLED", "FAILED"],
            "description": "How far it has come.",
            "x-anarq-classification": "internal",
        },
        "signedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was signed.",
            "x-anarq-classification": "internal",
        },
        "settledAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When the network confirmed it.",
            "x-anarq-classification": "internal",
        },
        "networkReference": {
            "type": "string",
            "minLength": 1,
            "maxLength": 128,
            "description": "How the network names it.",
            "x-anarq-classification": "personal",
        },
    },
    "required": [
        "transactionId",
        "intentId",
        "squidId",
        "network",
        "amount",
        "fee",
        "currency",
        "recipient",
        "status",
        "signedAt",
    ],
}

_TRANSACTION_PAGE: Final[JsonObject] = {
    "title": "TransactionPage",
    "description": "One page of a list, in a stable order.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/Transaction"},
            "description": "The items of this page.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["items"],
}

_WALLET: Final[JsonObject] = {
    "title": "Wallet",
    "description": "A wallet: its configuration and what it holds.",
    "x-anarq-resource": {"type": "wallet-configuration", "identifier": "squidId", "collection": "wallet"},
    "type": "object",
    "allOf": [{"$ref": "#/$defs/WalletConfiguration"}],
    "properties": {
        "squidId": {
            "$ref": "#/$defs/Did",
            "description": "Whose wallet it is.",
            "x-anarq-classification": "personal",
        },
        "balances": {
            "type": "array",
            "items": {"$ref": "#/$defs/Balance"},
            "description": "What it holds, by currency.",
            "x-anarq-classification": "sensitive",
        },
        "updatedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it last changed.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["squidId", "balances", "updatedAt"],
}

_WALLET_CONFIGURATION: Final[JsonObject] = {
    "title": "WalletConfiguration",
    "description": "How a wallet is to behave.",
    "type": "object",
    "properties": {
        "defaultCurrency": {
            "$ref": "#/$defs/Currency",
            "description": "The currency of amounts that name none.",
            "x-anarq-classification": "personal",
        },
        "networks": {
            "type": "array",
            "items": {"type": "string", "pattern": "^[a-z][a-z0-9-]{1,31}$"},
            "minItems": 1,
            "maxItems": 16,
            "uniqueItems": True,
            "description": "The networks to use, the preferred one first.",
            "x-anarq-classification": "personal",
        },
        "approvalThreshold": {
            "type": "number",
            "minimum": 0,
            "description": "From this amount on each payment needs an approval of its own.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["defaultCurrency", "networks"],
}

_WALLET_CONFIGURATION_REQUEST: Final[JsonObject] = {
    "title": "WalletConfigurationRequest",
    "description": "The configuration to set; it replaces the one before.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/WalletConfiguration"}],
    "unevaluatedProperties": False,
}

_WALLET_LIMITS: Final[JsonObject] = {
    "title": "WalletLimits",
    "description": "How much may be spent now; follows the standing of the identity.",
    "type": "object",
    "properties": {
        "squidId": {
            "$ref": "#/$defs/Did",
            "description": "Whose limits these are.",
            "x-anarq-classification": "personal",
        },
        "currency": {
            "$ref": "#/$defs/Currency",
            "description": "The currency of every amount here.",
            "x-anarq-classification": "personal",
        },
        "perTransaction": {
            "type": "number",
            "minimum": 0,
            "maximum": 1000000000000000.0,
            "description": "The most in one payment.",
            "x-anarq-classification": "personal",
        },
        "perDay": {
            "type": "number",
            "minimum": 0,
            "maximum": 1000000000000000.0,
            "description": "The most in one day, UTC.",
            "x-anarq-classification": "personal",
        },
        "usedToday": {
            "type": "number",
            "minimum": 0,
            "maximum": 1000000000000000.0,
            "description": "What was spent today.",
            "x-anarq-classification": "personal",
        },
        "reason": {
            "type": "string",
            "minLength": 1,
            "maxLength": 280,
            "description": "What the limits follow from.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["squidId", "currency", "perTransaction", "perDay", "usedToday", "reason"],
}

BALANCE_PAGE: Final[JsonObject] = {
    **_BALANCE_PAGE,
    "$defs": {
        "Balance": _BALANCE,
        "Currency": _CURRENCY,
        "DecimalText": _DECIMAL_TEXT,
        "PageInfo": _PAGE_INFO,
    },
}

LEDGER_ENTRY_PAGE: Final[JsonObject] = {
    **_LEDGER_ENTRY_PAGE,
    "$defs": {
        "Currency": _CURRENCY,
        "DecimalText": _DECIMAL_TEXT,
        "LedgerEntry": _LEDGER_ENTRY,
        "PageInfo": _PAGE_INFO,
        "Timestamp": _TIMESTAMP,
    },
}

NETWORK_PAGE: Final[JsonObject] = {**_NETWORK_PAGE, "$defs": {"Currency": _CURRENCY, "Network": _NETWORK, "PageInfo": _PAGE_INFO}}

PAYMENT: Final[JsonObject] = {**_PAYMENT, "$defs": {"Currency": _CURRENCY, "Timestamp": _TIMESTAMP}}

PAYMENT_FAILURE: Final[JsonObject] = {**_PAYMENT_FAILURE, "$defs": {"Did": _DID, "Timestamp": _TIMESTAMP}}

PAYMENT_INTENT: Final[JsonObject] = {
    **_PAYMENT_INTENT,
    "$defs": {
        "Currency": _CURRENCY,
        "Did": _DID,
        "IdentityRef": _IDENTITY_REF,
        "PaymentTerms": _PAYMENT_TERMS,
        "Timestamp": _TIMESTAMP,
    },
}

PAYMENT_INTENT_PAGE: Final[JsonObject] = {
    **_PAYMENT_INTENT_PAGE,
    "$defs": {
        "Currency": _CURRENCY,
        "Did": _DID,
        "IdentityRef": _IDENTITY_REF,
        "PageInfo": _PAGE_INFO,
        "PaymentIntent": _PAYMENT_INTENT,
        "PaymentTerms": _PAYMENT_TERMS,
        "Timestamp": _TIMESTAMP,
    },
}

PAYMENT_INTENT_REQUEST: Final[JsonObject] = {**_PAYMENT_INTENT_REQUEST, "$defs": {"Currency": _CURRENCY, "PaymentTerms": _PAYMENT_TERMS}}

QUOTE: Final[JsonObject] = {**_QUOTE, "$defs": {"Currency": _CURRENCY, "Timestamp": _TIMESTAMP}}

QUOTE_REQUEST: Final[JsonObject] = {**_QUOTE_REQUEST, "$defs": {"Currency": _CURRENCY}}

SIGNING_REQUEST: Final[JsonObject] = {**_SIGNING_REQUEST, "$defs": {"Did": _DID, "EpochSeconds": _EPOCH_SECONDS, "LockSig": _LOCK_SIG}}

TRANSACTION: Final[JsonObject] = {**_TRANSACTION, "$defs": {"Currency": _CURRENCY, "Did": _DID, "Timestamp": _TIMESTAMP}}

TRANSACTION_PAGE: Final[JsonObject] = {
    **_TRANSACTION_PAGE,
    "$defs": {
        "Currency": _CURRENCY,
        "Did": _DID,
        "PageInfo": _PAGE_INFO,
        "Timestamp": _TIMESTAMP,
        "Transaction": _TRANSACTION,
    },
}

WALLET: Final[JsonObject] = {
    **_WALLET,
    "$defs": {
        "Balance": _BALANCE,
        "Currency": _CURRENCY,
        "DecimalText": _DECIMAL_TEXT,
        "Did": _DID,
        "Timestamp": _TIMESTAMP,
        "WalletConfiguration": _WALLET_CONFIGURATION,
    },
}

WALLET_CANCEL_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "intentId": {"description": "The intent.", "type": "string", "pattern": "^int_[0-9A-Za-z]{8,40}$"},
    },
    "required": ["intentId"],
    "additionalProperties": False,
}

WALLET_CONFIGURATION_REQUEST: Final[JsonObject] = {**_WALLET_CONFIGURATION_REQUEST, "$defs": {"Currency": _CURRENCY, "WalletConfiguration": _WALLET_CONFIGURATION}}

WALLET_INTENT_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "amount": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1000000000000000.0,
            "description": "How much, in units of the currency; carried exactly.",
            "x-anarq-classification": "personal",
        },
        "currency": {
            "$ref": "#/$defs/Currency",
            "description": "In which currency.",
            "x-anarq-classification": "personal",
        },
        "recipient": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4096,
            "description": "Who is paid: an identity, or an address on the network.",
            "x-anarq-classification": "personal",
        },
        "purpose": {
            "type": "string",
            "minLength": 1,
            "maxLength": 280,
            "description": "What for, in the payer's words.",
            "x-anarq-classification": "personal",
        },
        "metadata": {
            "type": "object",
            "maxProperties": 32,
            "propertyNames": {"pattern": "^[A-Za-z][A-Za-z0-9_.-]{0,63}$"},
            "additionalProperties": {"type": ["string", "number", "boolean"], "maxLength": 1024},
            "description": "Facts that the caller keeps with it.",
            "x-anarq-classification": "personal",
        },
        "expiresIn": {
            "type": "integer",
            "minimum": 60,
            "maximum": 86400,
            "default": 900,
            "description": "Seconds until it can no longer be signed or paid.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["amount", "currency", "recipient", "purpose"],
    "additionalProperties": False,
    "$defs": {"Currency": _CURRENCY},
}

WALLET_LIMITS: Final[JsonObject] = {**_WALLET_LIMITS, "$defs": {"Currency": _CURRENCY, "Did": _DID}}

WALLET_PAY_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "intentId": {"description": "The intent.", "type": "string", "pattern": "^int_[0-9A-Za-z]{8,40}$"},
    },
    "required": ["intentId"],
    "additionalProperties": False,
}

WALLET_QUOTE_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "amount": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1000000000000000.0,
            "description": "How much, in units of the currency.",
            "x-anarq-classification": "personal",
        },
        "currency": {
            "$ref": "#/$defs/Currency",
            "description": "In which currency.",
            "x-anarq-classification": "personal",
        },
        "network": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]{1,31}$",
            "description": "Over which network; the cheapest one by default.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["amount", "currency"],
    "additionalProperties": False,
    "$defs": {"Currency": _CURRENCY},
}

WALLET_SIGN_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "intentId": {"description": "The intent.", "type": "string", "pattern": "^int_[0-9A-Za-z]{8,40}$"},
        "network": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]{1,31}$",
            "description": "Over which network to pay.",
            "x-anarq-classification": "internal",
        },
        "maxTotal": {
            "type": "number",
            "exclusiveMinimum": 0,
            "description": "The most that the payer pays, fees included; what is above is refused.",
            "x-anarq-classification": "personal",
        },
        "approval": {
            "$ref": "#/$defs/LockSig",
            "description": "Signature of `{amount, currency, intentId, kind, network, payer, recipient, total}` in canonical form by the payer's key: `kind` is `qwallet.payment`, amounts are texts with the digits of the currency, and the others are as the intent has them.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["intentId", "network", "approval"],
    "additionalProperties": False,
    "$defs": {"Did": _DID, "EpochSeconds": _EPOCH_SECONDS, "LockSig": _LOCK_SIG},
}
