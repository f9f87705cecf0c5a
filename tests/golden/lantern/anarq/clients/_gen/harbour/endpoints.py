"""The operations of Harbour as its callers know them.

Generated from modules/harbour by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.harbour import schemas
from anarq.clients.endpoint import Endpoint

GUIDE_SHIP: Final = Endpoint(
    module="harbour",
    name="guideShip",
    method="GET",
    path="/guides/{shipId}",
    parameters={
        "shipId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["shipId"]),
    response=schemas.GUIDE_SHIP_RESPONSE,
    scope="harbour.guide.read",
    delegates=("lantern.lamp.light",),
    safe=True,
)

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType(
    {
        "guideShip": GUIDE_SHIP,
    }
)
