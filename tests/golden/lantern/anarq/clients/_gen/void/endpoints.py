"""The operations of Void as its callers know them.

Generated from modules/void by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients.endpoint import Endpoint

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType({})
