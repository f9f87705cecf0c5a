"""Listing Manager: what is offered."""

from typing import Final, cast

from anarq.clients._gen.qindex.models import RecordRequest
from anarq.clients.errors import OperationFailed
from anarq.ports.store import Change, Record
from anarq.reference.qmarket._gen.commands import QindexPutRecordAnswer, qindex_put_record
from anarq.reference.qmarket._gen.events import changed as listing_changed
from anarq.reference.qmarket._gen.events import listed, withdrawn
from anarq.reference.qmarket._gen.models import (
    Listing,
    ListingChange,
    ListingChanged,
    ListingIndexRequest,
    ListingRequest,
    Money,
)
from anarq.reference.qmarket._gen.peers import Peers
from anarq.reference.qmarket._gen.uses.qwallet import QuoteRequest
from anarq.reference.qmarket.services import prices
from anarq.reference.qmarket.services.listing_states import step
from anarq.runtime.call import Call, Decision, Refused
from anarq.runtime.identifiers import new_identifier, newest_first
from anarq.runtime.versions import require_version
from anarq.wire.times import rfc3339

INDEXED: Final = "listing"
"""The type of the keys that point to what is offered."""

KIND: Final = "listing"
"""The collection of storage/map.yaml."""


async def require_seller(call: Call[Peers]) -> None:
    """Checks that whom the listing will be of can be paid.

    Raises:
        Refused: SQUID_IDENTITY_INVALID, sQuid does not know the identity, or it is not active; SERVICE_UNAVAILABLE.
    """
    seller = str(call.owner)
    try:
        status = (await call.peers.squid.get_identity_status(squid_id=seller))["status"]
    except OperationFailed as error:
        if error.code == "NOT_FOUND":
            details = {"peer": "squid", "squidId": seller}
            raise Refused("SQUID_IDENTITY_INVALID", "sQuid does not know the seller.", details) from error
        raise
    if status != "ACTIVE":
        raise Refused("SQUID_IDENTITY_INVALID", "Only an active identity can sell.", {"status": status})


async def require_payee(call: Call[Peers], seller: str) -> None:
    """Checks that the seller of a listing can still be paid: whose key no longer acts can withdraw nothing.

    Raises:
        Refused: CONFLICT, it cannot; SERVICE_UNAVAILABLE, sQuid does not answer.
    """
    status = (await call.peers.squid.get_identity_status(squid_id=seller))["status"]
    if status != "ACTIVE":
        details = {"reasons": ["seller_not_active"], "status": status}
        raise Refused("CONFLICT", "The seller is no longer an active identity, and cannot be paid.", details)


async def require_payable(call: Call[Peers], price: Money) -> None:
    """Checks that Qwallet can carry a price.

    Raises:
        Refused: VALIDATION_FAILED, it cannot; SERVICE_UNAVAILABLE, it does not answer.
    """
    asked: QuoteRequest = {"amount": prices.exact(price), "currency": price["currency"], "network": prices.NETWORK}
    try:
        await call.peers.qwallet.estimate_payment(asked)
    except OperationFailed as error:
        if error.code != "VALIDATION_FAILED":
            raise
        details = {"reasons": ["price_cannot_be_paid"], "peer": "qwallet"}
        raise Refused("VALIDATION_FAILED", f"The price cannot be paid: {error.message}", details) from error


def decide_publication(call: Call, body: ListingRequest) -> Decision[Listing]:
    """Offers content, for whom the call is about."""
    listing: Listing = {
        "listingId": new_identifier("lst", call),
        "seller": str(call.owner),
        "title": body["title"],
        "content": body["content"],
        "price": body["price"],
        "status": "LISTED",
        "version": 1,
        "publishedAt": rfc3339(call.now),
    }
    if "description" in body:
        listing["description"] = body["description"]
    if "licenses" in body:
        listing["supply"] = {"licenses": body["licenses"], "reserved": 0, "sold": 0}
    event = listed(
        {
            "listingId": listing["listingId"],
            "seller": listing["seller"],
            "title": listing["title"],
            "price": listing["price"],
            "publishedAt": listing["publishedAt"],
        },
        subject=listing["listingId"],
    )
    return Decision(listing, (kept(listing, 0, newest_first(call)),), (event,), message="Listing published")


def decide_change(call: Call, body: ListingChange, record: Record) -> Decision[Listing]:
    """Changes what a listing says; purchases that have begun keep their price.

    Raises:
        Refused: CONFLICT, it is withdrawn; VERSION_CONFLICT, it changed since the seller read it.
    """
    before = listing_of(record)
    step(before["status"], "change")
    require_version(before["version"], body["expectedVersion"])
    listing: Listing = {**before, "version": before["version"] + 1}
    if "title" in body:
        listing["title"] = body["title"]
    if "description" in body:
        listing["description"] = body["description"]
    if "price" in body:
        listing["price"] = body["price"]
    name = listing["listingId"]
    told: ListingChanged = {"listingId": name, "version": listing["version"], "changedAt": rfc3339(call.now)}
    event = listing_changed(told, subject=name)
    return Decision(listing, (changed(record, listing),), (event,), message="Listing changed")


def decide_withdrawal(call: Call, record: Record) -> Decision[Listing]:
    """Withdraws a listing.

    Raises:
        Refused: CONFLICT, it is withdrawn already.
    """
    before = listing_of(record)
    after = step(before["status"], "withdraw")
    listing: Listing = {**before, "status": after, "version": before["version"] + 1}
    name = listing["listingId"]
    event = withdrawn({"listingId": name, "withdrawnAt": rfc3339(call.now)}, subject=name)
    return Decision(listing, (changed(record, listing),), (event,), message="Listing withdrawn")


def decide_index(body: ListingIndexRequest, record: Record) -> Decision[Listing]:
    """Has a key of the seller's index point to the content of a listing.

    Raises:
        Refused: CONFLICT, it is withdrawn.
    """
    listing = listing_of(record)
    step(listing["status"], "change")
    name = listing["listingId"]
    asked: RecordRequest = {
        "type": INDEXED,
        "key": name,
        "cid": listing["content"],
        "expectedVersion": body["expectedVersion"],
    }
    return Decision(listing, commands=(qindex_put_record(asked, about=name),), message="Qindex is asked")


async def indexed(call: Call, answer: QindexPutRecordAnswer) -> Decision[None]:
    """Notes under which version the key points to the content, when it does."""
    if answer["data"] is None:
        return Decision(None)
    record = await found(call, answer["about"])
    listing: Listing = {**listing_of(record), "indexed": answer["data"]["version"]}
    return Decision(None, (changed(record, listing),))


async def found(call: Call, listing_id: str) -> Record:
    """A listing, whoever asks: what is offered is not secret.

    Raises:
        Refused: NOT_FOUND.
    """
    record = await call.records.get(KIND, listing_id)
    if record is None:
        raise Refused("NOT_FOUND", f"There is no listing `{listing_id}`.", {"kind": KIND, "id": listing_id})
    return record


def listing_of(record: Record) -> Listing:
    """The listing that a record holds."""
    return cast("Listing", dict(record.body))


def kept(listing: Listing, version: int, sort: str) -> Change:
    """The change that keeps a listing for its seller.

    Args:
        listing: as it is from now on.
        version: that is kept now; 0: none.
        sort: places it in lists.
    """
    keys = {"status": listing["status"], "currency": listing["price"]["currency"]}
    return Change(KIND, listing["listingId"], listing, version, owner=listing["seller"], keys=keys, sort=sort)


def changed(record: Record, listing: Listing) -> Change:
    """The change from what a record holds to what the listing has become."""
    return kept(listing, record.version, record.sort)
