"""Compares the engine with others on the same cases, and writes the table of `benchmarks/compat/README.md`.

    python benchmarks/compat/peers.py --folder /tmp/peers --write

The peers are installed by name into the given folder, which is outside of the repository and may be thrown away;
oasdiff needs Go, and is left out by name where there is none.
A pair is a break when an instance shows it that jsonschema and jsonschema-rs confirm. `models.py` searches for one
without the engine, the witness of the engine is tried as well, and the table says how many the search found alone.
Otherwise the pair counts as compatible.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

import generate
import models

from anarq.contracts import Answer, SchemaError, UnresolvedError, second_opinion, subschema, validator
from anarq.contracts.tell.evolution import rows

Json = Any
Pair = tuple[Json, Json]
HERE: Final = Path(__file__).parent
README: Final = HERE / "README.md"
BEGIN, END = "<!-- table: begin -->\n", "<!-- table: end -->\n"


@dataclass(frozen=True)
class Reply:
    """What an engine said: whether the pair is compatible, or nothing; and how long it took."""

    compatible: bool | None
    seconds: float


@dataclass(frozen=True)
class Engine:
    """Something that answers pairs."""

    name: str
    ask: Callable[[list[Pair]], list[Reply]]


def cases(vectors: Path) -> dict[str, list[Pair]]:
    """The sets of cases by name."""
    tests = json.loads((vectors / "apicurio-json-schema" / "compatibility-test-data.json").read_text("utf-8"))["tests"]
    third_party = [(test["original"], test["updated"]) for test in tests]
    table = [(row.change.old, row.change.new) for row in rows()]
    return {
        "Apicurio vectors, both directions": _both(third_party),
        "rows of the evolution table, both directions": _both(table),
        "random pairs": list(_random(300)),
    }


def _both(pairs: list[Pair]) -> list[Pair]:
    return [*pairs, *((new, old) for old, new in pairs)]


def _random(count: int) -> Iterator[Pair]:
    source = random.Random(1)  # noqa: S311 - reproducible, not secret
    while count:
        first = generate.schema(source, 2)
        second = generate.edited(source, first) if source.random() < 0.7 else generate.schema(source, 2)
        if generate.is_schema(first) and generate.is_schema(second):
            count -= 1
            yield first, second


def ours(pairs: list[Pair]) -> list[Reply]:
    """Ask the engine of this repository."""
    replies = []
    for old, new in pairs:
        started = time.perf_counter()
        try:
            answer: Answer | None = subschema(old, new).answer
        except (SchemaError, UnresolvedError):
            answer = None
        known = {Answer.COMPATIBLE: True, Answer.BREAKING: False}
        replies.append(Reply(known.get(answer) if answer else None, time.perf_counter() - started))
    return replies


def peer(command: list[str], folder: Path) -> Callable[[list[Pair]], list[Reply]]:
    """Ask an engine that runs as another process."""

    def ask(pairs: list[Pair]) -> list[Reply]:
        file = folder / "cases.json"
        file.write_text(json.dumps(pairs), "utf-8")
        done = subprocess.run([*command, str(file)], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own scripts
        lines = [line for line in done.stderr.splitlines() if line.startswith("[")]
        replies = [Reply(*json.loads(line)) for line in lines]
        return replies + [Reply(None, 0.0)] * (len(pairs) - len(replies))

    return ask


def install(folder: Path) -> list[Engine]:
    """Install the peers, unless they are there."""
    python, modules = folder / "venv" / "bin" / "python", folder / "node_modules"
    folder.mkdir(parents=True, exist_ok=True)
    if not python.exists():
        _run([sys.executable, "-m", "venv", str(folder / "venv")], folder)
        _run([str(python), "-m", "pip", "install", "-q", "jsonsubschema", "jsoncompat"], folder)
    if not modules.exists():
        _run(["npm", "install", "--silent", "json-schema-diff"], folder)
    script = str(HERE / "peers" / "run_python.py")
    engines = [
        Engine("jsonsubschema", peer([str(python), script, "jsonsubschema"], folder)),
        Engine("jsoncompat", peer([str(python), script, "jsoncompat"], folder)),
        Engine("json-schema-diff", peer(["node", str(HERE / "peers" / "run_node.js")], folder)),
    ]
    oasdiff = folder / "go" / "oasdiff"
    if not oasdiff.exists() and shutil.which("go"):
        _run(["go", "install", "github.com/oasdiff/oasdiff@latest"], folder, GOBIN=str(oasdiff.parent))
    if oasdiff.exists():
        script = str(HERE / "peers" / "run_oasdiff.py")
        engines.append(Engine("oasdiff (a process each)", peer([sys.executable, script, str(oasdiff)], folder)))
    else:
        sys.stderr.write("oasdiff is left out: there is no Go here\n")
    return engines


def _run(command: list[str], folder: Path, **environment: str) -> None:
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, **environment})  # noqa: S603 - fixed commands


@dataclass(frozen=True)
class Truth:
    """Whether an instance shows that a pair breaks, and whether the search without the engine found one."""

    breaks: bool
    searched: bool


def truths(pairs: list[Pair]) -> list[Truth]:
    """What instances say of the pairs."""
    return [_truth(old, new) for old, new in pairs]


def _truth(old: Json, new: Json) -> Truth:
    try:
        witness = subschema(old, new).witness
        found = models.counter_example(old, new, random.Random(1))  # noqa: S311 - reproducible, not secret
        validators = [(make(old), make(new)) for make in (validator, second_opinion)]
    except (SchemaError, UnresolvedError):
        return Truth(False, False)

    def shows(instance: Json) -> bool:
        return all(first.is_valid(instance) and not second.is_valid(instance) for first, second in validators)

    searched = found is not None and shows(found[0])
    return Truth(searched or (witness is not None and shows(witness.instance)), searched)


def row(name: str, replies: list[Reply], truth: list[bool]) -> str:
    """One line of the table."""
    both = list(zip(replies, truth, strict=True))
    caught = sum(reply.compatible is False for reply, broken in both if broken)
    missed = sum(reply.compatible is True for reply, broken in both if broken)
    alarms = sum(reply.compatible is False for reply, broken in both if not broken)
    silent = sum(reply.compatible is None for reply in replies)
    seconds = [reply.seconds for reply in replies]
    return (
        f"| {name} | {caught} of {sum(truth)} | {missed} | {alarms} of {len(truth) - sum(truth)} | {silent} "
        f"| {median(seconds) * 1000:.2f} ms | {max(seconds) * 1000:.0f} ms |\n"
    )


def table(engines: list[Engine], vectors: Path) -> str:
    """All sets, all engines."""
    text = ""
    for name, pairs in cases(vectors).items():
        known = truths(pairs)
        truth = [each.breaks for each in known]
        alone = sum(each.searched for each in known)
        text += f"\n**{name}** ({len(pairs)} pairs; {sum(truth)} breaks, {alone} of them found without the engine)\n\n"
        text += "| engine | breaks caught | breaks missed | false alarms | unanswered | median | slowest |\n"
        text += "|---|---|---|---|---|---|---|\n"
        for engine in engines:
            text += row(engine.name, engine.ask(pairs), truth)
    return text + "\n"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True, help="where the peers are or will be installed")
    parser.add_argument("--write", action="store_true", help="write the table into README.md")
    arguments = parser.parse_args()
    default = HERE.parents[2] / "shared" / "vectors"
    engines = [Engine("anarq", ours), *install(arguments.folder.resolve())]
    found = table(engines, Path(os.environ.get("ANARQ_VECTORS", default)))
    if arguments.write:
        before, _, rest = README.read_text("utf-8").partition(BEGIN)
        README.write_text(before + BEGIN + found + END + rest.partition(END)[2], "utf-8")
    sys.stdout.write(found)


if __name__ == "__main__":
    main()
