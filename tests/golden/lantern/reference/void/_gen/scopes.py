"""What a grant of Void can cover.

Generated from modules/void by `anarq generate service`. Do not edit.
"""
