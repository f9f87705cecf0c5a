"""Calls to a peer through its breaker: while a peer does not answer, nobody waits for it."""

import math
from collections.abc import Awaitable, Callable, Hashable
from typing import Final

from anarq.clients.errors import ClientError, OperationFailed
from anarq.ports.clock import Clock
from anarq.wire.breaker import Breaker, CircuitBreaker, Fallback
from anarq.wire.errors import RATE_LIMIT_EXCEEDED, SERVICE_UNAVAILABLE, Refused
from anarq.wire.lru import Lru

FAILURES: Final = frozenset({"SERVICE_UNAVAILABLE", "TIMEOUT_ERROR", "IPFS_UNAVAILABLE", "INTERNAL_ERROR"})
"""Codes that say that the peer is ill. A refusal by the business is an answer, and counts as a success."""

_CACHED: Final = 1000


class Guard:
    """The breaker before one peer, with a fallback while it is open.

    CACHE gives the last answer to the same question, and refuses where there is none. MOCK asks the peer's mock: for
    development. REJECT refuses. QUEUE is refused at construction: who calls a client waits for an answer, and what can
    wait for one is a command.
    """

    def __init__(self, peer: str, config: Breaker, clock: Clock) -> None:
        """Takes the configuration.

        Raises:
            ValueError: the fallback is QUEUE.
        """
        if config.fallback is Fallback.QUEUE:
            raise ValueError(f"a call of {peer} that waits for its answer cannot be queued; send a command instead")
        self.breaker = CircuitBreaker(config, clock)
        self._peer = peer
        self._config = config
        self._answers: Lru[Hashable, tuple[object]] = Lru(_CACHED)

    async def call(
        self,
        question: Hashable,
        ask: Callable[[], Awaitable[object]],
        ask_mock: Callable[[], Awaitable[object]] | None = None,
    ) -> object:
        """The answer of the peer, or the fallback's.

        Args:
            question: equal ones have equal answers; None: this one has no equal.
            ask: asks the peer.
            ask_mock: asks its mock; None: it has none.

        Raises:
            OperationFailed: the peer refuses.
            Refused: SERVICE_UNAVAILABLE, the peer gives no answer, or has too much to do.
        """
        if not self.breaker.admit():
            return await self._fallback(question, ask_mock)
        try:
            answer = await ask()
        except ClientError as error:
            raise self._told(error) from error
        except BaseException:
            self.breaker.failed()
            raise
        self.breaker.succeeded()
        if question is not None and self._config.fallback is Fallback.CACHE:
            self._answers.put(question, (answer,))
        return answer

    def _told(self, error: ClientError) -> Refused:
        """The refusal that an error becomes, and what the breaker makes of it."""
        details = {"peer": self._peer}
        if isinstance(error, OperationFailed) and error.code == RATE_LIMIT_EXCEEDED:
            self.breaker.succeeded()  # to have too much to do is not illness, and no reason to stay away for long
            wait = {} if error.retry_after is None else {"retry-after": str(math.ceil(error.retry_after))}
            return Refused(SERVICE_UNAVAILABLE, f"`{self._peer}` has too much to do now.", details, headers=wait)
        if isinstance(error, OperationFailed) and error.code not in FAILURES:
            self.breaker.succeeded()
            return error
        self.breaker.failed()
        return Refused(SERVICE_UNAVAILABLE, f"`{self._peer}` gives no answer.", details)

    async def _fallback(self, question: Hashable, ask_mock: Callable[[], Awaitable[object]] | None) -> object:
        if ask_mock is not None and self._config.fallback is Fallback.MOCK:
            return await ask_mock()
        cached = self._answers.get(question)
        if cached is not None:
            return cached[0]
        seconds = f"{self._config.recovery_timeout:.0f}"
        message = f"`{self._peer}` does not answer now."
        raise Refused(SERVICE_UNAVAILABLE, message, {"peer": self._peer}, headers={"retry-after": seconds})
