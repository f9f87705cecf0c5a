"""What a finding is known by in the next run: its content, not its line."""

import hashlib
import json
from typing import Final

from anarq.model import pointer as pointers
from anarq.model.tree import Json
from anarq.rules.finding import Instance

ANY_POSITION: Final = "*"
"""Stands for a position in a list, for it changes when something else is added."""


def anchor(data: Json, pointer: str) -> str:
    """The pointer with every position in a list as `*`. A key that looks like a number, such as a status, stays."""
    here, found = data, ""
    for token in pointers.split(pointer):
        if isinstance(here, list):
            position = pointers.index(token)
            here = here[position] if position is not None and position < len(here) else None
            found = pointers.join(found, ANY_POSITION)
        else:
            here = here.get(token) if isinstance(here, dict) else None
            found = pointers.join(found, token)
    return found


def fingerprint(at: Instance) -> str:
    """SHA-256, in hexadecimal, of where in which file of which module something was found, and of what.

    It stays the same when lines move, when a file is written in another form, when a list has more elements, and when
    the folder of the module lies elsewhere. The rule is no part of it, for a rule may be renamed. Of what lists
    several things that lack, the list is no part of it either: some of them may be mended.
    """
    parts = [at.module, "", at.anchor, ""] if at.lists else [at.module, at.path, at.anchor, at.found]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
