"""What a grant of Qmask can cover.

Generated from modules/qmask by `anarq generate service`. Do not edit.
"""

from typing import Final

DATA_ERASE: Final = "qmask.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qmask.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qmask.data.read"
"""Read what was done with what is kept of somebody."""

DOCUMENT_MASK: Final = "qmask.document.mask"
"""Mask documents and sets of records."""

ENFORCEMENT_READ: Final = "qmask.enforcement.read"
"""Read what has to be masked."""

ENFORCEMENT_WRITE: Final = "qmask.enforcement.write"
"""Say what has to be masked."""

MASKING_ERASE: Final = "qmask.masking.erase"
"""Erase sets of records, and what was made of them."""

MASKING_READ: Final = "qmask.masking.read"
"""Read what was masked."""

PRIVACY_ASSESS: Final = "qmask.privacy.assess"
"""Assess how easily people are found among records."""

PROFILE_ERASE: Final = "qmask.profile.erase"
"""Erase privacy profiles that are retired."""

PROFILE_READ: Final = "qmask.profile.read"
"""Read privacy profiles and their versions."""

PROFILE_WRITE: Final = "qmask.profile.write"
"""Create, change and retire privacy profiles."""

PSEUDONYM_FORGET: Final = "qmask.pseudonym.forget"
"""Forget pseudonyms, for good."""
