"""What `anarq check` costs beside Redocly and Spectral, on the same documents and in one run.

    python benchmarks/peers/beside.py --peers FOLDER [--rounds 2] [--most 1000]

FOLDER holds the `node_modules` of `node/package.json`, which `nox -s beside` puts there. Prints processor time, in
seconds of one core, and the highest memory, the least of some rounds in which the tools take turns: others disturb.
Python has compiled the code before, as after an installation, and nothing is remembered but where it says so. Redocly
has its rules `recommended` and validates examples, Spectral has `spectral:oas`. Ends with 1 when a bound is not held.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
DOCUMENT: Final = Path("node_modules", "@octokit", "openapi", "generated", "api.github.com.json")
MODULE: Final = ROOT / "tests" / "fixtures" / "design" / "qlock"
REDOCLY: Final = """\
extends: [recommended]
rules:
  no-invalid-media-type-examples: error
  no-invalid-parameter-examples: error
  no-invalid-schema-examples: error
"""
SCREEN: Final = 50
"""Lines of a terminal."""


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of processor time, MiB at most, and how many lines it printed."""

    seconds: float
    memory: float
    lines: int


@dataclass(frozen=True)
class Bench:
    """Where the tools are run.

    Attributes:
        peers: the folder with the tools for Node.
        scratch: a folder that is thrown away.
        rounds: how often each command is run.
    """

    peers: Path
    scratch: Path
    rounds: int

    def ours(self, *words: str, remembered: str = "") -> Cost:
        """`anarq check`, with what it may remember of an earlier run."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        paths = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(self.scratch / "compiled")}
        command = [sys.executable, "-m", "anarq", "check", *words]
        return self._cost(command, {**kept, **paths, "ANARQ_CACHE": remembered, "NO_COLOR": "1"})

    def redocly(self, documents: Sequence[Path]) -> Cost:
        """`redocly lint`, of all documents in one command."""
        config = self.scratch / "redocly.yaml"
        config.write_text(REDOCLY, "utf-8")
        command = [*self._node("@redocly/cli/bin/cli.js"), "lint", *map(str, documents), "--config", str(config)]
        return self._cost(command, {**os.environ, "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"})

    def spectral(self, documents: Sequence[Path]) -> Cost:
        """`spectral lint`, of all documents in one command."""
        config = self.scratch / "spectral.yaml"
        config.write_text("extends: ['spectral:oas']\n", "utf-8")
        program = self._node("@stoplight/spectral-cli/dist/index.js")
        return self._cost([*program, "lint", *map(str, documents), "--ruleset", str(config)], os.environ)

    def _node(self, script: str) -> list[str]:
        return ["node", "--max-old-space-size=6000", str(self.peers / "node_modules" / script)]

    def _cost(self, command: Sequence[str], environment: Mapping[str, str]) -> Cost:
        """One run of a command.

        Raises:
            RuntimeError: it could not do its work.
        """
        told = self.scratch / "told"
        with told.open("wb") as out:
            process = subprocess.Popen(command, cwd=self.scratch, env=dict(environment), stdout=out, stderr=out)  # noqa: S603 - known programs
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        text = told.read_text("utf-8", "replace")
        if process.returncode not in (0, 1):
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{text[-2000:]}")
        return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, text.count("\n"))


def least(costs: Sequence[Cost]) -> Cost:
    """The cheapest of several runs of one command."""
    return Cost(min(one.seconds for one in costs), min(one.memory for one in costs), costs[-1].lines)


def row(name: str, cost: Cost, against: Cost, bound: str = "") -> None:
    """Prints one row: the ratio is that to the time of another."""
    ratio = cost.seconds / against.seconds
    said = f"{cost.seconds:7.2f} s {cost.memory:6.0f} MiB {cost.lines:6} lines  x{ratio:.2f}  {bound}"
    sys.stdout.write(f"  {name:<44}{said.rstrip()}\n")
    sys.stdout.flush()


def published(bench: Bench) -> list[Path]:
    """The documents of the modules as they are published, with all that they refer to."""
    found = sorted((ROOT / "modules").glob("*/_gen/openapi.json"))
    folder = bench.scratch / "documents"
    folder.mkdir()
    for path in found:
        (folder / f"{path.parts[-3]}.json").write_bytes(path.read_bytes())
    return sorted(folder.iterdir())


def small(bench: Bench) -> bool:
    """The documents of this repository: our rules of HTTP, and all of our rules over the modules, beside both peers."""
    documents = published(bench)
    bench.ours("--select", "http", *map(str, documents))  # compiles the code
    every = [
        (
            bench.redocly(documents),
            bench.spectral(documents),
            bench.ours("--select", "http", *map(str, documents)),
            bench.ours(str(ROOT / "modules")),
        )
        for _ in range(bench.rounds)
    ]
    redocly, spectral, http, whole = (least(costs) for costs in zip(*every, strict=True))
    sys.stdout.write(f"{len(documents)} documents of this repository\n")
    row("redocly, recommended", redocly, redocly)
    row("spectral, spectral:oas", spectral, redocly)
    row("anarq, its rules of HTTP, the same documents", http, redocly, "at most x0.33")
    row("anarq, all rules, the modules", whole, redocly, "at most x1")
    return http.seconds <= redocly.seconds / 3 and whole.seconds <= redocly.seconds


def large(bench: Bench) -> bool:
    """One document of 13 MB, examples included."""
    document = bench.peers / DOCUMENT
    every = [(bench.redocly([document]), bench.ours(str(document))) for _ in range(bench.rounds)]
    redocly, ours = (least(costs) for costs in zip(*every, strict=True))
    sys.stdout.write(f"{document.name}, {document.stat().st_size / 1e6:.1f} MB, with its examples\n")
    row("redocly", redocly, redocly)
    row("anarq", ours, redocly, f"at most x0.5, 400 MiB, {SCREEN} lines")
    return ours.seconds <= redocly.seconds / 2 and ours.memory <= 400 and ours.lines <= SCREEN


def again(bench: Bench) -> bool:
    """A second run, in which nothing differs."""
    remembered = str(bench.scratch / "remembered")
    first = bench.ours(str(ROOT / "modules"), remembered=remembered)
    second = least([bench.ours(str(ROOT / "modules"), remembered=remembered) for _ in range(bench.rounds)])
    sys.stdout.write("the modules of this repository, twice\n")
    row("first", first, first)
    row("unchanged", second, first, "at most 0.3 s")
    return second.seconds <= 0.3


def many(bench: Bench, most: int) -> bool:
    """Copies of one module, each with a name of its own: what a quarter of them costs, and all."""
    costs = {}
    for number in (most // 4, most):
        folder = bench.scratch / f"many-{number}"
        for at in range(number):
            _copied(folder / f"m{at:04}", f"m{at:04}")
        costs[number] = bench.ours(str(folder))
    few, all_of_them = costs.values()
    sys.stdout.write("copies of one module\n")
    row(f"{most // 4}", few, few)
    row(f"{most}", all_of_them, few, "at most x5, which is a quarter beyond linear")
    return all_of_them.seconds <= 5 * few.seconds and all_of_them.memory <= 5 * few.memory


def _copied(folder: Path, name: str) -> None:
    for path in MODULE.rglob("*"):
        if path.is_file():
            there = folder / path.relative_to(MODULE)
            there.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text("utf-8").replace("qlock", name).replace("Qlock", name)
            there.write_text(text, "utf-8")


def main() -> int:
    """Measures, and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--most", type=int, default=1000, help="copies of a module")
    parser.add_argument("--only", choices=("small", "large", "again", "many"), nargs="*")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(given.peers.resolve(), Path(scratch), given.rounds)
        parts = {"small": small, "large": large, "again": again, "many": lambda one: many(one, given.most)}
        held = {name: part(bench) for name, part in parts.items() if not given.only or name in given.only}
    missed = [name for name, is_held in held.items() if not is_held]
    sys.stdout.write(f"not held: {', '.join(missed)}\n" if missed else "every bound is held\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
