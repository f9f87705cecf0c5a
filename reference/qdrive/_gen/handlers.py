"""What the service of Qdrive has to implement.

Generated from modules/qdrive by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qindex import models as qindex_models
from anarq.clients._gen.qonsent import models as qonsent_models
from anarq.clients._gen.squid import models as squid_models
from anarq.reference.qdrive._gen.commands import (
    QindexEraseRecordAnswer,
    QindexPutRecordAnswer,
    QmaskMaskDocumentAnswer,
)
from anarq.reference.qdrive._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that Qdrive provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def on_qonsent_revoked(self, call: Call[Peers], data: qonsent_models.GrantRevoked) -> Decision[None]:
        """Ends the shares whose grant is revoked."""
        ...

    async def on_squid_reputation_updated(
        self, call: Call[Peers], data: squid_models.ReputationUpdated
    ) -> Decision[None]:
        """Keeps the standing of owners, by which it is limited with how many they share."""
        ...

    async def on_squid_deactivated(self, call: Call[Peers], data: squid_models.IdentityDeactivated) -> Decision[None]:
        """Puts the files of an identity that can no longer act into the trash."""
        ...

    async def on_qindex_record_erased(self, call: Call[Peers], data: qindex_models.RecordErased) -> Decision[None]:
        """Has no key follow a file that its owner erased at Qindex."""
        ...

    async def after_qindex_put_record(self, call: Call[Peers], data: QindexPutRecordAnswer) -> Decision[None]:
        """Notes that the key points to the content, or why it does not."""
        ...

    async def after_qindex_erase_record(self, call: Call[Peers], data: QindexEraseRecordAnswer) -> Decision[None]:
        """Notes that the key of a file that is gone points to nothing."""
        ...

    async def after_qmask_mask_document(self, call: Call[Peers], data: QmaskMaskDocumentAnswer) -> Decision[None]:
        """Keeps what the recipient of a share sees of the metadata."""
        ...

    async def run_finish_uploads(self, call: Call[Peers]) -> Decision[None]:
        """Holds uploads that are complete to their digests, and makes them files."""
        ...

    async def run_expire_uploads(self, call: Call[Peers]) -> Decision[None]:
        """Ends uploads that nothing came of in time."""
        ...

    async def run_extract_metadata(self, call: Call[Peers]) -> Decision[None]:
        """Reads what new bytes say of themselves, some at a time."""
        ...

    async def run_end_by_time(self, call: Call[Peers]) -> Decision[None]:
        """Ends shares and references whose time is over."""
        ...

    async def run_erase_files(self, call: Call[Peers]) -> Decision[None]:
        """Erases files whose grace is over, and what is kept of those who asked for it, some at a time; waits for
        the end of legal holds.
        """
        ...

    async def run_collect_garbage(self, call: Call[Peers]) -> Decision[None]:
        """Counts what refers to each content, and deletes what nothing named for 30 days and a backup has."""
        ...

    async def run_build_exports(self, call: Call[Peers]) -> Decision[None]:
        """Makes the files of exports, some of each at a time."""
        ...
