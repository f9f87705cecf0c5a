"""The modules that Qmask uses, and how its service reaches them.

Generated from modules/qmask by `anarq generate service`. Do not edit.
"""

from dataclasses import dataclass
from typing import Final

from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients._gen.qerberos.mock import QerberosMock
from anarq.clients.peering import Kind, Reach, Uses
from anarq.reference.qmask._gen.uses.qerberos import Qerberos

QERBEROS: Final = Kind(
    name="qerberos",
    client=QerberosClient,
    mock=QerberosMock,
)


@dataclass(frozen=True, slots=True)
class Peers:
    """What Qmask uses of other modules, bound to one call: in whose name, in which trace, by which keys."""

    qerberos: Qerberos


def bind(reach: Reach) -> Peers:
    """The peers for one call."""
    return Peers(
        qerberos=reach.to(QERBEROS),
    )


USES: Final = Uses(
    (QERBEROS,),
    bind,
)
