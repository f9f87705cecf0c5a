"""The modules that QpiC uses, and how its service reaches them.

Generated from modules/qpic by `anarq generate service`. Do not edit.
"""

from dataclasses import dataclass
from typing import Final

from anarq.clients._gen.qdrive.client import QdriveClient
from anarq.clients._gen.qdrive.mock import QdriveMock
from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients._gen.qerberos.mock import QerberosMock
from anarq.clients._gen.qlock.client import QlockClient
from anarq.clients._gen.qlock.mock import QlockMock
from anarq.clients._gen.qmarket.client import QmarketClient
from anarq.clients._gen.qmarket.mock import QmarketMock
from anarq.clients._gen.qmask.client import QmaskClient
from anarq.clients._gen.qmask.mock import QmaskMock
from anarq.clients.peering import Kind, Reach, Uses
from anarq.reference.qpic._gen.uses.qdrive import Qdrive
from anarq.reference.qpic._gen.uses.qerberos import Qerberos
from anarq.reference.qpic._gen.uses.qlock import Qlock
from anarq.reference.qpic._gen.uses.qmask import Qmask

QDRIVE: Final = Kind(
    name="qdrive",
    client=QdriveClient,
    mock=QdriveMock,
    as_caller={
        "getFile": "qdrive.file.read",
        "getMetadata": "qdrive.metadata.read",
        "downloadFile": "qdrive.content.read",
        "listReferences": "qdrive.file.read",
        "adoptContent": "qdrive.file.write",
        "addReference": "qdrive.reference.write",
        "removeReference": "qdrive.reference.write",
    },
)

QERBEROS: Final = Kind(
    name="qerberos",
    client=QerberosClient,
    mock=QerberosMock,
)

QLOCK: Final = Kind(
    name="qlock",
    client=QlockClient,
    mock=QlockMock,
)

QMARKET: Final = Kind(
    name="qmarket",
    client=QmarketClient,
    mock=QmarketMock,
    as_caller={
        "publishListing": "qmarket.listing.publish",
    },
)

QMASK: Final = Kind(
    name="qmask",
    client=QmaskClient,
    mock=QmaskMock,
    as_caller={
        "maskDocument": "qmask.document.mask",
    },
)


@dataclass(frozen=True, slots=True)
class Peers:
    """What QpiC uses of other modules, bound to one call: in whose name, in which trace, by which keys."""

    qdrive: Qdrive
    qerberos: Qerberos
    qlock: Qlock
    qmask: Qmask


def bind(reach: Reach) -> Peers:
    """The peers for one call."""
    return Peers(
        qdrive=reach.to(QDRIVE),
        qerberos=reach.to(QERBEROS),
        qlock=reach.to(QLOCK),
        qmask=reach.to(QMASK),
    )


USES: Final = Uses(
    (
        QDRIVE,
        QERBEROS,
        QLOCK,
        QMARKET,
        QMASK,
    ),
    bind,
)
