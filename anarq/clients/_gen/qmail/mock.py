"""The mock of Qmail.

Generated from modules/qmail by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qmail.client import QmailOperations
from anarq.clients.mock import Mock


class QmailMock(QmailOperations, Mock):
    """Qmail in memory: answers from examples, keeps what was created, decides nothing."""
