"""What a grant of Qlock can cover.

Generated from modules/qlock by `anarq generate service`. Do not edit.
"""

from typing import Final

DATA_DECRYPT: Final = "qlock.data.decrypt"
"""Open what was encrypted."""

DATA_ENCRYPT: Final = "qlock.data.encrypt"
"""Encrypt with keys."""

DATA_ERASE: Final = "qlock.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qlock.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qlock.data.read"
"""Read what was done with what is kept of somebody."""

DATA_SIGN: Final = "qlock.data.sign"
"""Sign with keys."""

KEY_CHANGE: Final = "qlock.key.change"
"""Change the name and the time-lock of keys."""

KEY_CREATE: Final = "qlock.key.create"
"""Make keys."""

KEY_DESTROY: Final = "qlock.key.destroy"
"""Destroy keys, and with them what only they open."""

KEY_READ: Final = "qlock.key.read"
"""Read what is known of keys."""

KEY_RETIRE: Final = "qlock.key.retire"
"""Retire keys, for good."""

KEY_ROTATE: Final = "qlock.key.rotate"
"""Rotate keys."""

MUTEX_LOCK: Final = "qlock.mutex.lock"
"""Take locks, renew and release them."""

SIGNATURE_VERIFY: Final = "qlock.signature.verify"
"""Verify signatures."""
