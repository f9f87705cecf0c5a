"""Whether the payer may act: the one question that Qwallet asks sQuid."""

from anarq.clients.errors import ClientError, OperationFailed
from anarq.reference.qwallet._gen.uses.squid import IdentityStatus, Squid
from anarq.runtime.call import Call, Refused


async def payer_of(call: Call, squid: Squid) -> IdentityStatus:
    """The state of the identity that pays, and of the subidentity that acts for it.

    Raises:
        Refused: SQUID_IDENTITY_INVALID, sQuid does not know one of them; SERVICE_UNAVAILABLE, sQuid gives no answer.
    """
    try:
        return await squid.get_identity_status(squid_id=str(call.owner), sub_id=call.identity.sub_id)
    except OperationFailed as error:
        if error.code == "NOT_FOUND":
            raise Refused("SQUID_IDENTITY_INVALID", "sQuid does not know who pays.", {"peer": "squid"}) from error
        raise Refused("SERVICE_UNAVAILABLE", "sQuid cannot say who pays.", {"peer": "squid"}) from error
    except ClientError as error:
        raise Refused("SERVICE_UNAVAILABLE", "sQuid cannot say who pays.", {"peer": "squid"}) from error
