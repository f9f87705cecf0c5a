"""Texts in indexes: of bounded length and without NUL, whatever was handed in."""

import hashlib
from typing import Final

from sqlalchemy import String

from anarq.ports.json import JsonObject, dumps, loads

LONGEST: Final = 128
"""Characters of a text that is indexed as it is."""

_SHOWN: Final = 64  # characters of a longer one that are kept before its digest: one character more than LONGEST in all
_WIDTH: Final = LONGEST + 1


def column() -> String:
    """The type of an indexed text, compared by code points in every dialect."""
    return String(_WIDTH).with_variant(String(_WIDTH, collation="C"), "postgresql")


def indexed(text: str) -> str:
    """What stands in an index for a text; of two texts never the same.

    A text that is too long, or that PostgreSQL cannot hold, is longer than any other here, and ends with its SHA-256.
    """
    if len(text) <= LONGEST and "\0" not in text:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"{text[:_SHOWN].replace(chr(0), ' '):<{_SHOWN}}#{digest}"


def whole(text: str) -> str | None:
    """What is kept beside the index of a text, so that it can be given back; None when the index says it all."""
    return None if indexed(text) == text else dumps(text)


def given(index: str, kept: str | None) -> str:
    """The text that was handed in, from its index and what was kept beside it."""
    return index if kept is None else str(loads(kept))


def ordered(text: str) -> str:
    """What a listing is ordered by: the beginning of a text."""
    return text.replace("\0", "")[:LONGEST]


def object_of(stored: str) -> JsonObject:
    """The object that a text of JSON was stored from.

    Raises:
        TypeError: it was tampered with, and is none.
    """
    value = loads(stored)
    if not isinstance(value, dict):
        raise TypeError("what was stored is an object")
    return value
