"""The mock of Qwallet.

Generated from modules/qwallet by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qwallet.client import QwalletOperations
from anarq.clients.mock import Mock


class QwalletMock(QwalletOperations, Mock):
    """Qwallet in memory: answers from examples, keeps what was created, decides nothing."""
