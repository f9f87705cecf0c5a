"""The mock of QpiC.

Generated from modules/qpic by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qpic.client import QpicOperations
from anarq.clients.mock import Mock


class QpicMock(QpicOperations, Mock):
    """QpiC in memory: answers from examples, keeps what was created, decides nothing."""
