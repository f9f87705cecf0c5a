"""Payment Intent Manager: what somebody intends to pay."""

from datetime import timedelta
from typing import Final, cast

from anarq.ports.store import Change, Listing, Record
from anarq.reference.qwallet._gen.events import intent_created
from anarq.reference.qwallet._gen.models import (
    IdentityRef,
    PaymentIntent,
    PaymentIntentPage,
    PaymentIntentRequest,
    Quote,
)
from anarq.reference.qwallet._gen.uses.squid import IdentityStatus
from anarq.reference.qwallet.services import deadlines
from anarq.reference.qwallet.services.fee_calculator import carriers, exact, require_valid
from anarq.reference.qwallet.services.pages import page_of
from anarq.runtime.call import Call, Decision, Refused
from anarq.runtime.identifiers import new_identifier, newest_first
from anarq.wire.times import rfc3339

KIND: Final = "intent"
"""The collection of storage/map.yaml."""

DEFAULT_LIFE: Final = 900
"""Seconds; the default of `expiresIn`."""


def decide_creation(
    call: Call, body: PaymentIntentRequest, payer: IdentityStatus, quote: Quote | None = None
) -> Decision[PaymentIntent]:
    """Writes down what the payer intends to pay, at the price of the quote that it names.

    Raises:
        Refused: SQUID_IDENTITY_INVALID, the payer or the subidentity that acts for it is not active; CONFLICT, the
            quote is over, or of another payment; VALIDATION_FAILED, no network carries the amount, so that it could
            never be paid.
    """
    amount = exact(body["amount"])
    finest = min(least for _, least in carriers(amount, body["currency"]))
    if payer["status"] != "ACTIVE" or payer.get("subidentityStatus", "ACTIVE") != "ACTIVE":
        raise Refused(
            "SQUID_IDENTITY_INVALID", "Only an active identity may create an intent.", {"status": payer["status"]}
        )
    if quote is not None:
        require_valid(call, quote, amount, body["currency"])
    actor: IdentityRef = {"squidId": str(call.identity.squid_id)}
    if call.identity.sub_id is not None:
        actor["subId"] = call.identity.sub_id
    intent: PaymentIntent = {
        "intentId": new_identifier("int", call),
        "actor": actor,
        "payer": str(call.owner),
        "amount": amount.quantize(finest),
        "currency": body["currency"],
        "recipient": body["recipient"],
        "purpose": body["purpose"],
        "metadata": body.get("metadata", {}),
        "status": "PENDING",
        "createdAt": rfc3339(call.now),
        "expiresAt": rfc3339(call.now + timedelta(seconds=body.get("expiresIn", DEFAULT_LIFE))),
    }
    if quote is not None:
        intent["quoteId"] = quote["quoteId"]
    change = Change(
        KIND,
        intent["intentId"],
        intent,
        expected_version=0,
        owner=call.owner,
        keys={"status": intent["status"], "currency": intent["currency"]},
        sort=newest_first(call),
    )
    event = intent_created(intent, subject=intent["intentId"])
    return Decision(intent, (change, deadlines.begun(intent)), (event,), message="Intent created")


def intent_of(record: Record) -> PaymentIntent:
    """The intent that a record holds."""
    return cast("PaymentIntent", dict(record.body))


def changed(record: Record, intent: PaymentIntent) -> Change:
    """The change from what a record holds to what the intent has become."""
    return Change(
        KIND,
        record.id,
        intent,
        record.version,
        owner=record.owner,
        keys={"status": intent["status"], "currency": intent["currency"]},
        sort=record.sort,
    )


def intents_of(listing: Listing, created_after: str | None) -> PaymentIntentPage:
    """One page of intents, newest first; it ends before the first one that is not later than `created_after`."""
    return cast("PaymentIntentPage", page_of(listing, "createdAt", created_after))
