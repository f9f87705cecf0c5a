"""The modules that Qdrive uses, and how its service reaches them.

Generated from modules/qdrive by `anarq generate service`. Do not edit.
"""

from dataclasses import dataclass
from typing import Final

from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients._gen.qerberos.mock import QerberosMock
from anarq.clients._gen.qindex.client import QindexClient
from anarq.clients._gen.qindex.mock import QindexMock
from anarq.clients._gen.qlock.client import QlockClient
from anarq.clients._gen.qlock.mock import QlockMock
from anarq.clients._gen.qmask.client import QmaskClient
from anarq.clients._gen.qmask.mock import QmaskMock
from anarq.clients._gen.qonsent.client import QonsentClient
from anarq.clients._gen.qonsent.mock import QonsentMock
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients._gen.squid.mock import SquidMock
from anarq.clients.peering import Kind, Reach, Uses
from anarq.reference.qdrive._gen.uses.qerberos import Qerberos
from anarq.reference.qdrive._gen.uses.qlock import Qlock
from anarq.reference.qdrive._gen.uses.qmask import Qmask
from anarq.reference.qdrive._gen.uses.qonsent import Qonsent
from anarq.reference.qdrive._gen.uses.squid import Squid

QERBEROS: Final = Kind(
    name="qerberos",
    client=QerberosClient,
    mock=QerberosMock,
)

QINDEX: Final = Kind(
    name="qindex",
    client=QindexClient,
    mock=QindexMock,
    as_caller={
        "putRecord": "qindex.record.write",
        "eraseRecord": "qindex.record.erase",
    },
)

QLOCK: Final = Kind(
    name="qlock",
    client=QlockClient,
    mock=QlockMock,
)

QMASK: Final = Kind(
    name="qmask",
    client=QmaskClient,
    mock=QmaskMock,
    as_caller={
        "maskDocument": "qmask.document.mask",
    },
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
    """What Qdrive uses of other modules, bound to one call: in whose name, in which trace, by which keys."""

    qerberos: Qerberos
    qlock: Qlock
    qmask: Qmask
    qonsent: Qonsent
    squid: Squid


def bind(reach: Reach) -> Peers:
    """The peers for one call."""
    return Peers(
        qerberos=reach.to(QERBEROS),
        qlock=reach.to(QLOCK),
        qmask=reach.to(QMASK),
        qonsent=reach.to(QONSENT),
        squid=reach.to(SQUID),
    )


USES: Final = Uses(
    (
        QERBEROS,
        QINDEX,
        QLOCK,
        QMASK,
        QONSENT,
        SQUID,
    ),
    bind,
)
