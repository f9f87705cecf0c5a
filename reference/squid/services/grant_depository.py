"""Grant Depository: grants that are too long for a header, kept by CID for every module of the deployment."""

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
from anarq.ports.policy import Revocations
from anarq.ports.store import Record
from anarq.reference.squid._gen.models import GrantDeposit, GrantDepositRequest, Subidentity
from anarq.reference.squid.services.identity_manager import identity_of
from anarq.runtime.call import Call, Decision, Refused
from anarq.wire.times import rfc3339

LONGEST: Final = timedelta(days=30)
"""How long a deposit is kept at most (retention of session-data); it may be made again."""


@dataclass(frozen=True, slots=True)
class GrantDepository:
    """Verifies grants and keeps them. To keep one twice is to keep it once, so it needs no part in the commit.

    Attributes:
        deposits: the shared state; None: there is none, and nothing is kept.
        revocations: what has been revoked.
        share: how many are kept of one identity, and of one network.
    """

    deposits: Deposits | None
    revocations: Revocations
    share: Share

    async def deposit(
        self, call: Call, body: GrantDepositRequest, identity: Record | None, subidentity: Subidentity | None
    ) -> Decision[GrantDeposit]:
        """Keeps the grant of an identity that may act.

        Raises:
            Refused: SQUID_IDENTITY_INVALID, the caller is not known or not active; VALIDATION_FAILED, the container
                holds no chain that can be used now, or one in which the caller has no part; QDRIVE_STORAGE_FULL, the
                caller has too many deposits.
        """
        if self.deposits is None:
            raise Refused("SERVICE_UNAVAILABLE", "No grants can be deposited here.")
        require_active(call, identity, subidentity)
        block, links = _opened(body["container"])
        revoked = await self.revocations.revoked(tuple(str(link.cid) for link in links))
        grant = checked(links, call, revoked)
        until = kept_until(grant, call.now)
        cid = str(Cid.of_block(Codec.DAG_CBOR, block))
        owner = str(call.identity.squid_id)
        try:
            deposit = Deposit(cid=cid, owner=owner, network=call.address, block=block, until=until.timestamp())
            await self.deposits.keep(deposit, self.share, call.now.timestamp())
        except DepositsFullError as error:
            message = f"The identity has {self.share.owner} deposits, as many as one may have. They end by themselves."
            raise Refused("QDRIVE_STORAGE_FULL", message, {"maxDeposits": self.share.owner}) from error
        kept: GrantDeposit = {
            "cid": cid,
            "subject": grant.subject,
            "audience": grant.invoker,
            "delegations": list(grant.cids),
            "keptUntil": rfc3339(until),
        }
        return Decision(kept, message="Grant deposited")


def require_active(call: Call, identity: Record | None, subidentity: Subidentity | None) -> None:
    """Checks that the identity that signed, and the subidentity in whose name it did, may act.

    Raises:
        Refused: SQUID_IDENTITY_INVALID.
    """
    if identity is None or identity_of(identity)["status"] != "ACTIVE":
        raise Refused("SQUID_IDENTITY_INVALID", "Only an active identity deposits grants.")
    if call.identity.sub_id is not None and (subidentity is None or subidentity["status"] != "ACTIVE"):
        raise Refused("SQUID_IDENTITY_INVALID", "Only an active subidentity of the identity deposits its grants.")


def checked(links: list[Delegation], call: Call, revoked: frozenset[str]) -> Grant:
    """The most that the links grant, when they are one chain that holds now and the caller has a part in it.

    Raises:
        Refused: VALIDATION_FAILED.
    """
    try:
        grant = chain.check_chain(links, now=int(call.now.timestamp()), revoked=revoked)
    except ChainRefused as error:
        raise _invalid(type(error).__name__, error.reason) from error
    if not {call.identity.squid_id, call.identity.sub_id} & {grant.subject, grant.invoker, *grant.issuers}:
        raise _invalid("NoPart", "the caller has no part in the chain")
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
