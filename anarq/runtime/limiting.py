"""Rate limits: identity, subidentity with inheritance, DAO, tool."""

import math
from typing import Final

from anarq.ports.errors import UnavailableError
from anarq.ports.limits import Bucket, Limits, Reputation
from anarq.runtime.call import Identity, Refused
from anarq.runtime.errors import RATE_LIMIT_EXCEEDED, unavailable
from anarq.runtime.invocation import Invocation
from anarq.runtime.lru import Lru
from anarq.runtime.operation import LimitClass, Rate

_ANONYMOUS: Final = "anonymous"
_KNOWN: Final = 10_000


class Limiter:
    """Takes one token from every bucket that applies to a call."""

    def __init__(
        self, module: str, classes: tuple[LimitClass, ...], limits: Limits, reputation: Reputation | None
    ) -> None:
        self._module = module
        self._classes = {limit.name: limit for limit in classes}
        self._limits = limits
        self._reputation = reputation
        self._proven: Lru[tuple[str, str], bool] = Lru(_KNOWN)

    async def take(self, invocation: Invocation, identity: Identity) -> None:
        """Returns when the call is within every limit.

        Raises:
            Refused: RATE_LIMIT_EXCEEDED with `retry-after` in seconds; SERVICE_UNAVAILABLE when the buckets cannot
                be reached.
        """
        try:
            buckets = await self._buckets(invocation, identity)
            wait = await self._limits.take(buckets)
        except UnavailableError as error:
            raise unavailable("Limits cannot be checked now.") from error
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            details = {"retryAfterSeconds": seconds, "limits": invocation.operation.limits}
            headers = {"retry-after": str(seconds)}
            raise Refused(RATE_LIMIT_EXCEEDED, f"Too many calls; try again in {seconds} s.", details, headers=headers)

    def prove(self, identity: Identity) -> None:
        """Notes that a grant has shown the subidentity to be the identity's."""
        if identity.squid_id is not None and identity.sub_id is not None:
            self._proven.put((identity.squid_id, identity.sub_id), True)

    async def _buckets(self, invocation: Invocation, identity: Identity) -> list[Bucket]:
        limit = self._classes[invocation.operation.limits]
        factor = await self._factor(identity)
        prefix = f"{self._module}:{limit.name}"
        buckets = [_bucket(f"{prefix}:{self._root(identity)}", limit.identity, factor)]
        if identity.sub_id is not None and limit.subidentity is not None:
            buckets.append(_bucket(f"{prefix}:sub:{identity.sub_id}", limit.subidentity, factor))
        if identity.dao_id is not None and limit.dao is not None:
            buckets.append(_bucket(f"{prefix}:dao:{identity.dao_id}", limit.dao, 1.0))
        tool = invocation.tool
        if tool is not None and tool.rate_limit is not None:
            key = f"{self._module}:tool:{tool.name}:{self._root(identity)}"
            buckets.append(_bucket(key, tool.rate_limit, factor))
        return buckets

    def _root(self, identity: Identity) -> str:
        """The identity's bucket. A claimed subidentity must not drain it before a grant has shown whose it is."""
        if identity.squid_id is None:
            return _ANONYMOUS
        proven = identity.sub_id is None or self._proven.get((identity.squid_id, identity.sub_id))
        return identity.squid_id if proven else f"claimed:{identity.squid_id}"

    async def _factor(self, identity: Identity) -> float:
        if self._reputation is None or identity.squid_id is None:
            return 1.0
        return await self._reputation.factor(identity.squid_id)


def _bucket(key: str, rate: Rate, factor: float) -> Bucket:
    return Bucket(key, rate.rpm * factor, max(1.0, rate.burst * factor))
