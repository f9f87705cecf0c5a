"""Rate limits: of the key that signed, then of the identity and the DAO that it is proven to act for, and of tools.

Nobody's tokens are taken on a claim. The key is proven by the signature, before anything dear is done; that it is an
identity's subidentity, or acts for a DAO, is known when the policy has allowed the call.
"""

import math
from collections.abc import Sequence
from typing import Final

from anarq.ports.errors import UnavailableError
from anarq.ports.identities import Identities
from anarq.ports.limits import Bucket, Limits, Reputation
from anarq.runtime.call import Identity, Refused
from anarq.runtime.errors import unavailable
from anarq.runtime.invocation import Invocation
from anarq.runtime.operation import Consumption, LimitClass, Rate
from anarq.wire.errors import RATE_LIMIT_EXCEEDED

EVENTS: Final = "event"
"""The class of limits of events, for each module that they come from."""


class Limiter:
    """Takes one token from every bucket that applies to a call."""

    def __init__(
        self,
        module: str,
        classes: tuple[LimitClass, ...],
        limits: Limits,
        identities: Identities,
        reputation: Reputation | None,
        strangers_factor: float,
    ) -> None:
        self._module = module
        self._identities = identities
        self._classes = {limit.name: limit for limit in classes}
        self._limits = limits
        self._reputation = reputation
        self._strangers = strangers_factor

    async def admit(self, invocation: Invocation, signer: str | None, claimed: Identity) -> None:
        """Checks that the key that signed is within its limits, or nobody's address within those of nobody.

        Args:
            invocation: the call.
            signer: whose signature was verified; None: nobody signed.
            claimed: who the headers say is calling; says only which of the two rates is the signer's.

        Raises:
            Refused: RATE_LIMIT_EXCEEDED with `retry-after` in seconds; SERVICE_UNAVAILABLE when the buckets cannot
                be reached.
        """
        limit = self._classes[invocation.operation.limits]
        who = f"address:{invocation.address}" if signer is None else signer
        rate = limit.identity if claimed.sub_id is None else limit.subidentity or limit.identity
        factor = 1.0 if signer is None else await self._factor(signer)
        buckets = [self._bucket(limit, who, rate, factor)]
        if signer is not None and not await self._is_known(signer):  # keys are free: many may be one
            buckets.append(self._bucket(limit, f"strangers:{invocation.address}", limit.identity, self._strangers))
        tool = invocation.tool
        if tool is not None and tool.rate_limit is not None:
            buckets.append(_bucket(f"{self._module}:tool:{tool.name}:{who}", tool.rate_limit, factor))
        await self._take(buckets, invocation.operation.limits)

    async def charge(self, invocation: Invocation, proven: Identity) -> None:
        """Checks that the identity of a subidentity, and the DAO of a member, are within their limits as well.

        Args:
            invocation: the call, which the policy has allowed.
            proven: who is calling.

        Raises:
            Refused: as by `admit`.
        """
        limit = self._classes[invocation.operation.limits]
        buckets: list[Bucket] = []
        if proven.squid_id is not None and proven.sub_id is not None:
            factor = await self._factor(proven.squid_id)
            buckets.append(self._bucket(limit, proven.squid_id, limit.identity, factor))
        if proven.dao_id is not None and limit.dao is not None:
            buckets.append(self._bucket(limit, f"dao:{proven.dao_id}", limit.dao, 1.0))
        if buckets:
            await self._take(buckets, invocation.operation.limits)

    async def arrive(self, consumption: Consumption) -> None:
        """Checks that the module that an event comes from is within the limits of events.

        Raises:
            Refused: as by `admit`.
        """
        limit = self._classes[EVENTS]
        await self._take([self._bucket(limit, f"from:{consumption.source}", limit.identity, 1.0)], EVENTS)

    async def _take(self, buckets: Sequence[Bucket], limits: str) -> None:
        try:
            wait = await self._limits.take(buckets)
        except UnavailableError as error:
            raise unavailable("Limits cannot be checked now.") from error
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            details = {"retryAfterSeconds": seconds, "limits": limits}
            headers = {"retry-after": str(seconds)}
            raise Refused(RATE_LIMIT_EXCEEDED, f"Too many calls; try again in {seconds} s.", details, headers=headers)

    def _bucket(self, limit: LimitClass, who: str, rate: Rate, factor: float) -> Bucket:
        return _bucket(f"{self._module}:{limit.name}:{who}", rate, factor)

    async def _is_known(self, signer: str) -> bool:
        try:
            return bool(await self._identities.known({signer}))
        except UnavailableError as error:
            raise unavailable("Limits cannot be checked now.") from error

    async def _factor(self, did: str) -> float:
        try:
            return 1.0 if self._reputation is None else await self._reputation.factor(did)
        except UnavailableError as error:
            raise unavailable("Limits cannot be checked now.") from error


def _bucket(key: str, rate: Rate, factor: float) -> Bucket:
    return Bucket(key, rate.rpm * factor, max(1.0, rate.burst * factor))
