"""From the claim on the idempotency key to the one commit."""

import asyncio
import logging
import random
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from anarq.ports.errors import ConflictError, CursorError, DuplicateError, LeaseLostError, PortError, UnavailableError
from anarq.ports.peers import Behalf, Delegated, Peers
from anarq.ports.store import Claim, Completion, InboxMark, Reads, Records, Turn, Unit
from anarq.runtime import auditing, idempotency, keyfacts, memberships, retention
from anarq.runtime.call import Call, Decision, Door, Grant, Identity, KeyFact, Outcomes, Refused
from anarq.runtime.cloudevents import Emission
from anarq.runtime.commands import Commands
from anarq.runtime.conditions import Conditions
from anarq.runtime.counting import Counters
from anarq.runtime.cursors import Continued
from anarq.runtime.errors import unavailable
from anarq.runtime.handlers import handler_of
from anarq.runtime.invocation import Success
from anarq.runtime.offloading import Offloading
from anarq.runtime.operation import Entry, ModuleSpec, Operation
from anarq.runtime.responses import BrokenContractError, Privacy, ResponseContract, acts, check_silent
from anarq.runtime.retention import Keeper
from anarq.runtime.states import Machines
from anarq.runtime.streams import Arriving
from anarq.runtime.validation import Input
from anarq.runtime.wiring import Ports
from anarq.wire.errors import OPERATION_NOT_AVAILABLE, TIMEOUT_ERROR, VALIDATION_FAILED, VERSION_CONFLICT
from anarq.wire.schemas import one_violation
from anarq.wire.streams import Stored
from anarq.wire.trace import Trace, entered

HANDLER_TIMEOUT: Final = 20.0
"""Seconds that a handler may take: less than the lease of the idempotency key."""

_ATTEMPTS: Final = 3
_BACKOFF: Final = 0.01  # seconds before the second attempt; twice that before the third, with jitter
_DONE: Final = Success(204, None, "")
_LOG: Final = logging.getLogger("anarq.runtime")


Once: TypeAlias = Claim | InboxMark | Turn
"""What commits with a call, so that it happens once: an idempotency key, the mark of an event, the turn of a job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """A call that every guard has let in, whatever door it came through.

    Attributes:
        entry: what is to be carried out.
        door: how it came in.
        identity: who calls; the service itself, when an event or the time does.
        grant: the verified grant.
        given: what the handler is called with.
        request_id: unique id of this call.
        trace: where it stands.
        delegated: what the caller lets the service do in his name.
        speaker: the key that speaks for whose resources the call is about.
        about: whose resources an event is about; a call has its grant, or its caller, for it.
        headers: of the request, by lower-case name.
        address: where the request comes from; empty: from no network.
    """

    entry: Entry
    door: Door
    identity: Identity
    given: Input
    request_id: str
    trace: Trace
    grant: Grant | None = None
    delegated: tuple[Delegated, ...] = ()
    speaker: str | None = None
    about: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    address: str = ""

    @property
    def owner(self) -> str | None:
        """Whose resources the call is about: the grant's subject, else whom the event names, else the caller."""
        return self.grant.subject if self.grant else self.about or self.identity.squid_id


class Executor:
    """Carries out what enters one module: operations, events, jobs. Each takes a snapshot, decides, and commits."""

    def __init__(
        self,
        spec: ModuleSpec,
        handlers: object,
        ports: Ports,
        privacy: Privacy | None,
        committed: Callable[[], None],
        offloading: Offloading,
        peers: Peers,
        judge: Callable[[Mapping[str, bool]], None],
    ) -> None:
        """Finds the handler of every operation, topic and job.

        Raises:
            TypeError: one that is available has no handler.
        """
        self._ports = ports
        self._privacy = privacy
        self._committed = committed
        self._offloading = offloading
        self._peers = peers
        self._judge = judge
        self._judged = frozenset(objective.name for objective in spec.objectives if objective.judged)
        self._standard = spec.standard
        self._machines = Machines(spec.states)
        self._conditions = Conditions(spec.name, ports.policy, spec.policy)
        self._counters = Counters(spec.name, spec.counters, ports.telemetry)
        self._emission = Emission(spec)
        self._commands = Commands(spec)
        available = [operation for operation in spec.operations if operation.available]
        entries = (*available, *spec.consumes, *spec.answers, *spec.jobs)
        self._handlers = {entry.handler: handler_of(handlers, entry) for entry in entries}
        if spec.retention is not None:
            self._handlers[retention.NAME] = Keeper(spec.retention).run
        self._contracts: dict[str, ResponseContract] = {
            operation.name: ResponseContract(operation) for operation in spec.operations
        }

    async def execute(self, operation: Operation, admitted: Admitted) -> Success:
        """Carries out an operation, once.

        Raises:
            Refused: by the business, or because of the idempotency key, a conflict, or a handler that takes too long.
            UnavailableError: the store cannot be reached or is busy.
        """
        if not operation.available:
            message = f"`{operation.name}` is specified and not yet provided by this service."
            raise Refused(OPERATION_NOT_AVAILABLE, message, {"operation": operation.name})
        key = idempotency.key_of(operation, admitted.headers)
        if isinstance(admitted.given.body, Arriving):  # before the key is taken: that is for as long as a handler works
            body = await admitted.given.body.stored(self._ports.content)
            admitted = replace(admitted, given=replace(admitted.given, body=body))
        if key is None:
            return await self._attempts(admitted, None)
        subject = admitted.owner
        standard = self._standard
        request_hash = idempotency.fingerprint(operation, admitted.given, admitted.headers, subject, standard.identity)
        now = self._ports.clock.now()
        claim, earlier = await idempotency.claim(
            self._ports.store, admitted.identity, subject, key, request_hash, now, standard
        )
        return earlier or await self._claimed(admitted, claim)

    async def carry_out(self, admitted: Admitted, once: InboxMark | Turn) -> None:
        """Carries out what an event or the time asks for, once.

        Raises:
            DuplicateError: the event was processed before.
            Refused: by the business, or because of a conflict, a turn that was taken over, or a handler that takes too
                long.
            UnavailableError: the store cannot be reached or is busy.
        """
        await self._attempts(admitted, once)

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

    async def _attempts(self, admitted: Admitted, once: Once | None) -> Success:
        """Decides again on fresh state when the state has changed meanwhile: nothing was committed, so it is safe."""
        repeatable = once is not None or admitted.entry.reads
        attempt = 1
        while True:
            try:
                return await self._attempt(admitted, once)
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

    async def _attempt(self, admitted: Admitted, once: Once | None) -> Success:
        entry = admitted.entry
        async with self._ports.store.snapshot() as snapshot:
            if isinstance(once, InboxMark) and await snapshot.has(once):
                raise DuplicateError(f"{once.consumer} has {once.event}")  # no handler decides on what is over
            call = self._call(admitted, snapshot, once)
            decision = await self._decide(admitted, call)
            reads = snapshot.reads
            moves = await self._machines.hold(entry.name, decision.changes, snapshot)
        success = await self._held(entry, call, decision)
        if once is None and entry.reads and entry.audit == "BASIC":
            return success  # nothing to commit; the metrics count it
        await self._note(fact for fact in decision.keys if not fact.active)
        if decision.succession is not None:
            await self._ports.identities.succeed(decision.succession)
        outcomes = decision.outcomes
        unit = Unit(
            now=call.now,
            reads=reads if acts(decision) else Reads(),
            changes=decision.changes,
            events=(
                *self._emission.outgoing(entry, call, decision.events),
                *self._commands.outgoing(call, decision.commands),
                *keyfacts.outgoing(decision.keys, call.request_id),
                *memberships.outgoing(decision.memberships, call.request_id),
            ),
            audit=(auditing.allowed(entry, call, decision, success.status),),
            completion=Completion(once, idempotency.keep(success)) if isinstance(once, Claim) else None,
            inbox=once if isinstance(once, InboxMark) else None,
            turn=_turn(once, outcomes) if isinstance(once, Turn) else None,
            archived=outcomes.archived if outcomes else (),
            retired=outcomes.retired if outcomes else (),
        )
        await self._ports.store.commit(unit)
        self._counters.count(decision, moves)
        self._count(entry, outcomes)
        self._judge(decision.kept)
        if unit.events:
            self._committed()
        with suppress(PortError):  # they wait in the outbox
            await self._note(fact for fact in decision.keys if fact.active)
        return success

    async def _held(self, entry: Entry, call: Call, decision: Decision[object]) -> Success:
        """What is answered, held to its contract; nothing, to an event or the time.

        Raises:
            BrokenContractError: the decision is not what its entry promises.
        """
        if not decision.kept.keys() <= self._judged:
            raise BrokenContractError(f"{entry.name} judges objectives that are not its own: {sorted(decision.kept)}")
        if not isinstance(entry, Operation):
            check_silent(entry, decision)
            return _DONE
        contract = self._contracts[entry.name]
        contract.check_decision(decision)
        data = decision.data
        if isinstance(data, Stored):
            return contract.success(decision, data)
        if self._privacy is not None:
            data = await self._privacy.apply(entry, call, data)
        return await self._offloading.run_on(data, contract.success, decision, data)

    def _count(self, entry: Entry, outcomes: Outcomes | None) -> None:
        for (resource, outcome), number in (outcomes.counts if outcomes else {}).items():
            labels = {"module": entry.module, "resource": resource, "outcome": outcome}
            self._ports.telemetry.count("anarq_retention_total", number, **labels)

    async def _note(self, facts: Iterable[KeyFact]) -> None:
        for fact in facts:
            await self._ports.identities.note(fact)

    async def _decide(self, admitted: Admitted, call: Call) -> Decision[object]:
        handler = self._handlers[admitted.entry.handler]
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

    def _call(self, admitted: Admitted, records: Records, once: Once | None) -> Call:
        behalf = Behalf(origin=_origin(admitted, once), delegated=admitted.delegated)
        return Call(
            peers=self._peers.bound(behalf),
            delegated=admitted.delegated,
            conditions=self._conditions,
            module=admitted.entry.module,
            operation=admitted.entry.name,
            door=admitted.door,
            identity=admitted.identity,
            grant=admitted.grant,
            owner=admitted.owner,
            speaker=admitted.speaker,
            now=self._ports.clock.now(),
            request_id=admitted.request_id,
            trace=admitted.trace,
            records=_records(admitted, records),
            key=once.key if isinstance(once, Claim) else None,
            address=admitted.address,
        )


def _records(admitted: Admitted, records: Records) -> Records:
    """What a handler reads from; its cursors go out to callers, where it is asked by one."""
    if not isinstance(admitted.entry, Operation):
        return records
    return Continued(records, admitted.entry.name, admitted.owner, admitted.given.parameters)


def _turn(turn: Turn, outcomes: Outcomes | None) -> Turn:
    """The turn, with when the job is due next: at its time, or earlier when it has said so."""
    if outcomes is None or outcomes.following is None:
        return turn
    return replace(turn, following=outcomes.following)


def _origin(admitted: Admitted, once: Once | None) -> str:
    """Names what is carried out: by the key of who asks for it, where he gives one, so that it outlives a crash."""
    if isinstance(once, Claim):
        return f"{admitted.entry.module} {once.caller} {once.key} {once.request_hash}"
    return f"{admitted.entry.module} {admitted.request_id}"
