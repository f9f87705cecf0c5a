"""What the service of sQuid has to implement.

Generated from modules/squid by `anarq generate service`. Do not edit.
"""

from typing import Literal, Protocol

from anarq.clients._gen.dao import models as dao_models
from anarq.clients._gen.qerberos import models as qerberos_models
from anarq.clients._gen.qmarket import models as qmarket_models
from anarq.reference.squid._gen.models import (
    ActiveContext,
    AuditEntryPage,
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
from anarq.reference.squid._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that sQuid provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def register_identity(
        self,
        call: Call[Peers],
        body: IdentityRegistration,
    ) -> Decision[Identity]:
        """Register an identity. Registers the identity that signs the request. No grant is needed: whoever holds the
        key holds the identity.
        """
        ...

    async def get_identity(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
    ) -> Decision[Identity]:
        """Read an identity."""
        ...

    async def update_identity(
        self,
        call: Call[Peers],
        body: IdentityUpdate,
        *,
        squid_id: Did,
    ) -> Decision[Identity]:
        """Change the profile of an identity."""
        ...

    async def deactivate_identity(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
    ) -> Decision[Identity]:
        """Deactivate an identity. The identity and its subidentities can no longer act. What they did stays on
        record.
        """
        ...

    async def list_keys(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Decision[IdentityKeyPage]:
        """List the keys that have spoken for an identity. What was signed in its name at a time is held to the key
        of that time.
        """
        ...

    async def rotate_key(
        self,
        call: Call[Peers],
        body: KeyRotation,
        *,
        squid_id: Did,
    ) -> Decision[IdentityKey]:
        """Let another key speak for an identity. The identity keeps its name, which is its first key. From the
        moment of the decision on, the key before signs nothing in its name; what it has granted has ended and is
        granted anew by the new key, and sessions end. Only the key that speaks rotates itself. When no answer
        comes, repeat the request, signed by the new key.
        """
        ...

    async def set_recovery_key(
        self,
        call: Call[Peers],
        body: RecoveryKeyRequest,
        *,
        squid_id: Did,
    ) -> Decision[Identity]:
        """Name the key by which an identity can be recovered. A key that is kept apart from the one that speaks.
        Once there is one, another takes its place only with its consent.
        """
        ...

    async def recover_identity(
        self,
        call: Call[Peers],
        body: IdentityRecovery,
        *,
        squid_id: Did,
    ) -> Decision[IdentityKey]:
        """Recover an identity whose key is lost or stolen. The new key signs the request, in its own name; the
        recovery key has signed that it speaks for the identity. No grant is needed, since nobody could give one.
        The rest is as after `rotateKey`.
        """
        ...

    async def get_identity_status(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
        sub_id: Did | None = None,
    ) -> Decision[IdentityStatus]:
        """Ask whether an identity may act. Open to every module and client: it tells the state, and nothing of the
        profile.
        """
        ...

    async def request_login(
        self,
        call: Call[Peers],
        body: LoginRequest,
    ) -> Decision[LoginChallenge]:
        """Ask for a challenge to log in. The key that is to act for a while signs the request in its own name, and
        has the challenge signed by the key that speaks for the identity, wherever that is kept.
        """
        ...

    async def open_session(
        self,
        call: Call[Peers],
        body: SessionRequest,
    ) -> Decision[Session]:
        """Answer the challenge and open a session. The same key signs the request in its own name. From then on it
        acts for the identity as a subidentity does, by what it was granted. What comes with the answer is
        deposited, and the session ends with it.
        """
        ...

    async def list_sessions(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "ENDED", "EXPIRED"] | None = None,
    ) -> Decision[SessionPage]:
        """List the sessions of an identity."""
        ...

    async def get_session(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
        session_key: Did,
    ) -> Decision[Session]:
        """Read a session."""
        ...

    async def close_session(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
        session_key: Did,
    ) -> Decision[Session]:
        """Log out. The key of the session acts no more. Its holder ends it from any device, or the session itself."""
        ...

    async def deposit_grant(
        self,
        call: Call[Peers],
        body: GrantDepositRequest,
    ) -> Decision[GrantDeposit]:
        """Deposit a grant that is too long for a header. Keeps the chain of a grant, so that `x-qonsent` can name it
        by its CID at every module of the deployment. Post-quantum signatures make every chain too long for a
        header. No grant is needed, since one could not be sent: an active identity, or an active subidentity of
        it, signs, and takes part in the chain. The chain is verified before it is kept. An identity has a bounded
        number of deposits at a time.
        """
        ...

    async def verify_identity(
        self,
        call: Call[Peers],
        body: IdentityVerificationRequest,
    ) -> Decision[IdentityVerification]:
        """Check a claim to hold an identity. Answers whether the signature proves the claim, and why not. A claim
        that fails is an answer, not an error.
        """
        ...

    async def get_active_context(
        self,
        call: Call[Peers],
    ) -> Decision[ActiveContext]:
        """Read the active context of the caller. Who the caller is now, as the signed headers name it: identity,
        subidentity and communities.
        """
        ...

    async def list_subidentities(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "REVOKED"] | None = None,
    ) -> Decision[SubidentityPage]:
        """List the subidentities of an identity."""
        ...

    async def create_subidentity(
        self,
        call: Call[Peers],
        body: SubidentityRequest,
        *,
        squid_id: Did,
    ) -> Decision[Subidentity]:
        """Create a subidentity."""
        ...

    async def get_subidentity(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
        sub_id: Did,
    ) -> Decision[Subidentity]:
        """Read a subidentity."""
        ...

    async def revoke_subidentity(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
        sub_id: Did,
    ) -> Decision[Subidentity]:
        """Revoke a subidentity. The subidentity never acts again. It stays readable, so that what it did stays
        accountable.
        """
        ...

    async def get_reputation(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
    ) -> Decision[Reputation]:
        """Read the reputation of an identity."""
        ...

    async def list_reputation_events(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        kind: Literal["SALE", "PURCHASE", "UNUSUAL_RATE"] | None = None,
        status: Literal["COUNTED", "CONTESTED", "WITHDRAWN"] | None = None,
    ) -> Decision[ReputationEventPage]:
        """List what the reputation of an identity follows from."""
        ...

    async def contest_reputation_event(
        self,
        call: Call[Peers],
        body: Objection,
        *,
        squid_id: Did,
        event_id: str,
    ) -> Decision[ReputationEvent]:
        """Contest a reputation event. It no longer counts, until a person has looked at it."""
        ...

    async def review_reputation_event(
        self,
        call: Call[Peers],
        body: Review,
        *,
        squid_id: Did,
        event_id: str,
    ) -> Decision[ReputationEvent]:
        """Decide about a contested reputation event. For the people who review what the machine has counted: nobody
        reviews what is said of himself.
        """
        ...

    async def list_dao_associations(
        self,
        call: Call[Peers],
        *,
        squid_id: Did,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Decision[DaoAssociationPage]:
        """List the DAOs that an identity belongs to."""
        ...

    async def list_audit_trail(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
        recorded_after: Timestamp | None = None,
        recorded_before: Timestamp | None = None,
    ) -> Decision[AuditEntryPage]:
        """List what was done with what is kept of somebody. Of the grant's subject: by whom, when, and whether it
        was allowed.
        """
        ...

    async def export_records(
        self,
        call: Call[Peers],
        *,
        limit: int = 50,
        cursor: str | None = None,
        resource_type: Literal["identity-records", "session-data"] | None = None,
    ) -> Decision[ExportPage]:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract.
        """
        ...

    async def request_erasure(
        self,
        call: Call[Peers],
    ) -> Decision[Erasure]:
        """Have all erased that is kept of somebody. Of the grant's subject: the identity and its subidentities are
        deactivated, for good, and everything is erased that is kept of them; nobody can ask for anything in its
        name afterwards, so ask other modules before. What remains names nobody.
        """
        ...

    async def get_erasure(
        self,
        call: Call[Peers],
        *,
        erasure_id: str,
    ) -> Decision[Erasure]:
        """Read how far an erasure has come."""
        ...

    async def on_qmarket_sold(self, call: Call[Peers], data: qmarket_models.Sale) -> Decision[None]:
        """Counts a sale for the seller, and a purchase for the buyer."""
        ...

    async def on_qerberos_anomaly(self, call: Call[Peers], data: qerberos_models.Anomaly) -> Decision[None]:
        """Counts against an identity that it did far more in a minute than it usually does."""
        ...

    async def on_dao_member_joined(self, call: Call[Peers], data: dao_models.MemberJoined) -> Decision[None]:
        """Keeps that an identity belongs to a DAO, for every service that is told so by a caller."""
        ...

    async def on_dao_member_changed(self, call: Call[Peers], data: dao_models.MemberChanged) -> Decision[None]:
        """Keeps the new role of a member."""
        ...

    async def on_dao_member_left(self, call: Call[Peers], data: dao_models.MemberLeft) -> Decision[None]:
        """Forgets that an identity belonged to a DAO."""
        ...

    async def run_expire_sessions(self, call: Call[Peers]) -> Decision[None]:
        """Ends sessions whose time is over, and forgets challenges that nobody answered."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
