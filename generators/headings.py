"""The first line of a generated file: where it comes from, and that nobody edits it."""

from collections.abc import Iterable
from typing import Final

GENERATED: Final = "x-anarq-generated"
"""The member of a JSON document that holds the notice."""


def notice(sources: Iterable[str], target: str) -> str:
    """The notice as one sentence each: sources, command, and what not to do.

    Args:
        sources: files or folders below the repository root.
        target: the target that makes the file.
    """
    return f"Generated from {', '.join(sources)} by `anarq generate {target}`. Do not edit."


MARK = "Generated from "
"""How every notice starts."""
