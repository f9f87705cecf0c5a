"""The modules that QpiC uses, and how its service reaches them.

Generated from modules/qpic by `anarq generate service`. Do not edit.
"""

from dataclasses import dataclass
from typing import Final

from anarq.clients._gen.qdrive.client import QdriveClient
from anarq.clients._gen.qdrive.mock import QdriveMock
from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients._gen.qerberos.mock import QerberosMock
from anarq.clients._gen.qmarket.client import QmarketClient
from anarq.clients._gen.qmarket.mock import QmarketMock
from anarq.clients.peering import Kind, Reach, Uses
from anarq.reference.qpic._gen.uses.qdrive import Qdrive
from anarq.reference.qpic._gen.uses.qerberos import Qerberos

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

QMARKET: Final = Kind(
    name="qmarket",
    client=QmarketClient,
    mock=QmarketMock,
    as_caller={
        "publishListing": "qmarket.listing.publish",
    },
)


@dataclass(frozen=True, slots=True)
class Peers:
    """What QpiC uses of other modules, bound to one call: in whose name, in which trace, by which keys."""

    qdrive: Qdrive
    qerberos: Qerberos


def bind(reach: Reach) -> Peers:
    """The peers for one call."""
    return Peers(
        qdrive=reach.to(QDRIVE),
        qerberos=reach.to(QERBEROS),
    )


USES: Final = Uses(
    (
        QDRIVE,
        QERBEROS,
        QMARKET,
    ),
    bind,
)
