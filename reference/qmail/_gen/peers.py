"""The modules that Qmail uses, and how its service reaches them.

Generated from modules/qmail by `anarq generate service`. Do not edit.
"""

from dataclasses import dataclass
from typing import Final

from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients._gen.qerberos.mock import QerberosMock
from anarq.clients._gen.qindex.client import QindexClient
from anarq.clients._gen.qindex.mock import QindexMock
from anarq.clients._gen.qlock.client import QlockClient
from anarq.clients._gen.qlock.mock import QlockMock
from anarq.clients._gen.qonsent.client import QonsentClient
from anarq.clients._gen.qonsent.mock import QonsentMock
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients._gen.qwallet.mock import QwalletMock
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients._gen.squid.mock import SquidMock
from anarq.clients.peering import Kind, Reach, Uses
from anarq.reference.qmail._gen.uses.qerberos import Qerberos
from anarq.reference.qmail._gen.uses.qindex import Qindex
from anarq.reference.qmail._gen.uses.qlock import Qlock
from anarq.reference.qmail._gen.uses.qonsent import Qonsent
from anarq.reference.qmail._gen.uses.qwallet import Qwallet
from anarq.reference.qmail._gen.uses.squid import Squid

QERBEROS: Final = Kind(
    name="qerberos",
    client=QerberosClient,
    mock=QerberosMock,
    as_caller={
        "scoreRisk": "qerberos.risk.read",
    },
)

QINDEX: Final = Kind(
    name="qindex",
    client=QindexClient,
    mock=QindexMock,
)

QLOCK: Final = Kind(
    name="qlock",
    client=QlockClient,
    mock=QlockMock,
)

QONSENT: Final = Kind(
    name="qonsent",
    client=QonsentClient,
    mock=QonsentMock,
)

QWALLET: Final = Kind(
    name="qwallet",
    client=QwalletClient,
    mock=QwalletMock,
)

SQUID: Final = Kind(
    name="squid",
    client=SquidClient,
    mock=SquidMock,
)


@dataclass(frozen=True, slots=True)
class Peers:
    """What Qmail uses of other modules, bound to one call: in whose name, in which trace, by which keys."""

    qerberos: Qerberos
    qindex: Qindex
    qlock: Qlock
    qonsent: Qonsent
    qwallet: Qwallet
    squid: Squid


def bind(reach: Reach) -> Peers:
    """The peers for one call."""
    return Peers(
        qerberos=reach.to(QERBEROS),
        qindex=reach.to(QINDEX),
        qlock=reach.to(QLOCK),
        qonsent=reach.to(QONSENT),
        qwallet=reach.to(QWALLET),
        squid=reach.to(SQUID),
    )


USES: Final = Uses(
    (
        QERBEROS,
        QINDEX,
        QLOCK,
        QONSENT,
        QWALLET,
        SQUID,
    ),
    bind,
)
