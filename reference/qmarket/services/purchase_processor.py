"""Purchase Processor: reserve, pay, license; or back. What Qwallet tells drives it, and time."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qwallet.models import PaymentIntent
from anarq.ports.peers import delegations_as_json
from anarq.ports.store import Change
from anarq.reference.qmarket._gen.commands import (
    QwalletCancelIntentAnswer,
    QwalletCreateIntentAnswer,
    QwalletPayIntentAnswer,
    qwallet_create_intent,
)
from anarq.reference.qmarket._gen.models import Listing, Purchase, PurchaseRequest
from anarq.reference.qmarket._gen.peers import Peers
from anarq.reference.qmarket.services import (
    deadlines,
    listing_manager,
    listing_states,
    open_purchases,
    prices,
    revenue_distributor,
)
from anarq.reference.qmarket.services.open_purchases import INTENT, LIFE, MANDATE, OpenPurchase, Reason
from anarq.reference.qmarket.services.purchase_states import Happening
from anarq.reference.qmarket.services.supplies import Supplies
from anarq.runtime.call import Call, Command, Decision, Refused
from anarq.runtime.identifiers import new_identifier, newest_first
from anarq.wire.times import rfc3339

_NAME: Final = "purchaseId"
"""The member of an intent's metadata that says which purchase it belongs to."""

_ENDS: Final[Mapping[object, Happening]] = MappingProxyType({"intent_settled": "settled", "intent_failed": "failed"})
"""What has become of an intent, by the reason for which Qwallet refuses to do anything more about it."""


async def purchase(call: Call[Peers], body: PurchaseRequest) -> Decision[Purchase]:
    """Reserves a licence, and has Qwallet create the intent that its buyer signs.

    Raises:
        Refused: NOT_FOUND, there is no such listing; CONFLICT, nothing can be reserved; `reasons` says why.
    """
    supplies = Supplies(call)
    listing = await supplies.listing(body["listingId"])
    _require_offer(call, listing, body)
    await listing_manager.require_payee(call, listing["seller"])
    if not await supplies.reserve(body["listingId"]):
        details = {"reasons": ["licenses_reserved"], "supply": listing.get("supply")}
        raise Refused("CONFLICT", "Every licence that is left is reserved; some may come free again.", details)
    until = call.now + timedelta(seconds=LIFE)
    made: Purchase = {
        "purchaseId": new_identifier("pur", call),
        "listingId": listing["listingId"],
        "buyer": str(call.owner),
        "seller": listing["seller"],
        "price": listing["price"],
        "shares": revenue_distributor.shares_of(listing),
        "status": "RESERVED",
        "createdAt": rfc3339(call.now),
        "reservedUntil": rfc3339(until),
    }
    name = made["purchaseId"]
    changes = (
        open_purchases.kept(made, 0, newest_first(call)),
        Change(MANDATE, name, {"delegated": delegations_as_json(call.delegated)}, 0),
        deadlines.moved(name, None, until),
        *supplies.changes(),
    )
    return Decision(made, changes, commands=(_intention(made, listing),), message="Licence reserved")


def _require_offer(call: Call, listing: Listing, body: PurchaseRequest) -> None:
    listing_states.step(listing["status"], "reserve")
    if listing["seller"] == call.owner:
        raise Refused("CONFLICT", "Nobody buys from themselves.", {"reasons": ["own_listing"]})
    if not prices.same(listing["price"], body["price"]):
        details = {"reasons": ["price_changed"], "price": listing["price"]}
        raise Refused("CONFLICT", "The listing has another price than the buyer agreed to.", details)


def _intention(made: Purchase, listing: Listing) -> Command:
    return qwallet_create_intent(
        {
            "amount": prices.exact(made["price"]),
            "currency": made["price"]["currency"],
            "recipient": made["seller"],
            "purpose": listing["title"],
            "metadata": {_NAME: made["purchaseId"]},
            "expiresIn": LIFE,
        },
        about=made["purchaseId"],
    )


async def created(call: Call, answer: QwalletCreateIntentAnswer) -> Decision[None]:
    """The intent is there, or not, or nobody knows."""
    intent = answer["data"]
    if answer["code"] == "SUCCESS" and intent is not None:
        return await _intended(call, answer["about"], intent["intentId"])
    opened = await OpenPurchase.of(call, answer["about"])
    if answer["certain"]:
        return await open_purchases.happened(call, opened, "refused", "REFUSED")
    return await open_purchases.happened(call, opened, "unanswered", "UNANSWERED")


async def heard_created(call: Call, intent: PaymentIntent) -> Decision[None]:
    """An intent was created: one of ours, when this service created it. Who else names a purchase has no say in it."""
    name = intent["metadata"].get(_NAME)
    if intent["actor"].get("squidId") != call.identity.squid_id or not isinstance(name, str):
        return Decision(None)
    return await _intended(call, name, intent["intentId"])


async def _intended(call: Call, purchase_id: str, intent_id: str) -> Decision[None]:
    """The intent of a purchase is known: by the answer to the command or by the event, whichever comes first."""
    opened = await OpenPurchase.of(call, purchase_id)
    if "intentId" in opened.purchase:
        return Decision(None)
    if await call.records.get(INTENT, intent_id) is not None:  # it belongs to another purchase
        return await open_purchases.happened(call, opened, "refused", "REFUSED")
    decided = await open_purchases.happened(call, opened, "intended", "EXPIRED", intentId=intent_id)
    found = Change(INTENT, intent_id, {_NAME: purchase_id}, 0)
    return Decision(None, (*decided.changes, found), decided.events, commands=decided.commands)


async def paid(call: Call, answer: QwalletPayIntentAnswer) -> Decision[None]:
    """The intent was paid; or it was not, or nobody knows: then it is cancelled, which tells."""
    opened = await OpenPurchase.of(call, answer["about"])
    became: Happening = "settled" if answer["code"] == "SUCCESS" else _became(answer) or "rejected"
    return await open_purchases.happened(call, opened, became, "REFUSED" if answer["certain"] else "UNANSWERED")


async def cancelled(call: Call, answer: QwalletCancelIntentAnswer) -> Decision[None]:
    """The intent was cancelled, or is at its end already. When it is neither, it will end in time: its event tells."""
    became: Happening | None = "failed" if answer["code"] == "SUCCESS" else _became(answer)
    if became is None:
        return Decision(None)
    return await open_purchases.happened(call, await OpenPurchase.of(call, answer["about"]), became, "EXPIRED")


def _became(answer: QwalletPayIntentAnswer | QwalletCancelIntentAnswer) -> Happening | None:
    """The end that the intent has come to, when it is refused because of that: the event of it may have come before
    anybody here knew whose intent it was.
    """
    reasons = answer["details"].get("reasons") if answer["certain"] else None
    found = (_ENDS.get(reason) for reason in reasons) if isinstance(reasons, list) else ()
    return next((end for end in found if end is not None), None)


async def heard(call: Call, intent_id: str, happening: Happening, reason: Reason) -> Decision[None]:
    """Something happened to an intent; of those that belong to no purchase nothing comes."""
    record = await call.records.get(INTENT, intent_id)
    if record is None:
        return Decision(None)
    return await open_purchases.happened(call, await OpenPurchase.of(call, str(record.body[_NAME])), happening, reason)


async def end_reservations(call: Call) -> Decision[None]:
    """Takes back purchases whose time is over, as many as one turn of the job may."""
    supplies = Supplies(call)
    courses = [
        await open_purchases.course(call, await OpenPurchase.of(call, due.id), "overdue", "EXPIRED", supplies)
        for due in await deadlines.due(call)
    ]
    return open_purchases.decision(courses, supplies)
