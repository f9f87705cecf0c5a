"""The mock of Harbour.

Generated from modules/harbour by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.harbour.client import HarbourOperations
from anarq.clients.mock import Mock


class HarbourMock(HarbourOperations, Mock):
    """Harbour in memory: answers from examples, keeps what was created, decides nothing."""
