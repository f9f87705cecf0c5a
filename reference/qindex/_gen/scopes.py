"""What a grant of Qindex can cover.

Generated from modules/qindex by `anarq generate service`. Do not edit.
"""

from typing import Final

DATA_ERASE: Final = "qindex.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qindex.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qindex.data.read"
"""Read what was done with what is kept of somebody."""

RECORD_ERASE: Final = "qindex.record.erase"
"""Erase keys and their history."""

RECORD_READ: Final = "qindex.record.read"
"""Read what keys point to, and pointed to."""

RECORD_WRITE: Final = "qindex.record.write"
"""Point keys at content."""
