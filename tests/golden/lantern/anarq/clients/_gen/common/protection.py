"""What anybody may cost who has proved nothing, at every module.

Generated from spec/standards.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.wire.protection import ConnectionLimits, Protection

PROTECTION: Final = Protection(
    strangers_factor=4,
    service_factor=40,
    refusals_per_minute=30,
    deposits_per_identity=8,
    deposits_per_network=500,
    large_bytes=8192,
    large_at_once=1,
    connections=ConnectionLimits(
        max_connections=500,
        max_connections_per_address=50,
        max_header_bytes=16384,
        max_held_bytes=1048576,
        header_seconds=5,
        body_seconds=5,
        body_rate=2048,
        idle_seconds=10,
    ),
)
