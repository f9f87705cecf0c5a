"""All additions, then all removals, of the examples too, in seeded orders: everything is green after every step.

`ANARQ_ORDERS` says how many orders are tried for each kind of module. One of all additions takes a minute and a half:
where it is not set, a few additions are made to one kind, and taken away again.
"""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from anarq.scaffold.likes import LIKES

Make: TypeAlias = Callable[[str], Path]
ORDERS = int(os.environ.get("ANARQ_ORDERS", "0"))
TRIED = [*LIKES] if ORDERS else ["gateway"]

ADDITIONS = (
    ("operation", "archiveIt"),
    ("operation", "countThem"),
    ("topic", "it.archived"),
    ("topic", "letters.sent", "--by", "sendLetters"),
    ("contract", "note-list"),
    ("tool", "archive", "--calls", "archiveIt"),
    ("consumer", "q.squid.created.v1"),
    ("job", "sendLetters"),
    ("runbook", "letters-late"),
)
MADE = ADDITIONS if ORDERS else [one for one in ADDITIONS if one[1] in ("archiveIt", "archive", "it.archived")]
"""Those that are made: an operation, its tool and its topic."""


def named(module: str, kind: str, name: str) -> str:
    """As the spec has it."""
    return {"topic": f"q.{module}.{name}.v1", "tool": f"{module}.{name}"}.get(kind, name)


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def require_green(anarq: Any, folder: Path) -> None:
    checked = anarq("check", "--fail-on", "warning")
    assert checked.exit_code == 0, checked.output
    assert anarq("generate", "--check").exit_code == 0
    for path in (folder / "src").rglob("*.py"):
        compile(path.read_bytes(), str(path), "exec")


def require_nothing_left(folder: Path, name: str) -> None:
    """Nowhere in what people write stands the name of what is gone."""
    for path in (folder / "src").rglob("*.py"):
        assert "_gen" in path.parts or name not in path.read_text("utf-8"), (name, path)


def done_in_turn(anarq: Any, folder: Path, steps: list[tuple[str, ...]], seed: int) -> None:
    """Does the steps in an order; what something else needs waits until that is gone, and changes nothing before."""
    waiting = [*steps]
    random.Random(seed).shuffle(waiting)  # noqa: S311 - a sample, not a secret
    for _ in range(len(steps) ** 2):
        if not waiting:
            return
        step, before = waiting.pop(0), files(folder)
        done = anarq(*step)
        if done.exit_code:
            assert done.exit_code in (1, 2), done.output
            assert files(folder) == before, done.output
            waiting.append(step)
            continue
        assert "to be written" not in done.output, (step, done.output)
        require_green(anarq, folder)
        if step[0] == "remove":
            require_nothing_left(folder, step[2])
    pytest.fail(f"never possible: {waiting}")


def require_gates(python: Any, folder: Path) -> None:
    for gate in (["-m", "ruff", "check", "."], ["-m", "ruff", "format", "--check", "."], ["-m", "mypy", "src"]):
        done = python(folder, *gate)
        assert done.returncode == 0, done.stdout
    done = python(folder, "-m", "pytest", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("seed", range(max(ORDERS, 1)))
@pytest.mark.parametrize("like", TRIED)
def test_what_is_added_and_removed_leaves_what_others_wrote_byte_for_byte(
    make: Make, anarq: Any, python: Any, like: str, seed: int
) -> None:
    folder, module, things = make(like), f"x{like}", LIKES[like].things
    before = files(folder)
    done_in_turn(anarq, folder, [("new", *words) for words in MADE], seed)
    require_gates(python, folder)
    operations, tools = (sum(kind == one for one, *_ in MADE) for kind in ("operation", "tool"))
    served = python(folder, "-m", "anarq", "serve", module, "--check")
    assert f"operations provided: {3 + operations} of {3 + operations}; tools: {1 + tools}" in served.stdout

    added = [("remove", kind, named(module, kind, name)) for kind, name, *_ in MADE]
    done_in_turn(anarq, folder, added, seed + 100)
    left = {path: data for path, data in files(folder).items() if "_cache" not in path}
    assert left == before
    if not ORDERS:
        return

    examples = [
        ("remove", "operation", f"list{things.capitalize()}"),
        ("remove", "topic", f"q.{module}.{things}.grew.v1"),
        ("remove", "consumer", "q.squid.deactivated.v1"),
        ("remove", "job", "removeOld"),
        ("remove", "tool", f"{module}.get"),
    ]
    done_in_turn(anarq, folder, examples, seed + 200)
    require_gates(python, folder)
