"""The modules that sQuid uses, and how its service reaches them.

Generated from modules/squid by `anarq generate service`. Do not edit.
"""

from dataclasses import dataclass
from typing import Final

from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients._gen.qerberos.mock import QerberosMock
from anarq.clients._gen.qlock.client import QlockClient
from anarq.clients._gen.qlock.mock import QlockMock
from anarq.clients.peering import Kind, Reach, Uses
from anarq.reference.squid._gen.uses.qerberos import Qerberos
from anarq.reference.squid._gen.uses.qlock import Qlock

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


@dataclass(frozen=True, slots=True)
class Peers:
    """What sQuid uses of other modules, bound to one call: in whose name, in which trace, by which keys."""

    qerberos: Qerberos
    qlock: Qlock


def bind(reach: Reach) -> Peers:
    """The peers for one call."""
    return Peers(
        qerberos=reach.to(QERBEROS),
        qlock=reach.to(QLOCK),
    )


USES: Final = Uses(
    (
        QERBEROS,
        QLOCK,
    ),
    bind,
)
