"""What enters a module without a request: events and jobs. The service itself is who calls.

policy -> [execution.py: handler -> one commit of state, events, audit event and the mark or turn that makes it once]
"""

import logging
import uuid
from dataclasses import dataclass
from typing import Final

from anarq.ports.errors import DuplicateError, PortError
from anarq.ports.store import InboxMark, Turn
from anarq.ports.telemetry import Span
from anarq.runtime import errors
from anarq.runtime.auditing import Refusal
from anarq.runtime.call import Door, Identity, Refused
from anarq.runtime.execution import Admitted
from anarq.runtime.operation import Entry
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.validation import Input
from anarq.wire import trace
from anarq.wire.errors import SERVICE_UNAVAILABLE
from anarq.wire.own_key import own_key

NOTHING: Final = Input(parameters={}, arguments={}, body=None, has_body=False)
"""What a job is given."""

_LOG: Final = logging.getLogger("anarq.runtime")
_DUPLICATE: Final = "DUPLICATE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Something that has come in.

    Attributes:
        entry: what it asks for.
        door: `event` or `job`.
        once: what makes it happen once.
        request_id: the same however often it comes.
        trace: where it stands.
        given: what the handler is called with.
        about: whom it is about; None: the service itself.
        source: folder name of the module that it comes from; empty: this one.
    """

    entry: Entry
    door: Door
    once: InboxMark | Turn
    request_id: str
    trace: trace.Trace
    given: Input = NOTHING
    about: str | None = None
    source: str = ""


class Inward:
    """Carries out what has come in, within the same guards as requests."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._ports = pipeline.ports

    async def carry_out(self, arrival: Arrival) -> None:
        """Decides by policy, carries out, and measures.

        Raises:
            DuplicateError: it was carried out before.
            Refused: by the policy, the handler, or a fault of it; noted in the audit trail.
            PortError: something that the module runs on does not answer; it may come again.
        """
        clock = self._ports.clock
        started, code, status = clock.monotonic(), SERVICE_UNAVAILABLE, 503
        identity = Identity()
        try:
            identity = Identity((await own_key(self._ports.keys, clock)).did)
            await self._admitted(arrival, identity)
            code, status = "SUCCESS", 204
        except DuplicateError:
            code, status = _DUPLICATE, 204
            raise
        except Refused as refused:
            code, status = refused.code, await self._note(arrival, identity, refused)
            raise
        except PortError:
            raise
        except Exception as error:
            _LOG.exception("%s: %s failed", arrival.request_id, arrival.entry.name)
            fault = errors.internal()
            code, status = fault.code, await self._note(arrival, identity, fault)
            raise fault from error
        finally:
            self._measure(arrival, identity, clock.monotonic() - started, status, code)

    async def _admitted(self, arrival: Arrival, identity: Identity) -> None:
        entry = arrival.entry
        await self._pipeline.consent.ask_within(
            entry, arrival.door, arrival.source, identity, arrival.about, self._ports.clock.now()
        )
        admitted = Admitted(
            entry=entry,
            door=arrival.door,
            identity=identity,
            about=arrival.about,
            given=arrival.given,
            request_id=arrival.request_id,
            trace=arrival.trace,
        )
        await self._pipeline.executor.carry_out(admitted, arrival.once)

    async def _note(self, arrival: Arrival, identity: Identity, refused: Refused) -> int:
        """Notes a refusal, each time under an id of its own: what comes again may be refused again."""
        now, request_id = self._ports.clock.now(), str(uuid.uuid4())
        failure = errors.failure(refused, self._pipeline.spec.errors, now, request_id)
        refusal = Refusal(
            entry=arrival.entry,
            door=arrival.door,
            request_id=request_id,
            now=now,
            layer="operation",
            claimed=identity,
            signed=True,
            failure=failure,
            address=f"{arrival.door}:{arrival.source or arrival.entry.module}",
        )
        await self._pipeline.refusals.note(refusal)
        return failure.status

    def _measure(self, arrival: Arrival, identity: Identity, duration: float, status: int, code: str) -> None:
        self._ports.telemetry.finished(
            Span(
                module=arrival.entry.module,
                operation=arrival.entry.name,
                door=arrival.door,
                squid_id=identity.squid_id,
                sub_id=None,
                dao_id=None,
                request_id=arrival.request_id,
                trace_id=arrival.trace.trace_id,
                span_id=arrival.trace.span_id,
                parent_id=arrival.trace.parent_id,
                started=self._ports.clock.now(),
                duration=duration,
                status=status,
                code=code,
                request_size=0,
            )
        )
