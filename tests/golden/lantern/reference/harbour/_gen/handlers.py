"""What the service of Harbour has to implement.

Generated from modules/harbour by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.lantern import models as lantern_models
from anarq.ports.json import JsonObject
from anarq.reference.harbour._gen.commands import (
    LanternLightLampAnswer,
    TideHoldTideAnswer,
)
from anarq.reference.harbour._gen.models import Did, GuideShipResponse
from anarq.reference.harbour._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Harbour provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def guide_ship(
        self,
        call: Call[Peers],
        *,
        ship_id: Did,
    ) -> Decision[GuideShipResponse]:
        """Tell a ship the way."""
        ...

    async def on_lantern_lamp_lit(self, call: Call[Peers], data: lantern_models.Lamp) -> Decision[None]:
        """Notes that a lamp can be steered by."""
        ...

    async def on_tide_turned(self, call: Call[Peers], data: JsonObject) -> Decision[None]:
        """Looks at the water."""
        ...

    async def on_bus_dead(self, call: Call[Peers], data: lantern_models.DeadData) -> Decision[None]:
        """Tells the pilot."""
        ...

    async def after_lantern_light_lamp(self, call: Call[Peers], data: LanternLightLampAnswer) -> Decision[None]:
        """Notes whether the lamp burns."""
        ...

    async def after_tide_hold_tide(self, call: Call[Peers], data: TideHoldTideAnswer) -> Decision[None]:
        """Waits."""
        ...

    async def run_trim_wicks(self, call: Call[Peers]) -> Decision[None]:
        """Looks after the lamps."""
        ...

    async def run_count_ships(self, call: Call[Peers]) -> Decision[None]:
        """Counts the ships of the day."""
        ...
