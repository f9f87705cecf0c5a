"""What a grant of Lantern can cover.

Generated from modules/lantern by `anarq generate service`. Do not edit.
"""

from typing import Final

LAMP_LIGHT: Final = "lantern.lamp.light"
"""Light lamps."""

LAMP_READ: Final = "lantern.lamp.read"
"""Read lamps."""

LAMP_REMOVE: Final = "lantern.lamp.remove"
"""Put lamps out."""
