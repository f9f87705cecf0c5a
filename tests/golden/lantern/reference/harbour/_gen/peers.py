"""The modules that Harbour uses, and how its service reaches them.

Generated from modules/harbour by `anarq generate service`. Do not edit.
"""

from dataclasses import dataclass
from typing import Final

from anarq.clients._gen.dao.client import DaoClient
from anarq.clients._gen.dao.mock import DaoMock
from anarq.clients._gen.lantern.client import LanternClient
from anarq.clients._gen.lantern.mock import LanternMock
from anarq.clients.peering import Kind, Reach, Uses
from anarq.reference.harbour._gen.uses.dao import DaoPeer
from anarq.reference.harbour._gen.uses.lantern import Lantern

DAO: Final = Kind(
    name="dao",
    client=DaoClient,
    mock=DaoMock,
)

LANTERN: Final = Kind(
    name="lantern",
    client=LanternClient,
    mock=LanternMock,
    as_caller={
        "lightLamp": "lantern.lamp.light",
    },
)


@dataclass(frozen=True, slots=True)
class Peers:
    """What Harbour uses of other modules, bound to one call: in whose name, in which trace, by which keys."""

    dao: DaoPeer
    lantern: Lantern


def bind(reach: Reach) -> Peers:
    """The peers for one call."""
    return Peers(
        dao=reach.to(DAO),
        lantern=reach.to(LANTERN),
    )


USES: Final = Uses(
    (
        DAO,
        LANTERN,
    ),
    bind,
)
