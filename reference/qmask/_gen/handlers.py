"""What the service of Qmask has to implement.

Generated from modules/qmask by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.reference.qmask._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Qmask provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def run_mask_records(self, call: Call[Peers]) -> Decision[None]:
        """Masks sets of records that wait, some records at a time, and checks each result."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
