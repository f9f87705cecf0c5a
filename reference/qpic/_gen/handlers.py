"""What the service of QpiC has to implement.

Generated from modules/qpic by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qdrive import models as qdrive_models
from anarq.clients._gen.qmarket import models as qmarket_models
from anarq.reference.qpic._gen.commands import (
    QdriveAddReferenceAnswer,
    QdriveAdoptContentAnswer,
    QdriveRemoveReferenceAnswer,
    QmarketPublishListingAnswer,
    QmaskMaskDocumentAnswer,
)
from anarq.reference.qpic._gen.peers import Peers
from anarq.runtime.call import Call, Decision


class Handlers(Protocol):
    """One method for each operation that QpiC provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def on_qdrive_file_created(self, call: Call[Peers], data: qdrive_models.FileCreated) -> Decision[None]:
        """Makes an asset of what a transcoding has stored."""
        ...

    async def on_qdrive_upload_ended(self, call: Call[Peers], data: qdrive_models.UploadEnded) -> Decision[None]:
        """Ends a transcoding whose result could not be stored."""
        ...

    async def on_qdrive_file_changed(self, call: Call[Peers], data: qdrive_models.FileChanged) -> Decision[None]:
        """Has an asset follow the content of its file."""
        ...

    async def on_qdrive_metadata_extracted(
        self, call: Call[Peers], data: qdrive_models.MetadataExtracted
    ) -> Decision[None]:
        """Reads how the bytes of an asset are coded, where that was not known yet."""
        ...

    async def on_qdrive_file_deleted(self, call: Call[Peers], data: qdrive_models.FileDeleted) -> Decision[None]:
        """Notes that the bytes of an asset cannot be read for the time being."""
        ...

    async def on_qdrive_file_restored(self, call: Call[Peers], data: qdrive_models.FileRestored) -> Decision[None]:
        """Notes that the bytes of an asset can be read again."""
        ...

    async def on_qdrive_file_erased(self, call: Call[Peers], data: qdrive_models.FileErased) -> Decision[None]:
        """Removes an asset whose bytes are gone."""
        ...

    async def on_qmarket_sold(self, call: Call[Peers], data: qmarket_models.Sale) -> Decision[None]:
        """Counts the licences that were sold of an offer."""
        ...

    async def on_qmarket_withdrawn(self, call: Call[Peers], data: qmarket_models.ListingWithdrawn) -> Decision[None]:
        """Notes that an asset can no longer be bought."""
        ...

    async def after_qdrive_adopt_content(self, call: Call[Peers], data: QdriveAdoptContentAnswer) -> Decision[None]:
        """Notes by which upload a result becomes a file; a refusal ends the transcoding."""
        ...

    async def after_qdrive_add_reference(self, call: Call[Peers], data: QdriveAddReferenceAnswer) -> Decision[None]:
        """Has Qmarket list what is held; a refusal ends the offer."""
        ...

    async def after_qdrive_remove_reference(
        self, call: Call[Peers], data: QdriveRemoveReferenceAnswer
    ) -> Decision[None]:
        """Ends an offer that nothing is held for any more."""
        ...

    async def after_qmarket_publish_listing(
        self, call: Call[Peers], data: QmarketPublishListingAnswer
    ) -> Decision[None]:
        """Notes the listing; after a refusal what is held is released."""
        ...

    async def after_qmask_mask_document(self, call: Call[Peers], data: QmaskMaskDocumentAnswer) -> Decision[None]:
        """Puts what is shown of the metadata into what is made; a refusal ends the transcoding."""
        ...

    async def run_run_transcodings(self, call: Call[Peers]) -> Decision[None]:
        """Makes some more of each asset that is being made, and begins those that wait."""
        ...

    async def run_end_offers(self, call: Call[Peers]) -> Decision[None]:
        """Releases what is held for offers that were withdrawn, when no licence needs it."""
        ...

    async def run_erase_records(self, call: Call[Peers]) -> Decision[None]:
        """Erases what somebody asked to have erased, some records at a time."""
        ...

    async def run_build_exports(self, call: Call[Peers]) -> Decision[None]:
        """Makes the files of exports, some of each at a time."""
        ...
