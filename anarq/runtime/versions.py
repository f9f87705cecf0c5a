"""Versions of what can be changed: of two who change one version, one is refused."""

from anarq.runtime.call import Refused
from anarq.wire.errors import VERSION_CONFLICT


def require_version(found: int, expected: int) -> None:
    """Checks that what is to be changed has the version that the caller saw.

    Raises:
        Refused: VERSION_CONFLICT; `details` has the version that there is.
    """
    if found != expected:
        raise Refused(VERSION_CONFLICT, "It changed since it was read.", {"version": found})
