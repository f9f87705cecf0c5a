"""Whether the payer may act, and who is paid may be: the one question that Qwallet asks sQuid."""

from anarq.clients.errors import OperationFailed
from anarq.reference.qwallet._gen.peers import Peers
from anarq.reference.qwallet._gen.uses.squid import IdentityStatus
from anarq.runtime.call import Call, Refused


async def payer_of(call: Call[Peers]) -> IdentityStatus:
    """The state of the identity that pays, and of its subidentity when that is what acts.

    Who acts for another identity is known by the delegation; its own keys are checked with it.

    Raises:
        Refused: SQUID_IDENTITY_INVALID, sQuid does not know one; SERVICE_UNAVAILABLE, sQuid gives no answer.
    """
    owner = str(call.owner)
    return await _asked(call, owner, call.identity.sub_id if call.identity.squid_id == owner else None)


async def require_recipient(call: Call[Peers], squid_id: str) -> None:
    """Checks that an identity can be paid.

    Raises:
        Refused: as `payer_of`; also SQUID_IDENTITY_INVALID, it is not active.
    """
    status = await _asked(call, squid_id, None)
    if status["status"] != "ACTIVE":
        details = {"recipient": squid_id, "status": status["status"]}
        raise Refused("SQUID_IDENTITY_INVALID", "Only an active identity is paid.", details)


async def _asked(call: Call[Peers], squid_id: str, sub_id: str | None) -> IdentityStatus:
    try:
        return await call.peers.squid.get_identity_status(squid_id=squid_id, sub_id=sub_id)
    except OperationFailed as error:
        if error.code == "NOT_FOUND":
            details = {"peer": "squid", "squidId": squid_id}
            raise Refused("SQUID_IDENTITY_INVALID", "sQuid does not know the identity.", details) from error
        raise
