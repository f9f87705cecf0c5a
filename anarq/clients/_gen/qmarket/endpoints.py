"""The operations of Qmarket as its callers know them.

Generated from modules/qmarket by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qmarket import schemas
from anarq.clients.endpoint import Endpoint, Resource

LIST_LISTINGS: Final = Endpoint(
    module="qmarket",
    name="listListings",
    method="GET",
    path="/listings",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["LISTED", "SOLD_OUT", "WITHDRAWN"], "default": "LISTED"},
        "seller": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "currency": {
            "title": "Currency",
            "description": "Currency code: ISO 4217, or the ticker of a token in the same form.",
            "type": "string",
            "pattern": "^[A-Z][A-Z0-9]{2,9}$",
        },
    },
    response=schemas.LISTING_PAGE,
    scope="qmarket.listing.read",
    safe=True,
    resource=Resource("Listing", "listingId", many=True),
    example={
        "items": [
            {
                "title": "Songs of the harbour",
                "description": "Twelve songs, to be played at home.",
                "content": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
                "price": {"amount": "25.50", "currency": "EUR"},
                "listingId": "lst_01JJY3ZK9B2M4N6P",
                "seller": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "supply": {"licenses": 100, "reserved": 1, "sold": 12},
                "status": "LISTED",
                "version": 1,
                "publishedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

PUBLISH_LISTING: Final = Endpoint(
    module="qmarket",
    name="publishListing",
    method="POST",
    path="/listings",
    request=schemas.LISTING_REQUEST,
    response=schemas.LISTING,
    idempotent=True,
    scope="qmarket.listing.publish",
    resource=Resource("Listing", "listingId"),
    example={
        "title": "Songs of the harbour",
        "description": "Twelve songs, to be played at home.",
        "content": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "price": {"amount": "25.50", "currency": "EUR"},
        "listingId": "lst_01JJY3ZK9B2M4N6P",
        "seller": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "supply": {"licenses": 100, "reserved": 1, "sold": 12},
        "status": "LISTED",
        "version": 1,
        "publishedAt": "2026-01-31T09:30:00Z",
    },
)

GET_LISTING: Final = Endpoint(
    module="qmarket",
    name="getListing",
    method="GET",
    path="/listings/{listingId}",
    parameters={"listingId": {"type": "string", "pattern": "^lst_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["listingId"]),
    response=schemas.LISTING,
    scope="qmarket.listing.read",
    safe=True,
    resource=Resource("Listing", "listingId"),
    example={
        "title": "Songs of the harbour",
        "description": "Twelve songs, to be played at home.",
        "content": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "price": {"amount": "25.50", "currency": "EUR"},
        "listingId": "lst_01JJY3ZK9B2M4N6P",
        "seller": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "supply": {"licenses": 100, "reserved": 1, "sold": 12},
        "status": "LISTED",
        "version": 1,
        "publishedAt": "2026-01-31T09:30:00Z",
    },
)

CHANGE_LISTING: Final = Endpoint(
    module="qmarket",
    name="changeListing",
    method="PATCH",
    path="/listings/{listingId}",
    parameters={"listingId": {"type": "string", "pattern": "^lst_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["listingId"]),
    request=schemas.LISTING_CHANGE,
    response=schemas.LISTING,
    idempotent=True,
    scope="qmarket.listing.change",
    resource=Resource("Listing", "listingId"),
    example={
        "title": "Songs of the harbour",
        "description": "Twelve songs, to be played at home.",
        "content": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "price": {"amount": "25.50", "currency": "EUR"},
        "listingId": "lst_01JJY3ZK9B2M4N6P",
        "seller": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "supply": {"licenses": 100, "reserved": 1, "sold": 12},
        "status": "LISTED",
        "version": 1,
        "publishedAt": "2026-01-31T09:30:00Z",
    },
)

WITHDRAW_LISTING: Final = Endpoint(
    module="qmarket",
    name="withdrawListing",
    method="POST",
    path="/listings/{listingId}/withdrawal",
    parameters={"listingId": {"type": "string", "pattern": "^lst_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["listingId"]),
    response=schemas.LISTING,
    idempotent=True,
    scope="qmarket.listing.change",
    resource=Resource("Listing", "listingId"),
    example={
        "title": "Songs of the harbour",
        "description": "Twelve songs, to be played at home.",
        "content": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "price": {"amount": "25.50", "currency": "EUR"},
        "listingId": "lst_01JJY3ZK9B2M4N6P",
        "seller": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "supply": {"licenses": 100, "reserved": 1, "sold": 12},
        "status": "LISTED",
        "version": 1,
        "publishedAt": "2026-01-31T09:30:00Z",
    },
)

INDEX_LISTING: Final = Endpoint(
    module="qmarket",
    name="indexListing",
    method="POST",
    path="/listings/{listingId}/index",
    parameters={"listingId": {"type": "string", "pattern": "^lst_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["listingId"]),
    request=schemas.LISTING_INDEX_REQUEST,
    response=schemas.LISTING,
    idempotent=True,
    scope="qmarket.listing.change",
    delegates=("qindex.record.write",),
    resource=Resource("Listing", "listingId"),
    example={
        "title": "Songs of the harbour",
        "description": "Twelve songs, to be played at home.",
        "content": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "price": {"amount": "25.50", "currency": "EUR"},
        "listingId": "lst_01JJY3ZK9B2M4N6P",
        "seller": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "supply": {"licenses": 100, "reserved": 1, "sold": 12},
        "status": "LISTED",
        "version": 1,
        "publishedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_PURCHASES: Final = Endpoint(
    module="qmarket",
    name="listPurchases",
    method="GET",
    path="/purchases",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["RESERVED", "AWAITING_SIGNATURE", "PAYING", "CANCELLING", "DONE", "CANCELLED", "OWED"]},
    },
    response=schemas.PURCHASE_PAGE,
    scope="qmarket.purchase.read",
    safe=True,
    resource=Resource("Purchase", "purchaseId", many=True),
    example={
        "items": [
            {
                "purchaseId": "pur_01JJY3ZK9B2M4N6P",
                "listingId": "lst_01JJY3ZK9B2M4N6P",
                "buyer": "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "seller": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "price": {"amount": "25.50", "currency": "EUR"},
                "shares": [
                    {"recipient": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", "amount": "25.50"}
                ],
                "status": "AWAITING_SIGNATURE",
                "intentId": "int_01JJY3ZK9B2M4N6P",
                "createdAt": "2026-01-31T09:30:00Z",
                "reservedUntil": "2026-01-31T09:45:00Z",
            }
        ]
    },
)

PURCHASE_LISTING: Final = Endpoint(
    module="qmarket",
    name="purchaseListing",
    method="POST",
    path="/purchases",
    request=schemas.PURCHASE_REQUEST,
    response=schemas.PURCHASE,
    idempotent=True,
    scope="qmarket.purchase.create",
    delegates=("qwallet.intent.create", "qwallet.intent.cancel", "qwallet.tx.pay"),
    resource=Resource("Purchase", "purchaseId"),
    example={
        "purchaseId": "pur_01JJY3ZK9B2M4N6P",
        "listingId": "lst_01JJY3ZK9B2M4N6P",
        "buyer": "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
        "seller": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "price": {"amount": "25.50", "currency": "EUR"},
        "shares": [{"recipient": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", "amount": "25.50"}],
        "status": "AWAITING_SIGNATURE",
        "intentId": "int_01JJY3ZK9B2M4N6P",
        "createdAt": "2026-01-31T09:30:00Z",
        "reservedUntil": "2026-01-31T09:45:00Z",
    },
)

GET_PURCHASE: Final = Endpoint(
    module="qmarket",
    name="getPurchase",
    method="GET",
    path="/purchases/{purchaseId}",
    parameters={"purchaseId": {"type": "string", "pattern": "^pur_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["purchaseId"]),
    response=schemas.PURCHASE,
    scope="qmarket.purchase.read",
    safe=True,
    resource=Resource("Purchase", "purchaseId"),
    example={
        "purchaseId": "pur_01JJY3ZK9B2M4N6P",
        "listingId": "lst_01JJY3ZK9B2M4N6P",
        "buyer": "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
        "seller": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "price": {"amount": "25.50", "currency": "EUR"},
        "shares": [{"recipient": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", "amount": "25.50"}],
        "status": "AWAITING_SIGNATURE",
        "intentId": "int_01JJY3ZK9B2M4N6P",
        "createdAt": "2026-01-31T09:30:00Z",
        "reservedUntil": "2026-01-31T09:45:00Z",
    },
)

GET_LICENSE: Final = Endpoint(
    module="qmarket",
    name="getLicense",
    method="GET",
    path="/licenses/{licenseId}",
    parameters={"licenseId": {"type": "string", "pattern": "^lic_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["licenseId"]),
    response=schemas.LICENSE,
    scope="qmarket.license.read",
    safe=True,
    resource=Resource("License", "licenseId"),
    example={
        "licenseId": "lic_01JJY3ZK9B2M4N6P",
        "purchaseId": "pur_01JJY3ZK9B2M4N6P",
        "listingId": "lst_01JJY3ZK9B2M4N6P",
        "holder": "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
        "seller": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "content": "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "issuedAt": "2026-01-31T09:30:00Z",
    },
)

DELIVER_LICENSE: Final = Endpoint(
    module="qmarket",
    name="deliverLicense",
    method="POST",
    path="/licenses/{licenseId}/delivery",
    parameters={"licenseId": {"type": "string", "pattern": "^lic_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["licenseId"]),
    response=schemas.LICENSE_DELIVERY,
    idempotent=True,
    scope="qmarket.license.deliver",
    example={"licenseId": "lic_01JJY3ZK9B2M4N6P", "grant": "C2N0bi12MYA", "expiresAt": "2026-01-31T09:45:00Z"},
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="qmarket",
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
    scope="qmarket.data.read",
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
    module="qmarket",
    name="exportRecords",
    method="GET",
    path="/export",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "resourceType": {"enum": ["market-listings", "transaction-records", "licenses", "session-data"]},
    },
    response=schemas.EXPORT_PAGE,
    scope="qmarket.data.export",
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
    module="qmarket",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="qmarket.data.erase",
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
    module="qmarket",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="qmarket.data.erase",
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
        "listListings": LIST_LISTINGS,
        "publishListing": PUBLISH_LISTING,
        "getListing": GET_LISTING,
        "changeListing": CHANGE_LISTING,
        "withdrawListing": WITHDRAW_LISTING,
        "indexListing": INDEX_LISTING,
        "listPurchases": LIST_PURCHASES,
        "purchaseListing": PURCHASE_LISTING,
        "getPurchase": GET_PURCHASE,
        "getLicense": GET_LICENSE,
        "deliverLicense": DELIVER_LICENSE,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "exportRecords": EXPORT_RECORDS,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
