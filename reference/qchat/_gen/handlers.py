"""What the service of Qchat has to implement.

Generated from modules/qchat by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.dao import models as dao_models
from anarq.clients._gen.squid import models as squid_models
from anarq.reference.qchat._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Qchat provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def on_squid_reputation_updated(
        self, call: Call[Peers], data: squid_models.ReputationUpdated
    ) -> Decision[None]:
        """Keeps the standing of those who invite, by which their invitations are limited."""
        ...

    async def on_squid_deactivated(self, call: Call[Peers], data: squid_models.IdentityDeactivated) -> Decision[None]:
        """Removes an identity that can no longer act from its conversations; where it was the last owner, the
        longest member becomes it.
        """
        ...

    async def on_dao_member_left(self, call: Call[Peers], data: dao_models.MemberLeft) -> Decision[None]:
        """Takes whoever leaves a DAO out of its conversations."""
        ...

    async def run_expire_invitations(self, call: Call[Peers]) -> Decision[None]:
        """Ends invitations that nobody took up for fourteen days."""
        ...

    async def run_build_exports(self, call: Call[Peers]) -> Decision[None]:
        """Makes the files of exports, some of each at a time."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
