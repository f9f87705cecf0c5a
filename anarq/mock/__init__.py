"""The mock of a contract, behind the whole pipeline of a service: what is created is found again.

Nothing here knows a module: all is read from what is generated for it. A mock decides nothing that is not in its
contract, and is counted nowhere as an implementation (ADR 34).
"""
