"""Whether the payer may act: the one question that Qwallet asks sQuid."""

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
    sub_id = call.identity.sub_id if call.identity.squid_id == owner else None
    try:
        return await call.peers.squid.get_identity_status(squid_id=owner, sub_id=sub_id)
    except OperationFailed as error:
        if error.code == "NOT_FOUND":
            raise Refused("SQUID_IDENTITY_INVALID", "sQuid does not know who pays.", {"peer": "squid"}) from error
        raise
