"""What anybody may cost who has proved nothing, as numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionLimits:
    """`protection.connections` of `spec/standards.yaml`, which says what each means; bytes, and seconds."""

    max_connections: int
    max_connections_per_address: int
    max_header_bytes: int
    max_held_bytes: int
    header_seconds: float
    body_seconds: float
    body_rate: float
    idle_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """`protection` of `spec/standards.yaml`: what anybody may cost who has proved nothing. It says what each means."""

    strangers_factor: float
    service_factor: float
    refusals_per_minute: int
    deposits_per_identity: int
    deposits_per_network: int
    large_bytes: int
    large_at_once: int
    connections: ConnectionLimits
