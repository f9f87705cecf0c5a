"""The events that Harbour emits.

Generated from modules/harbour by `anarq generate service`. Do not edit.
"""

