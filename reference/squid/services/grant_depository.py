"""Grant Depository: grants that are too long for a header, kept by CID for every module of the deployment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from anarq.crypto.cid import Cid, Codec
from anarq.crypto.errors import ChainRefused, CryptoError
from anarq.crypto.keys import PublicKey
from anarq.crypto.ucan import chain, container
from anarq.crypto.ucan.chain import Grant
from anarq.crypto.ucan.delegation import Delegation
from anarq.ports.deposits import Deposit, Deposits, DepositsFullError, Share
from anarq.ports.identities import Identities, KeyFact
from anarq.ports.policy import Revocations
from anarq.ports.store import Record
from anarq.reference.squid._gen.models import GrantDeposit, GrantDepositRequest
from anarq.reference.squid.services.identity_manager import KeyStatus, identity_of
from anarq.runtime.call import Call, Decision, Refused
from anarq.runtime.grants import speakers_of
from anarq.wire.times import rfc3339

LONGEST: Final = timedelta(days=30)
"""How long a deposit is kept at most (retention of session-data); it may be made again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A deposit that was made.

    Attributes:
        deposit: what is said of it.
        until: when it ends.
    """

    deposit: GrantDeposit
    until: datetime


@dataclass(frozen=True, slots=True)
class GrantDepository:
    """Verifies grants and keeps them. To keep one twice is to keep it once, so it needs no part in the commit.

    Attributes:
        deposits: the shared state; None: there is none, and nothing is kept.
        revocations: what has been revoked.
        identities: which keys speak for whom.
        share: how many are kept of one identity, and of one network.
    """

    deposits: Deposits | None
    revocations: Revocations
    identities: Identities
    share: Share

    async def deposit(
        self, call: Call, body: GrantDepositRequest, identity: Record | None, subidentity: KeyStatus | None
    ) -> Decision[GrantDeposit]:
        """Keeps the grant of an identity that may act.

        Raises:
            Refused: SQUID_IDENTITY_INVALID, the caller is not known or not active; VALIDATION_FAILED, the container
                holds no chain that can be used now, or one in which the caller has no part; QDRIVE_STORAGE_FULL, the
                caller has too many deposits.
        """
        require_active(call, identity, subidentity)
        owner = str(call.identity.squid_id)
        block, grant = await self._checked(call, body["container"])
        if not {owner, call.identity.sub_id} & {grant.subject, grant.invoker, *grant.issuers}:
            raise _invalid("NoPart", "the caller has no part in the chain")
        return Decision((await self._keep(call, block, grant, owner)).deposit, message="Grant deposited")

    async def deposit_for_session(self, call: Call, text: str, session_key: str, squid_id: str) -> Kept:
        """Keeps what an identity grants a session.

        Raises:
            Refused: VALIDATION_FAILED, the container holds no chain that can be used now and leads from the identity to
                the session; QDRIVE_STORAGE_FULL, the identity has too many deposits.
        """
        block, grant = await self._checked(call, text)
        if (grant.subject, grant.invoker) != (squid_id, session_key):
            raise _invalid("NoPart", "the chain does not lead from the identity to the session")
        return await self._keep(call, block, grant, squid_id)

    async def _checked(self, call: Call, text: str) -> tuple[bytes, Grant]:
        block, links = _opened(text)
        revoked = await self.revocations.revoked(tuple(str(link.cid) for link in links))
        known = await self.identities.known({link.iss for link in links})
        return block, checked(links, int(call.now.timestamp()), revoked, known)

    async def _keep(self, call: Call, block: bytes, grant: Grant, owner: str) -> Kept:
        if self.deposits is None:
            raise Refused("SERVICE_UNAVAILABLE", "No grants can be deposited here.")
        until = kept_until(grant, call.now)
        cid = str(Cid.of_block(Codec.DAG_CBOR, block))
        try:
            deposit = Deposit(cid=cid, owner=owner, network=call.address, block=block, until=until.timestamp())
            await self.deposits.keep(deposit, self.share, call.now.timestamp())
        except DepositsFullError as error:
            message = f"The identity has {self.share.owner} deposits, as many as one may have. They end by themselves."
            raise Refused("QDRIVE_STORAGE_FULL", message, {"maxDeposits": self.share.owner}) from error
        deposited: GrantDeposit = {
            "cid": cid,
            "subject": grant.subject,
            "audience": grant.invoker,
            "delegations": list(grant.cids),
            "keptUntil": rfc3339(until),
        }
        return Kept(deposited, until)


def require_active(call: Call, identity: Record | None, subidentity: KeyStatus | None) -> None:
    """Checks that the identity that signed, and the subidentity or session in whose name it did, may act.

    Raises:
        Refused: SQUID_IDENTITY_INVALID.
    """
    if identity is None or identity_of(identity)["status"] != "ACTIVE":
        raise Refused("SQUID_IDENTITY_INVALID", "Only an active identity deposits grants.")
    if call.identity.sub_id is not None and subidentity != "ACTIVE":
        raise Refused("SQUID_IDENTITY_INVALID", "Only an active subidentity of the identity deposits its grants.")


def checked(links: list[Delegation], now: int, revoked: frozenset[str], known: Mapping[str, KeyFact]) -> Grant:
    """The most that the links grant, when they are one chain that holds now.

    Args:
        links: of the chain.
        now: epoch seconds.
        revoked: CIDs of links that were revoked.
        known: what is known of those who delegate.

    Raises:
        Refused: VALIDATION_FAILED.
    """
    gone = next((did for did, fact in known.items() if not fact.signs), None)
    if gone is not None:
        raise _invalid("KeyInactive", f"the key {gone} has been taken out of use")
    try:
        grant = chain.check_chain(links, now=now, revoked=revoked, speakers=speakers_of(known.values()))
    except ChainRefused as error:
        raise _invalid(type(error).__name__, error.reason) from error
    try:
        PublicKey.from_did(grant.invoker)
    except CryptoError as error:
        raise _invalid("NoInvoker", f"nobody can sign as {grant.invoker}") from error
    return grant


def kept_until(grant: Grant, now: datetime) -> datetime:
    """When the grant ends, or the longest time is over."""
    latest = now + LONGEST
    if grant.expires is None or grant.expires >= latest.timestamp():
        return latest
    return datetime.fromtimestamp(grant.expires, UTC)


def _opened(text: str) -> tuple[bytes, list[Delegation]]:
    try:
        block = container.block_of(text, container.MAX_DEPOSIT)
        tokens = container.unpack(block)
        if len(tokens) > chain.MAX_LINKS:
            raise _invalid("ChainTooLarge", f"{len(tokens)} delegations, {chain.MAX_LINKS} are allowed")
        return block, [Delegation.decode(token) for token in tokens]
    except CryptoError as error:
        raise _invalid(type(error).__name__, str(error)) from error


def _invalid(keyword: str, message: str) -> Refused:
    violation = {"pointer": "/body/container", "keyword": keyword, "message": message}
    return Refused("VALIDATION_FAILED", "The container holds no grant that can be used.", {"violations": [violation]})
