"""What a grant of Harbour can cover.

Generated from modules/harbour by `anarq generate service`. Do not edit.
"""

from typing import Final

GUIDE_READ: Final = "harbour.guide.read"
"""Ask the way."""
