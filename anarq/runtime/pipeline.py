"""The invocation pipeline: one place, the same for every door; a module cannot forget or bypass it.

size cap -> trace -> header contract and clock -> signature and replay -> limits -> contract -> consent ->
[execution.py: idempotency claim -> handler -> privacy profile -> one commit] -> send
"""

import logging
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from anarq.ports.errors import PortError
from anarq.ports.peers import NoPeers, Peers
from anarq.runtime import authentication, errors, headers
from anarq.runtime.budget import Spent
from anarq.runtime.call import Door, Refused
from anarq.runtime.conditions import members_asked
from anarq.runtime.consent import Consent
from anarq.runtime.execution import Admitted, Executor
from anarq.runtime.invocation import MOCK, Answer, Failure, Invocation, Outcome, Success
from anarq.runtime.limiting import EVENTS, Limiter
from anarq.runtime.objectives import Objectives
from anarq.runtime.offloading import Offloading
from anarq.runtime.operation import ModuleSpec, Operation
from anarq.runtime.passage import Passage
from anarq.runtime.refusals import RefusalLog
from anarq.runtime.responses import Privacy
from anarq.runtime.validation import Input, RequestContract, ToolContract
from anarq.runtime.wiring import Ports
from anarq.wire import trace
from anarq.wire.errors import PAYLOAD_TOO_LARGE
from anarq.wire.header_contract import HeaderContract
from anarq.wire.own_key import own_key
from anarq.wire.streams import DIGEST

_LOG: Final = logging.getLogger("anarq.runtime")


class Pipeline:
    """Runs the invocations of one module."""

    def __init__(
        self,
        spec: ModuleSpec,
        handlers: object,
        ports: Ports,
        privacy: Privacy | None = None,
        committed: Callable[[], None] = lambda: None,
        peers: Peers | None = None,
    ) -> None:
        """Compiles every contract and finds every handler.

        Args:
            spec: the module.
            handlers: has a method for every operation that is available.
            ports: what the module runs on.
            privacy: the privacy profile of responses; None: they are sent as they are.
            committed: called after every commit that may have left events in the outbox.
            peers: the ways to the modules that this one uses; None: it uses none.

        Raises:
            ValueError: the module's spec does not hold together.
            TypeError: a handler is missing.
        """
        check(spec)
        self.spec = spec
        self.ports = ports
        self._headers = HeaderContract(spec.headers, spec.standard.refusals)
        protection = spec.protection
        self.limiter = Limiter(spec.name, spec.limits, ports.limits, ports.identities, ports.reputation, protection)
        self.offloading = Offloading(protection.large_bytes, protection.large_at_once)
        self._contracts = {operation.name: RequestContract(operation, spec.max_values) for operation in spec.operations}
        self._tools = {tool.name: ToolContract(tool) for tool in spec.tools}
        asked = members_asked(spec.name, spec.policy)
        self.consent = Consent(ports.policy, ports.revocations, ports.identities, ports.deposits, asked, self._did)
        self._spent = None if spec.budget is None else Spent(spec.name, spec.budget, ports.telemetry)
        self._objectives = Objectives(spec.name, spec.objectives, ports.telemetry)
        self.refusals = RefusalLog(spec.name, ports, protection.refusals_per_minute)
        self.committed = committed
        self.executor = Executor(
            spec, handlers, ports, privacy, committed, self.offloading, peers or NoPeers(), self._objectives.judge
        )

    async def _did(self) -> str:
        """Who this service is."""
        return (await own_key(self.ports.keys, self.ports.clock)).did

    async def run(self, invocation: Invocation) -> Answer:
        """Carries out an invocation, or says why not. Raises nothing but cancellation."""
        passage = self._begin(invocation)
        try:
            outcome: Outcome = await self._pass(invocation, passage)
        except Refused as refused:
            outcome = await self._refuse(passage, refused)
        except PortError:
            _LOG.warning("request %s: a port does not answer", passage.request_id, exc_info=True)
            outcome = await self._refuse(passage, errors.unavailable("The module cannot answer now."))
        except Exception:  # noqa: BLE001 - the boundary: whatever a module does wrong becomes one honest answer
            _LOG.exception("request %s: %s failed", passage.request_id, invocation.operation.name)
            outcome = await self._refuse(passage, errors.internal())
        self._finish(invocation.operation, passage, outcome)
        if invocation.operation.mocked:
            outcome = replace(outcome, headers={**outcome.headers, MOCK: "true"})
        return Answer(outcome, passage.request_id)

    def failure(self, refused: Refused, door: Door) -> Answer:
        """The answer to a request that a door could not turn into an invocation."""
        request_id = str(uuid.uuid4())
        failure = self._failure(refused, request_id)
        self.ports.telemetry.count("anarq_rejected_total", module=self.spec.name, door=door, code=failure.code)
        return Answer(failure, request_id)

    def _begin(self, invocation: Invocation) -> Passage:
        clock = self.ports.clock
        return Passage(
            entry=invocation.operation,
            door=invocation.door,
            address=invocation.address,
            size=invocation.size,
            now=clock.now(),
            started=clock.monotonic(),
            trace=trace.read(invocation.headers),
            layer="size",
        )

    async def _pass(self, invocation: Invocation, passage: Passage) -> Success:
        operation, ports = invocation.operation, self.ports
        check_size(invocation.size, self.spec.max_body)
        passage.layer = "headers"
        self._headers.check(invocation.headers, keyed=operation.idempotency != "none")
        caller = headers.read(invocation.headers, operation, self.spec, passage.now)
        passage.identity, passage.layer = caller.identity, "signature"
        standard = self.spec.standard
        lock_sig = await self.offloading.run(
            invocation.size, authentication.verify, caller, invocation.signed, invocation.headers, passage.now, standard
        )
        if lock_sig is not None:
            await authentication.require_speaker(caller, lock_sig.pub, ports.identities)
            await authentication.use(lock_sig, passage.now, ports.nonces, standard.max_skew)
        passage.signed, passage.layer = lock_sig is not None, "limits"
        signer = None if lock_sig is None else caller.identity.invoker
        service = await self.limiter.admit(invocation, signer, caller.identity)
        passage.layer = "contract"
        given = await self.offloading.run(invocation.size, self._read, invocation)
        passage.layer = "consent"
        consented = await self.consent.ask(operation, caller, given, passage.now)
        passage.layer = "limits"
        subject = None if consented.grant is None else consented.grant.subject
        await self.limiter.charge(invocation, caller.identity, service, subject)
        if self._spent is not None:
            self._spent.spend(passage.now.timestamp())
        passage.layer = "operation"
        admitted = Admitted(
            entry=operation,
            door=invocation.door,
            identity=caller.identity,
            grant=consented.grant,
            delegated=consented.delegated,
            speaker=consented.speaker,
            given=given,
            headers=invocation.headers,
            request_id=passage.request_id,
            trace=passage.trace,
            address=invocation.address,
        )
        return await self.executor.execute(operation, admitted)

    def _read(self, invocation: Invocation) -> Input:
        if invocation.tool is not None:
            self._tools[invocation.tool.name].check(invocation.arguments)
        return self._contracts[invocation.operation.name].read(invocation)

    async def _refuse(self, passage: Passage, refused: Refused) -> Failure:
        failure = self._failure(refused, passage.request_id)
        await self.refusals.note(passage.refusal(failure, passage.request_id))
        return failure

    def _failure(self, refused: Refused, request_id: str) -> Failure:
        if refused.code not in self.spec.errors:
            _LOG.error("request %s: `%s` is not an error code of the ecosystem", request_id, refused.code)
        return errors.failure(refused, self.spec.errors, self.ports.clock.now(), request_id)

    def _finish(self, operation: Operation, passage: Passage, outcome: Outcome) -> None:
        span = passage.span(self.ports.clock.monotonic(), outcome.status, outcome.code)
        self.ports.telemetry.finished(span)
        self._objectives.measure(operation.limits, span.status, span.duration)


def check_size(size: int, limit: int) -> None:
    """Checks that a request is not too large.

    Raises:
        Refused: PAYLOAD_TOO_LARGE.
    """
    if size > limit:
        details = {"maxBytes": limit}
        raise Refused(PAYLOAD_TOO_LARGE, f"The body is larger than {limit} bytes.", details)


class IncompleteSpecError(ValueError):
    """What a spec names is not there. The text says what."""


def check(spec: ModuleSpec) -> None:
    """Checks that the parts of a spec fit together.

    Raises:
        IncompleteSpecError: error codes, limits classes, operations or topics are named and not there.
    """
    classes = {limit.name for limit in spec.limits}
    topics = {topic.name for topic in spec.topics}
    names = {operation.name for operation in spec.operations}
    missing = [f"error code {code}" for code in sorted(errors.GIVEN - spec.errors.keys())]
    missing += [f"header {name}" for name in sorted(set(headers.NAMES) - spec.headers.keys())]
    missing += [f"reader of header {name}" for name in sorted(spec.headers.keys() - {*headers.NAMES, DIGEST})]
    for operation in spec.operations:
        if operation.limits not in classes:
            missing.append(f"limits class {operation.limits} of {operation.name}")
        missing += [f"topic {topic} of {operation.name}" for topic in operation.emits if topic not in topics]
        if operation.gives is not None and not operation.reads:
            missing.append(f"a read instead of {operation.name}, to answer with a stream")
        if operation.access == "granted" and operation.scope is None:
            missing.append(f"scope of {operation.name}")
    if (spec.consumes or spec.answers) and EVENTS not in classes:
        missing.append(f"limits class {EVENTS}")
    within = (*spec.consumes, *spec.answers, *spec.jobs)
    missing += [f"topic {topic} of {entry.name}" for entry in within for topic in entry.emits if topic not in topics]
    missing += [f"operation {tool.operation} of {tool.name}" for tool in spec.tools if tool.operation not in names]
    if missing:
        raise IncompleteSpecError(f"{spec.name}: missing {'; '.join(missing)}")
