"""What the service of Qflow has to implement.

Generated from modules/qflow by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qerberos import models as qerberos_models
from anarq.reference.qflow._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Qflow provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def on_qerberos_anomaly(self, call: Call[Peers], data: qerberos_models.Anomaly) -> Decision[None]:
        """Keeps that an identity did far more than usual, for the layer that looks at security."""
        ...

    async def run_expire_escalations(self, call: Call[Peers]) -> Decision[None]:
        """Ends escalations about which nobody decided in time."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
