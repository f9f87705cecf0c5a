"""What the standard says to both ends of a call, as one value. It is generated, and handed to whoever acts by it."""

from collections.abc import Mapping
from dataclasses import dataclass

from anarq.wire.retry import Retry


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """Facts of `spec/standards.yaml`, which says what each means; times in seconds, headers by lower-case name.

    Attributes:
        max_skew: how far the time of a request may be from the module's.
        signed: the headers that a signature covers, present or absent.
        identity: the headers that are a part of what makes two requests the same.
        refusals: the code for a header off its schema; any other is `MALFORMED_REQUEST`.
        kept: how long an answer is kept under its key of idempotency.
        lease: how long a call, or a turn of a job, may take before another may take over.
        max_values: most values and names of members in one body, and in one answer.
        retry: when a call is made again, where a module says nothing else.
    """

    max_skew: float
    signed: tuple[str, ...]
    identity: tuple[str, ...]
    refusals: Mapping[str, str]
    kept: float
    lease: float
    max_values: int
    retry: Retry
