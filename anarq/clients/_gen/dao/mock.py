"""The mock of DAO.

Generated from modules/dao by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.dao.client import DaoOperations
from anarq.clients.mock import Mock


class DaoMock(DaoOperations, Mock):
    """DAO in memory: answers from examples, keeps what was created, decides nothing."""
