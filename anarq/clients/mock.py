"""A module in memory, for tests and for running another module alone. It never counts as an implementation.

It holds requests to their contract, answers from the contracts' examples, and keeps what was created: what is read
after it was written is what was written. It decides nothing: no consent, no limits, no rules of the business.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from anarq.clients._gen.common.errors import ERRORS
from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients.contracts import Contracts, as_details
from anarq.clients.endpoint import Endpoint, Values
from anarq.clients.errors import OperationFailed
from anarq.clients.kept import Kept
from anarq.clients.operations import Operations
from anarq.clients.streams import Received
from anarq.wire import header_contract
from anarq.wire.errors import Refused


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """One call that a mock was given.

    Attributes:
        operation: operationId.
        parameters: path and query parameters by the names of the interface, without those that are None.
        body: as given; None when the operation takes none.
        idempotency_key: as given.
    """

    operation: str
    parameters: Mapping[str, object]
    body: object
    idempotency_key: str | None


class Mock(Operations):
    """The base of the generated mocks.

    Attributes:
        calls: every call so far, also those that failed.
    """

    def __init__(self) -> None:
        self.calls: list[RecordedCall] = []
        self._contracts = Contracts()
        self._headers = header_contract.HeaderContract(
            {header_contract.KEY: HEADERS[header_contract.KEY]}, STANDARD.refusals
        )
        self._kept = Kept()
        self._answers: dict[str, object] = {}
        self._failures: dict[str, list[str]] = defaultdict(list)
        self._first: dict[tuple[str, str], object] = {}

    def will_answer(self, operation: str, data: object) -> None:
        """From now on the operation answers with `data`.

        Raises:
            ValueError: there is no such operation, or the data breaks its contract.
        """
        broken = self._contracts.of_response(self._endpoint(operation), data)
        if broken:
            raise ValueError(f"no answer of `{operation}`: {broken[0].pointer or '/'}: {broken[0].message}")
        self._answers[operation] = data

    def will_fail(self, operation: str, *codes: str) -> None:
        """The next calls of the operation fail, one with each code.

        Raises:
            ValueError: there is no such operation or code.
        """
        self._endpoint(operation)
        unknown = [code for code in codes if code not in ERRORS]
        if unknown:
            raise ValueError(f"no error code `{unknown[0]}`")
        self._failures[operation].extend(codes)

    def called(self, operation: str) -> tuple[RecordedCall, ...]:
        """The calls of one operation.

        Raises:
            ValueError: there is no such operation.
        """
        self._endpoint(operation)
        return tuple(call for call in self.calls if call.operation == operation)

    async def _call(
        self, endpoint: Endpoint, parameters: Values, body: object = None, idempotency_key: str | None = None
    ) -> object:
        given = {name: value for name, value in parameters.items() if value is not None}
        self.calls.append(RecordedCall(endpoint.name, given, body, idempotency_key))
        if self._failures[endpoint.name]:
            raise failure(self._failures[endpoint.name].pop(0), f"`{endpoint.name}` was told to fail")
        broken = self._contracts.of_request(endpoint, given, body)
        if broken:
            raise failure("VALIDATION_FAILED", "The request breaks its contract.", as_details(broken))
        key = None if idempotency_key is None or not endpoint.idempotent else self._key(idempotency_key)
        if endpoint.gives is not None:
            return Received.of_bytes(b"", endpoint.gives.media_types[0].replace("*", "octet-stream"))
        return deepcopy(self._answer(endpoint, given, body, key))

    def _key(self, text: str) -> str:
        try:
            self._headers.check_one(header_contract.KEY, text)
        except Refused as refused:
            raise failure(refused.code, refused.message, refused.details) from refused
        return header_contract.key_of(text)

    def _answer(self, endpoint: Endpoint, given: Values, body: object, key: str | None) -> object:
        if endpoint.name in self._answers:
            return self._answers[endpoint.name]
        if key is None:
            return self._fresh_answer(endpoint, given, body)
        if (endpoint.name, key) not in self._first:  # a repeat of the same request gives the first answer again
            self._first[endpoint.name, key] = self._fresh_answer(endpoint, given, body)
        return self._first[endpoint.name, key]

    def _fresh_answer(self, endpoint: Endpoint, given: Values, body: object) -> object:
        return self._kept.answer(endpoint, given, body, lambda data: not self._contracts.of_response(endpoint, data))

    def _endpoint(self, operation: str) -> Endpoint:
        if operation not in self.endpoints:
            raise ValueError(f"no operation `{operation}`; there are {_listed(self.endpoints)}")
        return self.endpoints[operation]


def failure(code: str, message: str, details: Mapping[str, object] | None = None) -> OperationFailed:
    """The error that a module would answer with."""
    kind = ERRORS[code]
    response: dict[str, object] = {
        "status": "error",
        "code": code,
        "message": message,
        "timestamp": "1970-01-01T00:00:00Z",
        "requestId": "mock",
        "retryable": kind.retryable,
    }
    return OperationFailed(kind.status, response | ({"details": details} if details else {}))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
