"""What a search for faults has seen, and how such a search is run from the command line."""

import argparse
import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

Json = Any

BLOCK: Final = 50
"""So many pairs are drawn from one seed, and can be searched again without all that went before them."""
APART: Final = 1_000_000
"""The seeds of the blocks of one search lie so far from one another, so that two searches share none of them."""


@dataclass
class Tally:
    """What was seen."""

    seen: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def blame(self, what: str, *values: Json) -> None:
        """Note what must not be."""
        self.wrong.append(f"{what}: " + "  ".join(json.dumps(value) for value in values))

    def add(self, other: "Tally") -> None:
        """Take in what was seen elsewhere."""
        self.seen.update(other.seen)
        self.wrong.extend(other.wrong)

    def __str__(self) -> str:
        """The counts, by their names."""
        return ", ".join(f"{name} {count}" for name, count in sorted(self.seen.items()))


Search: TypeAlias = Callable[[int, int], Tally]
"""A search, given the number of pairs and a seed."""


def blocks(pairs: int, seed: int) -> list[tuple[int, int]]:
    """So many pairs in blocks, each with its size and a seed of its own; the first has the seed that is given."""
    starts = range(0, pairs, BLOCK)
    return [(min(BLOCK, pairs - start), seed + APART * number) for number, start in enumerate(starts)]


def main(about: str | None, pairs: int, run: Search, jobs: int) -> int:
    """Run a search from the command line, block by block; what is wrong is printed when its block is done.

    Args:
        about: what it does.
        pairs: so many, unless somebody asks for more or fewer.
        run: the search.
        jobs: so many processes search at a time, unless somebody asks for another number.

    Returns:
        The exit code: 1 when something was wrong.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=pairs)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=jobs, help="processes; the answers do not depend on them")
    given = parser.parse_args()
    parts, tally, done = blocks(given.pairs, given.seed), Tally(), 0
    with ProcessPoolExecutor(given.jobs) as pool:
        searched = pool.map(run, (size for size, _ in parts), (seed for _, seed in parts))
        for size, seed in parts:
            _show_progress(f"{done:,} of {given.pairs:,} pairs, wrong {len(tally.wrong)}, now --seed {seed}")
            found = next(searched)
            tally.add(found)
            done += size
            for line in found.wrong:
                sys.stdout.write(f"--pairs {size} --seed {seed}: {line}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{given.pairs} pairs, seed {given.seed}: {tally}; wrong {len(tally.wrong)}\n")
    return 1 if tally.wrong else 0


def _show_progress(line: str) -> None:
    """Over the line before, where somebody watches."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns - 1
        sys.stderr.write(f"\r{line[:width]:<{width}}\r")
        sys.stderr.flush()
