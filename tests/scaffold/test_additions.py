"""`anarq new KIND NAME` adds one thing, with a test, and everything is green after it, in whatever order."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from anarq.cli.commands import new
from anarq.scaffold.kinds import KINDS

Make: TypeAlias = Callable[[str], Path]

ADDITIONS = (
    ("operation", "archiveIt"),
    ("operation", "countThem"),
    ("topic", "it.archived"),
    ("contract", "note-list"),
    ("tool", "archive"),
    ("consumer", "q.squid.created.v1"),
    ("job", "sendLetters"),
    ("runbook", "letters-late"),
)


@pytest.mark.parametrize(("like", "seed"), [("crud", 0), ("worker", 1), ("gateway", 2)])
def test_after_each_addition_the_specs_keep_the_rules_and_nothing_differs(
    make: Make, anarq: Any, python: Any, like: str, seed: int
) -> None:
    folder, order = make(like), [*ADDITIONS]
    random.Random(seed).shuffle(order)  # noqa: S311 - a sample, not a secret
    for kind, name in order:
        done = anarq("new", kind, name)
        assert done.exit_code == 0, (kind, name, done.output)
        assert anarq("check", "--fail-on", "warning").exit_code == 0, (kind, name)
        assert anarq("generate", "--check").exit_code == 0, (kind, name)
    assert "to be written: `on_squid_created` in src/xcrud".replace("crud", like) in done.output
    assert "to be written: `run_send_letters`" in done.output
    assert python(folder, "-m", "ruff", "check", ".").returncode == 0
    assert python(folder, "-m", "ruff", "format", "--check", ".").returncode == 0


def test_what_was_added_is_tested_and_what_was_there_stays_as_it_was(make: Make, anarq: Any, python: Any) -> None:
    folder = make("crud")
    path = folder / "openapi.yaml"
    path.write_text(path.read_text("utf-8").replace("paths:\n", "# Where it is.\npaths:   # all of them\n"))
    before = path.read_text("utf-8").split("\n")
    anarq("new", "operation", "archiveIt")
    after = path.read_text("utf-8").split("\n")
    assert before == [line for at, line in enumerate(after) if not _added(after, at)]
    anarq("new", "topic", "it.archived", "--by", "archiveIt")
    anarq("new", "contract", "note-list")
    anarq("new", "tool", "archive", "--calls", "archiveIt")
    tests = ["tests/contract", "contracts", "events"]
    done = python(folder, "-m", "pytest", "-p", "no:cacheprovider", *tests)
    assert done.returncode == 0, done.stdout


def _added(lines: list[str], at: int) -> bool:
    """Whether a line is of the path that was added: from it on to the next one."""
    starts = [number for number, line in enumerate(lines) if line.startswith("  /")]
    first = next(number for number in starts if lines[number] == "  /archive-it:")
    return first <= at < next(number for number in starts if number > first)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("operation", "createEntry"), "xcrud has an operation `createEntry` already"),
        (("operation", "Archive"), "is no name for it; an operation is named as `archiveEntry`"),
        (("topic", "q.squid.x.v1"), "is a topic of another module; those of this one begin with `q.xcrud.`"),
        (("topic", "a.b", "--by", "createEntri"), "did you mean `createEntry`?"),
        (("topic", "entry.created"), "xcrud has a topic `q.xcrud.entry.created.v1` already"),
        (("contract", "entry"), "`contracts/entry.v1.schema.json` is there already"),
        (("tool", "get"), "xcrud has a tool `xcrud.get` already"),
        (("tool", "x9", "--calls", "nothing"), "no operation `nothing` for it to call; there are"),
        (("consumer", "q.squid.deactivated.v1"), "xcrud consumes `q.squid.deactivated.v1` already"),
        (("consumer", "squid"), "what is consumed is named as `q.squid.created.v1`"),
        (("job", "removeOld"), "xcrud has a job `removeOld` already"),
        (("runbook", "Late"), "a runbook is named as `slow-answers`"),
        (("song", "la"), "one name is expected, or one of operation, topic"),
        (("job", "sing", "--calls", "createEntry"), "--calls says nothing about a new job"),
        (("job", "sing", "--like", "crud"), "--like says nothing about a new job"),
        (("notes", "--by", "x"), "--by says nothing about a new project"),
        (("job", "sing", "--module", "other"), "no module `other` here; there are xcrud"),
    ],
)
def test_what_cannot_be_added_is_refused_with_what_can(make: Make, anarq: Any, words: Any, told: str) -> None:
    folder = make("crud")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = anarq("new", *words)
    assert (done.exit_code, told in " ".join(done.output.split())) == (2, True), done.output
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_would_be_wrong_is_not_written(make: Make, anarq: Any) -> None:
    """A consumer of a topic that nobody has."""
    folder = make("crud")
    before = (folder / "module.yaml").read_bytes()
    done = anarq("new", "consumer", "q.squid.nonsense.v1")
    assert (done.exit_code, "Nothing is changed" in done.output) == (1, True)
    assert (folder / "module.yaml").read_bytes() == before


def test_the_kinds_are_those_that_there_are() -> None:
    assert set(new.KINDS) == set(KINDS)
