"""The contracts of Qwallet as self-contained JSON Schemas.

Generated from modules/qwallet/contracts, modules/qwallet/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.schemas import DEFINITIONS
from anarq.ports.json import JsonObject
from anarq.wire.schemafile import schemas_of

__all__ = [
    "BALANCE_PAGE",
    "ESTIMATE",
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
    "WALLET_CONFIGURED",
    "WALLET_INTENT_INPUT",
    "WALLET_LIMITS",
    "WALLET_PAY_INPUT",
    "WALLET_QUOTE_INPUT",
    "WALLET_SIGN_INPUT",
]

_SCHEMAS: Final = schemas_of(__file__, DEFINITIONS)

BALANCE_PAGE: Final[JsonObject] = _SCHEMAS["BALANCE_PAGE"]
ESTIMATE: Final[JsonObject] = _SCHEMAS["ESTIMATE"]
LEDGER_ENTRY_PAGE: Final[JsonObject] = _SCHEMAS["LEDGER_ENTRY_PAGE"]
NETWORK_PAGE: Final[JsonObject] = _SCHEMAS["NETWORK_PAGE"]
PAYMENT: Final[JsonObject] = _SCHEMAS["PAYMENT"]
PAYMENT_FAILURE: Final[JsonObject] = _SCHEMAS["PAYMENT_FAILURE"]
PAYMENT_INTENT: Final[JsonObject] = _SCHEMAS["PAYMENT_INTENT"]
PAYMENT_INTENT_PAGE: Final[JsonObject] = _SCHEMAS["PAYMENT_INTENT_PAGE"]
PAYMENT_INTENT_REQUEST: Final[JsonObject] = _SCHEMAS["PAYMENT_INTENT_REQUEST"]
QUOTE: Final[JsonObject] = _SCHEMAS["QUOTE"]
QUOTE_REQUEST: Final[JsonObject] = _SCHEMAS["QUOTE_REQUEST"]
SIGNING_REQUEST: Final[JsonObject] = _SCHEMAS["SIGNING_REQUEST"]
TRANSACTION: Final[JsonObject] = _SCHEMAS["TRANSACTION"]
TRANSACTION_PAGE: Final[JsonObject] = _SCHEMAS["TRANSACTION_PAGE"]
WALLET: Final[JsonObject] = _SCHEMAS["WALLET"]
WALLET_CANCEL_INPUT: Final[JsonObject] = _SCHEMAS["WALLET_CANCEL_INPUT"]
WALLET_CONFIGURATION_REQUEST: Final[JsonObject] = _SCHEMAS["WALLET_CONFIGURATION_REQUEST"]
WALLET_CONFIGURED: Final[JsonObject] = _SCHEMAS["WALLET_CONFIGURED"]
WALLET_INTENT_INPUT: Final[JsonObject] = _SCHEMAS["WALLET_INTENT_INPUT"]
WALLET_LIMITS: Final[JsonObject] = _SCHEMAS["WALLET_LIMITS"]
WALLET_PAY_INPUT: Final[JsonObject] = _SCHEMAS["WALLET_PAY_INPUT"]
WALLET_QUOTE_INPUT: Final[JsonObject] = _SCHEMAS["WALLET_QUOTE_INPUT"]
WALLET_SIGN_INPUT: Final[JsonObject] = _SCHEMAS["WALLET_SIGN_INPUT"]
