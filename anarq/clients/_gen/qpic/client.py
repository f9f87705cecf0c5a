"""The client of QpiC.

Generated from modules/qpic by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qpic import endpoints
from anarq.clients._gen.qpic.models import (
    Asset,
    AssetChange,
    AssetPage,
    AssetRequest,
    AuditEntryPage,
    Erasure,
    ErasureRequest,
    Export,
    Offer,
    OfferPage,
    OfferRequest,
    OfferSettlement,
    Profile,
    ProfilePage,
    ProfileRequest,
    Timestamp,
    Transcoding,
    TranscodingPage,
    TranscodingRequest,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations
from anarq.clients.streams import Received


class QpicOperations(Operations):
    """The operations of QpiC, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_assets(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["READY", "UNAVAILABLE", "REMOVED"] = "READY",
        kind: Literal["IMAGE", "AUDIO", "VIDEO", "DOCUMENT"] | None = None,
        media_type: str | None = None,
        tag: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AssetPage:
        """List assets. Those of the grant's subject that can be read, unless another state is asked for."""
        data = await self._call(
            endpoints.LIST_ASSETS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "kind": kind,
                "mediaType": media_type,
                "tag": tag,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("AssetPage", data)

    async def iterate_list_assets(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["READY", "UNAVAILABLE", "REMOVED"] = "READY",
        kind: Literal["IMAGE", "AUDIO", "VIDEO", "DOCUMENT"] | None = None,
        media_type: str | None = None,
        tag: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Asset]:
        """The items of every page of `listAssets`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_ASSETS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "kind": kind,
                "mediaType": media_type,
                "tag": tag,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Asset", item)

    async def register_asset(
        self,
        body: AssetRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Asset:
        """Make an asset of a file. Qdrive is asked for the file and its metadata in the owner's name. What it has
        not read yet comes later, by what was delegated, and is told by `q.qpic.asset.changed.v1`. `CONFLICT` says
        in `reasons` why it is none: `file_trashed`, `no_media`, `asset_exists`.
        """
        data = await self._call(
            endpoints.REGISTER_ASSET,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Asset", data)

    async def get_asset(
        self,
        *,
        asset_id: str,
    ) -> Asset:
        """Read an asset. Its bytes are read at Qdrive (`downloadFile`), by `fileId`."""
        data = await self._call(
            endpoints.GET_ASSET,
            {"assetId": asset_id},
        )
        return cast("Asset", data)

    async def update_asset(
        self,
        body: AssetChange,
        *,
        asset_id: str,
        idempotency_key: str | None = None,
    ) -> Asset:
        """Change what is said of an asset. A merge patch: what is absent stays, and null takes it away. Of two who
        change one version, one is refused with `VERSION_CONFLICT`.
        """
        data = await self._call(
            endpoints.UPDATE_ASSET,
            {"assetId": asset_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Asset", data)

    async def remove_asset(
        self,
        *,
        asset_id: str,
        expected_version: int,
        idempotency_key: str | None = None,
    ) -> Asset:
        """Remove an asset. The file stays at Qdrive, and so do assets that were made of it; transcodings of it are
        cancelled. One that is offered is `CONFLICT` with the reason `asset_offered`.
        """
        data = await self._call(
            endpoints.REMOVE_ASSET,
            {"assetId": asset_id, "expectedVersion": expected_version},
            idempotency_key=idempotency_key,
        )
        return cast("Asset", data)

    async def list_renditions(
        self,
        *,
        asset_id: str,
        limit: int = 50,
        cursor: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AssetPage:
        """List what was made of an asset."""
        data = await self._call(
            endpoints.LIST_RENDITIONS,
            {
                "assetId": asset_id,
                "limit": limit,
                "cursor": cursor,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("AssetPage", data)

    async def iterate_list_renditions(
        self,
        *,
        asset_id: str,
        limit: int = 50,
        cursor: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Asset]:
        """The items of every page of `listRenditions`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_RENDITIONS,
            {
                "assetId": asset_id,
                "limit": limit,
                "cursor": cursor,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Asset", item)

    async def list_profiles(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "RETIRED"] = "ACTIVE",
        media_type: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> ProfilePage:
        """List profiles. Those of the grant's subject and of the deployment by which something can be made, unless
        another state is asked for.
        """
        data = await self._call(
            endpoints.LIST_PROFILES,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "mediaType": media_type,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("ProfilePage", data)

    async def iterate_list_profiles(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "RETIRED"] = "ACTIVE",
        media_type: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Profile]:
        """The items of every page of `listProfiles`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_PROFILES,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "mediaType": media_type,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Profile", item)

    async def create_profile(
        self,
        body: ProfileRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Profile:
        """Make a profile. It never changes. Whether a privacy profile can be applied for an owner shows when
        something is made by it.
        """
        data = await self._call(
            endpoints.CREATE_PROFILE,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Profile", data)

    async def get_profile(
        self,
        *,
        profile_id: str,
    ) -> Profile:
        """Read a profile."""
        data = await self._call(
            endpoints.GET_PROFILE,
            {"profileId": profile_id},
        )
        return cast("Profile", data)

    async def retire_profile(
        self,
        *,
        profile_id: str,
        idempotency_key: str | None = None,
    ) -> Profile:
        """Retire a profile. Nothing is made by it any more; what was begun goes on."""
        data = await self._call(
            endpoints.RETIRE_PROFILE,
            {"profileId": profile_id},
            idempotency_key=idempotency_key,
        )
        return cast("Profile", data)

    async def transcode(
        self,
        body: TranscodingRequest,
        *,
        asset_id: str,
        idempotency_key: str | None = None,
    ) -> Transcoding:
        """Have an asset made of another. The bytes are read at Qdrive and what is made is stored there, in the
        owner's name; it is an asset of its own. `q.qpic.asset.transcoded.v1` or `q.qpic.transcoding.ended.v1`
        tells what came of it. `CONFLICT` says in `reasons` why nothing is made: `asset_unavailable`,
        `profile_retired`, `kind_not_taken`, `queue_full` (16 of one owner wait or run at a time). An asset that
        is encrypted end to end needs `wrappedKey`, else `VALIDATION_FAILED`.
        """
        data = await self._call(
            endpoints.TRANSCODE,
            {"assetId": asset_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Transcoding", data)

    async def list_transcodings(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["QUEUED", "RUNNING", "STORING", "DONE", "FAILED", "CANCELLED"] | None = None,
        asset_id: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> TranscodingPage:
        """List transcodings. Those of the grant's subject."""
        data = await self._call(
            endpoints.LIST_TRANSCODINGS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "assetId": asset_id,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("TranscodingPage", data)

    async def iterate_list_transcodings(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["QUEUED", "RUNNING", "STORING", "DONE", "FAILED", "CANCELLED"] | None = None,
        asset_id: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Transcoding]:
        """The items of every page of `listTranscodings`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_TRANSCODINGS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "assetId": asset_id,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Transcoding", item)

    async def get_transcoding(
        self,
        *,
        transcoding_id: str,
    ) -> Transcoding:
        """Read how far a transcoding is."""
        data = await self._call(
            endpoints.GET_TRANSCODING,
            {"transcodingId": transcoding_id},
        )
        return cast("Transcoding", data)

    async def cancel_transcoding(
        self,
        *,
        transcoding_id: str,
        idempotency_key: str | None = None,
    ) -> Transcoding:
        """Cancel a transcoding. While it is `QUEUED` or `RUNNING`; what is being stored becomes an asset, which can
        be removed.
        """
        data = await self._call(
            endpoints.CANCEL_TRANSCODING,
            {"transcodingId": transcoding_id},
            idempotency_key=idempotency_key,
        )
        return cast("Transcoding", data)

    async def list_offers(
        self,
        *,
        asset_id: str,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["HOLDING", "LISTING", "LISTED", "WITHDRAWING", "RELEASING", "WITHDRAWN", "REFUSED", "UNKNOWN"]
        | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> OfferPage:
        """List the offers of an asset."""
        data = await self._call(
            endpoints.LIST_OFFERS,
            {
                "assetId": asset_id,
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("OfferPage", data)

    async def iterate_list_offers(
        self,
        *,
        asset_id: str,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["HOLDING", "LISTING", "LISTED", "WITHDRAWING", "RELEASING", "WITHDRAWN", "REFUSED", "UNKNOWN"]
        | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Offer]:
        """The items of every page of `listOffers`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_OFFERS,
            {
                "assetId": asset_id,
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Offer", item)

    async def offer_asset(
        self,
        body: OfferRequest,
        *,
        asset_id: str,
        idempotency_key: str | None = None,
    ) -> Offer:
        """Offer an asset at Qmarket. Qdrive is asked to keep its content, then Qmarket to list it with the title and
        the description of the asset, both in the owner's name; what Qmarket refuses is released again. It is
        changed and withdrawn at Qmarket. Of an asset that is encrypted end to end nobody could use a licence:
        `CONFLICT` with the reason `encrypted`.
        """
        data = await self._call(
            endpoints.OFFER_ASSET,
            {"assetId": asset_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Offer", data)

    async def get_offer(
        self,
        *,
        offer_id: str,
    ) -> Offer:
        """Read an offer."""
        data = await self._call(
            endpoints.GET_OFFER,
            {"offerId": offer_id},
        )
        return cast("Offer", data)

    async def settle_offer(
        self,
        body: OfferSettlement,
        *,
        offer_id: str,
        idempotency_key: str | None = None,
    ) -> Offer:
        """Say what became of an offer that Qmarket did not answer for. While it is `UNKNOWN`: which listing of
        Qmarket it is, or that there is none, so that what is held is released.
        """
        data = await self._call(
            endpoints.SETTLE_OFFER,
            {"offerId": offer_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Offer", data)

    async def list_audit_trail(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
        recorded_after: Timestamp | None = None,
        recorded_before: Timestamp | None = None,
    ) -> AuditEntryPage:
        """List what was done with what is kept of somebody. Of the grant's subject: by whom, when, and whether it
        was allowed.
        """
        data = await self._call(
            endpoints.LIST_AUDIT_TRAIL,
            {
                "limit": limit,
                "cursor": cursor,
                "verdict": verdict,
                "recordedAfter": recorded_after,
                "recordedBefore": recorded_before,
            },
        )
        return cast("AuditEntryPage", data)

    async def request_export(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Export:
        """Ask for a copy of all that is kept of somebody. Assets, profiles, transcodings and offers; the bytes are
        exported by Qdrive. One at a time is made.
        """
        data = await self._call(
            endpoints.REQUEST_EXPORT,
            {},
            idempotency_key=idempotency_key,
        )
        return cast("Export", data)

    async def get_export(
        self,
        *,
        export_id: str,
    ) -> Export:
        """Read how far an export has come."""
        data = await self._call(
            endpoints.GET_EXPORT,
            {"exportId": export_id},
        )
        return cast("Export", data)

    async def download_export(
        self,
        *,
        export_id: str,
    ) -> Received:
        """Download the file of an export. JSON, one record a line, each with the `$id` of its contract as `type`.
        There for seven days.
        """
        data = await self._call(
            endpoints.DOWNLOAD_EXPORT,
            {"exportId": export_id},
        )
        return cast("Received", data)

    async def request_erasure(
        self,
        body: ErasureRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Erasure:
        """Have all erased that is kept of somebody. Or single assets. What is said and known of them here, and
        transcodings of them are cancelled; the bytes are erased by Qdrive. What is offered, or was sold, is kept;
        `kept` says so.
        """
        data = await self._call(
            endpoints.REQUEST_ERASURE,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Erasure", data)

    async def get_erasure(
        self,
        *,
        erasure_id: str,
    ) -> Erasure:
        """Read how far an erasure has come."""
        data = await self._call(
            endpoints.GET_ERASURE,
            {"erasureId": erasure_id},
        )
        return cast("Erasure", data)


class QpicClient(QpicOperations, HttpClient):
    """Calls QpiC over HTTP."""

    api_version = "v1.0"
