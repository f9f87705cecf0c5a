"""What the service of DAO has to implement.

Generated from modules/dao by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qwallet import models as qwallet_models
from anarq.clients._gen.squid import models as squid_models
from anarq.reference.dao._gen.commands import (
    QwalletCreateIntentAnswer,
    QwalletPayIntentAnswer,
)
from anarq.reference.dao._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that DAO provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def on_squid_reputation_updated(
        self, call: Call[Peers], data: squid_models.ReputationUpdated
    ) -> Decision[None]:
        """Keeps the reputation of members, for the rolls of later proposals."""
        ...

    async def on_squid_deactivated(self, call: Call[Peers], data: squid_models.IdentityDeactivated) -> Decision[None]:
        """Ends the memberships of an identity that can no longer act, or the DAO that it is."""
        ...

    async def on_qwallet_intent_created(self, call: Call[Peers], data: qwallet_models.PaymentIntent) -> Decision[None]:
        """Learns which intent a proposal has, also when its answer is lost."""
        ...

    async def on_qwallet_tx_signed(self, call: Call[Peers], data: qwallet_models.Transaction) -> Decision[None]:
        """Has the intent of a proposal paid."""
        ...

    async def on_qwallet_tx_settled(self, call: Call[Peers], data: qwallet_models.Payment) -> Decision[None]:
        """Ends a proposal whose payment is settled."""
        ...

    async def on_qwallet_tx_failed(self, call: Call[Peers], data: qwallet_models.PaymentFailure) -> Decision[None]:
        """Ends a proposal whose intent can no longer be paid."""
        ...

    async def after_qwallet_create_intent(self, call: Call[Peers], data: QwalletCreateIntentAnswer) -> Decision[None]:
        """Gives the proposal its intent, for the wallet of the DAO to sign; a refusal ends it."""
        ...

    async def after_qwallet_pay_intent(self, call: Call[Peers], data: QwalletPayIntentAnswer) -> Decision[None]:
        """Waits for the settlement; after a refusal the intent expires at Qwallet, and ends the proposal."""
        ...

    async def run_take_rolls(self, call: Call[Peers]) -> Decision[None]:
        """Takes the rolls of new proposals, some members at a time, and opens their votes."""
        ...

    async def run_close_votes(self, call: Call[Peers]) -> Decision[None]:
        """Counts the votes that are over, and says what was decided."""
        ...

    async def run_lapse_proposals(self, call: Call[Peers]) -> Decision[None]:
        """Ends what was accepted and not executed in time."""
        ...

    async def run_close_daos(self, call: Call[Peers]) -> Decision[None]:
        """Ends memberships and open proposals of dissolved DAOs, some at a time."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
