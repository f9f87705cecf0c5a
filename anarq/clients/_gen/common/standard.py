"""What the standard says to both ends of a call.

Generated from spec/standards.yaml by `anarq generate models`. Do not edit.
"""

from types import MappingProxyType
from typing import Final

from anarq.wire.retry import Retry
from anarq.wire.standard import Standard

STANDARD: Final = Standard(
    max_skew=300.0,
    signed=("x-squid-id", "x-subid", "x-daoid", "x-qonsent", "x-ts", "x-api-version", "idempotency-key"),
    identity=("x-subid", "x-daoid", "x-api-version"),
    kept=86400.0,
    lease=30.0,
    max_values=65536,
    signing_key_age=2592000.0,
    refusals=MappingProxyType(
        {
            "x-daoid": "SQUID_IDENTITY_INVALID",
            "x-sig": "QLOCK_AUTH_FAIL",
            "x-squid-id": "SQUID_IDENTITY_INVALID",
            "x-subid": "SQUID_IDENTITY_INVALID",
        }
    ),
    key_ages=MappingProxyType(
        {
            "dev": 86400.0,
            "prod": 2592000.0,
            "staging": 604800.0,
        }
    ),
    retry=Retry(
        max_attempts=3,
        base_delay=0.1,
        max_delay=30.0,
        multiplier=2.0,
        jitter=True,
        retryable=("SERVICE_UNAVAILABLE", "TIMEOUT_ERROR", "IPFS_UNAVAILABLE", "RATE_LIMIT_EXCEEDED"),
    ),
)
