"""The mock of Qerberos.

Generated from modules/qerberos by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.qerberos.client import QerberosOperations
from anarq.clients.mock import Mock


class QerberosMock(QerberosOperations, Mock):
    """Qerberos in memory: answers from examples, keeps what was created, decides nothing."""
