"""What the tools cost on the fifteen modules.

Prints processor time and memory of runs in processes of their own, the least of several: others disturb. Python has
compiled the code before, as after an installation; "cold" is with nothing remembered of any run. What is written goes
to a copy of the specs and modules, in a folder that is thrown away.

    python benchmarks/ecosystem/measure.py [--tree DIR] [--rounds N]
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMON = ("page-info.v1", "identity-ref.v1", "lock-sig.v1")
"""Common contracts that most modules extend, or refer to."""

KIB = 1024


def copied(tree: Path, root: Path) -> None:
    """Fills a folder with the specs and the modules of a repository, without what is generated."""
    shutil.copytree(tree / "spec", root / "spec")
    shutil.copytree(tree / "modules", root / "modules", ignore=shutil.ignore_patterns("_gen", "*.md"))


def settings(tree: Path, scratch: Path, cache: str) -> dict[str, str]:
    """The environment of a run: the code of a tree, compiled in a folder of ours, and what it may remember."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(tree), "PYTHONPYCACHEPREFIX": str(scratch / "compiled"), "ANARQ_CACHE": cache}


def cost(words: Sequence[str], folder: Path, environment: dict[str, str], rounds: int) -> tuple[float, float, int]:
    """Processor seconds, MiB and exit code of a command: the least of several runs."""
    python = [sys.executable, "-m", "anarq", *words]
    found = []
    for _ in range(rounds):
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(python, cwd=folder, env=environment, stdout=quiet, stderr=quiet)  # noqa: S603 - ourselves
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        found.append((used.ru_utime + used.ru_stime, used.ru_maxrss / KIB, process.returncode))
    return min(found)


def lines(root: Path) -> tuple[int, int]:
    """How many lines are written by hand, and generated, in the modules and services of a folder."""
    written = generated = 0
    for path in root.rglob("*"):
        if path.is_file() and path.relative_to(root).parts[0] != "spec":
            count = path.read_bytes().count(b"\n")
            is_written = "modules" in path.parts and "_gen" not in path.parts and path.suffix in (".yaml", ".json")
            written, generated = (written + count, generated) if is_written else (written, generated + count)
    return written, generated


def followers(root: Path, contract: str, environment: dict[str, str]) -> tuple[int, int]:
    """How many generated files change with one more property of a common contract, and how many of them are bundles."""
    path = root / "spec" / "common" / f"{contract}.schema.json"
    written = path.read_text("utf-8")
    schema = json.loads(written)
    more = {"type": "string", "description": "One more.", "x-anarq-classification": "internal"}
    schema["properties"]["oneMore"] = more
    path.write_text(json.dumps(schema), "utf-8")
    words = [sys.executable, "-m", "anarq", "generate", "--root", str(root), "--check"]
    told = subprocess.run(words, cwd=root, env=environment, capture_output=True, text=True, check=False).stdout  # noqa: S603 - ourselves
    path.write_text(written, "utf-8")
    changed = re.findall(r"^(?:changed|missing|orphan) (\S+)$", told, re.MULTILINE)
    return len(changed), sum("/_gen/" in name and name.startswith("modules/") for name in changed)


def main() -> None:
    """Copies, and prints a row for each command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tree", type=Path, default=ROOT, help="the repository whose code and specs are measured")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    tree = given.tree.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "root"
        copied(tree, root)
        commands = {"generate": ["generate", "--root", str(root)], "check": ["check", "modules"]}
        drift = [*commands["generate"], "--check"]
        cold, warm = (settings(tree, Path(scratch), cache) for cache in ("", f"{scratch}/remembered"))
        print(f"{sum(1 for _ in (root / 'modules').iterdir())} modules, processor time")  # noqa: T201 - a script
        rows = [
            ("anarq --help", ["--help"], cold, given.rounds),
            ("check, cold", commands["check"], cold, given.rounds),
            ("check, unchanged", commands["check"], warm, given.rounds),
            ("generate, cold, everything is written", commands["generate"], cold, 1),
            ("generate, cold, nothing differs", commands["generate"], cold, given.rounds),
            ("drift, unchanged", drift, warm, given.rounds),
        ]
        for words in (["--help"], drift, commands["check"]):  # compiles the code
            cost(words, root, cold, 1)
        cost(commands["check"], root, warm, 1)
        for name, words, environment, rounds in rows:
            if words is drift:
                cost(drift, root, warm, 1)
            seconds, memory, code = cost(words, root, environment, rounds)
            print(f"{name:<40} {seconds:6.2f} s {memory:6.0f} MiB   ended with {code}")  # noqa: T201
        for contract in COMMON:
            changed, bundles = followers(root, contract, cold)
            print(f"one more property of {contract}: {changed - bundles} files change, and {bundles} bundles")  # noqa: T201
        written, generated = lines(root)
        print(f"{written} lines written, {generated} generated")  # noqa: T201


if __name__ == "__main__":
    main()
