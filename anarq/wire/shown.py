"""How much of a text that somebody has sent is shown to anybody: whoever sends a megabyte gets none back."""

from typing import Final

SHORT: Final = 80
"""Characters of a name."""


def shown(text: str, most: int = SHORT) -> str:
    """The text, or its beginning with a sign that there was more."""
    return text if len(text) <= most else f"{text[:most]}…"
