"""What anybody may cost who has proved nothing, at every module.

Generated from spec/standards.yaml by `anarq generate models`. Do not edit.
"""

from typing import Final

from anarq.wire.protection import ConnectionLimits, Protection

PROTECTION: Final = Protection(
    connections=ConnectionLimits(
    ),
)
