"""License Manager: who may use what. A licence is issued once for a purchase, and never written again."""

from typing import Final, cast

from anarq.ports.store import Change, Record
from anarq.reference.qmarket._gen.models import License, Listing, Purchase
from anarq.runtime.call import Call
from anarq.runtime.identifiers import identifier_of, newest_first
from anarq.wire.times import rfc3339

KIND: Final = "license"
"""The collection of storage/map.yaml."""


def name_of(purchase: Purchase) -> str:
    """The name of the licence of a purchase: it follows from it, so that there is one at most."""
    return identifier_of("lic", purchase["purchaseId"])


def issued(call: Call, purchase: Purchase, listing: Listing) -> Change:
    """The change that issues the licence of a purchase."""
    issued_license: License = {
        "licenseId": name_of(purchase),
        "purchaseId": purchase["purchaseId"],
        "listingId": purchase["listingId"],
        "holder": purchase["buyer"],
        "seller": purchase["seller"],
        "content": listing["content"],
        "issuedAt": rfc3339(call.now),
    }
    holder, sort = issued_license["holder"], newest_first(call)
    return Change(KIND, issued_license["licenseId"], issued_license, 0, owner=holder, sort=sort)


def license_of(record: Record) -> License:
    """The licence that a record holds."""
    return cast("License", dict(record.body))
