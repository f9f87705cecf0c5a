"""What anybody may cost who has proved nothing, at every module.

Generated from spec/standards.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.wire.protection import ConnectionLimits, Protection

PROTECTION: Final = Protection(
    strangers_factor=5,
    service_factor=100,
    refusals_per_minute=60,
    deposits_per_identity=16,
    deposits_per_network=1000,
    large_bytes=16384,
    large_at_once=2,
    connections=ConnectionLimits(
        max_connections=1000,
        max_connections_per_address=100,
        max_header_bytes=32768,
        max_held_bytes=67108864,
        header_seconds=10,
        body_seconds=10,
        body_rate=4096,
        idle_seconds=15,
    ),
)
