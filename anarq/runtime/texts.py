"""Texts that come in hold no control characters: no store, log or page has to bear them."""

import re
from collections.abc import Iterator
from typing import Final

from anarq.runtime.schemas import Violation

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control characters (Unicode category Cc) but tab, line feed and carriage return."""


def control_characters(value: object, at: str) -> Iterator[Violation]:
    """Where a value has control characters, in its texts or in the names of its members.

    Args:
        value: JSON.
        at: its pointer.
    """
    pending = [(at, value)]
    while pending:
        here, part = pending.pop()
        if isinstance(part, str):
            found = _CONTROL.search(part)
            if found is not None:
                yield Violation(here, "text", f"holds the control character U+{ord(found.group()):04X}")
        elif isinstance(part, dict):
            yield from (violation for name in part for violation in control_characters(name, here))
            pending += [(f"{here}/{_token(name)}", member) for name, member in part.items()]
        elif isinstance(part, list):
            pending += [(f"{here}/{index}", element) for index, element in enumerate(part)]


def _token(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
