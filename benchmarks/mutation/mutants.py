"""The mutants of the code: drawn by the seed, and those that somebody has thought of by hand."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import operators
import yaml
from operators import Change

SEED: Final = "anarq"
COUNT: Final = 200
GROUPS: Final[Mapping[str, str]] = {
    "runtime": "anarq/runtime",
    "wire": "anarq/wire",
    "checks": "checks",
    "generators": "generators",
    "crypto": "anarq/crypto",
}
"""What is mutated: as many mutants of each, whatever its size."""

BY_HAND: Final = Path(__file__).with_name("by_hand.yaml")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file.

    Attributes:
        file: from the root of the tree.
        change: what is changed in it.
        nth: the how-manieth of those that are called the same, from 1.
        why: what a user would lose, of a mutant by hand.
        test: which test notices it, of a mutant by hand.
    """

    file: str
    change: Change
    nth: int = 1
    why: str = ""
    test: str = ""

    @property
    def id(self) -> str:
        """Names it for as long as the text that it changes stands in its function, wherever that is in the file."""
        made = self.change
        named = f"{self.file}::{made.function or '-'}::{made.operator}::{made.told}"
        return named if self.nth == 1 else f"{named} #{self.nth}"


def mutants(root: Path, file: str) -> list[Mutant]:
    """All mutants of a file."""
    seen: Counter[str] = Counter()
    found = []
    for change in operators.changes((root / file).read_text("utf-8")):
        mutant = Mutant(file, change)
        seen[mutant.id] += 1
        found.append(replace(mutant, nth=seen[mutant.id]))
    return found


def drawn(root: Path, count: int = COUNT, seed: str = SEED) -> list[Mutant]:
    """As many mutants of each group; the same as before wherever the code is the same as before.

    Each has a number from the seed and its id, and those with the least numbers are drawn. So a change of one function
    changes what is drawn of that function, and little else. Of the mutants of one place that one operator makes only
    one is drawn: a number one up or one down, a tuple without one of its members.
    """
    each = count // len(GROUPS)
    found: list[Mutant] = []
    for folder in GROUPS.values():
        places: dict[tuple[str, int, int, str], tuple[str, Mutant]] = {}
        for mutant in _of(root, folder):
            place = (mutant.file, mutant.change.start, mutant.change.end, mutant.change.operator)
            number = hashlib.sha256(f"{seed} {mutant.id}".encode()).hexdigest()
            places[place] = min(places.get(place, (number, mutant)), (number, mutant), key=lambda pair: pair[0])
        found += [mutant for _, mutant in sorted(places.values(), key=lambda pair: pair[0])[:each]]
    return found


def _of(root: Path, folder: str) -> Iterator[Mutant]:
    for path in sorted((root / folder).rglob("*.py")):
        if "_gen" not in path.parts:
            yield from mutants(root, path.relative_to(root).as_posix())


def by_hand(root: Path, path: Path = BY_HAND) -> list[Mutant]:
    """The mutants that somebody has thought of.

    Raises:
        ValueError: the text that one replaces does not stand there once.
    """
    return [_by_hand(root, entry) for entry in yaml.safe_load(path.read_text("utf-8"))["mutants"]]


def _by_hand(root: Path, entry: Mapping[str, str]) -> Mutant:
    text = (root / entry["file"]).read_text("utf-8")
    change = operators.replaced(text, entry["before"], entry["after"])
    return Mutant(entry["file"], change, why=entry["why"], test=entry["test"])
