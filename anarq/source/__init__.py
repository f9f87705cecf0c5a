"""Where bytes come from: disk, memory, a git revision, an archive, unsaved buffers. One port, `Source`, for all."""

from anarq.source.archive import ArchiveSource
from anarq.source.around import AroundSource, Room
from anarq.source.folder import FolderSource
from anarq.source.git import GitSource
from anarq.source.memory import MemorySource
from anarq.source.names import harmless, quote
from anarq.source.overlay import OverlaySource
from anarq.source.part import PartSource
from anarq.source.port import MAX_BYTES, GuardedSource, Source

__all__ = [
    "MAX_BYTES",
    "ArchiveSource",
    "AroundSource",
    "FolderSource",
    "GitSource",
    "GuardedSource",
    "MemorySource",
    "OverlaySource",
    "PartSource",
    "Room",
    "Source",
    "harmless",
    "quote",
]
