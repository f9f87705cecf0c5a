"""The error codes that every module shares.

Generated from spec/standards.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.wire.errors import ErrorKind

ERRORS: Final[Mapping[str, ErrorKind]] = MappingProxyType(
    {
        "VALIDATION_FAILED": ErrorKind(422, False, "The request breaks its contract.", True),
        "SERVICE_UNAVAILABLE": ErrorKind(503, True, "The module cannot answer now."),
    }
)
