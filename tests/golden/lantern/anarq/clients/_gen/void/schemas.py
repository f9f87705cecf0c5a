"""The contracts of Void as self-contained JSON Schemas.

Generated from modules/void/contracts, modules/void/openapi.yaml by `anarq generate models`. Do not edit.
"""
