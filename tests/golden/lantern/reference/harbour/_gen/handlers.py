"""What the service of Harbour has to implement.

Generated from modules/harbour by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.reference.harbour._gen.models import Did, GuideShipResponse
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Harbour provides. The runtime calls it once every guard let the call in."""

    async def guide_ship(
        self,
        call: Call,
        *,
        ship_id: Did,
    ) -> Decision[GuideShipResponse]:
        """Tell a ship the way."""
        ...
