"""The mock of Qlock.

Generated from modules/qlock by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qlock.client import QlockOperations
from anarq.clients.mock import Mock


class QlockMock(QlockOperations, Mock):
    """Qlock in memory: answers from examples, keeps what was created, decides nothing."""
