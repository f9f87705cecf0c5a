"""What the service of Qmail has to implement.

Generated from modules/qmail by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qwallet import models as qwallet_models
from anarq.clients._gen.squid import models as squid_models
from anarq.reference.qmail._gen.commands import (
    QindexEraseRecordAnswer,
    QindexPutRecordAnswer,
)
from anarq.reference.qmail._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Qmail provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def on_squid_reputation_updated(
        self, call: Call[Peers], data: squid_models.ReputationUpdated
    ) -> Decision[None]:
        """Keeps the standing of senders, by which the Spam Filter judges."""
        ...

    async def on_squid_deactivated(self, call: Call[Peers], data: squid_models.IdentityDeactivated) -> Decision[None]:
        """Closes the mailbox of an identity that can no longer act."""
        ...

    async def on_qwallet_intent_created(self, call: Call[Peers], data: qwallet_models.PaymentIntent) -> Decision[None]:
        """Notes by which intent the postage of a delivery in quarantine is to be paid."""
        ...

    async def on_qwallet_tx_settled(self, call: Call[Peers], data: qwallet_models.Payment) -> Decision[None]:
        """Delivers what is in quarantine when the postage that its receiver asks for is paid."""
        ...

    async def after_qindex_put_record(self, call: Call[Peers], data: QindexPutRecordAnswer) -> Decision[None]:
        """Notes under which version the name of a message points to its CID."""
        ...

    async def after_qindex_erase_record(self, call: Call[Peers], data: QindexEraseRecordAnswer) -> Decision[None]:
        """Notes that the name of a message that nobody has any more points to nothing."""
        ...

    async def run_deliver_messages(self, call: Call[Peers]) -> Decision[None]:
        """Brings messages to the mailboxes of their receivers, or keeps them in quarantine, some at a time."""
        ...

    async def run_drop_quarantined(self, call: Call[Peers]) -> Decision[None]:
        """Drops what was in quarantine for thirty days, and that nobody wanted."""
        ...

    async def run_build_exports(self, call: Call[Peers]) -> Decision[None]:
        """Makes the files of exports, some of each at a time."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...
