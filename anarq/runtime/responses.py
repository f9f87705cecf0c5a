"""What a handler gives back is held to its contract: a response that breaks it is our fault, and is never sent."""

from typing import Protocol

from anarq.runtime.call import Call, Decision
from anarq.runtime.invocation import Success
from anarq.runtime.operation import Entry, Operation
from anarq.wire.schemas import Contract
from anarq.wire.streams import Stored, StreamKind


class BrokenContractError(Exception):
    """A handler's decision is not what the operation promises."""


class Privacy(Protocol):
    """The privacy profile of a response (Qmask): takes out what the caller may not see."""

    async def apply(self, operation: Operation, call: Call, data: object) -> object:
        """The data that may be sent; it must still satisfy the contract.

        Raises:
            Refused: QMASK_POLICY_VIOLATION when nothing may be.
        """
        ...


def check_decided(entry: Entry, decision: object) -> None:
    """Checks that a handler has decided.

    Raises:
        BrokenContractError: it gave back something else.
    """
    if not isinstance(decision, Decision):
        raise BrokenContractError(f"{entry.name} gave back no Decision")


def acts(decision: Decision[object]) -> bool:
    """Whether a decision does anything besides answering."""
    done = (decision.changes, decision.events, decision.commands, decision.keys, decision.succession, decision.outcomes)
    return any(done)


def check_silent(entry: Entry, decision: Decision[object]) -> None:
    """Checks that the handler of an event or a job has decided, and answers nobody.

    Raises:
        BrokenContractError: it gave back no decision, or data.
    """
    check_decided(entry, decision)
    if decision.data is not None:
        raise BrokenContractError(f"{entry.name} answers nobody, and decided to answer")


class ResponseContract:
    """The response contract of one operation, compiled."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation
        self._contract = None if operation.response is None else Contract(operation.response)

    def check_decision(self, decision: Decision[object]) -> None:
        """Checks that the decision is one that the operation may make.

        Raises:
            BrokenContractError: it is not a decision, or a read that changes state or emits.
        """
        check_decided(self._operation, decision)
        if self._operation.reads and acts(decision):
            raise BrokenContractError(f"{self._operation.name} is a read, and decided to change something")

    def _check_stream(self, kind: StreamKind, data: object) -> None:
        if not isinstance(data, Stored):
            raise BrokenContractError(f"{self._operation.name} answers with a stream, and decided otherwise")
        if not kind.takes(data.media_type) or data.size > kind.max_bytes:
            found = f"{data.media_type} of {data.size} bytes"
            raise BrokenContractError(f"{self._operation.name} answers with {found}, which it does not promise")

    def success(self, decision: Decision[object], data: object) -> Success:
        """The response.

        Raises:
            BrokenContractError: the data breaks the operation's response schema.
        """
        if self._operation.gives is not None:
            self._check_stream(self._operation.gives, data)
        elif self._contract is None:
            if data is not None:
                raise BrokenContractError(f"{self._operation.name} answers without data")
        else:
            violations = self._contract.violations(data)
            if violations:
                where = violations[0].pointer or "/"
                raise BrokenContractError(f"{self._operation.name}: the response breaks its schema at {where}")
        message = decision.message or f"{self._operation.name} succeeded."
        return Success(self._operation.success, data, message, decision.cid)
