"""The operations of Lantern as its callers know them.

Generated from modules/lantern by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.lantern import schemas
from anarq.clients.endpoint import Endpoint, Resource
from anarq.wire.streams import StreamKind

LIST_LAMPS: Final = Endpoint(
    module="lantern",
    name="listLamps",
    method="GET",
    path="/lamps",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "colour": {"enum": ["RED", "WHITE"]},
        "class": {"type": "string"},
    },
    response=schemas.LAMP_PAGE,
    scope="lantern.lamp.read",
    safe=True,
    resource=Resource("Lamp", "lampId", many=True),
    example={"items": [{"lampId": "lamp_0001", "colour": "RED", "litAt": "2026-01-31T09:30:00Z"}]},
)

LIGHT_LAMP: Final = Endpoint(
    module="lantern",
    name="lightLamp",
    method="POST",
    path="/lamps",
    request=schemas.LAMP_REQUEST,
    response=schemas.LAMP,
    idempotent=True,
    scope="lantern.lamp.light",
    resource=Resource("Lamp", "lampId"),
    example={"lampId": "lamp_0001", "colour": "RED", "brightness": Decimal("0.5"), "litAt": "2026-01-31T09:30:00Z"},
)

GET_LAMP: Final = Endpoint(
    module="lantern",
    name="getLamp",
    method="GET",
    path="/lamps/{lampId}",
    parameters={"lampId": {"type": "string", "pattern": "^lamp_[0-9A-Za-z]{4,16}$"}},
    required=frozenset(["lampId"]),
    response=schemas.LAMP,
    scope="lantern.lamp.read",
    safe=True,
    resource=Resource("Lamp", "lampId"),
    example={"lampId": "lamp_0001", "colour": "RED", "brightness": Decimal("0.5"), "litAt": "2026-01-31T09:30:00Z"},
)

DIM_LAMP: Final = Endpoint(
    module="lantern",
    name="dimLamp",
    method="PATCH",
    path="/lamps/{lampId}",
    parameters={"lampId": {"type": "string", "pattern": "^lamp_[0-9A-Za-z]{4,16}$"}},
    required=frozenset(["lampId"]),
    request=schemas.DIM_LAMP_REQUEST,
    body_required=False,
    response=schemas.LAMP,
    idempotent=True,
    scope="lantern.lamp.light",
    resource=Resource("Lamp", "lampId"),
    example={"lampId": "lamp_0001", "colour": "RED", "brightness": Decimal("0.5"), "litAt": "2026-01-31T09:30:00Z"},
)

REMOVE_LAMP: Final = Endpoint(
    module="lantern",
    name="removeLamp",
    method="DELETE",
    path="/lamps/{lampId}",
    parameters={"lampId": {"type": "string", "pattern": "^lamp_[0-9A-Za-z]{4,16}$"}},
    required=frozenset(["lampId"]),
    enveloped=False,
    idempotent=True,
    scope="lantern.lamp.remove",
)

PUT_PICTURE: Final = Endpoint(
    module="lantern",
    name="putPicture",
    method="PUT",
    path="/lamps/{lampId}/picture",
    parameters={"lampId": {"type": "string", "pattern": "^lamp_[0-9A-Za-z]{4,16}$"}},
    required=frozenset(["lampId"]),
    enveloped=False,
    takes=StreamKind(media_types=("image/*",), max_bytes=5000000),
    idempotent=True,
    scope="lantern.lamp.light",
)

GET_PICTURE: Final = Endpoint(
    module="lantern",
    name="getPicture",
    method="GET",
    path="/lamps/{lampId}/picture",
    parameters={"lampId": {"type": "string", "pattern": "^lamp_[0-9A-Za-z]{4,16}$"}},
    required=frozenset(["lampId"]),
    enveloped=False,
    gives=StreamKind(media_types=("image/*",), max_bytes=5000000),
    scope="lantern.lamp.read",
    safe=True,
)

LIST_SIGNALS: Final = Endpoint(
    module="lantern",
    name="listSignals",
    method="GET",
    path="/signals",
    response=schemas.LIST_SIGNALS_RESPONSE,
    enveloped=False,
    safe=True,
)

FLASH: Final = Endpoint(
    module="lantern",
    name="flash",
    method="POST",
    path=None,
    tool="lantern.flash",
    request=schemas.FLASH,
    response=schemas.SIGNAL,
    example="fog",
)

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType(
    {
        "listLamps": LIST_LAMPS,
        "lightLamp": LIGHT_LAMP,
        "getLamp": GET_LAMP,
        "dimLamp": DIM_LAMP,
        "removeLamp": REMOVE_LAMP,
        "putPicture": PUT_PICTURE,
        "getPicture": GET_PICTURE,
        "listSignals": LIST_SIGNALS,
        "flash": FLASH,
    }
)
