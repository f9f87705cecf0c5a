"""The contracts of Qmarket as self-contained JSON Schemas.

Generated from modules/qmarket/contracts, modules/qmarket/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.ports.json import JsonObject

__all__ = [
    "LICENSE",
    "LICENSE_DELIVERY",
    "LISTING",
    "LISTING_CHANGE",
    "LISTING_PAGE",
    "LISTING_PUBLISHED",
    "LISTING_REQUEST",
    "LISTING_WITHDRAWN",
    "PURCHASE",
    "PURCHASE_FAILURE",
    "PURCHASE_PAGE",
    "PURCHASE_REQUEST",
    "QMARKET_LICENSE_INPUT",
    "QMARKET_LIST_INPUT",
    "QMARKET_PURCHASE_INPUT",
    "SALE",
]

_CID: Final[JsonObject] = {
    "title": "Cid",
    "description": "Content identifier, version 1, in base32.",
    "type": "string",
    "pattern": "^b[a-z2-7]{50,110}$",
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

_LICENSE: Final[JsonObject] = {
    "title": "License",
    "description": "What its holder may use. It is issued once for a purchase, when that is paid.",
    "x-anarq-resource": {"type": "licenses", "identifier": "licenseId", "collection": "license"},
    "type": "object",
    "properties": {
        "licenseId": {
            "type": "string",
            "pattern": "^lic_[0-9A-Za-z]{8,40}$",
            "description": "Names the licence.",
            "x-anarq-classification": "internal",
        },
        "purchaseId": {
            "type": "string",
            "pattern": "^pur_[0-9A-Za-z]{8,40}$",
            "description": "The purchase that it was issued for.",
            "x-anarq-classification": "internal",
        },
        "listingId": {
            "type": "string",
            "pattern": "^lst_[0-9A-Za-z]{8,40}$",
            "description": "What it is of.",
            "x-anarq-classification": "internal",
        },
        "holder": {
            "$ref": "#/$defs/Did",
            "description": "Who may use it.",
            "x-anarq-classification": "personal",
        },
        "seller": {"$ref": "#/$defs/Did", "description": "Who gave it.", "x-anarq-classification": "personal"},
        "content": {
            "$ref": "#/$defs/Cid",
            "description": "What may be used, as bytes.",
            "x-anarq-classification": "personal",
        },
        "issuedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was issued.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["licenseId", "purchaseId", "listingId", "holder", "seller", "content", "issuedAt"],
}

_LICENSE_DELIVERY: Final[JsonObject] = {
    "title": "LicenseDelivery",
    "description": "What opens the content of a licence: a capability, attenuated from the seller's.",
    "type": "object",
    "properties": {
        "licenseId": {
            "type": "string",
            "pattern": "^lic_[0-9A-Za-z]{8,40}$",
            "description": "The licence.",
            "x-anarq-classification": "internal",
        },
        "grant": {
            "type": "string",
            "minLength": 1,
            "maxLength": 8192,
            "pattern": "^[A-Za-z0-9_-]+$",
            "description": "The grant, a UCAN container, good for the holder alone.",
            "x-anarq-classification": "personal",
        },
        "expiresAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it ends.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["licenseId", "grant", "expiresAt"],
}

_LISTING: Final[JsonObject] = {
    "title": "Listing",
    "description": "Content that is offered for licences.",
    "x-anarq-resource": {"type": "market-listings", "identifier": "listingId", "collection": "listing"},
    "type": "object",
    "allOf": [{"$ref": "#/$defs/ListingTerms"}],
    "properties": {
        "listingId": {
            "type": "string",
            "pattern": "^lst_[0-9A-Za-z]{8,40}$",
            "description": "Names the listing.",
            "x-anarq-classification": "public",
        },
        "seller": {
            "$ref": "#/$defs/Did",
            "description": "Who offers it, and is paid.",
            "x-anarq-classification": "public",
        },
        "supply": {
            "$ref": "#/$defs/Supply",
            "description": "What is left of the licences; absent: there is no end of them.",
            "x-anarq-classification": "public",
        },
        "status": {
            "enum": ["LISTED", "SOLD_OUT", "WITHDRAWN"],
            "description": "Whether it can be bought; of `SOLD_OUT` the last licence was issued.",
            "x-anarq-classification": "public",
        },
        "version": {
            "type": "integer",
            "minimum": 1,
            "description": "Counts what its seller has done with it.",
            "x-anarq-classification": "public",
        },
        "publishedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was published.",
            "x-anarq-classification": "public",
        },
    },
    "required": ["listingId", "seller", "status", "version", "publishedAt"],
}

_LISTING_CHANGE: Final[JsonObject] = {
    "title": "ListingChange",
    "description": "What is to be changed of a listing; what is not named stays.",
    "type": "object",
    "properties": {
        "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 160,
            "description": "What is sold, in one line.",
            "x-anarq-classification": "public",
        },
        "description": {
            "type": "string",
            "maxLength": 4096,
            "description": "What is sold, for people.",
            "x-anarq-classification": "public",
        },
        "price": {
            "$ref": "#/$defs/Money",
            "description": "What one licence costs; more than nothing.",
            "x-anarq-classification": "public",
        },
        "expectedVersion": {
            "type": "integer",
            "minimum": 1,
            "description": "The `version` that the change was made for.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["expectedVersion"],
    "additionalProperties": False,
}

_LISTING_PAGE: Final[JsonObject] = {
    "title": "ListingPage",
    "description": "One page of a list, in a stable order.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/Listing"},
            "description": "The items of this page.",
            "x-anarq-classification": "public",
        },
    },
    "required": ["items"],
}

_LISTING_PUBLISHED: Final[JsonObject] = {
    "title": "ListingPublished",
    "description": "A new listing, as others are told of it.",
    "type": "object",
    "properties": {
        "listingId": {
            "type": "string",
            "pattern": "^lst_[0-9A-Za-z]{8,40}$",
            "description": "The listing.",
            "x-anarq-classification": "public",
        },
        "seller": {"$ref": "#/$defs/Did", "description": "Who offers it.", "x-anarq-classification": "public"},
        "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 160,
            "description": "What is sold, in one line.",
            "x-anarq-classification": "public",
        },
        "price": {
            "$ref": "#/$defs/Money",
            "description": "What one licence costs.",
            "x-anarq-classification": "public",
        },
        "publishedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was published.",
            "x-anarq-classification": "public",
        },
    },
    "required": ["listingId", "seller", "title", "price", "publishedAt"],
}

_LISTING_REQUEST: Final[JsonObject] = {
    "title": "ListingRequest",
    "description": "Content that the caller offers.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/ListingTerms"}],
    "properties": {
        "licenses": {
            "type": "integer",
            "minimum": 1,
            "maximum": 1000000000,
            "description": "How many licences there are; absent: as many as are bought.",
            "x-anarq-classification": "public",
        },
    },
    "unevaluatedProperties": False,
}

_LISTING_TERMS: Final[JsonObject] = {
    "title": "ListingTerms",
    "description": "What is sold, and what it costs.",
    "type": "object",
    "properties": {
        "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 160,
            "description": "What is sold, in one line.",
            "x-anarq-classification": "public",
        },
        "description": {
            "type": "string",
            "maxLength": 4096,
            "description": "What is sold, for people.",
            "x-anarq-classification": "public",
        },
        "content": {
            "$ref": "#/$defs/Cid",
            "description": "What the licence is for, as bytes.",
            "x-anarq-classification": "public",
        },
        "price": {
            "$ref": "#/$defs/Money",
            "description": "What one licence costs; more than nothing.",
            "x-anarq-classification": "public",
        },
    },
    "required": ["title", "content", "price"],
}

_LISTING_WITHDRAWN: Final[JsonObject] = {
    "title": "ListingWithdrawn",
    "description": "A listing that can no longer be bought.",
    "type": "object",
    "properties": {
        "listingId": {
            "type": "string",
            "pattern": "^lst_[0-9A-Za-z]{8,40}$",
            "description": "The listing.",
            "x-anarq-classification": "public",
        },
        "withdrawnAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it was withdrawn.",
            "x-anarq-classification": "public",
        },
    },
    "required": ["listingId", "withdrawnAt"],
}

_MONEY: Final[JsonObject] = {
    "title": "Money",
    "description": "An exact amount of a currency.",
    "type": "object",
    "properties": {
        "amount": {
            "$ref": "#/$defs/DecimalText",
            "description": "How much, in units of the currency.",
            "x-anarq-classification": "internal",
        },
        "currency": {
            "$ref": "#/$defs/Currency",
            "description": "In which currency.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["amount", "currency"],
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

_PURCHASE: Final[JsonObject] = {
    "title": "Purchase",
    "description": "A licence that is being bought, from its reservation to its end.",
    "x-anarq-resource": {"type": "transaction-records", "identifier": "purchaseId", "collection": "purchase"},
    "type": "object",
    "properties": {
        "purchaseId": {
            "type": "string",
            "pattern": "^pur_[0-9A-Za-z]{8,40}$",
            "description": "Names the purchase.",
            "x-anarq-classification": "internal",
        },
        "listingId": {
            "type": "string",
            "pattern": "^lst_[0-9A-Za-z]{8,40}$",
            "description": "What is bought.",
            "x-anarq-classification": "internal",
        },
        "buyer": {
            "$ref": "#/$defs/Did",
            "description": "Who buys and pays.",
            "x-anarq-classification": "personal",
        },
        "seller": {"$ref": "#/$defs/Did", "description": "Who sells.", "x-anarq-classification": "personal"},
        "price": {
            "$ref": "#/$defs/Money",
            "description": "What it costs; it stays whatever becomes of the listing.",
            "x-anarq-classification": "personal",
        },
        "shares": {
            "type": "array",
            "items": {"$ref": "#/$defs/Share"},
            "minItems": 1,
            "maxItems": 16,
            "description": "Who gets what of the price: today all of it the seller, whom the buyer pays.",
            "x-anarq-classification": "personal",
        },
        "status": {
            "enum": ["RESERVED", "AWAITING_SIGNATURE", "PAYING", "CANCELLING", "DONE", "CANCELLED", "OWED"],
            "description": "How far it has come; `DONE` and `OWED` are final, and so is `CANCELLED` unless it turns out to be paid.",
            "x-anarq-classification": "internal",
        },
        "reason": {
            "enum": ["EXPIRED", "REFUSED", "UNANSWERED", "BY_BUYER"],
            "description": "Why it is not `DONE`: nobody signed in time, Qwallet refused, Qwallet did not answer, or the buyer cancelled the intent.",
            "x-anarq-classification": "internal",
        },
        "intentId": {
            "type": "string",
            "pattern": "^int_[0-9A-Za-z]{8,40}$",
            "description": "The intent at Qwallet that the buyer signs.",
            "x-anarq-classification": "internal",
        },
        "licenseId": {
            "type": "string",
            "pattern": "^lic_[0-9A-Za-z]{8,40}$",
            "description": "The licence, once it is `DONE`.",
            "x-anarq-classification": "internal",
        },
        "createdAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When the licence was reserved.",
            "x-anarq-classification": "internal",
        },
        "reservedUntil": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it must be signed for at the latest.",
            "x-anarq-classification": "internal",
        },
        "endedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it ended.",
            "x-anarq-classification": "internal",
        },
    },
    "required": [
        "purchaseId",
        "listingId",
        "buyer",
        "seller",
        "price",
        "shares",
        "status",
        "createdAt",
        "reservedUntil",
    ],
}

_PURCHASE_FAILURE: Final[JsonObject] = {
    "title": "PurchaseFailure",
    "description": "A purchase that ended without a licence.",
    "type": "object",
    "properties": {
        "purchaseId": {
            "type": "string",
            "pattern": "^pur_[0-9A-Za-z]{8,40}$",
            "description": "The purchase.",
            "x-anarq-classification": "internal",
        },
        "listingId": {
            "type": "string",
            "pattern": "^lst_[0-9A-Za-z]{8,40}$",
            "description": "What was to be bought.",
            "x-anarq-classification": "internal",
        },
        "buyer": {
            "$ref": "#/$defs/Did",
            "description": "Who would have bought.",
            "x-anarq-classification": "personal",
        },
        "status": {
            "enum": ["CANCELLED", "OWED"],
            "description": "`CANCELLED`: nothing was paid; `OWED`: it was paid after all when no licence was left, and the seller owes the price.",
            "x-anarq-classification": "internal",
        },
        "reason": {
            "enum": ["EXPIRED", "REFUSED", "UNANSWERED", "BY_BUYER"],
            "description": "Why it ended.",
            "x-anarq-classification": "internal",
        },
        "failedAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When it ended.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["purchaseId", "listingId", "buyer", "status", "reason", "failedAt"],
}

_PURCHASE_PAGE: Final[JsonObject] = {
    "title": "PurchasePage",
    "description": "One page of a list, in a stable order.",
    "type": "object",
    "allOf": [{"$ref": "#/$defs/PageInfo"}],
    "properties": {
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/Purchase"},
            "description": "The items of this page.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["items"],
}

_PURCHASE_REQUEST: Final[JsonObject] = {
    "title": "PurchaseRequest",
    "description": "What the caller buys, and the price that it agrees to.",
    "type": "object",
    "properties": {
        "listingId": {
            "type": "string",
            "pattern": "^lst_[0-9A-Za-z]{8,40}$",
            "description": "The listing.",
            "x-anarq-classification": "internal",
        },
        "price": {
            "$ref": "#/$defs/Money",
            "description": "The price that was seen; another one is refused.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["listingId", "price"],
    "additionalProperties": False,
}

_SALE: Final[JsonObject] = {
    "title": "Sale",
    "description": "A licence that was paid and issued.",
    "type": "object",
    "properties": {
        "purchaseId": {
            "type": "string",
            "pattern": "^pur_[0-9A-Za-z]{8,40}$",
            "description": "The purchase.",
            "x-anarq-classification": "internal",
        },
        "licenseId": {
            "type": "string",
            "pattern": "^lic_[0-9A-Za-z]{8,40}$",
            "description": "The licence.",
            "x-anarq-classification": "internal",
        },
        "listingId": {
            "type": "string",
            "pattern": "^lst_[0-9A-Za-z]{8,40}$",
            "description": "What was bought.",
            "x-anarq-classification": "internal",
        },
        "buyer": {
            "$ref": "#/$defs/Did",
            "description": "Who bought and paid.",
            "x-anarq-classification": "personal",
        },
        "seller": {"$ref": "#/$defs/Did", "description": "Who sold.", "x-anarq-classification": "personal"},
        "price": {
            "$ref": "#/$defs/Money",
            "description": "What was paid.",
            "x-anarq-classification": "personal",
        },
        "shares": {
            "type": "array",
            "items": {"$ref": "#/$defs/Share"},
            "minItems": 1,
            "maxItems": 16,
            "description": "Who got what of the price.",
            "x-anarq-classification": "personal",
        },
        "soldAt": {
            "$ref": "#/$defs/Timestamp",
            "description": "When the licence was issued.",
            "x-anarq-classification": "internal",
        },
    },
    "required": ["purchaseId", "licenseId", "listingId", "buyer", "seller", "price", "shares", "soldAt"],
}

_SHARE: Final[JsonObject] = {
    "title": "Share",
    "description": "Who gets how much of a price, in its currency. The shares of a price sum to it exactly.",
    "type": "object",
    "properties": {
        "recipient": {"$ref": "#/$defs/Did", "description": "Who gets it.", "x-anarq-classification": "personal"},
        "amount": {
            "$ref": "#/$defs/DecimalText",
            "description": "How much.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["recipient", "amount"],
}

_SUPPLY: Final[JsonObject] = {
    "title": "Supply",
    "description": "Licences of a listing that there are not without end. `reserved` and `sold` are together never more than `licenses`.",
    "type": "object",
    "properties": {
        "licenses": {
            "type": "integer",
            "minimum": 1,
            "description": "How many there are.",
            "x-anarq-classification": "public",
        },
        "reserved": {
            "type": "integer",
            "minimum": 0,
            "description": "How many are held for purchases that have not ended.",
            "x-anarq-classification": "public",
        },
        "sold": {
            "type": "integer",
            "minimum": 0,
            "description": "How many were issued.",
            "x-anarq-classification": "public",
        },
    },
    "required": ["licenses", "reserved", "sold"],
}

_TIMESTAMP: Final[JsonObject] = {
    "title": "Timestamp",
    "description": "Moment in UTC, RFC 3339 with `Z`.",
    "type": "string",
    "format": "date-time",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
}

LICENSE: Final[JsonObject] = {**_LICENSE, "$defs": {"Cid": _CID, "Did": _DID, "Timestamp": _TIMESTAMP}}

LICENSE_DELIVERY: Final[JsonObject] = {**_LICENSE_DELIVERY, "$defs": {"Timestamp": _TIMESTAMP}}

LISTING: Final[JsonObject] = {
    **_LISTING,
    "$defs": {
        "Cid": _CID,
        "Currency": _CURRENCY,
        "DecimalText": _DECIMAL_TEXT,
        "Did": _DID,
        "ListingTerms": _LISTING_TERMS,
        "Money": _MONEY,
        "Supply": _SUPPLY,
        "Timestamp": _TIMESTAMP,
    },
}

LISTING_CHANGE: Final[JsonObject] = {**_LISTING_CHANGE, "$defs": {"Currency": _CURRENCY, "DecimalText": _DECIMAL_TEXT, "Money": _MONEY}}

LISTING_PAGE: Final[JsonObject] = {
    **_LISTING_PAGE,
    "$defs": {
        "Cid": _CID,
        "Currency": _CURRENCY,
        "DecimalText": _DECIMAL_TEXT,
        "Did": _DID,
        "Listing": _LISTING,
        "ListingTerms": _LISTING_TERMS,
        "Money": _MONEY,
        "PageInfo": _PAGE_INFO,
        "Supply": _SUPPLY,
        "Timestamp": _TIMESTAMP,
    },
}

LISTING_PUBLISHED: Final[JsonObject] = {
    **_LISTING_PUBLISHED,
    "$defs": {
        "Currency": _CURRENCY,
        "DecimalText": _DECIMAL_TEXT,
        "Did": _DID,
        "Money": _MONEY,
        "Timestamp": _TIMESTAMP,
    },
}

LISTING_REQUEST: Final[JsonObject] = {
    **_LISTING_REQUEST,
    "$defs": {
        "Cid": _CID,
        "Currency": _CURRENCY,
        "DecimalText": _DECIMAL_TEXT,
        "ListingTerms": _LISTING_TERMS,
        "Money": _MONEY,
    },
}

LISTING_WITHDRAWN: Final[JsonObject] = {**_LISTING_WITHDRAWN, "$defs": {"Timestamp": _TIMESTAMP}}

PURCHASE: Final[JsonObject] = {
    **_PURCHASE,
    "$defs": {
        "Currency": _CURRENCY,
        "DecimalText": _DECIMAL_TEXT,
        "Did": _DID,
        "Money": _MONEY,
        "Share": _SHARE,
        "Timestamp": _TIMESTAMP,
    },
}

PURCHASE_FAILURE: Final[JsonObject] = {**_PURCHASE_FAILURE, "$defs": {"Did": _DID, "Timestamp": _TIMESTAMP}}

PURCHASE_PAGE: Final[JsonObject] = {
    **_PURCHASE_PAGE,
    "$defs": {
        "Currency": _CURRENCY,
        "DecimalText": _DECIMAL_TEXT,
        "Did": _DID,
        "Money": _MONEY,
        "PageInfo": _PAGE_INFO,
        "Purchase": _PURCHASE,
        "Share": _SHARE,
        "Timestamp": _TIMESTAMP,
    },
}

PURCHASE_REQUEST: Final[JsonObject] = {**_PURCHASE_REQUEST, "$defs": {"Currency": _CURRENCY, "DecimalText": _DECIMAL_TEXT, "Money": _MONEY}}

QMARKET_LICENSE_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "licenseId": {"description": "The licence.", "type": "string", "pattern": "^lic_[0-9A-Za-z]{8,40}$"},
    },
    "required": ["licenseId"],
    "additionalProperties": False,
}

QMARKET_LIST_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "title": {
            "type": "string",
            "minLength": 1,
            "maxLength": 160,
            "description": "What is sold, in one line.",
            "x-anarq-classification": "public",
        },
        "description": {
            "type": "string",
            "maxLength": 4096,
            "description": "What is sold, for people.",
            "x-anarq-classification": "public",
        },
        "content": {
            "$ref": "#/$defs/Cid",
            "description": "What the licence is for, as bytes.",
            "x-anarq-classification": "public",
        },
        "price": {
            "$ref": "#/$defs/Money",
            "description": "What one licence costs; more than nothing.",
            "x-anarq-classification": "public",
        },
        "licenses": {
            "type": "integer",
            "minimum": 1,
            "maximum": 1000000000,
            "description": "How many licences there are; absent: as many as are bought.",
            "x-anarq-classification": "public",
        },
    },
    "required": ["title", "content", "price"],
    "additionalProperties": False,
    "$defs": {"Cid": _CID, "Currency": _CURRENCY, "DecimalText": _DECIMAL_TEXT, "Money": _MONEY},
}

QMARKET_PURCHASE_INPUT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "listingId": {
            "type": "string",
            "pattern": "^lst_[0-9A-Za-z]{8,40}$",
            "description": "The listing.",
            "x-anarq-classification": "internal",
        },
        "price": {
            "$ref": "#/$defs/Money",
            "description": "The price that was seen; another one is refused.",
            "x-anarq-classification": "personal",
        },
    },
    "required": ["listingId", "price"],
    "additionalProperties": False,
    "$defs": {"Currency": _CURRENCY, "DecimalText": _DECIMAL_TEXT, "Money": _MONEY},
}

SALE: Final[JsonObject] = {
    **_SALE,
    "$defs": {
        "Currency": _CURRENCY,
        "DecimalText": _DECIMAL_TEXT,
        "Did": _DID,
        "Money": _MONEY,
        "Share": _SHARE,
        "Timestamp": _TIMESTAMP,
    },
}
