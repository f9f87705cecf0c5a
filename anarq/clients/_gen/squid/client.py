"""The client of sQuid.

Generated from modules/squid by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.squid import endpoints
from anarq.clients._gen.squid.models import (
    ActiveContext,
    DaoAssociation,
    DaoAssociationPage,
    Did,
    GrantDeposit,
    GrantDepositRequest,
    Identity,
    IdentityRegistration,
    IdentityStatus,
    IdentityUpdate,
    IdentityVerification,
    IdentityVerificationRequest,
    Reputation,
    ReputationEvent,
    ReputationEventPage,
    ReputationObjection,
    ReputationReview,
    Subidentity,
    SubidentityPage,
    SubidentityRequest,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class SquidOperations(Operations):
    """The operations of sQuid, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def register_identity(
        self,
        body: IdentityRegistration,
        *,
        idempotency_key: str | None = None,
    ) -> Identity:
        """Register an identity. Registers the identity that signs the request. No grant is needed: whoever holds the
        key holds the identity.
        """
        data = await self._call(
            endpoints.REGISTER_IDENTITY,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Identity", data)

    async def get_identity(
        self,
        *,
        squid_id: Did,
    ) -> Identity:
        """Read an identity."""
        data = await self._call(
            endpoints.GET_IDENTITY,
            {"squidId": squid_id},
        )
        return cast("Identity", data)

    async def update_identity(
        self,
        body: IdentityUpdate,
        *,
        squid_id: Did,
        idempotency_key: str | None = None,
    ) -> Identity:
        """Change the profile of an identity."""
        data = await self._call(
            endpoints.UPDATE_IDENTITY,
            {"squidId": squid_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Identity", data)

    async def deactivate_identity(
        self,
        *,
        squid_id: Did,
        idempotency_key: str | None = None,
    ) -> Identity:
        """Deactivate an identity. The identity and its subidentities can no longer act. What they did stays on
        record.
        """
        data = await self._call(
            endpoints.DEACTIVATE_IDENTITY,
            {"squidId": squid_id},
            idempotency_key=idempotency_key,
        )
        return cast("Identity", data)

    async def get_identity_status(
        self,
        *,
        squid_id: Did,
        sub_id: Did | None = None,
    ) -> IdentityStatus:
        """Ask whether an identity may act. Open to every module and client: it tells the state, and nothing of the
        profile.
        """
        data = await self._call(
            endpoints.GET_IDENTITY_STATUS,
            {"squidId": squid_id, "subId": sub_id},
        )
        return cast("IdentityStatus", data)

    async def deposit_grant(
        self,
        body: GrantDepositRequest,
        *,
        idempotency_key: str | None = None,
    ) -> GrantDeposit:
        """Deposit a grant that is too long for a header. Keeps the chain of a grant, so that `x-qonsent` can name it
        by its CID at every module of the deployment. Post-quantum signatures make every chain too long for a
        header. No grant is needed, since one could not be sent: an active identity, or an active subidentity of
        it, signs, and takes part in the chain. The chain is verified before it is kept. An identity has a bounded
        number of deposits at a time.
        """
        data = await self._call(
            endpoints.DEPOSIT_GRANT,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("GrantDeposit", data)

    async def verify_identity(
        self,
        body: IdentityVerificationRequest,
    ) -> IdentityVerification:
        """Check a claim to hold an identity. Answers whether the signature proves the claim, and why not. A claim
        that fails is an answer, not an error.
        """
        data = await self._call(
            endpoints.VERIFY_IDENTITY,
            {},
            body,
        )
        return cast("IdentityVerification", data)

    async def get_active_context(
        self,
    ) -> ActiveContext:
        """Read the active context of the caller. Who the caller is now, as the signed headers name it: identity,
        subidentity and communities.
        """
        data = await self._call(
            endpoints.GET_ACTIVE_CONTEXT,
            {},
        )
        return cast("ActiveContext", data)

    async def list_subidentities(
        self,
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "REVOKED"] | None = None,
    ) -> SubidentityPage:
        """List the subidentities of an identity."""
        data = await self._call(
            endpoints.LIST_SUBIDENTITIES,
            {"squidId": squid_id, "limit": limit, "cursor": cursor, "status": status},
        )
        return cast("SubidentityPage", data)

    async def iterate_list_subidentities(
        self,
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "REVOKED"] | None = None,
    ) -> AsyncIterator[Subidentity]:
        """The items of every page of `listSubidentities`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_SUBIDENTITIES,
            {"squidId": squid_id, "limit": limit, "cursor": cursor, "status": status},
        )
        async for item in items:
            yield cast("Subidentity", item)

    async def create_subidentity(
        self,
        body: SubidentityRequest,
        *,
        squid_id: Did,
        idempotency_key: str | None = None,
    ) -> Subidentity:
        """Create a subidentity."""
        data = await self._call(
            endpoints.CREATE_SUBIDENTITY,
            {"squidId": squid_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Subidentity", data)

    async def get_subidentity(
        self,
        *,
        squid_id: Did,
        sub_id: Did,
    ) -> Subidentity:
        """Read a subidentity."""
        data = await self._call(
            endpoints.GET_SUBIDENTITY,
            {"squidId": squid_id, "subId": sub_id},
        )
        return cast("Subidentity", data)

    async def revoke_subidentity(
        self,
        *,
        squid_id: Did,
        sub_id: Did,
        idempotency_key: str | None = None,
    ) -> Subidentity:
        """Revoke a subidentity. The subidentity never acts again. It stays readable, so that what it did stays
        accountable.
        """
        data = await self._call(
            endpoints.REVOKE_SUBIDENTITY,
            {"squidId": squid_id, "subId": sub_id},
            idempotency_key=idempotency_key,
        )
        return cast("Subidentity", data)

    async def get_reputation(
        self,
        *,
        squid_id: Did,
    ) -> Reputation:
        """Read the reputation of an identity."""
        data = await self._call(
            endpoints.GET_REPUTATION,
            {"squidId": squid_id},
        )
        return cast("Reputation", data)

    async def list_reputation_events(
        self,
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        kind: Literal["SALE", "PURCHASE", "UNUSUAL_RATE"] | None = None,
        status: Literal["COUNTED", "CONTESTED", "WITHDRAWN"] | None = None,
    ) -> ReputationEventPage:
        """List what the reputation of an identity follows from."""
        data = await self._call(
            endpoints.LIST_REPUTATION_EVENTS,
            {"squidId": squid_id, "limit": limit, "cursor": cursor, "kind": kind, "status": status},
        )
        return cast("ReputationEventPage", data)

    async def iterate_list_reputation_events(
        self,
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        kind: Literal["SALE", "PURCHASE", "UNUSUAL_RATE"] | None = None,
        status: Literal["COUNTED", "CONTESTED", "WITHDRAWN"] | None = None,
    ) -> AsyncIterator[ReputationEvent]:
        """The items of every page of `listReputationEvents`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_REPUTATION_EVENTS,
            {"squidId": squid_id, "limit": limit, "cursor": cursor, "kind": kind, "status": status},
        )
        async for item in items:
            yield cast("ReputationEvent", item)

    async def contest_reputation_event(
        self,
        body: ReputationObjection,
        *,
        squid_id: Did,
        event_id: str,
        idempotency_key: str | None = None,
    ) -> ReputationEvent:
        """Contest a reputation event. It no longer counts, until a person has looked at it."""
        data = await self._call(
            endpoints.CONTEST_REPUTATION_EVENT,
            {"squidId": squid_id, "eventId": event_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("ReputationEvent", data)

    async def review_reputation_event(
        self,
        body: ReputationReview,
        *,
        squid_id: Did,
        event_id: str,
        idempotency_key: str | None = None,
    ) -> ReputationEvent:
        """Decide about a contested reputation event. For the people who review what the machine has counted: nobody
        reviews what is said of himself.
        """
        data = await self._call(
            endpoints.REVIEW_REPUTATION_EVENT,
            {"squidId": squid_id, "eventId": event_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("ReputationEvent", data)

    async def list_dao_associations(
        self,
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
    ) -> DaoAssociationPage:
        """List the DAOs that an identity belongs to."""
        data = await self._call(
            endpoints.LIST_DAO_ASSOCIATIONS,
            {"squidId": squid_id, "limit": limit, "cursor": cursor},
        )
        return cast("DaoAssociationPage", data)

    async def iterate_list_dao_associations(
        self,
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
    ) -> AsyncIterator[DaoAssociation]:
        """The items of every page of `listDaoAssociations`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_DAO_ASSOCIATIONS,
            {"squidId": squid_id, "limit": limit, "cursor": cursor},
        )
        async for item in items:
            yield cast("DaoAssociation", item)


class SquidClient(SquidOperations, HttpClient):
    """Calls sQuid over HTTP."""

    api_version = "v1.0"
