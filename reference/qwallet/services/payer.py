"""Whether the payer may act, and who is paid may be: the one question that Qwallet asks sQuid."""

from anarq.clients.errors import ClientError, OperationFailed
from anarq.reference.qwallet._gen.uses.squid import IdentityStatus, Squid
from anarq.runtime.breaker import Busy, Guarded
from anarq.runtime.call import Call, Refused


class Payers:
    """Asks sQuid about payers, through a breaker: while sQuid does not answer, nobody waits for it."""

    def __init__(self, squid: Squid, guard: Guarded) -> None:
        self._squid = squid
        self._guard = guard

    async def payer_of(self, call: Call) -> IdentityStatus:
        """The state of the identity that pays, and of its subidentity when that is what acts.

        Who acts for another identity is known by the delegation; its own keys are checked with it.

        Raises:
            Refused: SQUID_IDENTITY_INVALID, sQuid does not know one; SERVICE_UNAVAILABLE, sQuid gives no answer.
        """
        owner = str(call.owner)
        sub_id = call.identity.sub_id if call.identity.squid_id == owner else None
        status: IdentityStatus = await self._guard.call(f"{owner} {sub_id}", lambda: self._ask(owner, sub_id))
        return status

    async def require_recipient(self, squid_id: str) -> None:
        """Checks that an identity can be paid.

        Raises:
            Refused: as `payer_of`; also SQUID_IDENTITY_INVALID, it is not active.
        """
        status: IdentityStatus = await self._guard.call(squid_id, lambda: self._ask(squid_id, None))
        if status["status"] != "ACTIVE":
            details = {"recipient": squid_id, "status": status["status"]}
            raise Refused("SQUID_IDENTITY_INVALID", "Only an active identity is paid.", details)

    async def _ask(self, owner: str, sub_id: str | None) -> IdentityStatus:
        try:
            return await self._squid.get_identity_status(squid_id=owner, sub_id=sub_id)
        except ClientError as error:
            if isinstance(error, OperationFailed) and error.code == "RATE_LIMIT_EXCEEDED":
                raise Busy("sQuid has too much to do now.", {"peer": "squid"}, error.retry_after) from error
            if isinstance(error, OperationFailed) and error.code == "NOT_FOUND":
                details = {"peer": "squid", "squidId": owner}
                raise Refused("SQUID_IDENTITY_INVALID", "sQuid does not know the identity.", details) from error
            raise Refused(
                "SERVICE_UNAVAILABLE", "sQuid cannot say whether the identity is active.", {"peer": "squid"}
            ) from error
