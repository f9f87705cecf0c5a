"""How long a pair of schemas of 5,000 lines takes that differ in one place.

python benchmarks/compat/long.py
"""

import copy
import json
import sys
import timeit
from typing import Any

from anarq.contracts import subschema

Json = Any


def pair(properties: int) -> tuple[Json, Json]:
    """Two schemas with so many properties, and a bound that one of them raises."""
    parts = {
        f"p{number}": {
            "type": "object",
            "properties": {"a": {"type": "string", "maxLength": number}, "b": {"items": {"minimum": number}}},
        }
        for number in range(properties)
    }
    old = {"type": "object", "properties": parts}
    new = copy.deepcopy(old)
    new["properties"]["p20"]["properties"]["b"]["items"]["minimum"] = 21
    return old, new


def main() -> None:
    """Run from the command line."""
    old, new = pair(400)
    lines = len(json.dumps(old, indent=2).splitlines())
    for name, ordered in (("breaking", (old, new)), ("compatible", (new, old)), ("equal", (old, copy.deepcopy(old)))):
        best = min(timeit.repeat(lambda ordered=ordered: subschema(*ordered), number=1, repeat=5))
        sys.stdout.write(f"{lines} lines, {name}: {best:.2f} s\n")


if __name__ == "__main__":
    main()
