"""What a grant of Qwallet can cover.

Generated from modules/qwallet by `anarq generate service`. Do not edit.
"""

from typing import Final

DATA_ERASE: Final = "qwallet.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qwallet.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qwallet.data.read"
"""Read what was done with what is kept of somebody."""

INTENT_CANCEL: Final = "qwallet.intent.cancel"
"""Cancel a payment intent."""

INTENT_CREATE: Final = "qwallet.intent.create"
"""Create a payment intent."""

INTENT_READ: Final = "qwallet.intent.read"
"""Read payment intents."""

QUOTE_CREATE: Final = "qwallet.quote.create"
"""Have a payment priced."""

QUOTE_READ: Final = "qwallet.quote.read"
"""Ask what a payment costs, and which networks there are."""

TX_PAY: Final = "qwallet.tx.pay"
"""Pay a signed intent."""

TX_READ: Final = "qwallet.tx.read"
"""Read transactions."""

TX_SIGN: Final = "qwallet.tx.sign"
"""Sign a payment intent."""

WALLET_CONFIGURE: Final = "qwallet.wallet.configure"
"""Configure a wallet."""

WALLET_READ: Final = "qwallet.wallet.read"
"""Read a wallet, its balances, entries and limits."""
