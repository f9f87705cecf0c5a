"""Keys that sQuid knows, whatever for: one that is new is none of them."""

from typing import Final

from anarq.runtime.call import Call, Refused

IDENTITY: Final = "identity"
SUBIDENTITY: Final = "subidentity"
IDENTITY_KEY: Final = "identity-key"
SESSION: Final = "session"
"""The collections of storage/map.yaml in which a key names a record."""


async def require_unused(call: Call, key: str) -> None:
    """Checks that nobody has used a key here: a key has one meaning, and does not get another when that is over.

    Raises:
        Refused: CONFLICT.
    """
    for kind in (IDENTITY, IDENTITY_KEY, SUBIDENTITY, SESSION):
        if await call.records.get(kind, key) is not None:
            raise Refused("CONFLICT", f"The key `{key}` is in use already, or was.", {"kind": kind})
