"""What a client and a mock have in common: typed methods over one way to call."""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping
from typing import ClassVar, Final

from anarq.clients.endpoint import Endpoint, Values
from anarq.clients.errors import ClientError, OperationFailed, UnexpectedAnswer
from anarq.ports.peers import Answered

CURSOR: Final = "cursor"
NEXT: Final = "nextCursor"


class Operations(ABC):
    """The base of the generated classes. They add one typed method for each operation."""

    endpoints: ClassVar[Mapping[str, Endpoint]]
    """The operations of the module, by operationId."""

    async def send(
        self, operation: str, parameters: Mapping[str, object], body: object, idempotency_key: str
    ) -> Answered:
        """`anarq.ports.peers.Peer`: has an operation carried out, and says what came of it."""
        try:
            data = await self._call(self.endpoints[operation], parameters, body, idempotency_key)
        except OperationFailed as error:
            message, details = str(error.response.get("message", "")), error.response.get("details")
            told = details if isinstance(details, dict) else {}
            return Answered(error.code, message, final=not error.retryable, details=told)
        except ClientError as error:  # nobody knows what came of it
            return Answered("SERVICE_UNAVAILABLE", str(error), final=False)
        return Answered("SUCCESS", data=data)

    @abstractmethod
    async def _call(
        self, endpoint: Endpoint, parameters: Values, body: object = None, idempotency_key: str | None = None
    ) -> object:
        """The data that the operation answers with; None when it answers without.

        Raises:
            ClientError: it gave no result.
        """

    async def _items(self, endpoint: Endpoint, parameters: Values) -> AsyncIterator[object]:
        """The items of every page, the first page first. Pages are asked for as they are needed.

        Raises:
            ClientError: a page could not be read, or its cursor leads back to itself.
        """
        seen: set[object] = set()
        cursor: object = parameters.get(CURSOR)
        while True:
            page = await self._call(endpoint, {**parameters, CURSOR: cursor})
            members = page if isinstance(page, dict) else {}
            for item in members.get("items", ()):
                yield item
            cursor = members.get(NEXT)
            if cursor is None:
                return
            if cursor in seen:
                raise UnexpectedAnswer(200, f"`{NEXT}` of `{endpoint.name}` leads in a circle")
            seen.add(cursor)
