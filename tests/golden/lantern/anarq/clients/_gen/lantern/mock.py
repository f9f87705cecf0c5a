"""The mock of Lantern.

Generated from modules/lantern by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.lantern.client import LanternOperations
from anarq.clients.mock import Mock


class LanternMock(LanternOperations, Mock):
    """Lantern in memory: answers from examples, keeps what was created, decides nothing."""
