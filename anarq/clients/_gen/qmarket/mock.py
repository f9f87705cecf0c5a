"""The mock of Qmarket.

Generated from modules/qmarket by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qmarket.client import QmarketOperations
from anarq.clients.mock import Mock


class QmarketMock(QmarketOperations, Mock):
    """Qmarket in memory: answers from examples, keeps what was created, decides nothing."""
