"""Another module, as one that only sends it commands knows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a command.

    Attributes:
        code: `SUCCESS`, or an error code.
        message: for people.
        data: of a success.
        final: whether this is the answer; else the same command may be answered otherwise later, and may have been
            carried out although nobody said so.
    """

    code: str
    message: str = ""
    data: object = None
    final: bool = True


class Peer(Protocol):
    """Sends commands to one module."""

    async def send(
        self, operation: str, parameters: Mapping[str, object], body: object, idempotency_key: str
    ) -> Answered:
        """Has an operation carried out: once, however often it is sent with one key. Raises nothing but cancellation.

        Args:
            operation: operationId.
            parameters: path and query parameters by their names in the interface.
            body: the body; None when it takes none.
            idempotency_key: a UUID.
        """
        ...
