"""How files outside of the house layout are held to a schema: further keys are no fault, slips of known ones are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from anarq.checks.spec._schemas import CLOSED, Breach
from anarq.model.names.vocabulary import Schema, Vocabulary, in_place
from anarq.model.tree import Json
from anarq.rules import meant

_STATUS: Final = re.compile(r"[0-9][0-9xX]*")


def only_slips(breaches: Iterable[Breach]) -> Iterator[Breach]:
    """The breaches, without those of keys that have no place and are nearly called as none that lacks."""
    for breach in breaches:
        if breach.keyword not in CLOSED:
            yield breach
            continue
        slips = tuple(key for key in breach.surplus if _is_slip(key, breach.schema, breach.value))
        if slips:
            yield replace(breach, surplus=slips)


def slips(schema: Schema, data: Json, vocabulary: Vocabulary) -> Iterator[Breach]:
    """Keys of objects that may have any, and that are nearly called as one that their schema knows and they lack.

    Those of keys that they must have are left out: that one lacks is a breach itself. Each value is looked at once.
    """
    pending: list[tuple[Schema, Schema, Json, tuple[str | int, ...]]] = [(schema, schema, data, ())]
    while pending:
        here, root, value, path = pending.pop()
        reference = here.get("$ref")
        if isinstance(reference, str):
            target, target_root = vocabulary.target(reference, root)
            pending.append((target, target_root, value, path))
        pending.extend((part, root, value, path) for part in in_place(here))
        if isinstance(value, list):
            below = here.get("items")
            items = enumerate(value) if isinstance(below, dict) else ()
            pending.extend((below, root, item, (*path, index)) for index, item in items if isinstance(below, dict))
        elif isinstance(value, dict):
            known = here.get("properties")
            properties = known if isinstance(known, dict) else {}
            yield from _slips(here, properties, value, path)
            others = here.get("additionalProperties")
            for key, child in value.items():
                part = properties.get(key, others)
                if isinstance(part, dict):
                    pending.append((part, root, child, (*path, key)))


def _slips(
    schema: Schema, properties: dict[str, Json], value: dict[str, Json], path: tuple[str | int, ...]
) -> Iterator[Breach]:
    if not properties or any(keyword in schema for keyword in CLOSED):
        return
    required = schema.get("required")
    needed = required if isinstance(required, list) else []
    free = [name for name in properties if name not in value and name not in needed]
    found = tuple(key for key in value if key not in properties and meant(key, free))
    if found:
        yield Breach(path, CLOSED[0], False, value, {"properties": properties}, False, "", found)


def _is_slip(key: str, schema: Schema, value: Json) -> bool:
    """Whether a key is nearly called as one that lacks, or is not of the form that all have, as each path begins, and
    each status has three digits.
    """
    known = schema.get("properties")
    if "patternProperties" in schema and (known is None or _STATUS.fullmatch(key)):
        return True
    written = value if isinstance(value, dict) else {}
    return bool(meant(key, [name for name in known if name not in written] if isinstance(known, dict) else []))
