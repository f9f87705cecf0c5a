"""The mock of Qindex.

Generated from modules/qindex by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qindex.client import QindexOperations
from anarq.clients.mock import Mock


class QindexMock(QindexOperations, Mock):
    """Qindex in memory: answers from examples, keeps what was created, decides nothing."""
