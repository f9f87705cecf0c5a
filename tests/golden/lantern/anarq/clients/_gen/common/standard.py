"""What the standard says to both ends of a call.

Generated from spec/standards.yaml by `anarq generate models`. Do not edit.
"""

from types import MappingProxyType
from typing import Final

from anarq.wire.retry import Retry
from anarq.wire.standard import Standard

STANDARD: Final = Standard(
    max_skew=0.0,
    signed=(),
    identity=(),
    kept=0.0,
    lease=0.0,
    max_values=8192,
    signing_key_age=2592000.0,
    refusals=MappingProxyType({}),
    key_ages=MappingProxyType({}),
    retry=Retry(
        max_attempts=3,
        base_delay=0.1,
        max_delay=30.0,
        multiplier=2.0,
        jitter=True,
        retryable=("SERVICE_UNAVAILABLE",),
    ),
)
