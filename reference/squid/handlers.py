"""What sQuid does for each operation: read, decide, answer. The decisions are in `services/`."""

from typing import Literal, cast

from anarq.clients._gen.qerberos import models as qerberos_models
from anarq.clients._gen.qmarket import models as qmarket_models
from anarq.ports.store import Record
from anarq.reference.squid._gen.models import (
    ActiveContext,
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
    Subidentity,
    SubidentityPage,
    SubidentityRequest,
)
from anarq.reference.squid.services import identity_manager, reputation_engine, subidentity_controller
from anarq.reference.squid.services.grant_depository import GrantDepository
from anarq.reference.squid.services.ownership import require_found, require_own
from anarq.reference.squid.services.reputation_engine import Deed
from anarq.runtime.call import Call, Decision, Refused
from anarq.runtime.pages import page_of


class SquidHandlers:
    """The operations that sQuid provides. Satisfies the generated `Handlers`, which the type checker holds."""

    def __init__(self, depository: GrantDepository) -> None:
        self._depository = depository

    async def register_identity(self, call: Call, body: IdentityRegistration) -> Decision[Identity]:
        """POST /identities."""
        squid_id = str(call.identity.squid_id)
        existing = await call.records.get(identity_manager.KIND, squid_id)
        subidentity = await call.records.get(subidentity_controller.KIND, squid_id)
        return identity_manager.decide_registration(call, body, existing, subidentity)

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
        subidentity = await self._subidentity(call, squid_id, sub_id)
        if sub_id is not None and subidentity is None:
            raise Refused("NOT_FOUND", f"There is no subidentity `{sub_id}` of `{squid_id}`.")
        return Decision(identity_manager.status_of(call, record, subidentity), message="Status")

    async def verify_identity(self, call: Call, body: IdentityVerificationRequest) -> Decision[IdentityVerification]:
        """POST /identity-verifications."""
        record = await call.records.get(identity_manager.KIND, body["squidId"])
        subidentity = await self._subidentity(call, body["squidId"], body.get("subId"))
        return identity_manager.decide_verification(call, body, record, subidentity)

    async def get_active_context(self, call: Call) -> Decision[ActiveContext]:
        """GET /context."""
        squid_id = str(call.identity.squid_id)
        record = await call.records.get(identity_manager.KIND, squid_id)
        subidentity = await self._subidentity(call, squid_id, call.identity.sub_id)
        return Decision(identity_manager.context_of(call, record, subidentity), message="Active context")

    async def create_subidentity(self, call: Call, body: SubidentityRequest, *, squid_id: str) -> Decision[Subidentity]:
        """POST /identities/{squidId}/subidentities."""
        identity = await self._own(call, squid_id)
        existing = await call.records.get(subidentity_controller.KIND, body["subId"])
        of_identity = await call.records.get(identity_manager.KIND, body["subId"])
        return subidentity_controller.decide_creation(call, body, identity, existing, of_identity)

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
        require_own(call, squid_id)
        subidentity = await self._subidentity(call, squid_id, sub_id)
        if subidentity is None:
            raise Refused("NOT_FOUND", f"There is no subidentity `{sub_id}` of `{squid_id}`.")
        return Decision(subidentity, message="Subidentity")

    async def revoke_subidentity(self, call: Call, *, squid_id: str, sub_id: str) -> Decision[Subidentity]:
        """DELETE /identities/{squidId}/subidentities/{subId}."""
        require_own(call, squid_id)
        record = await call.records.get(subidentity_controller.KIND, sub_id)
        return subidentity_controller.decide_revocation(call, record, squid_id, sub_id)

    async def deposit_grant(self, call: Call, body: GrantDepositRequest) -> Decision[GrantDeposit]:
        """POST /grant-deposits."""
        squid_id = str(call.identity.squid_id)
        identity = await call.records.get(identity_manager.KIND, squid_id)
        subidentity = await self._subidentity(call, squid_id, call.identity.sub_id)
        return await self._depository.deposit(call, body, identity, subidentity)

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
        self, call: Call, body: ReputationObjection, *, squid_id: str, event_id: str
    ) -> Decision[ReputationEvent]:
        """POST /identities/{squidId}/reputation/events/{eventId}/objection."""
        require_own(call, squid_id)
        return await reputation_engine.contest(call, body, await call.owned(reputation_engine.EVENT, event_id))

    async def on_qmarket_sold(self, call: Call, data: qmarket_models.Sale) -> Decision[None]:
        """Counts a sale for the seller, and a purchase for the buyer."""
        buyer, seller, month = data["buyer"], data["seller"], reputation_engine.month_of(call.now)
        deeds = Deed(seller, "SALE", f"{buyer} {month}"), Deed(buyer, "PURCHASE", f"{seller} {month}")
        return await reputation_engine.count(call, deeds, "q.qmarket.sold.v1")

    async def on_qerberos_anomaly(self, call: Call, data: qerberos_models.Anomaly) -> Decision[None]:
        """Counts an unusual minute against whose it was."""
        deed = Deed(data["identity"], "UNUSUAL_RATE", data["window"])
        return await reputation_engine.count(call, (deed,), "q.qerberos.anomaly.v1")

    async def _own(self, call: Call, squid_id: str) -> Record:
        """The identity, when the call is about it."""
        require_own(call, squid_id)
        return require_found(await call.records.get(identity_manager.KIND, squid_id), "identity", squid_id)

    async def _subidentity(self, call: Call, squid_id: str, sub_id: str | None) -> Subidentity | None:
        if sub_id is None:
            return None
        record = await call.records.get(subidentity_controller.KIND, sub_id)
        return subidentity_controller.subidentity_of(record, squid_id)
