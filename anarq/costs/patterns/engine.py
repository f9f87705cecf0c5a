"""The engine by which services match patterns."""

from typing import Final

import jsonschema_rs

LARGEST: Final = 1_048_576
"""How many bytes an engine may make of one pattern. A service holds what it makes for each contract that says it."""

ENGINE: Final = jsonschema_rs.RegexOptions(size_limit=LARGEST)
"""It takes linear time, and refuses look-around, back references and what grows too large."""
