"""What Qmail uses of Qindex, and nothing else: its client and its mock both satisfy it.

Generated from modules/qmail by `anarq generate service`. Do not edit.
"""

from typing import Protocol

from anarq.clients._gen.qindex.models import IndexRecord

__all__ = [
    "IndexRecord",
    "Qindex",
]


class Qindex(Protocol):
    """The operations of Qindex that Qmail declares to use in its module.yaml."""

    async def get_record(
        self,
        *,
        type: str,
        key: str,
    ) -> IndexRecord:
        """Read what a key points to."""
        ...
