"""What Qdrive uses of Qindex, and nothing else: its client and its mock both satisfy it.

Generated from modules/qdrive by `anarq generate service`. Do not edit.
"""

__all__ = []
