"""The mock of Void.

Generated from modules/void by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.void.client import VoidOperations
from anarq.clients.mock import Mock


class VoidMock(VoidOperations, Mock):
    """Void in memory: answers from examples, keeps what was created, decides nothing."""
