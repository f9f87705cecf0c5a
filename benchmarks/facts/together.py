"""Facts that are changed together, and findings that tell them apart.

A finding that stands at a fact, and says the value that the fact has only now, was made by somebody who read it.
"""

import json
import re
from collections.abc import Iterable, Mapping

from behaviour import Told
from facts import Fact, Scalar


def read_by_rules(values: Mapping[Fact, Scalar], found: Iterable[Told]) -> dict[Fact, Told]:
    """The finding that shows it, of each fact of which one does.

    Args:
        values: what the facts say now.
        found: what is found now, and was not before.
    """
    by_place: dict[tuple[str, str], list[Told]] = {}
    for one in found:
        by_place.setdefault((one.file, one.pointer), []).append(one)
    read = {
        fact: next((one for one in by_place.get((fact.path, fact.pointer), ()) if _says(one, value)), None)
        for fact, value in values.items()
    }
    return {fact: one for fact, one in read.items() if one is not None}


def _says(one: Told, value: Scalar) -> bool:
    """Whether the value stands in the words of a finding, and not within another one."""
    words = value if isinstance(value, str) else json.dumps(value)
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", f"{one.found} {one.sides}") is not None
