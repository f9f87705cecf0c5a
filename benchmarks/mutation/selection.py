"""Which tests may notice a mutant: those that run its line, the nearest and the fastest first."""

import ast
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

import tree
from coverage import CoverageData
from mutants import Mutant

MOST_TESTS: Final = 300
MOST_SHARE: Final = 1 / 30
"""A mutant is run against at most so many tests, and no more than this share of what all of them take together."""

_FEW: Final = 20

_HERE: Final = Path(__file__).parent
_CODE: Final = ("anarq", "checks", "generators", "reference")


@dataclass(frozen=True)
class Collected:
    """What a run of the tests has shown.

    Attributes:
        seconds: how long each took that passed.
        failed: those that did not pass, with nothing changed.
        lines: of each file, the tests that run each line.
    """

    seconds: Mapping[str, float]
    failed: Sequence[str]
    lines: Mapping[str, Mapping[int, frozenset[str]]]


def watched(root: Path, mutants: Iterable[Mutant]) -> list[str]:
    """The files in which it matters which test runs which line: of the mutants, and where a name is that they bind."""
    files: set[str] = set()
    for mutant in mutants:
        files |= {mutant.file, *_mentions(root, mutant)}
    return sorted(files)


def near(root: Path, mutants: Iterable[Mutant]) -> list[str]:
    """The files of tests that lie as the code of mutants does, that import its modules, or that one by hand names.

    A mutant that only others would notice lives, and is told: nothing is called dead for the tests that are left out.
    """
    folders, modules, named = set[str](), set[str](), set[str]()
    for mutant in mutants:
        path = PurePosixPath(mutant.file.removeprefix("anarq/"))
        folders.add(f"tests/{path.parts[0]}/")
        modules.add(f"anarq.{'.'.join(path.with_suffix('').parts).removesuffix('.__init__')}")
        named.add(mutant.test.partition("::")[0])
    every = ((path.relative_to(root).as_posix(), path) for path in sorted((root / "tests").rglob("test_*.py")))
    return [
        name
        for name, path in every
        if name in named or name.startswith(tuple(folders)) or modules & _imported(path.read_text("utf-8"))
    ]


def _imported(text: str) -> set[str]:
    """The modules that a text imports, and what it imports of them, which may be modules."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def collect(copy: Path, folder: Path, files: Sequence[str], tests: Sequence[str], arguments: Sequence[str]) -> None:
    """Runs tests in a copy; `collected` reads what they have shown."""
    folder.mkdir(parents=True)
    settings = {
        "MUTATION_FOLDER": str(folder),
        "MUTATION_FILES": ",".join(str(copy / file) for file in files),
        "COVERAGE_PROCESS_START": str(_HERE / "coverage.rc"),
        "PYTHONPATH": f"{copy}{os.pathsep}{_HERE}",
    }
    command = [sys.executable, "-m", "pytest", "-p", "collecting", *arguments, *tests]
    subprocess.run(command, cwd=copy, env=tree.environment(copy) | settings, check=False)  # noqa: S603 - our own tests


def collected(copy: Path, folder: Path) -> Collected:
    """What the tests have shown."""
    seconds: dict[str, float] = {}
    failed: list[str] = []
    for path in sorted(folder.glob("times.*.json")):
        told = json.loads(path.read_text())
        seconds |= told["passed"]
        failed += told["failed"]
    lines: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in sorted(folder.glob("data.*")):  # one of each process
        data = CoverageData(str(path))
        data.read()
        for measured in data.measured_files():
            found = lines[Path(measured).relative_to(copy).as_posix()]
            for line, contexts in data.contexts_by_lineno(measured).items():
                found[line] |= {context.rpartition("|")[2] for context in contexts} & seconds.keys()
    return Collected(
        seconds, sorted(failed), {file: {at: frozenset(of[at]) for at in of} for file, of in lines.items()}
    )


def tests(root: Path, mutant: Mutant, shown: Collected) -> list[str]:
    """The tests that may notice a mutant, in the order in which they are run; of one by hand, what it names."""
    if mutant.test:
        return [name for name in shown.seconds if name.partition("[")[0] == mutant.test]
    change = mutant.change
    own: Mapping[str, Container[int]] = {mutant.file: range(change.first, change.last + 1)}
    others: Mapping[str, Container[int]] = {mutant.file: range(1, 1 << 20)} if _is_rare(shown, own) else {}
    if not change.runs:
        others = _mentions(root, mutant)
        # what no function of its own file names, as a rule, is found by others in ways that nobody can see
        own = {mutant.file: others.get(mutant.file, range(1, 1 << 20))}
    return _bounded(mutant, _running(shown, own), _running(shown, others), shown.seconds)


def _is_rare(shown: Collected, own: Mapping[str, Container[int]]) -> bool:
    """Whether few tests run it: what is remembered is run for the first who asks, and used by others."""
    return len(_running(shown, own)) < _FEW


def _running(shown: Collected, wanted: Mapping[str, Container[int]]) -> set[str]:
    """The tests that run some lines of some files."""
    of_lines = (shown.lines.get(file, {}).items() for file in wanted)
    files = zip(wanted.values(), of_lines, strict=True)
    return {name for lines, of in files for line, names in of if line in lines for name in names}


def _bounded(mutant: Mutant, own: Set[str], others: Set[str], seconds: Mapping[str, float]) -> list[str]:
    """Those that run the file of the mutant itself come first."""
    ranked = sorted(own | others, key=lambda name: (name not in own, _distance(mutant, name), seconds[name], name))
    most = MOST_SHARE * sum(seconds.values())
    kept: list[str] = []
    spent = 0.0
    for name in ranked[:MOST_TESTS]:
        spent += seconds[name]
        if kept and spent > most:
            break
        kept.append(name)
    return kept


def _distance(mutant: Mutant, test: str) -> int:
    """Tests lie as the code does: the file of the same name is nearest, then its folder."""
    path = Path(mutant.file.removeprefix("anarq/"))
    file = Path(test.partition("::")[0])
    if (path.parent.name if path.stem == "__init__" else path.stem.strip("_")) in file.stem:
        return 0
    near = Path("tests") / path.parent
    return 1 if near == file.parent else 2


def _mentions(root: Path, mutant: Mutant) -> Mapping[str, set[int]]:
    """The lines in functions that name what a statement binds that runs on import, or what is bound by it in turn."""
    change = mutant.change
    if change.runs or not change.binds:
        return {}
    names = set(change.binds)
    own = ast.parse((root / mutant.file).read_text("utf-8"))
    for _ in own.body:  # each round finds a name more, or is the last
        more = {
            name
            for statement in own.body
            if _binds(statement) and names & _named(statement)
            for name in _binds(statement)
        }
        if more <= names:
            break
        names |= more
    found: dict[str, set[int]] = defaultdict(set)
    private = all(name.startswith("_") for name in names)
    for file in [mutant.file] if private else _sources(root):
        text = (root / file).read_text("utf-8")
        if any(name in text for name in names):
            for function in ast.walk(ast.parse(text)):
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                    body = ast.Module(list(function.body), [])
                    is_default = any(True for _ in _lines(function.args, names))
                    found[file] |= set(_every_line(body) if is_default else _lines(body, names))
    return {file: lines for file, lines in found.items() if lines}


def _sources(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for folder in _CODE for path in sorted((root / folder).rglob("*.py"))]


def _binds(statement: ast.stmt) -> set[str]:
    match statement:
        case ast.Assign(targets=targets):
            return {each.id for each in targets if isinstance(each, ast.Name)}
        case ast.AnnAssign(target=ast.Name(id=name)):
            return {name}
    return set()


def _named(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _every_line(node: ast.AST) -> Iterable[int]:
    return (each.lineno for each in ast.walk(node) if isinstance(each, ast.stmt | ast.expr))


def _lines(node: ast.AST, names: set[str]) -> Iterable[int]:
    for each in ast.walk(node):
        if (isinstance(each, ast.Name) and each.id in names) or (
            isinstance(each, ast.Attribute) and each.attr in names
        ):
            yield each.lineno


def keep(folder: Path, shown: Collected) -> None:
    """Writes what was collected into a folder."""
    names = list(shown.seconds)
    number = {name: at for at, name in enumerate(names)}
    lines = {
        file: {line: sorted(number[name] for name in tests) for line, tests in of.items() if tests}
        for file, of in shown.lines.items()
    }
    told = {"tests": names, "seconds": list(shown.seconds.values()), "failed": list(shown.failed), "lines": lines}
    (folder / "collected.json").write_text(json.dumps(told))


def restored(folder: Path) -> Collected:
    """What was written there.

    Raises:
        FileNotFoundError: nothing was.
    """
    told = json.loads((folder / "collected.json").read_text())
    names = told["tests"]
    lines = {
        file: {int(line): frozenset(names[at] for at in tests) for line, tests in of.items()}
        for file, of in told["lines"].items()
    }
    return Collected(dict(zip(names, told["seconds"], strict=True)), told["failed"], lines)
