"""The types of the contracts of Void, with their exact JSON names.

Generated from modules/void/contracts, modules/void/openapi.yaml by `anarq generate models`. Do not edit.
"""
