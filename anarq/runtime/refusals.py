"""Which refusals are noted, and of whom: a key is cheap to make, and a committed row is not."""

import logging
from typing import Final

from anarq.ports.errors import PortError
from anarq.ports.limits import Bucket
from anarq.ports.store import Unit
from anarq.runtime import auditing
from anarq.runtime.auditing import Refusal
from anarq.runtime.call import Identity
from anarq.runtime.wiring import Ports
from anarq.wire.lru import Lru

_LOG: Final = logging.getLogger("anarq.runtime")
_COUNTED: Final = 1000


class RefusalLog:
    """Notes refusals. Whoever is refused again and again fills no disk: what is left out is counted in the next row."""

    def __init__(self, module: str, ports: Ports, a_minute: int) -> None:
        """Nothing is noted yet.

        Args:
            module: that refuses.
            ports: what it runs on.
            a_minute: rows about one identity that sQuid knows, and about all others together of one network.
        """
        self._module = module
        self._ports = ports
        self._a_minute = a_minute
        self._left_out: Lru[str, int] = Lru(_COUNTED)

    async def note(self, refusal: Refusal) -> None:
        """Notes a refusal, or counts it. Raises nothing: the answer is the same either way."""
        try:
            actor, line = await self._actor(refusal)
            bucket = Bucket(f"{self._module}:refusals:{line}", self._a_minute, self._a_minute)
            if await self._ports.limits.take([bucket]) == 0:
                await self._write(refusal, actor, line)
            else:
                self._left_out.put(line, (self._left_out.get(line) or 0) + 1)
                self._ports.telemetry.count("anarq_audit_left_out_total", module=self._module)
        except PortError:
            _LOG.warning("request %s: the audit event of a refusal is lost", refusal.request_id, exc_info=True)
            self._ports.telemetry.count("anarq_audit_lost_total", module=self._module)

    async def _actor(self, refusal: Refusal) -> tuple[Identity, str]:
        """Who called, as far as it is proven, and under which name refusals of him are counted."""
        signer = refusal.claimed.invoker if refusal.signed else None
        strangers = f"strangers:{refusal.address}"  # a flood from one network hides nothing of another
        if signer is None:
            return Identity(), strangers
        fact = (await self._ports.identities.known({signer})).get(signer)
        if fact is None:
            return Identity(signer), strangers
        return Identity(fact.identity, None if fact.identity == signer else signer), fact.identity

    async def _write(self, refusal: Refusal, actor: Identity, line: str) -> None:
        left_out = self._left_out.get(line) or 0
        entry = auditing.refused(refusal, actor, left_out)
        await self._ports.store.commit(Unit(now=refusal.now, audit=(entry,)))
        self._left_out.put(line, (self._left_out.get(line) or 0) - left_out)
