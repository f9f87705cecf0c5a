"""The mock of Qonsent.

Generated from modules/qonsent by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qonsent.client import QonsentOperations
from anarq.clients.mock import Mock


class QonsentMock(QonsentOperations, Mock):
    """Qonsent in memory: answers from examples, keeps what was created, decides nothing."""
