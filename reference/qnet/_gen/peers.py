"""The modules that QNET uses, and how its service reaches them.

Generated from modules/qnet by `anarq generate service`. Do not edit.
"""

from dataclasses import dataclass
from typing import Final

from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients._gen.qerberos.mock import QerberosMock
from anarq.clients._gen.qonsent.client import QonsentClient
from anarq.clients._gen.qonsent.mock import QonsentMock
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients._gen.squid.mock import SquidMock
from anarq.clients.peering import Kind, Reach, Uses
from anarq.reference.qnet._gen.uses.qerberos import Qerberos
from anarq.reference.qnet._gen.uses.qonsent import Qonsent
from anarq.reference.qnet._gen.uses.squid import Squid

QERBEROS: Final = Kind(
    name="qerberos",
    client=QerberosClient,
    mock=QerberosMock,
)

QONSENT: Final = Kind(
    name="qonsent",
    client=QonsentClient,
    mock=QonsentMock,
)

SQUID: Final = Kind(
    name="squid",
    client=SquidClient,
    mock=SquidMock,
)


@dataclass(frozen=True, slots=True)
class Peers:
    """What QNET uses of other modules, bound to one call: in whose name, in which trace, by which keys."""

    qerberos: Qerberos
    qonsent: Qonsent
    squid: Squid


def bind(reach: Reach) -> Peers:
    """The peers for one call."""
    return Peers(
        qerberos=reach.to(QERBEROS),
        qonsent=reach.to(QONSENT),
        squid=reach.to(SQUID),
    )


USES: Final = Uses(
    (
        QERBEROS,
        QONSENT,
        SQUID,
    ),
    bind,
)
