"""What oasdiff says of two releases of a document, in the same run, and how that compares with what is proved.

oasdiff compares documents by the edits that it knows, and names an operation and a way into a message. What both call
breaking is told together; what only one of them does is listed, so that somebody can look at who is right.
"""

import json
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any, Final

Json = Any
LEVELS: Final = {3: "errors", 2: "warnings", 1: "notes"}


def told(program: str, old: Path, new: Path) -> list[Json] | None:
    """What oasdiff calls breaking, or nothing where it cannot be run; its time and memory are written down."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    try:
        done = subprocess.run(  # noqa: S603 - the caller names the program
            [program, "breaking", "--format", "json", str(old), str(new)], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        sys.stdout.write(f"oasdiff could not be run: {error}\n")
        return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    found: list[Json] = json.loads(done.stdout or "[]")
    levels = Counter(LEVELS.get(one["level"], "others") for one in found)
    waited = time.perf_counter() - start
    times = f"{taken:.1f} s of processor time, {waited:.1f} s by the clock, {after.ru_maxrss / 1024:.0f} MiB"
    sys.stdout.write(f"oasdiff: {dict(levels)} in {times}\n")
    return found


def compared(found: list[Json], breaking: dict[str, set[str]]) -> list[str]:
    """A line for each operation that one of both calls breaking.

    Args:
        found: what oasdiff said.
        breaking: for each operation, as `METHOD /path`, the roots of its breaks.
    """
    named: dict[str, list[str]] = {}
    for one in found:
        text = f"{LEVELS.get(one['level'], 'others')[:-1]} {one['id']}: {one['text']}"
        named.setdefault(f"{one['operation']} {one['path']}", []).append(text)
    lines = []
    for operation in sorted({*named, *breaking}):
        who = ("both" if operation in breaking else "oasdiff alone") if operation in named else "proved, oasdiff silent"
        lines.append(f"{who}: {operation}")
        lines.extend(f"    proved  {root}" for root in sorted(breaking.get(operation, ())))
        lines.extend(f"    oasdiff {text}" for text in sorted(named.get(operation, ())))
    return lines
