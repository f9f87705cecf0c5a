"""The mock of Qchat.

Generated from modules/qchat by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qchat.client import QchatOperations
from anarq.clients.mock import Mock


class QchatMock(QchatOperations, Mock):
    """Qchat in memory: answers from examples, keeps what was created, decides nothing."""
