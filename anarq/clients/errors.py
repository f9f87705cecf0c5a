"""What a client raises.

ClientError
├── OperationFailed     the module answered that it did not carry out the operation, and why
├── Unreachable         no answer came; the operation may have been carried out
└── UnexpectedAnswer    an answer came that the contract does not allow
"""

from typing import cast

from anarq.clients._gen.common.models import ErrorResponse
from anarq.ports.json import JsonObject
from anarq.wire.errors import Refused


class ClientError(Exception):
    """A call that gave no result."""


class OperationFailed(Refused, ClientError):  # noqa: N818 - says what happened
    """The module refused the operation, or failed. A service that does not catch it refuses with the same code.

    Attributes:
        status: of HTTP.
        response: the whole error body; its `code` is one of the shared catalogue.
        retryable: whether the module says that the same request may succeed later.
        retry_after: seconds after which the module asks to be called again; None: it does not say.
    """

    retryable: bool

    def __init__(self, status: int, response: JsonObject, retry_after: float | None = None) -> None:
        self.status = status
        self.response = cast("ErrorResponse", response)
        self.retry_after = retry_after
        retryable = self.response.get("retryable") is True
        super().__init__(self.response["code"], str(self.response.get("message", "")), retryable=retryable)


class Unreachable(ClientError):  # noqa: N818 - says what happened
    """No answer came: no connection, or none in time."""


class UnexpectedAnswer(ClientError):  # noqa: N818 - says what happened
    """The answer is not what the contract says.

    Attributes:
        status: of HTTP.
    """

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(f"HTTP {status}: {message}")
