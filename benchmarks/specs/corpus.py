"""Of what breaks a spec, how much does `anarq check` tell, and at the right place? And is it silent on what does not?

    python benchmarks/specs/corpus.py --breaking 320 --harmless 320 --seed 1

The operators were fixed before anybody looked at what is told: those in `interface.py`, `standard.py`, `consumers.py`
and `protocols.py` break something, those in `harmless.py` do not. Each tree of modules is asked what each operator
could change in it; the draws take operators in turn, so that each has as many mutants, or all that it can make. A
change that breaks something is reported when an error or a warning names one of its places: the value that is changed,
what it is held to, or what held it where it is gone. One that breaks nothing is silent when nothing at all is told,
notes included. What is not so stands in `survivors.yaml`, with the reason.
"""

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Final

import yaml
from consumers import CONSUMERS
from harmless import HARMLESS
from interface import Operator
from judging import Verdict, judged
from protocols import PROTOCOLS
from standard import STANDARD
from trees import Change, Tree

from anarq.source import FolderSource, PartSource
from anarq.testing.few import FEW

ROOT: Final = Path(__file__).parents[2]
SURVIVORS: Final = Path(__file__).with_name("survivors.yaml")
BREAKING: Final[Mapping[str, Operator]] = {**STANDARD, **CONSUMERS, **PROTOCOLS}
TREES: Final = ("modules", "design", "across", "plain")
ENOUGH: Final = 0.95


@cache
def tree(name: str) -> Tree:
    """The modules of this repository that use one another in every way, or a folder of fixtures in other layouts."""
    if name == "modules":
        return Tree(name, PartSource(FolderSource(ROOT / name, name), FEW), house=True)
    return Tree(name, FolderSource(ROOT / "tests" / "fixtures" / name, name), house=False)


def drawn(operators: Mapping[str, Operator], count: int, seed: int) -> Iterator[tuple[str, Change]]:
    """Changes, each with the tree that it is made in: of every operator as many, as far as there are."""
    draw = random.Random(seed)  # noqa: S311 - reproducible, not secret
    waiting = {name: _shuffled(name, operator, draw) for name, operator in operators.items()}
    taken = 0
    while waiting and taken < count:
        for name in [*waiting]:
            found = next(waiting[name], None)
            if found is None:
                del waiting[name]
            elif taken < count:
                taken += 1
                yield found


def _shuffled(name: str, operator: Operator, draw: random.Random) -> Iterator[tuple[str, Change]]:
    """All that an operator makes in all trees, one of each tree in turn."""
    by_tree = [[(where, change.named(name)) for change in operator(tree(where))] for where in TREES]
    for made in by_tree:
        draw.shuffle(made)
    while any(by_tree):
        for made in by_tree:
            if made:
                yield made.pop()


def verdict(of: tuple[str, Change]) -> tuple[str, Verdict]:
    """What is told of a change in a tree."""
    where, change = of
    return where, judged(tree(where), change)


def survivors() -> Mapping[str, str]:
    """Why some changes are not told, or are: by the change, or by the operator."""
    entries = yaml.safe_load(SURVIVORS.read_text("utf-8"))["survivors"] if SURVIVORS.exists() else []
    return {entry["mutant"]: entry["why"] for entry in entries}


def told(found: list[tuple[str, Verdict]], *, breaking: bool) -> list[str]:
    """A line for each change of which the wrong thing is told."""
    wrong = [one for one in found if (not one[1].here if breaking else one[1].all)]
    return [f"{where} {one.change}  {one.elsewhere or 'nothing is told'}" for where, one in wrong]


def main() -> int:
    """Tries the changes, says what was told, and lists the survivors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--breaking", type=int, default=320, help="changes that break something")
    parser.add_argument("--harmless", type=int, default=320, help="changes that break nothing")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="", help="operators whose names hold this text")
    options = parser.parse_args()
    explained, good = survivors(), True
    with ProcessPoolExecutor(options.jobs) as pool:
        for breaking, operators, count in (
            (True, BREAKING, options.breaking),
            (False, HARMLESS, options.harmless),
        ):
            asked = {name: operator for name, operator in operators.items() if options.only in name}
            found = list(pool.map(verdict, drawn(asked, count, options.seed), chunksize=4))
            wrong = told(found, breaking=breaking)
            right = len(found) - len(wrong)
            kind = "break something: {} told at their place" if breaking else "break nothing: {} silent"
            sys.stdout.write(f"{len(found)} changes that {kind.format(right)}\n")
            if breaking:
                sys.stdout.writelines(f"  {line}\n" for line in _by_rule(found))
            for line in wrong:
                why = next((why for name, why in explained.items() if name in line), "")
                sys.stdout.write(f"  {'known' if why else 'SURVIVES'}: {line}\n")
            known = sum(any(name in line for name in explained) for line in wrong)
            good = good and len(wrong) == known and (not breaking or right >= ENOUGH * len(found))
    return 0 if good else 1


def _by_rule(found: list[tuple[str, Verdict]]) -> Iterator[str]:
    counts: dict[str, int] = defaultdict(int)
    for _, one in found:
        for rule in one.here:
            counts[rule] += 1
    yield f"by {len(counts)} rules: {', '.join(f'{rule} {count}' for rule, count in sorted(counts.items()))}"


if __name__ == "__main__":
    sys.exit(main())
