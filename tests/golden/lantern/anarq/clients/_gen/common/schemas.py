"""The contracts that all modules share, as definitions of the schemas that refer to them.

Generated from spec/common by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Final

from anarq.ports.json import JsonObject
from anarq.wire.schemafile import definitions_of

DEFINITIONS: Final[Mapping[str, JsonObject]] = definitions_of(__file__)
