"""What the service of Qlock has to implement.

Generated from modules/qlock by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.squid import models as squid_models
from anarq.reference.qlock._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Qlock provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def on_squid_deactivated(self, call: Call[Peers], data: squid_models.IdentityDeactivated) -> Decision[None]:
        """Retires the keys of an identity that acts no more."""
        ...

    async def run_pass_locks(self, call: Call[Peers]) -> Decision[None]:
        """Ends leases that have expired, and gives each lock to whoever has waited longest."""
        ...

    async def run_open_time_locks(self, call: Call[Peers]) -> Decision[None]:
        """Tells that the time of a key has come; it can be used already."""
        ...

    async def run_rotate_keys(self, call: Call[Peers]) -> Decision[None]:
        """Gives a new version to keys whose time for it has come."""
        ...

    async def run_destroy_keys(self, call: Call[Peers]) -> Decision[None]:
        """Destroys keys whose days of grace are over, with all their versions."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
