"""W3C Trace Context, level 1: read `traceparent` and `tracestate`, or start a trace.

Source: https://www.w3.org/TR/trace-context/
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_PARENT: Final = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?", re.ASCII)
_KEY: Final = r"(?:[a-z][a-z0-9_\-*/]{0,255}|[a-z0-9][a-z0-9_\-*/]{0,240}@[a-z][a-z0-9_\-*/]{0,13})"
_MEMBER: Final = re.compile(
    rf"({_KEY})=([\x20-\x2b\x2d-\x3c\x3e-\x7e]{{0,255}}[\x21-\x2b\x2d-\x3c\x3e-\x7e])", re.ASCII
)
_MAX_MEMBERS: Final = 32


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a call stands in a trace.

    Attributes:
        trace_id: 32 hex digits.
        span_id: of this call, 16 hex digits.
        parent_id: of the caller's span; None at the start of a trace.
        sampled: whether the caller records the trace.
        state: `tracestate` to be passed on; empty when there is none, or it was invalid.
    """

    trace_id: str
    span_id: str
    parent_id: str | None = None
    sampled: bool = False
    state: str = ""

    @property
    def traceparent(self) -> str:
        """The header for whatever this call calls."""
        return f"00-{self.trace_id}-{self.span_id}-{'01' if self.sampled else '00'}"


def read(headers: Mapping[str, str]) -> Trace:
    """The trace that the headers continue; a new one when they name none or are invalid (section 3.2.2.5)."""
    span_id = secrets.token_hex(8)
    match = _PARENT.fullmatch(headers.get("traceparent", "").strip(" \t"))
    if match is None or not _valid(*match.groups()):
        return Trace(secrets.token_hex(16), span_id)
    _, trace_id, parent_id, flags, _ = match.groups()
    return Trace(trace_id, span_id, parent_id, bool(int(flags, 16) & 1), _state(headers.get("tracestate", "")))


def _valid(version: str, trace_id: str, parent_id: str, flags: str, rest: str | None) -> bool:
    if version == "ff" or (version == "00" and rest is not None):
        return False
    return trace_id != "0" * 32 and parent_id != "0" * 16 and bool(flags)


def _state(header: str) -> str:
    members = [member for member in (part.strip(" \t") for part in header.split(",")) if member]
    matches = [_MEMBER.fullmatch(member) for member in members]
    keys = [match.group(1) for match in matches if match]
    if len(keys) != len(members) or len(set(keys)) != len(keys) or len(keys) > _MAX_MEMBERS:
        return ""
    return ",".join(members)
