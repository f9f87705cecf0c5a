"""What the service of QNET has to implement.

Generated from modules/qnet by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qnet import models as qnet_models
from anarq.clients._gen.squid import models as squid_models
from anarq.reference.qnet._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that QNET provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def on_tools_registry_updated(self, call: Call[Peers], data: qnet_models.RegistryUpdated) -> Decision[None]:
        """Keeps what a module offers, as it tells of itself; what it tells of another is not taken."""
        ...

    async def on_squid_deactivated(self, call: Call[Peers], data: squid_models.IdentityDeactivated) -> Decision[None]:
        """Takes out the nodes of an operator who can no longer act."""
        ...

    async def on_squid_sub_revoked(self, call: Call[Peers], data: squid_models.SubidentityRevoked) -> Decision[None]:
        """Takes out the node that signs with a subidentity which can no longer act."""
        ...

    async def run_probe_nodes(self, call: Call[Peers]) -> Decision[None]:
        """Asks each node every half minute, and those that somebody wants pinged, some at a time."""
        ...

    async def run_watch_nodes(self, call: Call[Peers]) -> Decision[None]:
        """Notices which nodes are late, slow or gone, and which are well again."""
        ...

    async def run_aggregate_health(self, call: Call[Peers]) -> Decision[None]:
        """Adds up how the nodes are, and tells when the network as a whole is better or worse."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
