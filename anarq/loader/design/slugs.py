"""How a text is called in an id."""

import re
from typing import Final

_WORD: Final = re.compile(r"[a-z0-9]+")
_WORDS: Final = 6
"""So many words of a text tell it from the others."""


def slug(text: str) -> str:
    """The first words of a text in small letters, with dashes between them."""
    return "-".join(_WORD.findall(text.lower())[:_WORDS])
