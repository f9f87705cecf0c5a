"""Rate limits: of the key that signed, then of the identity and the DAO that it is proven to act for, and of tools.

Nobody's tokens are taken on a claim. The key is proven by the signature, before anything dear is done; that it is an
identity's subidentity, or acts for a DAO, or for whom a service acts, is known when the policy has allowed the call.
"""

import math
from collections.abc import Sequence
from typing import Final

from anarq.ports.errors import UnavailableError
from anarq.ports.identities import Identities, KeyFact
from anarq.ports.limits import Bucket, Limits, Reputation
from anarq.runtime.call import Identity, Refused
from anarq.runtime.errors import unavailable
from anarq.runtime.invocation import Invocation
from anarq.runtime.operation import Consumption, LimitClass, Rate
from anarq.wire.errors import RATE_LIMIT_EXCEEDED
from anarq.wire.protection import Protection

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
        protection: Protection,
    ) -> None:
        self._module = module
        self._identities = identities
        self._classes = {limit.name: limit for limit in classes}
        self._limits = limits
        self._reputation = reputation
        self._protection = protection

    async def admit(self, invocation: Invocation, signer: str | None, claimed: Identity) -> str | None:
        """Checks that the key that signed is within its limits, or nobody's address within those of nobody.

        Args:
            invocation: the call.
            signer: whose signature was verified; None: nobody signed.
            claimed: who the headers say is calling; says only which of the two rates is the signer's.

        Returns:
            The service of the deployment that has signed: it has paid nothing yet, and pays by `charge`.

        Raises:
            Refused: RATE_LIMIT_EXCEEDED with `retry-after` in seconds; SERVICE_UNAVAILABLE when the buckets cannot
                be reached.
        """
        limit = self._classes[invocation.operation.limits]
        if signer is None:
            await self._take(self._buckets(invocation, f"address:{invocation.address}", limit.identity), limit.name)
            return None
        fact = await self._fact(signer)
        if fact is not None and fact.service:
            return signer
        rate = limit.identity if claimed.sub_id is None else limit.subidentity or limit.identity
        await self._take(await self._share(invocation, signer, rate, fact, invocation.address), limit.name)
        return None

    async def charge(
        self, invocation: Invocation, proven: Identity, service: str | None = None, subject: str | None = None
    ) -> None:
        """Checks that all others are within their limits who pay for a call.

        The identity of a subidentity pays, and the DAO of a member. A service pays together with whom it acts for, or
        neither does: who has used up his own share takes nothing of what others may have done by the service.

        Args:
            invocation: the call, which the policy has allowed.
            proven: who is calling.
            service: what `admit` has given.
            subject: of the grant; None: the call needs none.

        Raises:
            Refused: as by `admit`.
        """
        limit = self._classes[invocation.operation.limits]
        buckets: list[Bucket] = []
        if service is not None:
            buckets += self._buckets(invocation, service, limit.identity, self._protection.service_factor)
            if subject is not None and subject != service:
                fact = await self._fact(subject)
                buckets += await self._share(invocation, subject, limit.identity, fact, service)
        if proven.squid_id is not None and proven.sub_id is not None:
            factor = await self._factor(proven.squid_id)
            buckets.append(self._bucket(limit, proven.squid_id, limit.identity, factor))
        if proven.dao_id is not None and limit.dao is not None:
            buckets.append(self._bucket(limit, f"dao:{proven.dao_id}", limit.dao))
        if buckets:
            await self._take(buckets, limit.name)

    async def arrive(self, consumption: Consumption) -> None:
        """Checks that the module that an event comes from is within the limits of events.

        Raises:
            Refused: as by `admit`.
        """
        limit = self._classes[EVENTS]
        await self._take([self._bucket(limit, f"from:{consumption.source}", limit.identity)], EVENTS)

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

    async def _share(
        self, invocation: Invocation, who: str, rate: Rate, fact: KeyFact | None, network: str
    ) -> list[Bucket]:
        """What a key pays from; one that sQuid does not know also from what all such have that come the same way."""
        buckets = self._buckets(invocation, who, rate, await self._factor(who))
        if fact is None:  # keys are free: many may be one
            limit = self._classes[invocation.operation.limits]
            factor = self._protection.strangers_factor
            buckets.append(self._bucket(limit, f"strangers:{network}", limit.identity, factor))
        return buckets

    def _buckets(self, invocation: Invocation, who: str, rate: Rate, factor: float = 1.0) -> list[Bucket]:
        """Of the class of the operation, and of the tool by which it is called."""
        buckets = [self._bucket(self._classes[invocation.operation.limits], who, rate, factor)]
        tool = invocation.tool
        if tool is not None and tool.rate_limit is not None:
            buckets.append(_bucket(f"{self._module}:tool:{tool.name}:{who}", tool.rate_limit, factor))
        return buckets

    def _bucket(self, limit: LimitClass, who: str, rate: Rate, factor: float = 1.0) -> Bucket:
        return _bucket(f"{self._module}:{limit.name}:{who}", rate, factor)

    async def _fact(self, key: str) -> KeyFact | None:
        try:
            return (await self._identities.known({key})).get(key)
        except UnavailableError as error:
            raise unavailable("Limits cannot be checked now.") from error

    async def _factor(self, did: str) -> float:
        try:
            return 1.0 if self._reputation is None else await self._reputation.factor(did)
        except UnavailableError as error:
            raise unavailable("Limits cannot be checked now.") from error


def _bucket(key: str, rate: Rate, factor: float) -> Bucket:
    return Bucket(key, rate.rpm * factor, max(1.0, rate.burst * factor))
