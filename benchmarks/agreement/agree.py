"""Do `anarq check`, `anarq generate` and `anarq serve --check` agree on broken specs?

    python benchmarks/agreement/agree.py --mutants 2000 --seed 1

The modules are the few that use one another in every way that there is. What `check` passes is generated, imported,
started and stopped without any failure; what the generators refuse, `check` has found in the same file, or says that
it did not look at for want of a module. Every disagreement is printed with its number, so that `--start NUMBER
--mutants 1` shows it again; exit code 1 when there was one. Everything happens in this process, in memory.
"""

import argparse
import importlib
import importlib.abc
import importlib.util
import os
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from importlib.machinery import ModuleSpec
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any, Final

import mutations

from anarq.cli.rules import all_rules
from anarq.cli.serving import start_and_stop
from anarq.generators.file import File
from anarq.generators.refusals import Attempt, attempt
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.errors import AnarqError, Problem
from anarq.model.internal import CRASHED
from anarq.model.module import Ecosystem
from anarq.model.severity import Severity
from anarq.model.standards import Standards
from anarq.ports.peers import NoPeers
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.finding import Report
from anarq.runtime import serve
from anarq.source import FolderSource, OverlaySource, PartSource
from anarq.testing.few import FEW
from anarq.wire.schemafile import NAME as SCHEMAS

ROOT: Final = Path(__file__).parents[2]
MODULES: Final = ROOT / "modules"
TODAY: Final = date(2026, 11, 25)
UNUSABLE: Final = "the folder cannot be used"


@dataclass(frozen=True)
class Disagreement:
    """One mutant on which two commands do not agree."""

    mutant: mutations.Mutant
    kind: str
    told: str

    def __str__(self) -> str:
        return f"{self.kind:<18} {self.mutant}\n    {self.told}"


@dataclass
class Tally:
    """What was seen, and every disagreement."""

    seen: Counter[str] = field(default_factory=Counter)
    wrong: list[Disagreement] = field(default_factory=list)


_PART: Final = 25
"""Mutants that one process judges at a time."""


class Judge:
    """Runs the three commands on mutants, in this process."""

    def __init__(self, modules: Path = MODULES) -> None:
        self.modules = PartSource(FolderSource(modules, "modules"), FEW)
        self.files = {path: text for path, text in mutations.sources(modules).items() if path.partition("/")[0] in FEW}
        self.standards: Standards = load_standards()
        self.rules: RuleCatalogue = all_rules()

    def tally(self, count: int, seed: int, start: int = 0) -> Tally:
        """What becomes of the mutants of a seed."""
        tally = Tally()
        for mutant in mutations.mutants(self.files, count, seed, start):
            outcome, wrong = self.judge(mutant)
            tally.seen[outcome] += 1
            tally.wrong += wrong
        return tally

    def judge(self, mutant: mutations.Mutant) -> tuple[str, list[Disagreement]]:
        """What `check` says of a mutant (`passed`, `refused`, `unreadable`), and where the others do not agree."""
        source = OverlaySource(self.modules, mutant.changes)
        try:
            loaded = load_ecosystem([source], standards=self.standards)
        except AnarqError:
            return UNUSABLE, []
        except Exception as error:  # noqa: BLE001 - whatever fails is what is looked for
            return "crashed", [_disagreement(mutant, "loading crashes", error)]
        if loaded.problems:
            report = run(loaded.ecosystem, self.rules, today=TODAY, problems=loaded.problems)
            return "unreadable", list(_crashes(mutant, report))
        made: list[Attempt] = []
        report = run(loaded.ecosystem, self.rules, today=TODAY, refusals=partial(_attempted, made))
        crashes = list(_crashes(mutant, report))
        if crashes:
            return "crashed", crashes
        if report.count(Severity.ERROR):
            return "refused", list(_unfound(mutant, report, loaded.ecosystem))
        return "passed", list(_unserved(mutant, report, made[0] if made else attempt(loaded.ecosystem)))


def _attempted(made: list[Attempt], ecosystem: Ecosystem) -> tuple[Problem, ...]:
    """What `check` asks of the generators, kept: everything is generated once for each mutant."""
    made.append(attempt(ecosystem))
    return made[0].problems


def _crashes(mutant: mutations.Mutant, report: Report) -> Iterator[Disagreement]:
    for finding in report.findings:
        if finding.rule == CRASHED:
            yield Disagreement(mutant, "a check crashes", finding.found)


def _unfound(mutant: mutations.Mutant, report: Report, ecosystem: Ecosystem) -> Iterator[Disagreement]:
    """What the generators refuse where `check` has nothing to say, and what they do not even refuse.

    What is told where the change was made is told: what follows from it elsewhere is told there alone (ADR 19).
    """
    found = {one.place.file for finding in report.findings for one in (finding.at, *finding.also)}
    is_told = any(file.endswith(changed) for file in found for changed in mutant.changes)
    for problem in _refused(ecosystem):
        if isinstance(problem, Exception):
            yield _disagreement(mutant, "generate crashes", problem)
        elif not is_told and problem.place.file not in found and not _is_told_as_not_checked(report, problem):
            told = f"{problem}\n    found: {'; '.join(f'{one.rule} {one.place}' for one in report.findings[:3])}"
            yield Disagreement(mutant, "found elsewhere", told)


def _refused(ecosystem: Ecosystem) -> Iterator[Problem | Exception]:
    try:
        found = attempt(ecosystem)
        yield from (*found.problems, *found.unresolved)[:1]
    except Exception as error:  # noqa: BLE001 - whatever fails is what is looked for
        yield error


def _is_told_as_not_checked(report: Report, problem: Problem) -> bool:
    """Whether what is refused belongs to a module that was not given, which `check` says it did not look at."""
    needed = (need.name for one in report.not_checked for need in one.needs)
    return any(f"`{name}`" in problem.message for name in needed)


def _unserved(mutant: mutations.Mutant, report: Report, made: Attempt) -> Iterator[Disagreement]:
    """Why a spec that `check` passes cannot be generated, imported or served."""
    if made.unresolved:
        refused = (one for one in made.unresolved if not _is_told_as_not_checked(report, one))
        yield from (Disagreement(mutant, "generate refuses", str(one)) for one in refused)
        return
    try:
        _ = [file.text for file in made.files]  # to print what was decided refuses nothing
        with importable(made.files) as packages:
            for name in packages.modules:
                importlib.import_module(name)
            specs = packages.specs.items()
            start_and_stop({name: serve.build(spec, Everything, peers=lambda *_: Everybody()) for name, spec in specs})
    except Exception as error:  # noqa: BLE001 - whatever fails is what is looked for
        yield _disagreement(mutant, "serve fails", error)


def _disagreement(mutant: mutations.Mutant, kind: str, error: Exception) -> Disagreement:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/anarq/" in frame.filename or "/generators/" in frame.filename]
    last = (ours or frames)[-1]
    where = f"{'/'.join(Path(last.filename).parts[-2:])}:{last.lineno}"
    return Disagreement(mutant, kind, f"{type(error).__name__}: {str(error)[:400]} at {where}")


class Everything:
    """Handlers of any module: every name is a method, as it would be once somebody has written it."""

    def __init__(self, _: object) -> None:
        """Takes the ports and needs none."""

    def __getattr__(self, name: str) -> Any:
        async def handler(*_: object, **__: object) -> None:
            return None

        return handler


class Everybody(NoPeers):
    """The peers of any module: there is a way to each."""

    def reaches(self, _: str) -> bool:
        """It is there, whoever it is."""
        return True


@dataclass(frozen=True)
class Packages:
    """The generated modules of Python, under names of their own."""

    modules: tuple[str, ...]

    @property
    def specs(self) -> dict[str, Any]:
        """The spec of each module that has a service."""
        names = [name for name in self.modules if name.endswith("._gen.spec")]
        return {name.split(".")[-3]: importlib.import_module(name).MODULE for name in names}


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds modules in texts; folders of them are packages. Data that lies beside them lies in a folder."""

    def __init__(self, texts: Mapping[str, str], folder: Path) -> None:
        self.texts = texts
        self.folder = folder

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module of that name, when it is one of the texts or a package around them."""
        below = any(known.startswith(f"{name}.") for known in self.texts)
        if name not in self.texts and not below:
            return None
        return importlib.util.spec_from_loader(name, self, is_package=below or name.endswith("__init__"))

    def create_module(self, spec: ModuleSpec) -> None:
        """As usual."""

    def exec_module(self, module: ModuleType) -> None:
        """Runs the text."""
        text = self.texts.get(module.__name__, "")
        module.__file__ = str(self.folder / f"{module.__name__.replace('.', '/')}.py")
        exec(compile(text, f"<generated {module.__name__}>", "exec"), module.__dict__)  # noqa: S102 - our own generators wrote it


PREFIX: Final = "agreed"


@contextmanager
def importable(files: Sequence[File]) -> Iterator[Packages]:
    """Lets the generated modules be imported as `agreed.…`, beside those of the repository."""
    python = [file for file in files if file.path.endswith(".py")]
    texts = {_module_name(file.path): _renamed(file.text) for file in python}
    with TemporaryDirectory() as folder:
        for file in files:
            if file.path.endswith(f"/{SCHEMAS}"):
                there = Path(folder, *_module_name(file.path.removesuffix(".json")).split(".")).with_suffix(".json")
                there.parent.mkdir(parents=True, exist_ok=True)
                there.write_text(file.text, "utf-8")
        finder = _Finder(texts, Path(folder))
        sys.meta_path.insert(0, finder)
        try:
            yield Packages(tuple(sorted(texts)))
        finally:
            sys.meta_path.remove(finder)
            for name in [name for name in sys.modules if name == PREFIX or name.startswith(f"{PREFIX}.")]:
                del sys.modules[name]


def _module_name(path: str) -> str:
    below = path.removesuffix(".py").removesuffix("/__init__").removeprefix("anarq/")
    return f"{PREFIX}.{below.replace('/', '.')}"


def _renamed(text: str) -> str:
    for package in ("clients._gen", "reference."):
        text = text.replace(f"anarq.{package}", f"{PREFIX}.{package}")
    return text


def main() -> int:
    """Prints every disagreement, and a summary by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutants", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    end = given.start + given.mutants
    parts = [(start, min(_PART, end - start)) for start in range(given.start, end, _PART)]
    seen: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    with ProcessPoolExecutor(given.jobs) as pool:
        for tally in pool.map(partial(_part, given.seed), parts):
            seen += tally.seen
            kinds.update(wrong.kind for wrong in tally.wrong)
            for wrong in tally.wrong:
                print(wrong, flush=True)  # noqa: T201 - a script
    print(f"{given.mutants} mutants: {dict(seen)}; disagreements: {dict(kinds) or 'none'}")  # noqa: T201
    return 1 if kinds else 0


def _part(seed: int, part: tuple[int, int]) -> Tally:
    start, count = part
    return Judge().tally(count, seed, start)


if __name__ == "__main__":
    sys.exit(main())
