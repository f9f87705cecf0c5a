"""The mock of sQuid.

Generated from modules/squid by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.squid.client import SquidOperations
from anarq.clients.mock import Mock


class SquidMock(SquidOperations, Mock):
    """sQuid in memory: answers from examples, keeps what was created, decides nothing."""
