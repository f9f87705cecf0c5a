"""How much of what can be wrong in the spec of a module does `anarq check` notice, and where?

    python benchmarks/specs/slips.py --each 200 --seed 1 --write

Each mutant is one change of one value of one file, drawn by a seed; each kind of file is drawn as often. The operators
were fixed before anybody looked at what is caught. A mutant is checked beside the modules that its module uses, and is
caught when a finding of error or warning is at what was changed, or at what holds it. Texts for people and samples are
left out. With `--write`, what is caught by no rule is listed in `survivors.txt` beside this script.
"""

import argparse
import copy
import json
import random
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

from anarq.cli.rules import all_rules
from anarq.loader import load_document
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.pointer import join
from anarq.model.severity import Severity
from anarq.rules.engine import run
from anarq.source import FolderSource, OverlaySource

ROOT: Final = Path(__file__).parents[2]
MODULES: Final = ROOT / "modules"
SURVIVORS: Final = Path(__file__).with_name("survivors.txt")
TODAY: Final = date(2026, 11, 26)
FOR_PEOPLE: Final = frozenset(
    {"description", "meaning", "summary", "purpose", "reason", "title", "example", "examples"}
)
"""Keys of texts and samples; what is below them is not drawn."""

Way: TypeAlias = tuple[str | int, ...]
Operator: TypeAlias = Callable[[random.Random, Any, Way], Any]


@dataclass(frozen=True)
class Mutant:
    """One change: by which operator, in which file, where."""

    module: str
    operator: str
    path: str
    way: Way
    text: str

    def __str__(self) -> str:
        return f"{self.operator} {self.path}#{join('', *self.way)}"


def _letters(draw: random.Random, value: str) -> str:
    """A slip of the finger: a letter that is missing, doubled, or exchanged with the next."""
    at = draw.randrange(len(value))
    return draw.choice(
        (
            value[:at] + value[at + 1 :],
            value[: at + 1] + value[at:],
            value[:at] + value[at : at + 2][::-1] + value[at + 2 :],
        )
    )


def _deleted(_: random.Random, data: Any, way: Way) -> None:
    del _at(data, way[:-1])[way[-1]]


def _misspelt_key(draw: random.Random, data: Any, way: Way) -> None:
    holder = _at(data, way[:-1])
    if not isinstance(holder, dict):
        return _misspelt(draw, data, way)
    slip = _letters(draw, str(way[-1]))
    items = [(slip if key == way[-1] else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(items)
    return None


def _misspelt(draw: random.Random, data: Any, way: Way) -> None:
    value = _at(data, way)
    if isinstance(value, str) and value:
        _at(data, way[:-1])[way[-1]] = _letters(draw, value)
    else:
        _retyped(draw, data, way)


def _retyped(draw: random.Random, data: Any, way: Way) -> None:
    value = _at(data, way)
    others = [other for other in (True, 7, "x", [], {}) if type(other) is not type(value)]
    _at(data, way[:-1])[way[-1]] = draw.choice(others)


def _exchanged(draw: random.Random, data: Any, way: Way) -> None:
    """The value of another key of the same object, or element of the same list."""
    holder = _at(data, way[:-1])
    others = [key for key in (holder if isinstance(holder, dict) else range(len(holder))) if key != way[-1]]
    if others:
        holder[way[-1]] = copy.deepcopy(holder[draw.choice(others)])


def _repeated(_: random.Random, data: Any, way: Way) -> None:
    """An element that stands twice."""
    holder = _at(data, way[:-1])
    if isinstance(holder, list):
        holder.insert(way[-1], copy.deepcopy(holder[way[-1]]))
    else:
        holder.pop(way[-1])


def _moved_number(draw: random.Random, data: Any, way: Way) -> None:
    value = _at(data, way)
    if isinstance(value, int | float) and not isinstance(value, bool):
        _at(data, way[:-1])[way[-1]] = draw.choice((-value, value * 1000, 0))
    else:
        _retyped(draw, data, way)


OPERATORS: Final[dict[str, Operator]] = {
    "deleted": _deleted,
    "misspelt key": _misspelt_key,
    "misspelt": _misspelt,
    "retyped": _retyped,
    "exchanged": _exchanged,
    "repeated": _repeated,
    "other number": _moved_number,
}


def mutants(module: str, count: int, seed: int) -> Iterator[Mutant]:
    """Different mutants of one module, each of which reads otherwise than the file."""
    draw = random.Random(f"{seed}:{module}")  # noqa: S311 - reproducible, not secret
    folder = MODULES / module
    kinds: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".json") and "_gen" not in path.parts:
            kinds.setdefault(path.relative_to(folder).parts[0], []).append(path)
    seen: set[str] = set()
    while len(seen) < count:
        path = draw.choice(kinds[draw.choice(list(kinds))])
        data = yaml.safe_load(path.read_text("utf-8"))
        ways = list(_ways(json.loads(json.dumps(data, default=str))))
        if not ways:
            continue
        way = draw.choice(ways)
        name = draw.choice(list(OPERATORS))
        changed = json.loads(json.dumps(data, default=str))
        before = json.dumps(changed)
        OPERATORS[name](draw, changed, way)
        mutant = Mutant(module, name, path.relative_to(MODULES).as_posix(), way, json.dumps(changed, indent=1))
        if json.dumps(changed) != before and mutant.text not in seen:
            seen.add(mutant.text)
            yield mutant


def _ways(data: Any, way: Way = ()) -> Iterator[Way]:
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in members:
        if key not in FOR_PEOPLE:
            yield (*way, key)
            yield from _ways(value, (*way, key))


def _at(data: Any, way: Way) -> Any:
    for key in way:
        data = data[key]
    return data


@cache
def _standards() -> Any:
    return load_standards()


def judged(mutant: Mutant) -> tuple[Mutant, tuple[str, ...], str]:
    """The mutant, the rules that caught it at its place, and one that did elsewhere; nothing: nobody saw it."""
    loaded = load_ecosystem([_source(mutant), *_peers(mutant.module)], standards=_standards())
    report = run(loaded.ecosystem, all_rules(), today=TODAY, problems=loaded.problems)
    serious = [finding for finding in report.findings if finding.severity is not Severity.NOTE]
    told = [
        (finding.rule, place)
        for finding in serious
        for place in (finding.place, *(each.place for each in finding.also))
    ]
    told += [(problem.rule or "unreadable", problem.place) for problem in report.problems]
    lines = _lines(mutant)
    here = [rule for rule, place in told if place.file == f"modules/{mutant.path}" and place.line in lines]
    return mutant, tuple(here), next((rule for rule, _ in told), "")


def _source(mutant: Mutant) -> OverlaySource:
    path = mutant.path.partition("/")[2]
    folder = FolderSource(MODULES / mutant.module, f"modules/{mutant.module}")
    return OverlaySource(folder, {path: mutant.text.encode()})


@cache
def _peers(module: str) -> tuple[FolderSource, ...]:
    """The modules that it uses, and those that they use."""
    found, waiting = {module}, [module]
    while waiting:
        data = yaml.safe_load((MODULES / waiting.pop() / "module.yaml").read_text("utf-8"))
        used = data.get("dependencies", {}).keys() - found
        found |= used
        waiting.extend(used)
    return tuple(FolderSource(MODULES / name, f"modules/{name}") for name in sorted(found - {module}))


def _lines(mutant: Mutant) -> range:
    """The lines of what holds the changed value."""
    document, holder = load_document(_source(mutant), mutant.path.partition("/")[2]), mutant.way[:-1]
    below = ((), *_ways(_at(document.data, holder)))
    lines = [document.place(join("", *holder, *way)).line for way in below]
    return range(min(lines), max(lines) + 1)


def main() -> int:
    """Tries the mutants of each module, and says what was caught."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "modules", nargs="*", default=sorted(path.parent.name for path in MODULES.glob("*/module.yaml"))
    )
    parser.add_argument("--each", type=int, default=200, help="mutants of each module")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="write the survivors into survivors.txt")
    options = parser.parse_args()
    survivors: list[str] = []
    enough = True
    with ProcessPoolExecutor(options.jobs) as pool:
        for module in options.modules:
            found = list(pool.map(judged, mutants(module, options.each, options.seed)))
            caught, rules = [here for _, here, _ in found if here], {rule for _, here, _ in found for rule in here}
            survivors += [f"{mutant}  {rule}".rstrip() for mutant, here, rule in found if not here]
            told = f"{len(caught):3} of {len(found)} caught at their place, by {len(rules)} rules"
            sys.stdout.write(f"{module:9} {told}\n")
            sys.stdout.flush()
            enough = enough and len(caught) >= 20 and len(rules) >= 10
    if options.write:
        SURVIVORS.write_text("\n".join(survivors) + "\n", "utf-8")
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
