"""What the engine itself reports, explained. There is no check behind these ids."""

from pathlib import Path
from typing import Final

from anarq.model.internal import (
    CRASHED,
    FOUND_ELSEWHERE,
    LEFT_OUT,
    MENDED,
    NO_SCHEMA,
    UNKNOWN_DIALECT,
    UNREADABLE,
    UNRESOLVED,
)

FAMILY: Final = CRASHED.partition("/")[0]
"""The first half of these ids."""

SUMMARIES: Final = {
    CRASHED: "A check raised an error instead of looking.",
    FOUND_ELSEWHERE: "A file does not lie where it is looked for first.",
    LEFT_OUT: "A folder looks like a module and is not looked at as one.",
    MENDED: "A baseline still lists what has been mended.",
    NO_SCHEMA: "What was to be compared is not a schema.",
    UNKNOWN_DIALECT: "A schema names a meta-schema that is not known.",
    UNREADABLE: "A file cannot be used, so nothing in it was checked.",
    UNRESOLVED: "A reference leads nowhere.",
}


def page_of(id_: str) -> Path:
    """The page of one of the engine's own ids."""
    return Path(__file__).parent / "internal_pages" / f"{id_.partition('/')[2]}.md"
