"""What enters a module without a request: events and jobs. The service itself is who calls.

policy -> [execution.py: handler -> one commit of state, events, audit event and the mark or turn that makes it once]
"""

import logging
import uuid
from dataclasses import dataclass
from typing import Final

from anarq.ports.errors import DuplicateError, PortError
from anarq.ports.peers import Delegated
from anarq.ports.store import InboxMark, Turn
from anarq.runtime import errors
from anarq.runtime.call import Door, Identity, Refused
from anarq.runtime.execution import Admitted
from anarq.runtime.operation import Entry
from anarq.runtime.passage import Passage
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.validation import Input
from anarq.wire import trace
from anarq.wire.errors import SERVICE_UNAVAILABLE
from anarq.wire.own_key import own_key

NOTHING: Final = Input(parameters={}, arguments={}, body=None, has_body=False)
"""What a job is given."""

_LOG: Final = logging.getLogger("anarq.runtime")
_DONE, _DUPLICATE, _NO_ANSWER = (204, "SUCCESS"), (204, "DUPLICATE"), (503, SERVICE_UNAVAILABLE)
"""Status and code of what is measured."""


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
        delegated: what was kept with the command that it answers.
        source: folder name of the module that it comes from; empty: this one.
    """

    entry: Entry
    door: Door
    once: InboxMark | Turn
    request_id: str
    trace: trace.Trace
    given: Input = NOTHING
    about: str | None = None
    delegated: tuple[Delegated, ...] = ()
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
        passage = Passage(
            entry=arrival.entry,
            door=arrival.door,
            address=f"{arrival.door}:{arrival.source or arrival.entry.module}",
            size=0,
            now=clock.now(),
            started=clock.monotonic(),
            trace=arrival.trace,
            layer="consent",
            signed=True,  # the service is who calls, by its own key
            request_id=arrival.request_id,
        )
        status, code = _NO_ANSWER
        try:
            passage.identity = Identity((await own_key(self._ports.keys, clock)).did)
            await self._admitted(arrival, passage)
            status, code = _DONE
        except DuplicateError:
            status, code = _DUPLICATE
            raise
        except Refused as refused:
            status, code = await self._note(passage, refused)
            raise
        except PortError:
            raise
        except Exception as error:
            _LOG.exception("%s: %s failed", arrival.request_id, arrival.entry.name)
            fault = errors.internal()
            status, code = await self._note(passage, fault)
            raise fault from error
        finally:
            self._ports.telemetry.finished(passage.span(clock.monotonic(), status, code))

    async def _admitted(self, arrival: Arrival, passage: Passage) -> None:
        await self._pipeline.consent.ask_within(
            arrival.entry, arrival.door, arrival.source, passage.identity, passage.now
        )
        passage.layer = "operation"
        admitted = Admitted(
            entry=arrival.entry,
            door=arrival.door,
            identity=passage.identity,
            about=arrival.about,
            delegated=arrival.delegated,
            given=arrival.given,
            request_id=arrival.request_id,
            trace=arrival.trace,
        )
        await self._pipeline.executor.carry_out(admitted, arrival.once)

    async def _note(self, passage: Passage, refused: Refused) -> tuple[int, str]:
        """Notes a refusal, each time under an id of its own: what comes again may be refused again."""
        request_id = str(uuid.uuid4())
        failure = errors.failure(refused, self._pipeline.spec.errors, self._ports.clock.now(), request_id)
        await self._pipeline.refusals.note(passage.refusal(failure, request_id))
        return failure.status, failure.code
