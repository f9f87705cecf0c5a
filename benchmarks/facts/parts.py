"""Which parts of a file a schema of `spec/` takes after a change of it, and did not before."""

from typing import Any, Final

from behaviour import plain, told_apart
from near import says_nothing

from anarq.contracts import SchemaError, UnresolvedError
from anarq.model import pointer as pointers
from anarq.model.tree import Document, Node

_AROUND: Final = 4
"""So many steps outwards from a keyword the parts of a file are looked at that it may decide of."""


def part_of_file(before: Any, now: Any, changed: str, catalogue: Any) -> str:
    """A part of a file that one schema takes and the other does not; empty: none is found.

    Args:
        before: the schema as it stands.
        now: as it is now.
        changed: where it was changed.
        catalogue: the schemas of `spec/` by their names.
    """
    for pointer in [] if says_nothing(changed) else _schema_pointers(changed)[:_AROUND]:
        parts = [Node(Document("", data), "", data).get(*_keys(pointer)).json() for data in (before, now)]
        if not all(isinstance(part, dict | bool) for part in parts):
            continue
        whole = [_beside(part, data) for part, data in zip(parts, (before, now), strict=True)]
        try:
            instance = told_apart(*map(plain, whole), catalogue=catalogue)
        except UnresolvedError as error:  # as it stands, every reference leads somewhere
            return str(error)
        except (SchemaError, ValueError, KeyError):
            continue
        if instance:
            return instance
    return ""


def _beside(part: Any, data: Any) -> Any:
    """A part of a schema with the definitions of the whole, so that its references lead somewhere."""
    if isinstance(part, dict) and isinstance(data, dict) and "$defs" in data and "$defs" not in part:
        return {**part, "$defs": data["$defs"]}
    return part


def _schema_pointers(pointer: str) -> list[str]:
    """The nearest schemas around a keyword: what holds it, and so on outwards."""
    return [*pointers.parents(pointer)][1:]


def _keys(pointer: str) -> list[str | int]:
    return [int(token) if token.isdecimal() else token for token in pointers.split(pointer)]
