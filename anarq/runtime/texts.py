"""Texts that come in hold no control characters: no store, log or page has to bear them."""

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from anarq.wire.violations import Violation, escaped

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control characters (Unicode category Cc) but tab, line feed and carriage return."""


_Way: TypeAlias = "tuple[_Way, str | int] | None"
"""The way to a value: the way to what holds it, and its name or index there; None: nothing holds it."""


def control_characters(value: object, at: str) -> Iterator[Violation]:
    """Where a value has control characters, in its texts or in the names of its members.

    Args:
        value: JSON.
        at: its pointer.
    """
    pending: list[tuple[_Way, object]] = [(None, value)]  # a pointer is written only where there is something to tell
    while pending:
        way, part = pending.pop()
        texts = (part,) if isinstance(part, str) else part if isinstance(part, dict) else ()
        for text in texts:
            found = _CONTROL.search(text)
            if found is not None:
                yield Violation(_pointer(at, way), "text", f"holds the control character U+{ord(found.group()):04X}")
        if isinstance(part, dict):
            pending += [((way, name), member) for name, member in part.items()]
        elif isinstance(part, list):
            pending += [((way, index), element) for index, element in enumerate(part)]


def _pointer(at: str, way: _Way) -> str:
    tokens: list[str] = []
    while way is not None:
        way, token = way
        tokens.append(escaped(token))
    return "/".join([at, *reversed(tokens)])
