"""The types of Void, which its clients share.

Generated from modules/void by `anarq generate service`. Do not edit.
"""

from anarq.clients.values import Number

__all__ = [
    "Number",
]
