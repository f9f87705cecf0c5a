"""The modules that Qchat uses, and how its service reaches them.

Generated from modules/qchat by `anarq generate service`. Do not edit.
"""

from dataclasses import dataclass
from typing import Final

from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients._gen.qerberos.mock import QerberosMock
from anarq.clients._gen.qlock.client import QlockClient
from anarq.clients._gen.qlock.mock import QlockMock
from anarq.clients._gen.qonsent.client import QonsentClient
from anarq.clients._gen.qonsent.mock import QonsentMock
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients._gen.squid.mock import SquidMock
from anarq.clients.peering import Kind, Reach, Uses
from anarq.reference.qchat._gen.uses.qerberos import Qerberos
from anarq.reference.qchat._gen.uses.qlock import Qlock
from anarq.reference.qchat._gen.uses.qonsent import Qonsent
from anarq.reference.qchat._gen.uses.squid import Squid

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

QONSENT: Final = Kind(
    name="qonsent",
    client=QonsentClient,
    mock=QonsentMock,
)

SQUID: Final = Kind(
    name="squid",
    client=SquidClient,
    mock=SquidMock,
    as_caller={
        "listDaoAssociations": "squid.association.read",
    },
)


@dataclass(frozen=True, slots=True)
class Peers:
    """What Qchat uses of other modules, bound to one call: in whose name, in which trace, by which keys."""

    qerberos: Qerberos
    qlock: Qlock
    qonsent: Qonsent
    squid: Squid


def bind(reach: Reach) -> Peers:
    """The peers for one call."""
    return Peers(
        qerberos=reach.to(QERBEROS),
        qlock=reach.to(QLOCK),
        qonsent=reach.to(QONSENT),
        squid=reach.to(SQUID),
    )


USES: Final = Uses(
    (
        QERBEROS,
        QLOCK,
        QONSENT,
        SQUID,
    ),
    bind,
)
