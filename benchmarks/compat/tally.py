"""What a search for faults has seen, and how such a search is run from the command line."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Json = Any


@dataclass
class Tally:
    """What was seen."""

    seen: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def blame(self, what: str, *values: Json) -> None:
        """Note what must not be."""
        self.wrong.append(f"{what}: " + "  ".join(json.dumps(value) for value in values))


def main(about: str | None, pairs: int, run: Callable[[int, int], Tally]) -> int:
    """Run a search from the command line.

    Args:
        about: what it does.
        pairs: so many, unless somebody asks for more or fewer.
        run: the search, given the number of pairs and a seed.

    Returns:
        The exit code: 1 when something was wrong.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=pairs)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    tally = run(arguments.pairs, arguments.seed)
    for line in tally.wrong:
        sys.stdout.write(line + "\n")
    counts = ", ".join(f"{name} {count}" for name, count in sorted(tally.seen.items()))
    sys.stdout.write(f"{arguments.pairs} pairs, seed {arguments.seed}: {counts}; wrong {len(tally.wrong)}\n")
    return 1 if tally.wrong else 0
