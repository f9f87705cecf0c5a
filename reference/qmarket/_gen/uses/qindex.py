"""What Qmarket uses of Qindex, and nothing else: its client and its mock both satisfy it.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

__all__ = []
