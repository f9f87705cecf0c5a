"""What QpiC uses of Qmarket, and nothing else: its client and its mock both satisfy it.

Generated from modules/qpic by `anarq generate service`. Do not edit.
"""

__all__ = []
