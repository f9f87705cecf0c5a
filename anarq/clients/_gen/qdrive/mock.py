"""The mock of Qdrive.

Generated from modules/qdrive by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qdrive.client import QdriveOperations
from anarq.clients.mock import Mock


class QdriveMock(QdriveOperations, Mock):
    """Qdrive in memory: answers from examples, keeps what was created, decides nothing."""
