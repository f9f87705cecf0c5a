"""What a larger ecosystem costs: a module is copied under every name that the standard lists and no module has yet.

Prints processor time and memory of cold runs, each in a process of its own; the least of several, for others disturb. The
copies stand in a folder that is thrown away, beside the modules and the specs of the repository that is measured.

    python benchmarks/ecosystem/measure.py [--tree DIR] [--rounds N] [--profile COMMAND]
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
COPIED = "qwallet"
ASKED_FOR = {"qlock.quote": "qlock.verify", "qonsent.quote": "qonsent.check"}
"""Tools that the modules use of peers which stand here as copies: one of the copy's own takes the name."""

TEXTS = (".yaml", ".json", ".md")
KIB = 1024


def copies(tree: Path, root: Path) -> list[str]:
    """Fills a folder with the specs and modules of a repository, and copies of one of them; gives the names of these."""
    ignored = shutil.ignore_patterns("_gen", "*.md")
    shutil.copytree(tree / "spec", root / "spec")
    shutil.copytree(tree / "modules", root / "modules", ignore=ignored)
    standard = yaml.safe_load((tree / "spec" / "standards.yaml").read_text("utf-8"))
    there = {path.name for path in (root / "modules").iterdir()}
    made = [name for name in standard["modules"] if name not in there]
    prefix = standard["modules"][COPIED]["toolPrefix"]
    for name in made:
        _copy(root / "modules", name, prefix, standard["modules"][name]["toolPrefix"])
    return made


def _copy(modules: Path, name: str, prefix: str, own: str) -> None:
    """One copy. It uses no peer: what a peer of that name must have, other copies do not."""
    shutil.copytree(modules / COPIED, modules / name)
    for path in sorted((modules / name).rglob("*")):
        if path.suffix in TEXTS:
            text = path.read_text("utf-8").replace(COPIED, name).replace(f'"{prefix}', f'"{own}')
            for tool, asked in ASKED_FOR.items():
                text = text.replace(f'"{tool}"', f'"{asked}"')
            path.write_text(text, "utf-8")
    manifest = modules / name / "module.yaml"
    said = yaml.safe_load(manifest.read_text("utf-8"))
    for key in ("consumes", "commands"):
        said.pop(key, None)
    said["dependencies"] = {}
    manifest.write_text(yaml.safe_dump(said, sort_keys=False), "utf-8")


def cost(tree: Path, words: Sequence[str], folder: Path, rounds: int) -> tuple[float, float, int]:
    """Processor seconds, MiB and exit code of a command: the least of several runs."""
    python = [sys.executable, "-m", "anarq", *words]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    found = []
    for _ in range(rounds):
        process = subprocess.Popen(
            python, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        found.append((used.ru_utime + used.ru_stime, used.ru_maxrss / KIB, process.returncode))
    return min(found)


def profile(tree: Path, words: Sequence[str], folder: Path) -> None:
    """Where the time of a command goes."""
    script = f"import sys; sys.argv[1:] = {list(words)!r}; import runpy; runpy.run_module('anarq', run_name='__main__')"
    code = f"import cProfile; cProfile.run({script!r}, sort='cumulative')"
    subprocess.run([sys.executable, "-c", code], cwd=folder, env={**os.environ, "PYTHONPATH": str(tree)}, check=False)


def lines(root: Path) -> tuple[int, int]:
    """How many lines are written by hand, and generated, in the modules and services of a folder."""
    written = generated = 0
    for path in root.rglob("*"):
        if path.is_file() and path.relative_to(root).parts[0] != "spec":
            count = path.read_bytes().count(b"\n")
            is_written = "modules" in path.parts and "_gen" not in path.parts and path.suffix in (".yaml", ".json")
            written, generated = (written + count, generated) if is_written else (written, generated + count)
    return written, generated


def main() -> None:
    """Makes the copies, and prints a row for each command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tree", type=Path, default=ROOT, help="the repository whose code and specs are measured")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", metavar="COMMAND", help="print where the time of `generate` or `check` goes")
    parser.add_argument("--keep", type=Path, help="make the copies here, and leave them")
    given = parser.parse_args()
    tree = given.tree.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        root = given.keep.resolve() if given.keep else Path(scratch)
        made = copies(tree, root)
        commands = {"generate": ["generate", "--root", str(root)], "check": ["check", "modules"]}
        if given.profile:
            profile(tree, commands[given.profile], root)
            return
        print(f"{len(made)} copies of {COPIED} beside the modules of {tree.name}, processor time of cold runs")
        rows = [
            ("import of click, yaml, jsonschema", ["--version"]),
            ("anarq --help", ["--help"]),
            ("check, cold", commands["check"]),
            ("generate, cold: everything is written", commands["generate"]),
            ("generate, nothing differs", commands["generate"]),
            ("drift, nothing differs", [*commands["generate"], "--check"]),
            ("check, unchanged", commands["check"]),
        ]
        for name, words in rows:
            once = name.startswith("generate, cold")
            seconds, memory, code = cost(tree, words, root, 1 if once else given.rounds)
            print(f"{name:<40} {seconds:6.2f} s {memory:6.0f} MiB   ended with {code}")
        written, generated = lines(root)
        print(f"{written} lines written, {generated} generated")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
