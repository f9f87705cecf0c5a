"""From the claim on the idempotency key to the one commit."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeAlias

from anarq.ports.errors import ConflictError, CursorError, LeaseLostError, PortError, UnavailableError
from anarq.ports.store import Claim, Completion, Reads, Records, Unit
from anarq.runtime import auditing, idempotency, keyfacts
from anarq.runtime.call import Call, Decision, Door, Grant, Identity, KeyFact, Refused
from anarq.runtime.cloudevents import Emission
from anarq.runtime.errors import (
    OPERATION_NOT_AVAILABLE,
    TIMEOUT_ERROR,
    VALIDATION_FAILED,
    VERSION_CONFLICT,
    unavailable,
)
from anarq.runtime.invocation import Success
from anarq.runtime.offloading import Offloading
from anarq.runtime.operation import ModuleSpec, Operation
from anarq.runtime.responses import Privacy, ResponseContract
from anarq.runtime.schemas import one_violation
from anarq.runtime.trace import Trace, entered
from anarq.runtime.validation import Input
from anarq.runtime.wiring import Ports

Handler: TypeAlias = Callable[..., Awaitable[Decision[object]]]

HANDLER_TIMEOUT: Final = 20.0
"""Seconds that a handler may take: less than the lease of the idempotency key."""

_ATTEMPTS: Final = 3
_BACKOFF: Final = 0.01  # seconds before the second attempt; twice that before the third, with jitter
_LOG: Final = logging.getLogger("anarq.runtime")


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """A call that every guard has let in."""

    operation: Operation
    door: Door
    identity: Identity
    grant: Grant | None
    given: Input
    headers: Mapping[str, str]
    request_id: str
    trace: Trace
    address: str

    @property
    def owner(self) -> str | None:
        """Whose resources the call is about: the grant's subject, else the caller."""
        return self.grant.subject if self.grant else self.identity.squid_id


class Executor:
    """Carries out operations of one module."""

    def __init__(
        self,
        spec: ModuleSpec,
        handlers: object,
        ports: Ports,
        privacy: Privacy | None,
        committed: Callable[[], None],
        offloading: Offloading,
    ) -> None:
        """Finds the handler of every operation.

        Raises:
            TypeError: an operation that is available has no handler.
        """
        self._ports = ports
        self._privacy = privacy
        self._committed = committed
        self._offloading = offloading
        self._emission = Emission(spec)
        available = [operation for operation in spec.operations if operation.available]
        self._handlers = {operation.name: handler_of(handlers, operation) for operation in available}
        self._contracts = {operation.name: ResponseContract(operation) for operation in spec.operations}

    async def execute(self, admitted: Admitted) -> Success:
        """Carries out the operation, once.

        Raises:
            Refused: by the business, or because of the idempotency key, a conflict, or a handler that takes too long.
            UnavailableError: the store cannot be reached or is busy.
        """
        operation = admitted.operation
        if not operation.available:
            message = f"`{operation.name}` is specified and not yet provided by this service."
            raise Refused(OPERATION_NOT_AVAILABLE, message, {"operation": operation.name})
        key = idempotency.key_of(operation, admitted.headers)
        if key is None:
            return await self._attempts(admitted, None)
        subject = admitted.owner
        request_hash = idempotency.fingerprint(operation, admitted.given, admitted.headers, subject)
        now = self._ports.clock.now()
        claim, earlier = await idempotency.claim(self._ports.store, admitted.identity, subject, key, request_hash, now)
        return earlier or await self._claimed(admitted, claim)

    async def _claimed(self, admitted: Admitted, claim: Claim) -> Success:
        try:
            return await self._attempts(admitted, claim)
        except Refused as refused:
            # A conflict is not kept: the same request may be right a moment later (DECISIONS 13).
            await self._release(claim, failed=refused.code != VERSION_CONFLICT)
            raise
        except BaseException:
            await self._release(claim, failed=True)
            raise

    async def _release(self, claim: Claim, *, failed: bool) -> None:
        try:
            await self._ports.store.release(claim, failed=failed)
        except PortError:
            _LOG.warning("an idempotency key could not be released; its lease will end", exc_info=True)

    async def _attempts(self, admitted: Admitted, claim: Claim | None) -> Success:
        """Decides again on fresh state when the state has changed meanwhile: nothing was committed, so it is safe."""
        repeatable = claim is not None or admitted.operation.reads
        attempt = 1
        while True:
            try:
                return await self._attempt(admitted, claim)
            except ConflictError as error:
                if attempt == _ATTEMPTS or not error.was_read:
                    details = {"kind": error.kind, "id": error.id}
                    raise Refused(VERSION_CONFLICT, "The resource changed since it was read.", details) from error
            except LeaseLostError as error:
                raise unavailable("The call took too long and was taken over; repeat it.") from error
            except UnavailableError:
                # Without a key it cannot be known that nothing was committed, so the call is not repeated.
                if attempt == _ATTEMPTS or not repeatable:
                    raise
            await self._ports.clock.sleep(_BACKOFF * attempt * (1 + random.random()))  # noqa: S311 - jitter, no secret
            attempt += 1

    async def _attempt(self, admitted: Admitted, claim: Claim | None) -> Success:
        operation, contract = admitted.operation, self._contracts[admitted.operation.name]
        async with self._ports.store.snapshot() as snapshot:
            call = self._call(admitted, snapshot, claim)
            decision = await self._decide(admitted, call)
            reads = snapshot.reads
        contract.check_decision(decision)
        data = decision.data
        if self._privacy is not None:
            data = await self._privacy.apply(operation, call, data)
        success = await self._offloading.run_on(data, contract.success, decision, data)
        if operation.reads and operation.audit == "BASIC":
            return success  # nothing to commit; the metrics count it
        await self._note(fact for fact in decision.keys if not fact.active)
        unit = Unit(
            now=call.now,
            reads=reads if decision.changes or decision.events or decision.keys else Reads(),
            changes=decision.changes,
            events=(
                *self._emission.outgoing(operation, call, decision.events),
                *keyfacts.outgoing(decision.keys, call.request_id),
            ),
            audit=(auditing.allowed(operation, call, decision, success.status),),
            completion=None if claim is None else Completion(claim, idempotency.keep(success)),
        )
        await self._ports.store.commit(unit)
        if unit.events:
            self._committed()
        with suppress(PortError):  # they wait in the outbox
            await self._note(fact for fact in decision.keys if fact.active)
        return success

    async def _note(self, facts: Iterable[KeyFact]) -> None:
        for fact in facts:
            await self._ports.identities.note(fact)

    async def _decide(self, admitted: Admitted, call: Call) -> Decision[object]:
        handler = self._handlers[admitted.operation.name]
        positional = (call, admitted.given.body) if admitted.given.has_body else (call,)
        try:
            with entered(admitted.trace):
                async with asyncio.timeout(HANDLER_TIMEOUT):
                    return await handler(*positional, **admitted.given.arguments)
        except CursorError as error:
            details = one_violation("/query/cursor", "cursor", str(error))
            raise Refused(VALIDATION_FAILED, "The cursor was not given out here.", details) from error
        except TimeoutError as error:
            raise Refused(TIMEOUT_ERROR, f"`{call.operation}` took longer than {HANDLER_TIMEOUT:.0f} s.") from error

    def _call(self, admitted: Admitted, records: Records, claim: Claim | None) -> Call:
        return Call(
            module=admitted.operation.module,
            operation=admitted.operation.name,
            door=admitted.door,
            identity=admitted.identity,
            grant=admitted.grant,
            owner=admitted.owner,
            now=self._ports.clock.now(),
            request_id=admitted.request_id,
            trace=admitted.trace,
            records=records,
            key=claim.key if claim else None,
            address=admitted.address,
        )


def handler_of(handlers: object, operation: Operation) -> Handler:
    """The method that carries out an operation.

    Raises:
        TypeError: there is none.
    """
    handler = getattr(handlers, operation.handler, None)
    if not callable(handler):
        raise TypeError(f"{type(handlers).__name__} has no method {operation.handler} for {operation.name}")
    found: Handler = handler
    return found
