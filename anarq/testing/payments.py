"""What a payer sends to sign an intent at Qwallet."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.testing.people import Person


async def approval(client: QwalletClient, person: Person, intent: Mapping[str, Any], **other: str) -> Any:
    """The body of `signIntent`: the approval of a person, for what the payment costs, or was quoted at.

    Args:
        client: asks what it costs.
        person: whose key signs; the payer.
        intent: as Qwallet gives it.
        other: members of the value that is signed which are to differ from the intent.
    """
    amount, currency = Decimal(intent["amount"]), intent["currency"]
    if "quoteId" in intent:
        total = Decimal((await client.get_quote(quote_id=intent["quoteId"]))["total"])
    else:
        estimate = await client.estimate_payment({"amount": amount, "currency": currency, "network": "ledger"})
        total = Decimal(estimate["total"])
    value = {
        "kind": "qwallet.payment",
        **{name: str(intent[name]) for name in ("intentId", "payer", "recipient", "currency")},
        "network": "ledger",
        "amount": f"{amount.quantize(total):f}",  # with as many digits as the total has: those of the currency
        "total": f"{total:f}",
    }
    return {"network": "ledger", "approval": person.proof({**value, **other}).to_json()}
