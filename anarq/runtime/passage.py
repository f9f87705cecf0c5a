"""How far a call has come, whichever door it came through: what is measured and noted of it at the end."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from anarq.ports.telemetry import Span
from anarq.runtime.auditing import Refusal
from anarq.runtime.call import Door, Identity
from anarq.runtime.invocation import Failure
from anarq.runtime.operation import Entry
from anarq.wire.trace import Trace


@dataclass(slots=True, kw_only=True)
class Passage:
    """One call on its way.

    Attributes:
        entry: what it asks for.
        door: how it came in.
        address: from where, as far as refusals are counted together.
        size: bytes that came in.
        now: when it came.
        started: the same on the clock of durations, seconds.
        trace: where it stands.
        layer: what it has come to.
        identity: who calls, as far as it is known.
        signed: whether the key of the invoker has signed it.
        request_id: of the call.
    """

    entry: Entry
    door: Door
    address: str
    size: int
    now: datetime
    started: float
    trace: Trace
    layer: str
    identity: Identity = field(default_factory=Identity)
    signed: bool = False
    request_id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def refusal(self, failure: Failure, request_id: str) -> Refusal:
        """What is noted when the call is refused, under an id."""
        return Refusal(
            entry=self.entry,
            door=self.door,
            request_id=request_id,
            now=self.now,
            layer=self.layer,
            claimed=self.identity,
            signed=self.signed,
            failure=failure,
            address=self.address,
        )

    def span(self, ended: float, status: int, code: str) -> Span:
        """What is measured when the call is over, at a time on the clock of durations."""
        return Span(
            module=self.entry.module,
            operation=self.entry.name,
            door=self.door,
            squid_id=self.identity.squid_id,
            sub_id=self.identity.sub_id,
            dao_id=self.identity.dao_id,
            request_id=self.request_id,
            trace_id=self.trace.trace_id,
            span_id=self.trace.span_id,
            parent_id=self.trace.parent_id,
            started=self.now,
            duration=ended - self.started,
            status=status,
            code=code,
            request_size=self.size,
        )
