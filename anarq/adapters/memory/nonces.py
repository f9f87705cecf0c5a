"""Nonces in the memory of one process."""

import heapq
from collections.abc import Hashable


class MemoryNonces:
    """`anarq.ports.nonces.Nonces` for one life of one process: a restart forgets. For tests and single runs."""

    def __init__(self) -> None:
        self._seen: set[Hashable] = set()
        self._ends: list[tuple[float, str, str]] = []

    async def use(self, signer: str, nonce: str, now: float, expires: float) -> bool:
        """Whether this is the first use."""
        while self._ends and self._ends[0][0] <= now:
            _, *old = heapq.heappop(self._ends)
            self._seen.discard(tuple(old))
        if (signer, nonce) in self._seen:
            return False
        self._seen.add((signer, nonce))
        heapq.heappush(self._ends, (expires, signer, nonce))
        return True
