"""The operations of QpiC as its callers know them.

Generated from modules/qpic by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qpic import schemas
from anarq.clients.endpoint import Endpoint, Resource
from anarq.wire.streams import StreamKind

LIST_ASSETS: Final = Endpoint(
    module="qpic",
    name="listAssets",
    method="GET",
    path="/assets",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["READY", "UNAVAILABLE", "REMOVED"], "default": "READY"},
        "kind": {"enum": ["IMAGE", "AUDIO", "VIDEO", "DOCUMENT"]},
        "mediaType": {
            "type": "string",
            "maxLength": 255,
            "pattern": "^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$",
        },
        "tag": {"type": "string", "minLength": 1, "maxLength": 64},
        "createdAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "createdBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.ASSET_PAGE,
    scope="qpic.asset.read",
    safe=True,
    resource=Resource("Asset", "assetId", many=True),
    example={
        "items": [
            {
                "title": "The harbour at night",
                "tags": ["harbour"],
                "assetId": "ast_01JJY3ZK9B2M4N6P",
                "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "fileId": "fil_01JJY3ZK9B2M4N6P",
                "content": "bafkreiebgueml3furhwqed2vpqwherq3mhf3yeqztyytt4f622dexxqc34",
                "kind": "IMAGE",
                "mediaType": "image/jpeg",
                "size": 27,
                "encryption": "AT_REST",
                "form": {"width": 4032, "height": 3024},
                "status": "READY",
                "version": 1,
                "createdAt": "2026-01-31T09:30:00Z",
                "updatedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

REGISTER_ASSET: Final = Endpoint(
    module="qpic",
    name="registerAsset",
    method="POST",
    path="/assets",
    request=schemas.ASSET_REQUEST,
    response=schemas.ASSET,
    idempotent=True,
    scope="qpic.asset.write",
    delegates=("qdrive.file.read", "qdrive.metadata.read"),
    resource=Resource("Asset", "assetId"),
    example={
        "title": "The harbour at night",
        "tags": ["harbour"],
        "assetId": "ast_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "fileId": "fil_01JJY3ZK9B2M4N6P",
        "content": "bafkreiebgueml3furhwqed2vpqwherq3mhf3yeqztyytt4f622dexxqc34",
        "kind": "IMAGE",
        "mediaType": "image/jpeg",
        "size": 27,
        "encryption": "AT_REST",
        "form": {"width": 4032, "height": 3024},
        "status": "READY",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

GET_ASSET: Final = Endpoint(
    module="qpic",
    name="getAsset",
    method="GET",
    path="/assets/{assetId}",
    parameters={"assetId": {"type": "string", "pattern": "^ast_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["assetId"]),
    response=schemas.ASSET,
    scope="qpic.asset.read",
    safe=True,
    resource=Resource("Asset", "assetId"),
    example={
        "title": "The harbour at night",
        "tags": ["harbour"],
        "assetId": "ast_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "fileId": "fil_01JJY3ZK9B2M4N6P",
        "content": "bafkreiebgueml3furhwqed2vpqwherq3mhf3yeqztyytt4f622dexxqc34",
        "kind": "IMAGE",
        "mediaType": "image/jpeg",
        "size": 27,
        "encryption": "AT_REST",
        "form": {"width": 4032, "height": 3024},
        "status": "READY",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

UPDATE_ASSET: Final = Endpoint(
    module="qpic",
    name="updateAsset",
    method="PATCH",
    path="/assets/{assetId}",
    parameters={"assetId": {"type": "string", "pattern": "^ast_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["assetId"]),
    request=schemas.ASSET_CHANGE,
    response=schemas.ASSET,
    idempotent=True,
    scope="qpic.asset.write",
    resource=Resource("Asset", "assetId"),
    example={
        "title": "The harbour at night",
        "tags": ["harbour"],
        "assetId": "ast_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "fileId": "fil_01JJY3ZK9B2M4N6P",
        "content": "bafkreiebgueml3furhwqed2vpqwherq3mhf3yeqztyytt4f622dexxqc34",
        "kind": "IMAGE",
        "mediaType": "image/jpeg",
        "size": 27,
        "encryption": "AT_REST",
        "form": {"width": 4032, "height": 3024},
        "status": "READY",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

REMOVE_ASSET: Final = Endpoint(
    module="qpic",
    name="removeAsset",
    method="DELETE",
    path="/assets/{assetId}",
    parameters={
        "assetId": {"type": "string", "pattern": "^ast_[0-9A-Za-z]{8,40}$"},
        "expectedVersion": {"type": "integer", "minimum": 1},
    },
    required=frozenset(["assetId", "expectedVersion"]),
    response=schemas.ASSET,
    idempotent=True,
    scope="qpic.asset.write",
    resource=Resource("Asset", "assetId"),
    example={
        "title": "The harbour at night",
        "tags": ["harbour"],
        "assetId": "ast_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "fileId": "fil_01JJY3ZK9B2M4N6P",
        "content": "bafkreiebgueml3furhwqed2vpqwherq3mhf3yeqztyytt4f622dexxqc34",
        "kind": "IMAGE",
        "mediaType": "image/jpeg",
        "size": 27,
        "encryption": "AT_REST",
        "form": {"width": 4032, "height": 3024},
        "status": "READY",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_RENDITIONS: Final = Endpoint(
    module="qpic",
    name="listRenditions",
    method="GET",
    path="/assets/{assetId}/renditions",
    parameters={
        "assetId": {"type": "string", "pattern": "^ast_[0-9A-Za-z]{8,40}$"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "createdAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "createdBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    required=frozenset(["assetId"]),
    response=schemas.ASSET_PAGE,
    scope="qpic.asset.read",
    safe=True,
    resource=Resource("Asset", "assetId", many=True),
    example={
        "items": [
            {
                "title": "The harbour at night",
                "tags": ["harbour"],
                "assetId": "ast_01JJY3ZK9B2M4N6P",
                "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "fileId": "fil_01JJY3ZK9B2M4N6P",
                "content": "bafkreiebgueml3furhwqed2vpqwherq3mhf3yeqztyytt4f622dexxqc34",
                "kind": "IMAGE",
                "mediaType": "image/jpeg",
                "size": 27,
                "encryption": "AT_REST",
                "form": {"width": 4032, "height": 3024},
                "status": "READY",
                "version": 1,
                "createdAt": "2026-01-31T09:30:00Z",
                "updatedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

LIST_PROFILES: Final = Endpoint(
    module="qpic",
    name="listProfiles",
    method="GET",
    path="/profiles",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["ACTIVE", "RETIRED"], "default": "ACTIVE"},
        "mediaType": {
            "type": "string",
            "maxLength": 255,
            "pattern": "^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$",
        },
        "createdAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "createdBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.PROFILE_PAGE,
    scope="qpic.profile.read",
    safe=True,
    resource=Resource("Profile", "profileId", many=True),
    example={
        "items": [
            {
                "name": "For the web",
                "mediaType": "image/webp",
                "takes": ["IMAGE"],
                "picture": {"codec": "webp", "width": 1280, "height": 1280, "quality": 80},
                "keeps": "NOTHING",
                "profileId": "prf_01JJY3ZK9B2M4N6P",
                "owner": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
                "status": "ACTIVE",
                "createdAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

CREATE_PROFILE: Final = Endpoint(
    module="qpic",
    name="createProfile",
    method="POST",
    path="/profiles",
    request=schemas.PROFILE_REQUEST,
    response=schemas.PROFILE,
    idempotent=True,
    scope="qpic.profile.write",
    resource=Resource("Profile", "profileId"),
    example={
        "name": "For the web",
        "mediaType": "image/webp",
        "takes": ["IMAGE"],
        "picture": {"codec": "webp", "width": 1280, "height": 1280, "quality": 80},
        "keeps": "NOTHING",
        "profileId": "prf_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        "status": "ACTIVE",
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

GET_PROFILE: Final = Endpoint(
    module="qpic",
    name="getProfile",
    method="GET",
    path="/profiles/{profileId}",
    parameters={"profileId": {"type": "string", "pattern": "^prf_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["profileId"]),
    response=schemas.PROFILE,
    scope="qpic.profile.read",
    safe=True,
    resource=Resource("Profile", "profileId"),
    example={
        "name": "For the web",
        "mediaType": "image/webp",
        "takes": ["IMAGE"],
        "picture": {"codec": "webp", "width": 1280, "height": 1280, "quality": 80},
        "keeps": "NOTHING",
        "profileId": "prf_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        "status": "ACTIVE",
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

RETIRE_PROFILE: Final = Endpoint(
    module="qpic",
    name="retireProfile",
    method="POST",
    path="/profiles/{profileId}/retirement",
    parameters={"profileId": {"type": "string", "pattern": "^prf_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["profileId"]),
    response=schemas.PROFILE,
    idempotent=True,
    scope="qpic.profile.write",
    resource=Resource("Profile", "profileId"),
    example={
        "name": "For the web",
        "mediaType": "image/webp",
        "takes": ["IMAGE"],
        "picture": {"codec": "webp", "width": 1280, "height": 1280, "quality": 80},
        "keeps": "NOTHING",
        "profileId": "prf_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        "status": "ACTIVE",
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

TRANSCODE: Final = Endpoint(
    module="qpic",
    name="transcode",
    method="POST",
    path="/assets/{assetId}/transcodings",
    parameters={"assetId": {"type": "string", "pattern": "^ast_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["assetId"]),
    request=schemas.TRANSCODING_REQUEST,
    response=schemas.TRANSCODING,
    idempotent=True,
    scope="qpic.asset.transcode",
    delegates=("qdrive.file.read", "qdrive.content.read", "qdrive.file.write", "qmask.document.mask"),
    resource=Resource("Transcoding", "transcodingId"),
    example={
        "transcodingId": "trc_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "assetId": "ast_01JJY3ZK9B2M4N6P",
        "profileId": "prf_01JJY3ZK9B2M4N6P",
        "folder": "/web",
        "status": "QUEUED",
        "progress": 0,
        "createdAt": "2026-01-31T09:30:00Z",
        "endsBefore": "2026-02-01T09:30:00Z",
    },
)

LIST_TRANSCODINGS: Final = Endpoint(
    module="qpic",
    name="listTranscodings",
    method="GET",
    path="/transcodings",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["QUEUED", "RUNNING", "STORING", "DONE", "FAILED", "CANCELLED"]},
        "assetId": {"type": "string", "pattern": "^ast_[0-9A-Za-z]{8,40}$"},
        "createdAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "createdBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.TRANSCODING_PAGE,
    scope="qpic.asset.read",
    safe=True,
    resource=Resource("Transcoding", "transcodingId", many=True),
    example={
        "items": [
            {
                "transcodingId": "trc_01JJY3ZK9B2M4N6P",
                "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "assetId": "ast_01JJY3ZK9B2M4N6P",
                "profileId": "prf_01JJY3ZK9B2M4N6P",
                "folder": "/web",
                "status": "QUEUED",
                "progress": 0,
                "createdAt": "2026-01-31T09:30:00Z",
                "endsBefore": "2026-02-01T09:30:00Z",
            }
        ]
    },
)

GET_TRANSCODING: Final = Endpoint(
    module="qpic",
    name="getTranscoding",
    method="GET",
    path="/transcodings/{transcodingId}",
    parameters={"transcodingId": {"type": "string", "pattern": "^trc_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["transcodingId"]),
    response=schemas.TRANSCODING,
    scope="qpic.asset.read",
    safe=True,
    resource=Resource("Transcoding", "transcodingId"),
    example={
        "transcodingId": "trc_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "assetId": "ast_01JJY3ZK9B2M4N6P",
        "profileId": "prf_01JJY3ZK9B2M4N6P",
        "folder": "/web",
        "status": "QUEUED",
        "progress": 0,
        "createdAt": "2026-01-31T09:30:00Z",
        "endsBefore": "2026-02-01T09:30:00Z",
    },
)

CANCEL_TRANSCODING: Final = Endpoint(
    module="qpic",
    name="cancelTranscoding",
    method="POST",
    path="/transcodings/{transcodingId}/cancellation",
    parameters={"transcodingId": {"type": "string", "pattern": "^trc_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["transcodingId"]),
    response=schemas.TRANSCODING,
    idempotent=True,
    scope="qpic.asset.transcode",
    resource=Resource("Transcoding", "transcodingId"),
    example={
        "transcodingId": "trc_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "assetId": "ast_01JJY3ZK9B2M4N6P",
        "profileId": "prf_01JJY3ZK9B2M4N6P",
        "folder": "/web",
        "status": "QUEUED",
        "progress": 0,
        "createdAt": "2026-01-31T09:30:00Z",
        "endsBefore": "2026-02-01T09:30:00Z",
    },
)

LIST_OFFERS: Final = Endpoint(
    module="qpic",
    name="listOffers",
    method="GET",
    path="/assets/{assetId}/offers",
    parameters={
        "assetId": {"type": "string", "pattern": "^ast_[0-9A-Za-z]{8,40}$"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {
            "enum": ["HOLDING", "LISTING", "LISTED", "WITHDRAWING", "RELEASING", "WITHDRAWN", "REFUSED", "UNKNOWN"]
        },
        "createdAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "createdBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    required=frozenset(["assetId"]),
    response=schemas.OFFER_PAGE,
    scope="qpic.offer.read",
    safe=True,
    resource=Resource("Offer", "offerId", many=True),
    example={
        "items": [
            {
                "price": {"amount": "25.50", "currency": "EUR"},
                "licenses": 100,
                "offerId": "ofr_01JJY3ZK9B2M4N6P",
                "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "assetId": "ast_01JJY3ZK9B2M4N6P",
                "content": "bafkreiebgueml3furhwqed2vpqwherq3mhf3yeqztyytt4f622dexxqc34",
                "status": "HOLDING",
                "sold": 0,
                "createdAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

OFFER_ASSET: Final = Endpoint(
    module="qpic",
    name="offerAsset",
    method="POST",
    path="/assets/{assetId}/offers",
    parameters={"assetId": {"type": "string", "pattern": "^ast_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["assetId"]),
    request=schemas.OFFER_REQUEST,
    response=schemas.OFFER,
    idempotent=True,
    scope="qpic.offer.write",
    delegates=("qdrive.file.read", "qdrive.reference.write", "qmarket.listing.publish"),
    resource=Resource("Offer", "offerId"),
    example={
        "price": {"amount": "25.50", "currency": "EUR"},
        "licenses": 100,
        "offerId": "ofr_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "assetId": "ast_01JJY3ZK9B2M4N6P",
        "content": "bafkreiebgueml3furhwqed2vpqwherq3mhf3yeqztyytt4f622dexxqc34",
        "status": "HOLDING",
        "sold": 0,
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

GET_OFFER: Final = Endpoint(
    module="qpic",
    name="getOffer",
    method="GET",
    path="/offers/{offerId}",
    parameters={"offerId": {"type": "string", "pattern": "^ofr_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["offerId"]),
    response=schemas.OFFER,
    scope="qpic.offer.read",
    safe=True,
    resource=Resource("Offer", "offerId"),
    example={
        "price": {"amount": "25.50", "currency": "EUR"},
        "licenses": 100,
        "offerId": "ofr_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "assetId": "ast_01JJY3ZK9B2M4N6P",
        "content": "bafkreiebgueml3furhwqed2vpqwherq3mhf3yeqztyytt4f622dexxqc34",
        "status": "HOLDING",
        "sold": 0,
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

SETTLE_OFFER: Final = Endpoint(
    module="qpic",
    name="settleOffer",
    method="POST",
    path="/offers/{offerId}/settlement",
    parameters={"offerId": {"type": "string", "pattern": "^ofr_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["offerId"]),
    request=schemas.OFFER_SETTLEMENT,
    response=schemas.OFFER,
    idempotent=True,
    scope="qpic.offer.write",
    resource=Resource("Offer", "offerId"),
    example={
        "price": {"amount": "25.50", "currency": "EUR"},
        "licenses": 100,
        "offerId": "ofr_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "assetId": "ast_01JJY3ZK9B2M4N6P",
        "content": "bafkreiebgueml3furhwqed2vpqwherq3mhf3yeqztyytt4f622dexxqc34",
        "status": "HOLDING",
        "sold": 0,
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="qpic",
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
    scope="qpic.data.read",
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

REQUEST_EXPORT: Final = Endpoint(
    module="qpic",
    name="requestExport",
    method="POST",
    path="/exports",
    response=schemas.EXPORT,
    idempotent=True,
    scope="qpic.data.export",
    resource=Resource("Export", "exportId"),
    example={
        "exportId": "exp_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "REQUESTED",
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

GET_EXPORT: Final = Endpoint(
    module="qpic",
    name="getExport",
    method="GET",
    path="/exports/{exportId}",
    parameters={"exportId": {"type": "string", "pattern": "^exp_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["exportId"]),
    response=schemas.EXPORT,
    scope="qpic.data.export",
    safe=True,
    resource=Resource("Export", "exportId"),
    example={
        "exportId": "exp_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "REQUESTED",
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

DOWNLOAD_EXPORT: Final = Endpoint(
    module="qpic",
    name="downloadExport",
    method="GET",
    path="/exports/{exportId}/file",
    parameters={"exportId": {"type": "string", "pattern": "^exp_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["exportId"]),
    enveloped=False,
    gives=StreamKind(media_types=("application/x-ndjson",), max_bytes=1073741824),
    scope="qpic.data.export",
    safe=True,
)

REQUEST_ERASURE: Final = Endpoint(
    module="qpic",
    name="requestErasure",
    method="POST",
    path="/erasures",
    request=schemas.ERASURE_REQUEST,
    response=schemas.ERASURE,
    idempotent=True,
    scope="qpic.data.erase",
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "assetIds": ["ast_01JJY3ZK9B2M4N6P"],
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

GET_ERASURE: Final = Endpoint(
    module="qpic",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="qpic.data.erase",
    safe=True,
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "assetIds": ["ast_01JJY3ZK9B2M4N6P"],
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType(
    {
        "listAssets": LIST_ASSETS,
        "registerAsset": REGISTER_ASSET,
        "getAsset": GET_ASSET,
        "updateAsset": UPDATE_ASSET,
        "removeAsset": REMOVE_ASSET,
        "listRenditions": LIST_RENDITIONS,
        "listProfiles": LIST_PROFILES,
        "createProfile": CREATE_PROFILE,
        "getProfile": GET_PROFILE,
        "retireProfile": RETIRE_PROFILE,
        "transcode": TRANSCODE,
        "listTranscodings": LIST_TRANSCODINGS,
        "getTranscoding": GET_TRANSCODING,
        "cancelTranscoding": CANCEL_TRANSCODING,
        "listOffers": LIST_OFFERS,
        "offerAsset": OFFER_ASSET,
        "getOffer": GET_OFFER,
        "settleOffer": SETTLE_OFFER,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "requestExport": REQUEST_EXPORT,
        "getExport": GET_EXPORT,
        "downloadExport": DOWNLOAD_EXPORT,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
