"""The events that Void emits.

Generated from modules/void by `anarq generate service`. Do not edit.
"""
