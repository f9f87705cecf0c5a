"""The mock of QNET.

Generated from modules/qnet by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qnet.client import QnetOperations
from anarq.clients.mock import Mock


class QnetMock(QnetOperations, Mock):
    """QNET in memory: answers from examples, keeps what was created, decides nothing."""
