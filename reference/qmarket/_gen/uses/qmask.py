"""What Qmarket uses of Qmask, and nothing else: its client and its mock both satisfy it.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qmask.models import MaskedDocument, MaskingRequest

__all__ = [
    "MaskedDocument",
    "MaskingRequest",
    "Qmask",
]


class Qmask(Protocol):
    """The operations of Qmask that Qmarket declares to use in its module.yaml."""

    async def mask_document(
        self,
        body: MaskingRequest,
        *,
        idempotency_key: str | None = None,
    ) -> MaskedDocument:
        """Mask a document. By a version of a profile, and by whatever is enforced besides. A field that no rule
        matches is shown only where its contract calls it public. Nothing of the document is kept but the answer
        to this request. `CONFLICT` says that the profile is retired.
        """
        ...
