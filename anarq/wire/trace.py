"""W3C Trace Context: read `traceparent` and `tracestate`, or start a trace; pass it on to whatever is called.

Level 2, whose keys of `tracestate` are those of level 1 and more.

Source: https://www.w3.org/TR/trace-context-2/
"""

import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

PARENT: Final = "traceparent"
STATE: Final = "tracestate"

_PARENT: Final = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?", re.ASCII)
_MEMBER: Final = re.compile(
    r"([a-z0-9][a-z0-9_\-*/@]{0,255})=([\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e])", re.ASCII
)
_MAX_MEMBERS: Final = 32
_SAMPLED: Final = 1
_RANDOM: Final = 2


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a call stands in a trace.

    Attributes:
        trace_id: 32 hex digits.
        span_id: of this call, 16 hex digits.
        parent_id: of the caller's span; None at the start of a trace.
        sampled: whether the caller records the trace.
        random: whether the trace id was drawn at random, as whoever started the trace says.
        state: `tracestate` to be passed on; empty when there is none, or it was invalid.
    """

    trace_id: str
    span_id: str
    parent_id: str | None = None
    sampled: bool = False
    random: bool = False
    state: str = ""

    @property
    def traceparent(self) -> str:
        """The header for whatever this call calls."""
        return f"00-{self.trace_id}-{self.span_id}-{_SAMPLED * self.sampled | _RANDOM * self.random:02x}"

    def headers(self) -> dict[str, str]:
        """What whatever this call calls is told; also the attributes of the events that it emits."""
        return {PARENT: self.traceparent, STATE: self.state} if self.state else {PARENT: self.traceparent}


_CURRENT: Final[ContextVar[Trace | None]] = ContextVar("anarq.trace", default=None)


@contextmanager
def entered(trace: Trace) -> Iterator[None]:
    """Makes the trace that of every call that is made inside of the block, in this task and those that it starts."""
    token = _CURRENT.set(trace)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def outgoing() -> dict[str, str]:
    """The headers for a call that is made now; none outside of every call."""
    current = _CURRENT.get()
    return {} if current is None else current.headers()


def read(headers: Mapping[str, str]) -> Trace:
    """The trace that the headers continue; a new one when they name none or are invalid (section 4.3)."""
    span_id = secrets.token_hex(8)
    match = _PARENT.fullmatch(headers.get(PARENT, "").strip(" \t"))
    if match is None or not _valid(*match.groups()):
        return Trace(secrets.token_hex(16), span_id, random=True)
    _, trace_id, parent_id, text, _ = match.groups()
    flags = int(text, 16)
    return Trace(
        trace_id, span_id, parent_id, bool(flags & _SAMPLED), bool(flags & _RANDOM), _state(headers.get(STATE, ""))
    )


def _valid(version: str, trace_id: str, parent_id: str, _: str, rest: str | None) -> bool:
    if version == "ff" or (version == "00" and rest is not None):
        return False
    return trace_id != "0" * 32 and parent_id != "0" * 16


def _state(header: str) -> str:
    """The state to pass on: whole, or not at all. Of members with the same key the first one, which is the newest."""
    members: dict[str, str] = {}
    listed = [member for member in (part.strip(" \t") for part in header.split(",")) if member]
    if len(listed) > _MAX_MEMBERS:
        return ""
    for member in listed:
        match = _MEMBER.fullmatch(member)
        if match is None:
            return ""
        members.setdefault(match.group(1), member)
    return ",".join(members.values())
