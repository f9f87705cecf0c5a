"""What a grant of Qdrive can cover.

Generated from modules/qdrive by `anarq generate service`. Do not edit.
"""

from typing import Final

CONTENT_READ: Final = "qdrive.content.read"
"""Read the bytes of files."""

DATA_ERASE: Final = "qdrive.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qdrive.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qdrive.data.read"
"""Read what was done with what is kept of somebody."""

FILE_DELETE: Final = "qdrive.file.delete"
"""Put files into the trash and take them out again."""

FILE_READ: Final = "qdrive.file.read"
"""Read what is known of files, without their bytes."""

FILE_WRITE: Final = "qdrive.file.write"
"""Upload files, replace their bytes, and change what is said of them."""

METADATA_READ: Final = "qdrive.metadata.read"
"""Read what the bytes of files say of themselves."""

REFERENCE_WRITE: Final = "qdrive.reference.write"
"""Have contents stay, and let them go."""

SHARE_READ: Final = "qdrive.share.read"
"""Read who may read which file."""

SHARE_WRITE: Final = "qdrive.share.write"
"""Share files, and end shares."""

STORAGE_GRANT: Final = "qdrive.storage.grant"
"""Say how much somebody may keep."""

STORAGE_INSPECT: Final = "qdrive.storage.inspect"
"""List contents of everybody by what names them, not their bytes."""

USAGE_READ: Final = "qdrive.usage.read"
"""Read how much is kept."""
