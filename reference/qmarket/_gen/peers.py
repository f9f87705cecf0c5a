"""The modules that Qmarket uses, and how its service reaches them.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

from dataclasses import dataclass
from typing import Final

from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients._gen.qwallet.mock import QwalletMock
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients._gen.squid.mock import SquidMock
from anarq.clients.peering import Kind, Reach, Uses
from anarq.reference.qmarket._gen.uses.qwallet import Qwallet
from anarq.reference.qmarket._gen.uses.squid import Squid

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

    qwallet: Qwallet
    squid: Squid


def bind(reach: Reach) -> Peers:
    """The peers for one call."""
    return Peers(
        qwallet=reach.to(QWALLET),
        squid=reach.to(SQUID),
    )


USES: Final = Uses(
    (
        QWALLET,
        SQUID,
    ),
    bind,
)
