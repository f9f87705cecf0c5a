"""Everything about Qmarket that the runtime needs.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

from typing import Final

from anarq.clients._gen.common.errors import ERRORS
from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.protection import PROTECTION
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qmarket import schemas
from anarq.clients._gen.qwallet import schemas as qwallet_schemas
from anarq.ports.json import JsonObject
from anarq.runtime.keeping import Collection, Keeping, Period, Retention
from anarq.runtime.operation import (
    Budget,
    CommandKind,
    Consumption,
    Counter,
    Deliveries,
    Job,
    LimitClass,
    ModuleSpec,
    Objective,
    Operation,
    Parameter,
    Rate,
    States,
    Tool,
    Topic,
)
from anarq.wire.breaker import Breaker, Fallback
from anarq.wire.retry import Retry

OPERATIONS: Final = (
    Operation(
        module="qmarket",
        name="listListings",
        handler="list_listings",
        method="GET",
        path="/listings",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter(
                "status", "query", "status", False, {"enum": ["LISTED", "SOLD_OUT", "WITHDRAWN"], "default": "LISTED"}
            ),
            Parameter(
                "seller",
                "query",
                "seller",
                False,
                {
                    "title": "Did",
                    "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
                    "type": "string",
                    "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
                    "maxLength": 4009,
                },
            ),
            Parameter(
                "currency",
                "query",
                "currency",
                False,
                {
                    "title": "Currency",
                    "description": "Currency code: ISO 4217, or the ticker of a token in the same form.",
                    "type": "string",
                    "pattern": "^[A-Z][A-Z0-9]{2,9}$",
                },
            ),
        ),
        response=schemas.LISTING_PAGE,
        success=200,
        scope="qmarket.listing.read",
        access="granted",
        audit="BASIC",
        purpose="marketplace",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qmarket",
        name="publishListing",
        handler="publish_listing",
        method="POST",
        path="/listings",
        request=schemas.LISTING_REQUEST,
        response=schemas.LISTING,
        success=201,
        scope="qmarket.listing.publish",
        access="granted",
        emits=("q.qmarket.listed.v1",),
        audit="DETAILED",
        purpose="marketplace",
        idempotency="required",
        limits="write",
    ),
    Operation(
        module="qmarket",
        name="getListing",
        handler="get_listing",
        method="GET",
        path="/listings/{listingId}",
        parameters=(
            Parameter(
                "listingId", "path", "listing_id", True, {"type": "string", "pattern": "^lst_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        response=schemas.LISTING,
        success=200,
        scope="qmarket.listing.read",
        access="granted",
        audit="BASIC",
        purpose="marketplace",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qmarket",
        name="changeListing",
        handler="change_listing",
        method="PATCH",
        path="/listings/{listingId}",
        parameters=(
            Parameter(
                "listingId", "path", "listing_id", True, {"type": "string", "pattern": "^lst_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        request=schemas.LISTING_CHANGE,
        response=schemas.LISTING,
        success=200,
        scope="qmarket.listing.change",
        access="granted",
        emits=("q.qmarket.changed.v1",),
        audit="DETAILED",
        purpose="marketplace",
        idempotency="required",
        limits="write",
    ),
    Operation(
        module="qmarket",
        name="withdrawListing",
        handler="withdraw_listing",
        method="POST",
        path="/listings/{listingId}/withdrawal",
        parameters=(
            Parameter(
                "listingId", "path", "listing_id", True, {"type": "string", "pattern": "^lst_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        response=schemas.LISTING,
        success=200,
        scope="qmarket.listing.change",
        access="granted",
        emits=("q.qmarket.withdrawn.v1",),
        audit="DETAILED",
        purpose="marketplace",
        idempotency="required",
        limits="write",
    ),
    Operation(
        module="qmarket",
        name="indexListing",
        handler="index_listing",
        method="POST",
        path="/listings/{listingId}/index",
        parameters=(
            Parameter(
                "listingId", "path", "listing_id", True, {"type": "string", "pattern": "^lst_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        request=schemas.LISTING_INDEX_REQUEST,
        response=schemas.LISTING,
        success=202,
        scope="qmarket.listing.change",
        access="granted",
        audit="DETAILED",
        purpose="marketplace",
        idempotency="required",
        limits="write",
        delegates=("qindex.record.write",),
    ),
    Operation(
        module="qmarket",
        name="listPurchases",
        handler="list_purchases",
        method="GET",
        path="/purchases",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter(
                "status",
                "query",
                "status",
                False,
                {"enum": ["RESERVED", "AWAITING_SIGNATURE", "PAYING", "CANCELLING", "DONE", "CANCELLED", "OWED"]},
            ),
        ),
        response=schemas.PURCHASE_PAGE,
        success=200,
        scope="qmarket.purchase.read",
        access="granted",
        audit="DETAILED",
        purpose="bookkeeping",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qmarket",
        name="purchaseListing",
        handler="purchase_listing",
        method="POST",
        path="/purchases",
        request=schemas.PURCHASE_REQUEST,
        response=schemas.PURCHASE,
        success=202,
        scope="qmarket.purchase.create",
        access="granted",
        audit="COMPREHENSIVE",
        purpose="sale",
        idempotency="required",
        limits="write",
        delegates=("qwallet.intent.create", "qwallet.intent.cancel", "qwallet.tx.pay"),
    ),
    Operation(
        module="qmarket",
        name="getPurchase",
        handler="get_purchase",
        method="GET",
        path="/purchases/{purchaseId}",
        parameters=(
            Parameter(
                "purchaseId", "path", "purchase_id", True, {"type": "string", "pattern": "^pur_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        response=schemas.PURCHASE,
        success=200,
        scope="qmarket.purchase.read",
        access="granted",
        audit="DETAILED",
        purpose="bookkeeping",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qmarket",
        name="getLicense",
        handler="get_license",
        method="GET",
        path="/licenses/{licenseId}",
        parameters=(
            Parameter(
                "licenseId", "path", "license_id", True, {"type": "string", "pattern": "^lic_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        response=schemas.LICENSE,
        success=200,
        scope="qmarket.license.read",
        access="granted",
        audit="DETAILED",
        purpose="sale",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qmarket",
        name="deliverLicense",
        handler="deliver_license",
        method="POST",
        path="/licenses/{licenseId}/delivery",
        parameters=(
            Parameter(
                "licenseId", "path", "license_id", True, {"type": "string", "pattern": "^lic_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        response=schemas.LICENSE_DELIVERY,
        success=201,
        scope="qmarket.license.deliver",
        access="granted",
        audit="COMPREHENSIVE",
        purpose="sale",
        idempotency="required",
        limits="complex",
        available=False,
    ),
    Operation(
        module="qmarket",
        name="listAuditTrail",
        handler="list_audit_trail",
        method="GET",
        path="/audit-trail",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter("verdict", "query", "verdict", False, {"enum": ["ALLOW", "DENY", "WARN"]}),
            Parameter(
                "recordedAfter",
                "query",
                "recorded_after",
                False,
                {
                    "title": "Timestamp",
                    "description": "Moment in UTC, RFC 3339 with `Z`.",
                    "type": "string",
                    "format": "date-time",
                    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
                },
            ),
            Parameter(
                "recordedBefore",
                "query",
                "recorded_before",
                False,
                {
                    "title": "Timestamp",
                    "description": "Moment in UTC, RFC 3339 with `Z`.",
                    "type": "string",
                    "format": "date-time",
                    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
                },
            ),
        ),
        response=schemas.AUDIT_ENTRY_PAGE,
        success=200,
        scope="qmarket.data.read",
        access="granted",
        audit="DETAILED",
        purpose="data-rights",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qmarket",
        name="exportRecords",
        handler="export_records",
        method="GET",
        path="/export",
        parameters=(
            Parameter(
                "limit", "query", "limit", False, {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
            ),
            Parameter("cursor", "query", "cursor", False, {"type": "string", "minLength": 1, "maxLength": 512}),
            Parameter(
                "resourceType",
                "query",
                "resource_type",
                False,
                {"enum": ["market-listings", "transaction-records", "licenses", "session-data"]},
            ),
        ),
        response=schemas.EXPORT_PAGE,
        success=200,
        scope="qmarket.data.export",
        access="granted",
        audit="COMPREHENSIVE",
        purpose="data-rights",
        idempotency="none",
        limits="read",
    ),
    Operation(
        module="qmarket",
        name="requestErasure",
        handler="request_erasure",
        method="POST",
        path="/erasures",
        response=schemas.ERASURE,
        success=202,
        scope="qmarket.data.erase",
        access="granted",
        audit="COMPREHENSIVE",
        purpose="data-rights",
        idempotency="required",
        limits="write",
    ),
    Operation(
        module="qmarket",
        name="getErasure",
        handler="get_erasure",
        method="GET",
        path="/erasures/{erasureId}",
        parameters=(
            Parameter(
                "erasureId", "path", "erasure_id", True, {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}
            ),
        ),
        response=schemas.ERASURE,
        success=200,
        scope="qmarket.data.erase",
        access="granted",
        audit="DETAILED",
        purpose="data-rights",
        idempotency="none",
        limits="read",
    ),
)

TOOLS: Final[tuple[Tool, ...]] = (
    Tool(
        name="qmarket.list",
        operation="publishListing",
        description="Offer content for licences: a title, the CID of the content, the price of one licence, and how many there are. The amount of the price is text, `25.50`. It can be bought at once, until it is withdrawn.",
        input_schema=schemas.QMARKET_LIST_INPUT,
        output_schema=schemas.LISTING,
        capabilities=("write",),
        rate_limit=Rate(60, 10),
        version="1.0.0",
    ),
    Tool(
        name="qmarket.purchase",
        operation="purchaseListing",
        description="Buy a licence: it is reserved for 15 minutes, and nothing is paid yet. `price` is that of the listing; another one is refused. Ask for the purchase until it is `AWAITING_SIGNATURE`, then have the payer's wallet sign its `intentId` (`wallet.sign`); the payment and the licence follow by themselves. The grant also lets Qmarket create, pay and cancel the intent: a wallet makes these delegations, a model cannot.",
        input_schema=schemas.QMARKET_PURCHASE_INPUT,
        output_schema=schemas.PURCHASE,
        capabilities=("write",),
        rate_limit=Rate(30, 5),
        version="1.0.0",
    ),
    Tool(
        name="qmarket.license",
        operation="getLicense",
        description="Read a licence: which content its holder may use. `licenseId` is that of a purchase which is `DONE`.",
        input_schema=schemas.QMARKET_LICENSE_INPUT,
        output_schema=schemas.LICENSE,
        capabilities=("read",),
        rate_limit=Rate(300, 50),
        version="1.0.0",
    ),
)

OFFER: Final[JsonObject] = {
    "module": "qmarket",
    "version": "1.0.0",
    "capabilities": {
        "tools": {
            "qmarket.list": {
                "version": "1.0.0",
                "capabilities": ["write"],
                "rateLimit": {"rpm": 60, "burst": 10},
                "dependencies": [],
            },
            "qmarket.purchase": {
                "version": "1.0.0",
                "capabilities": ["write"],
                "rateLimit": {"rpm": 30, "burst": 5},
                "dependencies": ["wallet.sign"],
            },
            "qmarket.license": {
                "version": "1.0.0",
                "capabilities": ["read"],
                "rateLimit": {"rpm": 300, "burst": 50},
                "dependencies": [],
            },
        },
        "events": {
            "q.qmarket.changed.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
            "q.qmarket.erasure.done.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
            "q.qmarket.listed.v1": {"version": "1.0.0", "frequency": "MEDIUM", "retention": "P1Y"},
            "q.qmarket.purchase.failed.v1": {"version": "1.0.0", "frequency": "MEDIUM", "retention": "P10Y"},
            "q.qmarket.sold.v1": {"version": "1.0.0", "frequency": "HIGH", "retention": "P10Y"},
            "q.qmarket.withdrawn.v1": {"version": "1.0.0", "frequency": "LOW", "retention": "P1Y"},
        },
        "compatibility": {"minVersion": "1.0.0", "maxVersion": "1.0.0", "breakingChanges": []},
    },
    "healthEndpoint": "/health",
    "documentationUrl": "/reference/modules/qmarket/",
    "lastUpdated": "2026-11-26T00:00:00Z",
}

TOPICS: Final[tuple[Topic, ...]] = (
    Topic(
        name="q.qmarket.changed.v1",
        version="1.0.0",
        schema=schemas.LISTING_CHANGED,
        kept=Period(months=12),
    ),
    Topic(
        name="q.qmarket.erasure.done.v1",
        version="1.0.0",
        schema=schemas.ERASURE_DONE,
        kept=Period(months=12),
    ),
    Topic(
        name="q.qmarket.listed.v1",
        version="1.0.0",
        schema=schemas.LISTING_PUBLISHED,
        kept=Period(months=12),
    ),
    Topic(
        name="q.qmarket.purchase.failed.v1",
        version="1.0.0",
        schema=schemas.PURCHASE_FAILURE,
        kept=Period(months=120),
    ),
    Topic(
        name="q.qmarket.sold.v1",
        version="1.0.0",
        schema=schemas.SALE,
        kept=Period(months=120),
    ),
    Topic(
        name="q.qmarket.withdrawn.v1",
        version="1.0.0",
        schema=schemas.LISTING_WITHDRAWN,
        kept=Period(months=12),
    ),
)

CONSUMES: Final[tuple[Consumption, ...]] = (
    Consumption(
        module="qmarket",
        name="q.qwallet.intent.created.v1",
        handler="on_qwallet_intent_created",
        audit="BASIC",
        purpose="sale",
        source="qwallet",
        schema=qwallet_schemas.PAYMENT_INTENT,
    ),
    Consumption(
        module="qmarket",
        name="q.qwallet.tx.signed.v1",
        handler="on_qwallet_tx_signed",
        audit="BASIC",
        purpose="sale",
        source="qwallet",
        schema=qwallet_schemas.TRANSACTION,
    ),
    Consumption(
        module="qmarket",
        name="q.qwallet.tx.settled.v1",
        handler="on_qwallet_tx_settled",
        emits=("q.qmarket.sold.v1", "q.qmarket.purchase.failed.v1"),
        audit="DETAILED",
        purpose="sale",
        source="qwallet",
        schema=qwallet_schemas.PAYMENT,
    ),
    Consumption(
        module="qmarket",
        name="q.qwallet.tx.failed.v1",
        handler="on_qwallet_tx_failed",
        emits=("q.qmarket.purchase.failed.v1",),
        audit="DETAILED",
        purpose="sale",
        source="qwallet",
        schema=qwallet_schemas.PAYMENT_FAILURE,
    ),
)

COMMANDS: Final[tuple[CommandKind, ...]] = (
    CommandKind(
        peer="qwallet",
        operation="createIntent",
        within=3600,
        answers="anarq.answers.qwallet.createIntent",
    ),
    CommandKind(
        peer="qwallet",
        operation="payIntent",
        within=3600,
        answers="anarq.answers.qwallet.payIntent",
    ),
    CommandKind(
        peer="qwallet",
        operation="cancelIntent",
        within=3600,
        answers="anarq.answers.qwallet.cancelIntent",
    ),
    CommandKind(
        peer="qindex",
        operation="putRecord",
        within=3600,
        answers="anarq.answers.qindex.putRecord",
    ),
)

ANSWERS: Final[tuple[Consumption, ...]] = (
    Consumption(
        module="qmarket",
        name="anarq.answers.qwallet.createIntent",
        handler="after_qwallet_create_intent",
        emits=("q.qmarket.purchase.failed.v1",),
        audit="DETAILED",
        purpose="sale",
        source="qmarket",
        schema={},
    ),
    Consumption(
        module="qmarket",
        name="anarq.answers.qwallet.payIntent",
        handler="after_qwallet_pay_intent",
        emits=("q.qmarket.sold.v1", "q.qmarket.purchase.failed.v1"),
        audit="DETAILED",
        purpose="sale",
        source="qmarket",
        schema={},
    ),
    Consumption(
        module="qmarket",
        name="anarq.answers.qwallet.cancelIntent",
        handler="after_qwallet_cancel_intent",
        emits=("q.qmarket.sold.v1", "q.qmarket.purchase.failed.v1"),
        audit="DETAILED",
        purpose="sale",
        source="qmarket",
        schema={},
    ),
    Consumption(
        module="qmarket",
        name="anarq.answers.qindex.putRecord",
        handler="after_qindex_put_record",
        audit="DETAILED",
        purpose="marketplace",
        source="qmarket",
        schema={},
    ),
)

JOBS: Final[tuple[Job, ...]] = (
    Job(
        module="qmarket",
        name="endReservations",
        handler="run_end_reservations",
        emits=("q.qmarket.purchase.failed.v1",),
        audit="BASIC",
        purpose="sale",
        every=10,
    ),
    Job(
        module="qmarket",
        name="eraseRecords",
        handler="run_erase_records",
        emits=("q.qmarket.erasure.done.v1",),
        audit="COMPREHENSIVE",
        purpose="data-rights",
        every=10,
    ),
)

RETENTION: Final = Retention(
    every=3600.0,
    page=100,
    keepings=(
        Keeping(
            resource="session-data",
            period=Period(seconds=2592000),
            archival="DELETE",
            collections=(
                Collection(kind="retention"),
                Collection(kind="erasure-walk"),
                Collection(kind="deadline"),
                Collection(kind="mandate"),
            ),
            tables=("idempotency", "inbox", "outbox"),
        ),
        Keeping(
            resource="undelivered-events",
            period=Period(seconds=7776000),
            archival="DELETE",
            tables=("dead-letter",),
            legal_hold=True,
        ),
        Keeping(
            resource="retention-exceptions",
            period=Period(months=84),
            archival="DELETE",
            collections=(
                Collection(kind="hold", in_force=(("state", ("PLACED",)),)),
                Collection(kind="consent", in_force=(("state", ("GIVEN",)),)),
            ),
            obliged=True,
        ),
        Keeping(
            resource="audit-logs",
            period=Period(months=84),
            archival="ARCHIVE",
            tables=("audit",),
            legal_hold=True,
            obliged=True,
        ),
        Keeping(
            resource="market-listings",
            period=Period(months=24),
            archival="DELETE",
            collections=(Collection(kind="listing", in_force=(("status", ("LISTED",)),)),),
            legal_hold=True,
        ),
        Keeping(
            resource="transaction-records",
            period=Period(months=120),
            archival="ARCHIVE",
            collections=(
                Collection(
                    kind="purchase", in_force=(("status", ("RESERVED", "AWAITING_SIGNATURE", "PAYING", "CANCELLING")),)
                ),
                Collection(kind="intent"),
            ),
            legal_hold=True,
            obliged=True,
        ),
        Keeping(
            resource="licenses",
            period=Period(months=120),
            archival="ARCHIVE",
            collections=(Collection(kind="license"),),
            legal_hold=True,
            obliged=True,
        ),
        Keeping(
            resource="data-requests",
            period=Period(months=36),
            archival="DELETE",
            collections=(Collection(kind="erasure", in_force=(("status", ("RECEIVED", "HELD")),)),),
            legal_hold=True,
            obliged=True,
        ),
    ),
)

STATES: Final = (
    States(
        kind="listing",
        member="status",
        moves={
            "anarq.answers.qwallet.cancelIntent": frozenset({("LISTED", "SOLD_OUT")}),
            "anarq.answers.qwallet.payIntent": frozenset({("LISTED", "SOLD_OUT")}),
            "publishListing": frozenset({(None, "LISTED")}),
            "q.qwallet.tx.settled.v1": frozenset({("LISTED", "SOLD_OUT")}),
            "withdrawListing": frozenset({("LISTED", "WITHDRAWN"), ("SOLD_OUT", "WITHDRAWN")}),
        },
    ),
    States(
        kind="purchase",
        member="status",
        moves={
            "anarq.answers.qwallet.cancelIntent": frozenset(
                {
                    ("AWAITING_SIGNATURE", "DONE"),
                    ("CANCELLED", "DONE"),
                    ("CANCELLED", "OWED"),
                    ("CANCELLING", "CANCELLED"),
                    ("CANCELLING", "DONE"),
                    ("PAYING", "DONE"),
                }
            ),
            "anarq.answers.qwallet.createIntent": frozenset(
                {
                    ("CANCELLING", "CANCELLED"),
                    ("RESERVED", "AWAITING_SIGNATURE"),
                    ("RESERVED", "CANCELLED"),
                    ("RESERVED", "CANCELLING"),
                }
            ),
            "anarq.answers.qwallet.payIntent": frozenset(
                {
                    ("AWAITING_SIGNATURE", "DONE"),
                    ("CANCELLED", "DONE"),
                    ("CANCELLED", "OWED"),
                    ("CANCELLING", "DONE"),
                    ("PAYING", "CANCELLING"),
                    ("PAYING", "DONE"),
                }
            ),
            "endReservations": frozenset(
                {("AWAITING_SIGNATURE", "CANCELLING"), ("CANCELLING", "CANCELLED"), ("RESERVED", "CANCELLING")}
            ),
            "purchaseListing": frozenset({(None, "RESERVED")}),
            "q.qwallet.intent.created.v1": frozenset({("RESERVED", "AWAITING_SIGNATURE")}),
            "q.qwallet.tx.failed.v1": frozenset(
                {("AWAITING_SIGNATURE", "CANCELLED"), ("CANCELLING", "CANCELLED"), ("PAYING", "CANCELLED")}
            ),
            "q.qwallet.tx.settled.v1": frozenset(
                {
                    ("AWAITING_SIGNATURE", "DONE"),
                    ("CANCELLED", "DONE"),
                    ("CANCELLED", "OWED"),
                    ("CANCELLING", "DONE"),
                    ("PAYING", "DONE"),
                }
            ),
            "q.qwallet.tx.signed.v1": frozenset({("AWAITING_SIGNATURE", "PAYING")}),
        },
    ),
    States(
        kind="erasure",
        member="status",
        moves={
            "eraseRecords": frozenset({("HELD", "DONE"), ("RECEIVED", "DONE"), ("RECEIVED", "HELD")}),
            "requestErasure": frozenset({(None, "RECEIVED")}),
        },
    ),
)

LIMITS: Final = (
    LimitClass(name="complex", identity=Rate(30, 5)),
    LimitClass(name="event", identity=Rate(60000, 1000)),
    LimitClass(name="read", identity=Rate(600, 100)),
    LimitClass(name="write", identity=Rate(60, 10)),
)

POLICY: Final[JsonObject] = {
    "anarq": {
        "modules": {
            "qmarket": {
                "operations": {
                    "listListings": {"scope": "qmarket.listing.read", "access": "granted", "purpose": "marketplace"},
                    "publishListing": {
                        "scope": "qmarket.listing.publish",
                        "access": "granted",
                        "purpose": "marketplace",
                    },
                    "getListing": {"scope": "qmarket.listing.read", "access": "granted", "purpose": "marketplace"},
                    "changeListing": {
                        "scope": "qmarket.listing.change",
                        "access": "granted",
                        "purpose": "marketplace",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "withdrawListing": {
                        "scope": "qmarket.listing.change",
                        "access": "granted",
                        "purpose": "marketplace",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "indexListing": {
                        "scope": "qmarket.listing.change",
                        "access": "granted",
                        "purpose": "marketplace",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "listPurchases": {
                        "scope": "qmarket.purchase.read",
                        "access": "granted",
                        "purpose": "bookkeeping",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "purchaseListing": {"scope": "qmarket.purchase.create", "access": "granted", "purpose": "sale"},
                    "getPurchase": {
                        "scope": "qmarket.purchase.read",
                        "access": "granted",
                        "purpose": "bookkeeping",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "getLicense": {
                        "scope": "qmarket.license.read",
                        "access": "granted",
                        "purpose": "sale",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "deliverLicense": {
                        "scope": "qmarket.license.deliver",
                        "access": "granted",
                        "purpose": "sale",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "listAuditTrail": {
                        "scope": "qmarket.data.read",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "exportRecords": {
                        "scope": "qmarket.data.export",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "requestErasure": {
                        "scope": "qmarket.data.erase",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                    "getErasure": {
                        "scope": "qmarket.data.erase",
                        "access": "granted",
                        "purpose": "data-rights",
                        "conditions": {"owner-only": {"owner": True}},
                    },
                },
                "consumes": {
                    "q.qwallet.intent.created.v1": {
                        "scope": None,
                        "access": "service",
                        "purpose": "sale",
                        "source": "qwallet",
                    },
                    "q.qwallet.tx.signed.v1": {
                        "scope": None,
                        "access": "service",
                        "purpose": "sale",
                        "source": "qwallet",
                    },
                    "q.qwallet.tx.settled.v1": {
                        "scope": None,
                        "access": "service",
                        "purpose": "sale",
                        "source": "qwallet",
                    },
                    "q.qwallet.tx.failed.v1": {
                        "scope": None,
                        "access": "service",
                        "purpose": "sale",
                        "source": "qwallet",
                    },
                    "anarq.answers.qwallet.createIntent": {
                        "scope": None,
                        "access": "service",
                        "purpose": "sale",
                        "source": "qmarket",
                    },
                    "anarq.answers.qwallet.payIntent": {
                        "scope": None,
                        "access": "service",
                        "purpose": "sale",
                        "source": "qmarket",
                    },
                    "anarq.answers.qwallet.cancelIntent": {
                        "scope": None,
                        "access": "service",
                        "purpose": "sale",
                        "source": "qmarket",
                    },
                    "anarq.answers.qindex.putRecord": {
                        "scope": None,
                        "access": "service",
                        "purpose": "marketplace",
                        "source": "qmarket",
                    },
                },
                "jobs": {
                    "endReservations": {"scope": None, "access": "service", "purpose": "sale"},
                    "eraseRecords": {"scope": None, "access": "service", "purpose": "data-rights"},
                    "anarq.retention": {"scope": None, "access": "service", "purpose": None},
                },
                "conditions": {"owner-only": {"owner": True}},
            }
        }
    }
}

MODULE: Final = ModuleSpec(
    name="qmarket",
    display="Qmarket",
    version="1.0.0",
    api_version="v1.0",
    description="Content publishing, selling and licensing with integrated payments.",
    max_body=1048576,
    max_values=65536,
    operations=OPERATIONS,
    errors=ERRORS,
    headers=HEADERS,
    protection=PROTECTION,
    standard=STANDARD,
    policy=POLICY,
    tools=TOOLS,
    topics=TOPICS,
    offer=OFFER,
    consumes=CONSUMES,
    commands=COMMANDS,
    answers=ANSWERS,
    jobs=JOBS,
    retention=RETENTION,
    states=STATES,
    limits=LIMITS,
    budget=Budget(
        per_minute=6000,
        per_hour=200000,
        per_day=3000000,
        per_month=60000000,
        warning=80,
        critical=95,
        cutoff=100,
    ),
    objectives=(
        Objective(name="read-latency", target=50.0, within=0.05, limits="read"),
        Objective(name="write-latency", target=95.0, within=0.15, limits="write"),
        Objective(name="complex-latency", target=99.0, within=0.2, limits="complex"),
        Objective(name="availability", target=99.9),
        Objective(name="errors", target=99.9),
    ),
    counters=(
        Counter(name="listings_published_total", records="listing"),
        Counter(name="licenses_issued_total", records="license"),
    ),
    deliveries=Deliveries(
        retryable=100,
        faulty=5,
    ),
    retry=Retry(
        max_attempts=3,
        base_delay=0.1,
        max_delay=30.0,
        multiplier=2.0,
        jitter=True,
        retryable=("SERVICE_UNAVAILABLE", "TIMEOUT_ERROR", "IPFS_UNAVAILABLE", "RATE_LIMIT_EXCEEDED"),
    ),
    breaker=Breaker(
        failure_threshold=5,
        recovery_timeout=30.0,
        monitoring_window=60.0,
        half_open_max_calls=3,
        fallback=Fallback.REJECT,
    ),
)
