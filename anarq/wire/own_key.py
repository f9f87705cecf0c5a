"""Who a service is: the did:key of the newest key that its keeper holds for it."""

from typing import Final

from anarq.crypto.keys import Algorithm, PublicKey
from anarq.ports.clock import Clock
from anarq.ports.keys import KeyInfo, Keys

SCOPE: Final = "service.sign"
"""What the key of a service is kept for."""


async def own_key(keys: Keys, clock: Clock) -> PublicKey:
    """The public half of the service's key, which is made when it is first needed.

    Raises:
        ValueError: every version of it was destroyed.
    """
    made = await keys.versions(SCOPE)
    newest = made[-1] if made else await _first(keys, clock)
    return PublicKey(Algorithm.EDDSA, newest.public)


async def _first(keys: Keys, clock: Clock) -> KeyInfo:
    """The first version, or that of another process of the service which was quicker."""
    try:
        return await keys.create(SCOPE, clock.now())
    except ValueError:
        made = await keys.versions(SCOPE)
        if not made:
            raise
        return made[-1]
