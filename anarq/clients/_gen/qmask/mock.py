"""The mock of Qmask.

Generated from modules/qmask by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qmask.client import QmaskOperations
from anarq.clients.mock import Mock


class QmaskMock(QmaskOperations, Mock):
    """Qmask in memory: answers from examples, keeps what was created, decides nothing."""
