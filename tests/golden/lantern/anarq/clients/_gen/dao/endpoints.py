"""The operations of DAO as its callers know them.

Generated from modules/dao by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.dao import schemas
from anarq.clients.endpoint import Endpoint

OPEN_HALL: Final = Endpoint(
    module="dao",
    name="openHall",
    method="POST",
    path="/halls",
    request=schemas.DAO_EVENT,
    response=schemas.DAO,
    scope="dao.hall.open",
    safe=True,
    example={},
)

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType(
    {
        "openHall": OPEN_HALL,
    }
)
