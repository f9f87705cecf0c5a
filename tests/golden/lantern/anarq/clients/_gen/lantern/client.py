"""The client of Lantern.

Generated from modules/lantern by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.lantern import endpoints
from anarq.clients._gen.lantern.models import (
    DimLampRequest,
    Flash,
    Lamp,
    LampPage,
    LampRequest,
    Signal,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations
from anarq.clients.streams import Received, Source


class LanternOperations(Operations):
    """The operations of Lantern, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_lamps(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        colour: Literal["RED", "WHITE"] | None = None,
        class_: str | None = None,
    ) -> LampPage:
        """List lamps."""
        data = await self._call(
            endpoints.LIST_LAMPS,
            {"limit": limit, "cursor": cursor, "colour": colour, "class": class_},
        )
        return cast("LampPage", data)

    async def iterate_list_lamps(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        colour: Literal["RED", "WHITE"] | None = None,
        class_: str | None = None,
    ) -> AsyncIterator[Lamp]:
        """The items of every page of `listLamps`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_LAMPS,
            {"limit": limit, "cursor": cursor, "colour": colour, "class": class_},
        )
        async for item in items:
            yield cast("Lamp", item)

    async def light_lamp(
        self,
        body: LampRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Lamp:
        """Light a lamp. Ends with a quote: "lit" """
        data = await self._call(
            endpoints.LIGHT_LAMP,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Lamp", data)

    async def get_lamp(
        self,
        *,
        lamp_id: str,
    ) -> Lamp:
        """Read a lamp."""
        data = await self._call(
            endpoints.GET_LAMP,
            {"lampId": lamp_id},
        )
        return cast("Lamp", data)

    async def dim_lamp(
        self,
        body: DimLampRequest | None = None,
        *,
        lamp_id: str,
        idempotency_key: str | None = None,
    ) -> Lamp:
        """Dim a lamp."""
        data = await self._call(
            endpoints.DIM_LAMP,
            {"lampId": lamp_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Lamp", data)

    async def remove_lamp(
        self,
        *,
        lamp_id: str,
        idempotency_key: str | None = None,
    ) -> None:
        """Put a lamp out."""
        await self._call(
            endpoints.REMOVE_LAMP,
            {"lampId": lamp_id},
            idempotency_key=idempotency_key,
        )

    async def put_picture(
        self,
        body: Source,
        *,
        lamp_id: str,
        idempotency_key: str | None = None,
    ) -> None:
        """Keep a picture of a lamp."""
        await self._call(
            endpoints.PUT_PICTURE,
            {"lampId": lamp_id},
            body,
            idempotency_key=idempotency_key,
        )

    async def get_picture(
        self,
        *,
        lamp_id: str,
    ) -> Received:
        """See a lamp."""
        data = await self._call(
            endpoints.GET_PICTURE,
            {"lampId": lamp_id},
        )
        return cast("Received", data)

    async def list_signals(
        self,
    ) -> list[Signal]:
        """List what is shown now."""
        data = await self._call(
            endpoints.LIST_SIGNALS,
            {},
        )
        return cast("list[Signal]", data)

    async def flash(
        self,
        body: Flash,
    ) -> Signal:
        """Show a pattern once."""
        data = await self._call(
            endpoints.FLASH,
            {},
            body,
        )
        return cast("Signal", data)


class LanternClient(LanternOperations, HttpClient):
    """Calls Lantern over HTTP."""

    api_version = "v1.2"
