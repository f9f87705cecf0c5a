"""The client of sQuid.

Generated from modules/squid by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.squid import endpoints
from anarq.clients._gen.squid.models import (
    ActiveContext,
    AuditEntryPage,
    DaoAssociation,
    DaoAssociationPage,
    Did,
    Erasure,
    ExportPage,
    GrantDeposit,
    GrantDepositRequest,
    Identity,
    IdentityKey,
    IdentityKeyPage,
    IdentityRecovery,
    IdentityRegistration,
    IdentityStatus,
    IdentityUpdate,
    IdentityVerification,
    IdentityVerificationRequest,
    KeyRotation,
    LoginChallenge,
    LoginRequest,
    Objection,
    RecoveryKeyRequest,
    Reputation,
    ReputationEvent,
    ReputationEventPage,
    Review,
    Session,
    SessionPage,
    SessionRequest,
    Subidentity,
    SubidentityPage,
    SubidentityRequest,
    Timestamp,
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

    async def list_keys(
        self,
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
    ) -> IdentityKeyPage:
        """List the keys that have spoken for an identity. What was signed in its name at a time is held to the key
        of that time.
        """
        data = await self._call(
            endpoints.LIST_KEYS,
            {"squidId": squid_id, "limit": limit, "cursor": cursor},
        )
        return cast("IdentityKeyPage", data)

    async def iterate_list_keys(
        self,
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
    ) -> AsyncIterator[IdentityKey]:
        """The items of every page of `listKeys`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_KEYS,
            {"squidId": squid_id, "limit": limit, "cursor": cursor},
        )
        async for item in items:
            yield cast("IdentityKey", item)

    async def rotate_key(
        self,
        body: KeyRotation,
        *,
        squid_id: Did,
        idempotency_key: str | None = None,
    ) -> IdentityKey:
        """Let another key speak for an identity. The identity keeps its name, which is its first key. From the
        moment of the decision on, the key before signs nothing in its name; what it has granted has ended and is
        granted anew by the new key, and sessions end. Only the key that speaks rotates itself. When no answer
        comes, repeat the request, signed by the new key.
        """
        data = await self._call(
            endpoints.ROTATE_KEY,
            {"squidId": squid_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("IdentityKey", data)

    async def set_recovery_key(
        self,
        body: RecoveryKeyRequest,
        *,
        squid_id: Did,
        idempotency_key: str | None = None,
    ) -> Identity:
        """Name the key by which an identity can be recovered. A key that is kept apart from the one that speaks.
        Once there is one, another takes its place only with its consent.
        """
        data = await self._call(
            endpoints.SET_RECOVERY_KEY,
            {"squidId": squid_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Identity", data)

    async def recover_identity(
        self,
        body: IdentityRecovery,
        *,
        squid_id: Did,
        idempotency_key: str | None = None,
    ) -> IdentityKey:
        """Recover an identity whose key is lost or stolen. The new key signs the request, in its own name; the
        recovery key has signed that it speaks for the identity. No grant is needed, since nobody could give one.
        The rest is as after `rotateKey`.
        """
        data = await self._call(
            endpoints.RECOVER_IDENTITY,
            {"squidId": squid_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("IdentityKey", data)

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

    async def request_login(
        self,
        body: LoginRequest,
        *,
        idempotency_key: str | None = None,
    ) -> LoginChallenge:
        """Ask for a challenge to log in. The key that is to act for a while signs the request in its own name, and
        has the challenge signed by the key that speaks for the identity, wherever that is kept.
        """
        data = await self._call(
            endpoints.REQUEST_LOGIN,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("LoginChallenge", data)

    async def open_session(
        self,
        body: SessionRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Session:
        """Answer the challenge and open a session. The same key signs the request in its own name. From then on it
        acts for the identity as a subidentity does, by what it was granted. What comes with the answer is
        deposited, and the session ends with it.
        """
        data = await self._call(
            endpoints.OPEN_SESSION,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Session", data)

    async def list_sessions(
        self,
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "ENDED", "EXPIRED"] | None = None,
    ) -> SessionPage:
        """List the sessions of an identity."""
        data = await self._call(
            endpoints.LIST_SESSIONS,
            {"squidId": squid_id, "limit": limit, "cursor": cursor, "status": status},
        )
        return cast("SessionPage", data)

    async def iterate_list_sessions(
        self,
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "ENDED", "EXPIRED"] | None = None,
    ) -> AsyncIterator[Session]:
        """The items of every page of `listSessions`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_SESSIONS,
            {"squidId": squid_id, "limit": limit, "cursor": cursor, "status": status},
        )
        async for item in items:
            yield cast("Session", item)

    async def get_session(
        self,
        *,
        squid_id: Did,
        session_key: Did,
    ) -> Session:
        """Read a session."""
        data = await self._call(
            endpoints.GET_SESSION,
            {"squidId": squid_id, "sessionKey": session_key},
        )
        return cast("Session", data)

    async def close_session(
        self,
        *,
        squid_id: Did,
        session_key: Did,
        idempotency_key: str | None = None,
    ) -> Session:
        """Log out. The key of the session acts no more. Its holder ends it from any device, or the session itself."""
        data = await self._call(
            endpoints.CLOSE_SESSION,
            {"squidId": squid_id, "sessionKey": session_key},
            idempotency_key=idempotency_key,
        )
        return cast("Session", data)

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
        body: Objection,
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
        body: Review,
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

    async def export_records(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        resource_type: Literal["identity-records", "session-data"] | None = None,
    ) -> ExportPage:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract.
        """
        data = await self._call(
            endpoints.EXPORT_RECORDS,
            {"limit": limit, "cursor": cursor, "resourceType": resource_type},
        )
        return cast("ExportPage", data)

    async def request_erasure(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Erasure:
        """Have all erased that is kept of somebody. Of the grant's subject: the identity and its subidentities are
        deactivated, for good, and everything is erased that is kept of them; nobody can ask for anything in its
        name afterwards, so ask other modules before. What remains names nobody.
        """
        data = await self._call(
            endpoints.REQUEST_ERASURE,
            {},
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


class SquidClient(SquidOperations, HttpClient):
    """Calls sQuid over HTTP."""

    api_version = "v1.0"
