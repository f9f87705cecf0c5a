"""Who a service is: the did:key of the newest key that its keeper holds for it."""

from typing import Final

from anarq.crypto.keys import Algorithm, PublicKey
from anarq.ports.clock import Clock
from anarq.ports.keys import Keys

SCOPE: Final = "service.sign"
"""What the key of a service is kept for."""


async def own_key(keys: Keys, clock: Clock) -> PublicKey:
    """The public half of the service's key, which is made when it is first needed."""
    made = await keys.versions(SCOPE)
    newest = made[-1] if made else await keys.create(SCOPE, clock.now())
    return PublicKey(Algorithm.EDDSA, newest.public)
