"""Asks the official test suite of JSON Schema as questions of containment, in both directions.

    python benchmarks/compat/suite.py --folder /tmp/suite --write

A test says whether a value is valid under a schema. So the schema that accepts that value alone is within the schema
exactly when it is valid, and the schema is within *anything but that value* exactly when it is not. The suite is in the
source distribution of `jsonschema`, which is downloaded into the folder. Exit code 1 when an answer was wrong.
"""

import argparse
import json
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from anarq.contracts import DIALECTS, Answer, Catalogue, Dialect, Reading, SchemaError, UnresolvedError, subschema

Json = Any
VERSION: Final = "4.26.0"
README: Final = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- suite: begin -->\n", "<!-- suite: end -->\n"
FOLDERS: Final = {
    "draft4": "draft 4",
    "draft6": "draft 6",
    "draft7": "draft 7",
    "draft2019-09": "2019-09",
    "draft2020-12": "2020-12",
}
OPTIONAL: Final = frozenset({"content", "format-assertion", "zeroTerminatedFloats"})
"""Optional tests of what is read otherwise here: contents and formats are annotations, and `1.0` is an integer."""


def suite(folder: Path) -> Path:
    """The folder of the suite, downloaded unless it is there."""
    unpacked = folder / f"jsonschema-{VERSION}"
    if not unpacked.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "jsonschema"]
        subprocess.run([*command, "--dest", str(folder), f"jsonschema=={VERSION}"], check=True)  # noqa: S603 - our own command
        with tarfile.open(folder / f"jsonschema-{VERSION}.tar.gz") as archive:
            archive.extractall(folder, filter="data")
    return unpacked / "json"


def groups(root: Path, name: str) -> Iterator[Json]:
    """The groups of tests of one draft, without the tests of formats."""
    for file in sorted((root / "tests" / name).rglob("*.json")):
        if "format" not in file.parts and not ("optional" in file.parts and file.stem in OPTIONAL):
            yield from json.loads(file.read_text("utf-8"))


def ask(group: Json, catalogue: Catalogue, dialect: Dialect) -> Iterator[str]:
    """What came of every question of a group."""
    reading = Reading(dialect=dialect)
    for test in group["tests"]:
        alone = {"$schema": dialect.uri, "enum": [test["data"]]}
        for pair, expected in (
            ((alone, group["schema"]), test["valid"]),
            ((group["schema"], {"$schema": dialect.uri, "not": alone}), not test["valid"]),
        ):
            try:
                answer = subschema(*pair, catalogue=catalogue, reading=reading).answer
            except (SchemaError, UnresolvedError):
                yield "refused"
                continue
            if answer is Answer.UNDECIDED:
                yield "undecided"
            else:
                right = (answer is Answer.COMPATIBLE) is expected
                yield "right" if right else f"wrong: {group['description']}: {test['description']}"


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True, help="where the suite is or will be")
    parser.add_argument("--write", action="store_true", help="write the table into README.md")
    arguments = parser.parse_args()
    root = suite(arguments.folder)
    remotes = {
        f"http://localhost:1234/{file.relative_to(root / 'remotes').as_posix()}": json.loads(file.read_text("utf-8"))
        for file in (root / "remotes").rglob("*.json")
    }
    found = "\n| draft | questions | right | undecided | refused | wrong |\n|---|---|---|---|---|---|\n"
    wrong: list[str] = []
    for name, dialect in (
        (name, next(one for one in DIALECTS if one.name == draft)) for name, draft in FOLDERS.items()
    ):
        said = Counter(word for group in groups(root, name) for word in ask(group, remotes, dialect))
        bad = [f"{dialect.name}: {word}" for word in said if word.startswith("wrong")]
        counts = (said.total(), *(said[word] for word in ("right", "undecided", "refused")), len(bad))
        found += f"| {dialect.name} | {' | '.join(map(str, counts))} |\n"
        wrong += bad
    if arguments.write:
        before, _, rest = README.read_text("utf-8").partition(BEGIN)
        README.write_text(before + BEGIN + found + "\n" + END + rest.partition(END)[2], "utf-8")
    sys.stdout.write("\n".join([found, *wrong, ""]))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
