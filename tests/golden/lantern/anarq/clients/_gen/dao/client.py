"""The client of DAO.

Generated from modules/dao by `anarq generate client`. Do not edit.
"""

from typing import cast

from anarq.clients._gen.dao import endpoints
from anarq.clients._gen.dao.models import Dao, DaoEvent
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class DaoOperations(Operations):
    """The operations of DAO, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def open_hall(
        self,
        body: DaoEvent,
    ) -> Dao:
        """Open a hall."""
        data = await self._call(
            endpoints.OPEN_HALL,
            {},
            body,
        )
        return cast("Dao", data)


class DaoClient(DaoOperations, HttpClient):
    """Calls DAO over HTTP."""

    api_version = "v1.0"
