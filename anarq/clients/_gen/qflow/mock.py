"""The mock of Qflow.

Generated from modules/qflow by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qflow.client import QflowOperations
from anarq.clients.mock import Mock


class QflowMock(QflowOperations, Mock):
    """Qflow in memory: answers from examples, keeps what was created, decides nothing."""
