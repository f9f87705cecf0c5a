"""The modules that Qchat uses, and how its service reaches them.

Generated from modules/qchat by `anarq generate service`. Do not edit.
"""

from dataclasses import dataclass
from typing import Final

from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients._gen.qerberos.mock import QerberosMock
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients._gen.squid.mock import SquidMock
from anarq.clients.peering import Kind, Reach, Uses
from anarq.reference.qchat._gen.uses.qerberos import Qerberos
from anarq.reference.qchat._gen.uses.squid import Squid

QERBEROS: Final = Kind(
    name="qerberos",
    client=QerberosClient,
    mock=QerberosMock,
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
    squid: Squid


def bind(reach: Reach) -> Peers:
    """The peers for one call."""
    return Peers(
        qerberos=reach.to(QERBEROS),
        squid=reach.to(SQUID),
    )


USES: Final = Uses(
    (
        QERBEROS,
        SQUID,
    ),
    bind,
)
