"""What sQuid does for each operation: read, decide, answer. The decisions are in `services/`."""

from datetime import timedelta
from typing import Literal, cast

from anarq.clients._gen.dao import models as dao_models
from anarq.clients._gen.qerberos import models as qerberos_models
from anarq.clients._gen.qmarket import models as qmarket_models
from anarq.ports.store import Record
from anarq.reference.squid._gen.models import (
    ActiveContext,
    DaoAssociationPage,
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
)
from anarq.reference.squid._gen.spec import MODULE
from anarq.reference.squid.services import (
    dao_associations,
    erasing,
    identity_manager,
    key_keeper,
    reputation_engine,
    session_manager,
    subidentity_controller,
)
from anarq.reference.squid.services.grant_depository import GrantDepository
from anarq.reference.squid.services.identity_manager import KeyStatus
from anarq.reference.squid.services.known_keys import IDENTITY_KEY, SESSION, require_unused
from anarq.reference.squid.services.ownership import require_found, require_own, require_speaker
from anarq.reference.squid.services.reputation_engine import Deed
from anarq.runtime.call import Call, Decision, Refused
from anarq.runtime.erasing import GivenUp
from anarq.runtime.pages import page_of
from anarq.runtime.rights import DataRights


class SquidHandlers(DataRights):
    """The operations that sQuid provides. Satisfies the generated `Handlers`, which the type checker holds."""

    def __init__(self, depository: GrantDepository, operator: str, key_age: timedelta) -> None:
        """What is decided by.

        Args:
            depository: of grants.
            operator: the DID of who answers for the module; empty: nobody does.
            key_age: how old a key that speaks may become.
        """
        super().__init__(MODULE)
        self._depository = depository
        self._operator = operator
        self._key_age = key_age

    async def register_identity(self, call: Call, body: IdentityRegistration) -> Decision[Identity]:
        """POST /identities."""
        squid_id = str(call.identity.squid_id)
        existing = await call.records.get(identity_manager.KIND, squid_id)
        if existing is None:
            await require_unused(call, squid_id)
        first = key_keeper.first(call, squid_id, self._key_age)
        return identity_manager.decide_registration(call, body, existing, first)

    async def get_identity(self, call: Call, *, squid_id: str) -> Decision[Identity]:
        """GET /identities/{squidId}."""
        return Decision(identity_manager.identity_of(await self._own(call, squid_id)), message="Identity")

    async def update_identity(self, call: Call, body: IdentityUpdate, *, squid_id: str) -> Decision[Identity]:
        """PATCH /identities/{squidId}."""
        return identity_manager.decide_update(call, body, await self._own(call, squid_id))

    async def deactivate_identity(self, call: Call, *, squid_id: str) -> Decision[Identity]:
        """POST /identities/{squidId}/deactivation."""
        return identity_manager.decide_deactivation(call, await self._own(call, squid_id))

    async def get_identity_status(
        self, call: Call, *, squid_id: str, sub_id: str | None = None
    ) -> Decision[IdentityStatus]:
        """GET /identities/{squidId}/status."""
        record = require_found(await call.records.get(identity_manager.KIND, squid_id), "identity", squid_id)
        subidentity = await self._key_status(call, squid_id, sub_id)
        if sub_id is not None and subidentity is None:
            raise Refused("NOT_FOUND", f"There is no subidentity `{sub_id}` of `{squid_id}`.")
        return Decision(identity_manager.status_of(call, record, sub_id, subidentity), message="Status")

    async def verify_identity(self, call: Call, body: IdentityVerificationRequest) -> Decision[IdentityVerification]:
        """POST /identity-verifications."""
        record = await call.records.get(identity_manager.KIND, body["squidId"])
        subidentity = await self._key_status(call, body["squidId"], body.get("subId"))
        return identity_manager.decide_verification(call, body, record, subidentity)

    async def get_active_context(self, call: Call) -> Decision[ActiveContext]:
        """GET /context."""
        squid_id = str(call.identity.squid_id)
        record = await call.records.get(identity_manager.KIND, squid_id)
        subidentity = await self._subidentity(call, squid_id, call.identity.sub_id)
        session = await self._session(call, squid_id, call.identity.sub_id)
        daos = await dao_associations.daos_of(call, squid_id)
        context = identity_manager.context_of(call, record, subidentity, session, daos)
        return Decision(context, message="Active context")

    async def list_keys(
        self, call: Call, *, squid_id: str, limit: int = 50, cursor: str | None = None
    ) -> Decision[IdentityKeyPage]:
        """GET /identities/{squidId}/keys."""
        await self._own(call, squid_id)
        listing = await call.records.list(IDENTITY_KEY, owner=squid_id, limit=limit, cursor=cursor)
        return Decision(cast("IdentityKeyPage", page_of(listing)), message="Keys")

    async def rotate_key(self, call: Call, body: KeyRotation, *, squid_id: str) -> Decision[IdentityKey]:
        """POST /identities/{squidId}/keys."""
        await require_speaker(call, squid_id)
        identity = await self._own(call, squid_id)
        await require_unused(call, body["key"])
        present, sessions = await self._key(call, identity), await session_manager.active(call, squid_id)
        return key_keeper.decide_rotation(call, body, identity, present, sessions, self._key_age)

    async def set_recovery_key(self, call: Call, body: RecoveryKeyRequest, *, squid_id: str) -> Decision[Identity]:
        """PUT /identities/{squidId}/recovery-key."""
        await require_speaker(call, squid_id)
        await require_unused(call, body["recoveryKey"])
        return key_keeper.decide_recovery_key(call, body, await self._own(call, squid_id))

    async def recover_identity(self, call: Call, body: IdentityRecovery, *, squid_id: str) -> Decision[IdentityKey]:
        """POST /identities/{squidId}/recovery."""
        identity = require_found(await call.records.get(identity_manager.KIND, squid_id), "identity", squid_id)
        await require_unused(call, str(call.identity.squid_id))
        present, sessions = await self._key(call, identity), await session_manager.active(call, squid_id)
        return key_keeper.decide_recovery(call, body, identity, present, sessions, self._key_age)

    async def request_login(self, call: Call, body: LoginRequest) -> Decision[LoginChallenge]:
        """POST /login-challenges."""
        session_key = str(call.identity.squid_id)
        await require_unused(call, session_key)
        identity = await call.records.get(identity_manager.KIND, body["squidId"])
        earlier = await call.records.get(session_manager.CHALLENGE, session_key)
        return session_manager.decide_challenge(call, body, identity, earlier)

    async def open_session(self, call: Call, body: SessionRequest) -> Decision[Session]:
        """POST /sessions."""
        session_key = str(call.identity.squid_id)
        await require_unused(call, session_key)
        record = require_found(await call.records.get(session_manager.CHALLENGE, session_key), "challenge", session_key)
        squid_id = str(record.body["squidId"])
        identity = await call.records.get(identity_manager.KIND, squid_id)
        challenge = session_manager.answered(call, body, record, identity)
        sessions = await session_manager.active(call, squid_id)
        session_manager.require_room(sessions)
        kept = None
        if "container" in body:
            kept = await self._depository.deposit_for_session(call, body["container"], session_key, squid_id)
        return session_manager.decide_opening(call, challenge, record, kept)

    async def list_sessions(
        self,
        call: Call,
        *,
        squid_id: str,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "ENDED", "EXPIRED"] | None = None,
    ) -> Decision[SessionPage]:
        """GET /identities/{squidId}/sessions."""
        await self._own(call, squid_id)
        where = {"status": status} if status else None
        listing = await call.records.list(SESSION, owner=squid_id, where=where, limit=limit, cursor=cursor)
        return Decision(cast("SessionPage", page_of(listing)), message="Sessions")

    async def get_session(self, call: Call, *, squid_id: str, session_key: str) -> Decision[Session]:
        """GET /identities/{squidId}/sessions/{sessionKey}."""
        await require_own(call, squid_id)
        record = session_manager.require_session(await call.records.get(SESSION, session_key), squid_id)
        return Decision(session_manager.session_of(record), message="Session")

    async def close_session(self, call: Call, *, squid_id: str, session_key: str) -> Decision[Session]:
        """DELETE /identities/{squidId}/sessions/{sessionKey}."""
        await require_own(call, squid_id)
        return session_manager.decide_closing(call, await call.records.get(SESSION, session_key), squid_id)

    async def create_subidentity(self, call: Call, body: SubidentityRequest, *, squid_id: str) -> Decision[Subidentity]:
        """POST /identities/{squidId}/subidentities."""
        identity = await self._own(call, squid_id)
        await require_unused(call, body["subId"])
        return subidentity_controller.decide_creation(call, body, identity)

    async def list_subidentities(
        self,
        call: Call,
        *,
        squid_id: str,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "REVOKED"] | None = None,
    ) -> Decision[SubidentityPage]:
        """GET /identities/{squidId}/subidentities."""
        await self._own(call, squid_id)
        listing = await call.records.list(
            subidentity_controller.KIND,
            owner=squid_id,
            where={"status": status} if status else None,
            limit=limit,
            cursor=cursor,
        )
        return Decision(cast("SubidentityPage", page_of(listing)), message="Subidentities")

    async def get_subidentity(self, call: Call, *, squid_id: str, sub_id: str) -> Decision[Subidentity]:
        """GET /identities/{squidId}/subidentities/{subId}."""
        await require_own(call, squid_id)
        subidentity = await self._subidentity(call, squid_id, sub_id)
        if subidentity is None:
            raise Refused("NOT_FOUND", f"There is no subidentity `{sub_id}` of `{squid_id}`.")
        return Decision(subidentity, message="Subidentity")

    async def revoke_subidentity(self, call: Call, *, squid_id: str, sub_id: str) -> Decision[Subidentity]:
        """DELETE /identities/{squidId}/subidentities/{subId}."""
        await require_own(call, squid_id)
        record = await call.records.get(subidentity_controller.KIND, sub_id)
        return subidentity_controller.decide_revocation(call, record, squid_id, sub_id)

    async def deposit_grant(self, call: Call, body: GrantDepositRequest) -> Decision[GrantDeposit]:
        """POST /grant-deposits."""
        squid_id = str(call.identity.squid_id)
        identity = await call.records.get(identity_manager.KIND, squid_id)
        subidentity = await self._key_status(call, squid_id, call.identity.sub_id)
        return await self._depository.deposit(call, body, identity, subidentity)

    async def list_dao_associations(
        self, call: Call, *, squid_id: str, limit: int = 50, cursor: str | None = None
    ) -> Decision[DaoAssociationPage]:
        """GET /identities/{squidId}/associations."""
        await self._own(call, squid_id)
        listing = await call.records.list(dao_associations.KIND, owner=squid_id, limit=limit, cursor=cursor)
        return Decision(cast("DaoAssociationPage", page_of(listing)), message="DAO associations")

    async def get_reputation(self, call: Call, *, squid_id: str) -> Decision[Reputation]:
        """GET /identities/{squidId}/reputation."""
        identity = identity_manager.identity_of(await self._own(call, squid_id))
        standing = await reputation_engine.standing(call, squid_id, identity["createdAt"])
        return Decision(standing, message="Reputation")

    async def list_reputation_events(
        self,
        call: Call,
        *,
        squid_id: str,
        limit: int = 50,
        cursor: str | None = None,
        kind: Literal["SALE", "PURCHASE", "UNUSUAL_RATE"] | None = None,
        status: Literal["COUNTED", "CONTESTED", "WITHDRAWN"] | None = None,
    ) -> Decision[ReputationEventPage]:
        """GET /identities/{squidId}/reputation/events."""
        await self._own(call, squid_id)
        where = {name: value for name, value in (("kind", kind), ("status", status)) if value is not None}
        listing = await call.records.list(
            reputation_engine.EVENT, owner=squid_id, where=where, limit=limit, cursor=cursor
        )
        return Decision(cast("ReputationEventPage", page_of(listing)), message="Reputation events")

    async def contest_reputation_event(
        self, call: Call, body: Objection, *, squid_id: str, event_id: str
    ) -> Decision[ReputationEvent]:
        """POST /identities/{squidId}/reputation/events/{eventId}/objection."""
        await require_own(call, squid_id)
        return await reputation_engine.contest(call, body, await call.owned(reputation_engine.EVENT, event_id))

    async def review_reputation_event(
        self, call: Call, body: Review, *, squid_id: str, event_id: str
    ) -> Decision[ReputationEvent]:
        """POST /identities/{squidId}/reputation/events/{eventId}/review."""
        reputation_engine.require_reviewer(call, squid_id, self._operator)
        record = await call.records.get(reputation_engine.EVENT, event_id)
        if record is None or record.owner != squid_id:
            raise Refused("NOT_FOUND", f"There is no event `{event_id}` of `{squid_id}`.")
        return await reputation_engine.review(call, body, record)

    async def gives_up(self, call: Call, record: Record) -> GivenUp | None:
        """Whoever has all erased that is kept of an identity has it deactivated: keys cease, and peers are told."""
        return erasing.given_up(call, record)

    async def run_expire_sessions(self, call: Call) -> Decision[None]:
        """Job `expireSessions`."""
        return await session_manager.expire(call)

    async def on_qmarket_sold(self, call: Call, data: qmarket_models.Sale) -> Decision[None]:
        """Counts a sale for the seller, and a purchase for the buyer."""
        buyer, seller, month = data["buyer"], data["seller"], reputation_engine.month_of(call.now)
        deeds = Deed(seller, "SALE", f"{buyer} {month}"), Deed(buyer, "PURCHASE", f"{seller} {month}")
        return await reputation_engine.count(call, deeds, "q.qmarket.sold.v1")

    async def on_qerberos_anomaly(self, call: Call, data: qerberos_models.Anomaly) -> Decision[None]:
        """Counts an unusual minute against whose it was."""
        deed = Deed(data["identity"], "UNUSUAL_RATE", data["window"])
        return await reputation_engine.count(call, (deed,), "q.qerberos.anomaly.v1")

    async def on_dao_member_joined(self, call: Call, data: dao_models.MemberJoined) -> Decision[None]:
        """Keeps that an identity belongs to a DAO."""
        return await dao_associations.joined(call, data)

    async def on_dao_member_changed(self, call: Call, data: dao_models.MemberChanged) -> Decision[None]:
        """Keeps the new role of a member."""
        return await dao_associations.changed(call, data)

    async def on_dao_member_left(self, call: Call, data: dao_models.MemberLeft) -> Decision[None]:
        """Forgets that an identity belonged to a DAO."""
        return await dao_associations.left(call, data)

    async def _own(self, call: Call, squid_id: str) -> Record:
        """The identity, when the call is about it."""
        await require_own(call, squid_id)
        return require_found(await call.records.get(identity_manager.KIND, squid_id), "identity", squid_id)

    async def _key(self, call: Call, identity: Record) -> Record:
        """The key that speaks for an identity, as it is remembered."""
        key = identity_manager.identity_of(identity)["key"]
        return require_found(await call.records.get(IDENTITY_KEY, key), "key", key)

    async def _key_status(self, call: Call, squid_id: str, sub_id: str | None) -> KeyStatus | None:
        """Whether a subidentity or a session of the identity may act; None: there is none such."""
        subidentity = await self._subidentity(call, squid_id, sub_id)
        if subidentity is not None or sub_id is None:
            return None if subidentity is None else subidentity["status"]
        return session_manager.status_of(await call.records.get(SESSION, sub_id), squid_id)

    async def _session(self, call: Call, squid_id: str, key: str | None) -> Session | None:
        record = None if key is None else await call.records.get(SESSION, key)
        session = None if record is None else session_manager.session_of(record)
        return session if session is not None and session["squidId"] == squid_id else None

    async def _subidentity(self, call: Call, squid_id: str, sub_id: str | None) -> Subidentity | None:
        if sub_id is None:
            return None
        record = await call.records.get(subidentity_controller.KIND, sub_id)
        return subidentity_controller.subidentity_of(record, squid_id)
