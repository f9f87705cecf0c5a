"""What the service of Qonsent has to implement.

Generated from modules/qonsent by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qwallet import models as qwallet_models
from anarq.clients._gen.squid import models as squid_models
from anarq.reference.qonsent._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Qonsent provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def on_squid_deactivated(self, call: Call[Peers], data: squid_models.IdentityDeactivated) -> Decision[None]:
        """Notes that an identity acts no more, so that the grants that rest on its key are ended."""
        ...

    async def on_squid_sub_revoked(self, call: Call[Peers], data: squid_models.SubidentityRevoked) -> Decision[None]:
        """Notes that a subidentity acts no more, so that the grants that rest on its key are ended."""
        ...

    async def on_squid_reputation_updated(
        self, call: Call[Peers], data: squid_models.ReputationUpdated
    ) -> Decision[None]:
        """Notes the standing of an identity, for rules that ask for one."""
        ...

    async def on_qwallet_intent_created(self, call: Call[Peers], data: qwallet_models.PaymentIntent) -> Decision[None]:
        """Counts what a payer intends to pay, for the spending limits of his policies."""
        ...

    async def on_qwallet_tx_failed(self, call: Call[Peers], data: qwallet_models.PaymentFailure) -> Decision[None]:
        """Counts no longer what comes to nothing."""
        ...

    async def run_end_grants(self, call: Call[Peers]) -> Decision[None]:
        """Ends the grants below what was revoked, retired or deactivated, some at a time; checks deny them already."""
        ...

    async def run_expire_grants(self, call: Call[Peers]) -> Decision[None]:
        """Ends grants whose time is over, and forgets revocations of delegations that would hold no longer."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
