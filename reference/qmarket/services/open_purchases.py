"""A purchase with what belongs to it, and what comes of it when something happens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal, Self, TypeAlias, cast

from anarq.ports.peers import delegations_from_json
from anarq.ports.store import Change, Record
from anarq.reference.qmarket._gen.commands import qwallet_cancel_intent, qwallet_pay_intent
from anarq.reference.qmarket._gen.events import purchase_failed, sold
from anarq.reference.qmarket._gen.models import Purchase
from anarq.reference.qmarket.services import deadlines, license_manager
from anarq.reference.qmarket.services.purchase_states import Happening, Status, step
from anarq.reference.qmarket.services.supplies import Supplies
from anarq.runtime.call import Call, Command, Decision, Event
from anarq.wire.times import rfc3339

KIND: Final = "purchase"
MANDATE: Final = "mandate"
INTENT: Final = "intent"
"""Collections of storage/map.yaml: purchases; what each buyer lets Qmarket do at Qwallet while it is open; to which
purchase an intent belongs."""

LIFE: Final = 900
"""Seconds for which a licence is reserved, and an intent can be signed."""

Reason: TypeAlias = Literal["EXPIRED", "REFUSED", "UNANSWERED", "BY_BUYER"]

_ENDS: Final = frozenset({"DONE", "CANCELLED", "OWED"})


@dataclass(frozen=True, slots=True)
class OpenPurchase:
    """A purchase, whatever its state, with what belongs to it.

    Attributes:
        record: of the purchase.
        mandate: what the buyer lets Qmarket do; gone at the end.
        deadline: when something is to be done; gone when nothing is waited for.
    """

    record: Record
    mandate: Record | None
    deadline: Record | None

    @classmethod
    async def of(cls, call: Call, purchase_id: str) -> Self:
        """The purchase of that name.

        Raises:
            ValueError: there is none.
        """
        record = await call.records.get(KIND, purchase_id)
        if record is None:
            raise ValueError(f"something came of the purchase {purchase_id}, which there is not")
        mandate = await call.records.get(MANDATE, purchase_id)
        return cls(record, mandate, await call.records.get(deadlines.KIND, purchase_id))

    @property
    def purchase(self) -> Purchase:
        """The purchase as it is kept."""
        return purchase_of(self.record)


@dataclass(frozen=True, slots=True)
class Course:
    """What comes of a purchase.

    Attributes:
        changes: of all that belongs to it, but its listing.
        events: that tell of its end.
        commands: to Qwallet.
    """

    changes: tuple[Change, ...] = ()
    events: tuple[Event, ...] = ()
    commands: tuple[Command, ...] = ()


async def happened(
    call: Call, opened: OpenPurchase, happening: Happening, reason: Reason, **known: str
) -> Decision[None]:
    """What is decided when something happens to one purchase; arguments as of `course`."""
    supplies = Supplies(call)
    return decision([await course(call, opened, happening, reason, supplies, **known)], supplies)


def decision(courses: Sequence[Course], supplies: Supplies) -> Decision[None]:
    """The decision that carries out what comes of purchases, and changes each of their listings once."""
    changes = [change for each in courses for change in each.changes]
    events = tuple(event for each in courses for event in each.events)
    commands = tuple(command for each in courses for command in each.commands)
    return Decision(None, (*changes, *supplies.changes()), events, commands=commands)


async def course(
    call: Call, opened: OpenPurchase, happening: Happening, reason: Reason, supplies: Supplies, **known: str
) -> Course:
    """What comes of a purchase when something happens.

    Args:
        call: in which it happens.
        opened: the purchase.
        happening: what happens.
        reason: why it ends without a licence, if this is what makes it end so.
        supplies: of the listings that the decision changes.
        known: members of the purchase that are known from now on.
    """
    before = opened.purchase
    if before["status"] == "CANCELLED" and happening == "settled" and not await supplies.reserve(before["listingId"]):
        happening = "settled_too_late"
    status = step(before["status"], happening)
    purchase = cast("Purchase", {**before, **known, "status": status})
    if status == before["status"]:
        return _same(call, opened, purchase, happening)
    if status == "DONE":
        return await _done(call, opened, purchase, supplies)
    if status in {"CANCELLING", "CANCELLED"}:
        purchase["reason"] = before.get("reason", reason)
    if status in _ENDS:
        if status == "CANCELLED":
            await supplies.release(before["listingId"])
        return _failed(call, opened, purchase)
    return Course(
        (changed(opened.record, purchase), *_waited(call, opened, status, happening)),
        commands=_commanded(opened, purchase),
    )


def _same(call: Call, opened: OpenPurchase, purchase: Purchase, happening: Happening) -> Course:
    """What comes of a purchase that stays in its state: it may have become known which intent it has."""
    changes: tuple[Change, ...] = ()
    commands: tuple[Command, ...] = ()
    if purchase != opened.purchase:
        changes += (changed(opened.record, purchase),)
        commands = _commanded(opened, purchase) if purchase["status"] == "CANCELLING" else ()
    if purchase["status"] == "CANCELLING" and happening in {"intended", "unanswered"}:
        changes += _waited(call, opened, purchase["status"], happening)
    return Course(changes, commands=commands)


def _commanded(opened: OpenPurchase, purchase: Purchase) -> tuple[Command, ...]:
    """What Qwallet is to do about the intent of a purchase that has come into a state, in its buyer's name."""
    if opened.mandate is None or "intentId" not in purchase:
        return ()
    command = {"PAYING": qwallet_pay_intent, "CANCELLING": qwallet_cancel_intent}.get(purchase["status"])
    if command is None:
        return ()
    delegated = delegations_from_json(opened.mandate.body["delegated"])
    return (command(about=purchase["purchaseId"], intent_id=purchase["intentId"], delegated=delegated),)


def _waited(call: Call, opened: OpenPurchase, status: Status, happening: Happening) -> tuple[Change, ...]:
    """What becomes of the deadline. Of an intent that nobody knows of, its own time is waited for."""
    if happening == "unanswered":
        return (deadlines.moved(opened.record.id, opened.deadline, call.now + timedelta(seconds=LIFE)),)
    return () if status == "AWAITING_SIGNATURE" else deadlines.over(opened.deadline)


async def _done(call: Call, opened: OpenPurchase, purchase: Purchase, supplies: Supplies) -> Course:
    """The licence is issued: this is what was paid for."""
    listing = await supplies.listing(purchase["listingId"])
    await supplies.sell(purchase["listingId"])
    purchase["licenseId"] = license_manager.name_of(purchase)
    purchase.pop("reason", None)
    event = sold(
        {
            "purchaseId": purchase["purchaseId"],
            "licenseId": purchase["licenseId"],
            "listingId": purchase["listingId"],
            "buyer": purchase["buyer"],
            "seller": purchase["seller"],
            "price": purchase["price"],
            "shares": purchase["shares"],
            "soldAt": rfc3339(call.now),
        },
        subject=purchase["purchaseId"],
    )
    return Course((*_ended(call, opened, purchase), license_manager.issued(call, purchase, listing)), (event,))


def _failed(call: Call, opened: OpenPurchase, purchase: Purchase) -> Course:
    event = purchase_failed(
        {
            "purchaseId": purchase["purchaseId"],
            "listingId": purchase["listingId"],
            "buyer": purchase["buyer"],
            "status": "OWED" if purchase["status"] == "OWED" else "CANCELLED",
            "reason": purchase["reason"],
            "failedAt": rfc3339(call.now),
        },
        subject=purchase["purchaseId"],
    )
    return Course(_ended(call, opened, purchase), (event,))


def _ended(call: Call, opened: OpenPurchase, purchase: Purchase) -> tuple[Change, ...]:
    """The end of a purchase: what the buyer let Qmarket do is over with it."""
    purchase["endedAt"] = rfc3339(call.now)
    mandate = () if opened.mandate is None else (Change(MANDATE, opened.record.id, None, opened.mandate.version),)
    return (changed(opened.record, purchase), *mandate, *deadlines.over(opened.deadline))


def purchase_of(record: Record) -> Purchase:
    """The purchase that a record holds."""
    return cast("Purchase", dict(record.body))


def kept(purchase: Purchase, version: int, sort: str) -> Change:
    """The change that keeps a purchase for its buyer.

    Args:
        purchase: as it is from now on.
        version: that is kept now; 0: none.
        sort: places it in lists.
    """
    keys, owner = {"status": purchase["status"]}, purchase["buyer"]
    return Change(KIND, purchase["purchaseId"], purchase, version, owner=owner, keys=keys, sort=sort)


def changed(record: Record, purchase: Purchase) -> Change:
    """The change from what a record holds to what the purchase has become."""
    return kept(purchase, record.version, record.sort)
