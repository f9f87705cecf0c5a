"""The modules that Qmarket uses, and how its service reaches them.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

from dataclasses import dataclass
from typing import Final

from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients._gen.qerberos.mock import QerberosMock
from anarq.clients._gen.qindex.client import QindexClient
from anarq.clients._gen.qindex.mock import QindexMock
from anarq.clients._gen.qmask.client import QmaskClient
from anarq.clients._gen.qmask.mock import QmaskMock
from anarq.clients._gen.qonsent.client import QonsentClient
from anarq.clients._gen.qonsent.mock import QonsentMock
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients._gen.qwallet.mock import QwalletMock
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients._gen.squid.mock import SquidMock
from anarq.clients.peering import Kind, Reach, Uses
from anarq.reference.qmarket._gen.uses.qerberos import Qerberos
from anarq.reference.qmarket._gen.uses.qmask import Qmask
from anarq.reference.qmarket._gen.uses.qonsent import Qonsent
from anarq.reference.qmarket._gen.uses.qwallet import Qwallet
from anarq.reference.qmarket._gen.uses.squid import Squid

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
    },
)

QMASK: Final = Kind(
    name="qmask",
    client=QmaskClient,
    mock=QmaskMock,
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
    as_caller={
        "createIntent": "qwallet.intent.create",
        "payIntent": "qwallet.tx.pay",
        "cancelIntent": "qwallet.intent.cancel",
    },
)

SQUID: Final = Kind(
    name="squid",
    client=SquidClient,
    mock=SquidMock,
)


@dataclass(frozen=True, slots=True)
class Peers:
    """What Qmarket uses of other modules, bound to one call: in whose name, in which trace, by which keys."""

    qerberos: Qerberos
    qmask: Qmask
    qonsent: Qonsent
    qwallet: Qwallet
    squid: Squid


def bind(reach: Reach) -> Peers:
    """The peers for one call."""
    return Peers(
        qerberos=reach.to(QERBEROS),
        qmask=reach.to(QMASK),
        qonsent=reach.to(QONSENT),
        qwallet=reach.to(QWALLET),
        squid=reach.to(SQUID),
    )


USES: Final = Uses(
    (
        QERBEROS,
        QINDEX,
        QMASK,
        QONSENT,
        QWALLET,
        SQUID,
    ),
    bind,
)
