"""The client of Harbour.

Generated from modules/harbour by `anarq generate client`. Do not edit.
"""

from typing import cast

from anarq.clients._gen.harbour import endpoints
from anarq.clients._gen.harbour.models import Did, GuideShipResponse
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class HarbourOperations(Operations):
    """The operations of Harbour, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def guide_ship(
        self,
        *,
        ship_id: Did,
    ) -> GuideShipResponse:
        """Tell a ship the way."""
        data = await self._call(
            endpoints.GUIDE_SHIP,
            {"shipId": ship_id},
        )
        return cast("GuideShipResponse", data)


class HarbourClient(HarbourOperations, HttpClient):
    """Calls Harbour over HTTP."""

    api_version = "v0.1"
