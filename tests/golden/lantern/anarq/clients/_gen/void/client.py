"""The client of Void.

Generated from modules/void by `anarq generate client`. Do not edit.
"""

from anarq.clients._gen.void import endpoints
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class VoidOperations(Operations):
    """The operations of Void, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS


class VoidClient(VoidOperations, HttpClient):
    """Calls Void over HTTP."""

    api_version = "v0.0"
