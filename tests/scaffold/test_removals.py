"""`anarq remove` takes one thing away, in one step, and everything is green after it, in whatever order."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from anarq.cli.commands import remove
from anarq.scaffold.kinds import KINDS
from anarq.scaffold.likes import LIKES

Make: TypeAlias = Callable[[str], Path]


def examples(like: str) -> list[tuple[str, str]]:
    """One of each kind, as CONTRIBUTING.md of the project names them."""
    things = LIKES[like].things
    return [
        ("operation", f"list{things.capitalize()}"),
        ("topic", f"q.x{like}.{things}.grew.v1"),
        ("consumer", "q.squid.deactivated.v1"),
        ("job", "removeOld"),
        ("tool", f"x{like}.get"),
    ]


@pytest.mark.parametrize("like", LIKES)
def test_each_example_is_named_where_people_look(make: Make, like: str) -> None:
    text = (make(like) / "CONTRIBUTING.md").read_text("utf-8")
    for kind, name in examples(like):
        assert f"    anarq remove {kind} {name}\n" in text


@pytest.mark.parametrize(("like", "seed"), [*zip(LIKES, range(3), strict=True), ("crud", 3)])
def test_examples_go_in_any_order_and_the_rest_passes_its_gates(
    make: Make, anarq: Any, python: Any, like: str, seed: int
) -> None:
    folder, order = make(like), examples(like)
    random.Random(seed).shuffle(order)  # noqa: S311 - a sample, not a secret
    for kind, name in order:
        done = anarq("remove", kind, name)
        assert done.exit_code == 0, done.output
        assert "to be written" not in done.output
        assert anarq("check", "--fail-on", "warning").exit_code == 0, (kind, name)
        assert anarq("generate", "--check").exit_code == 0, (kind, name)
        for path in (folder / "src").rglob("*.py"):
            assert "_gen" in path.parts or name not in path.read_text("utf-8"), (kind, name, path)
    for gate in (["-m", "ruff", "check", "."], ["-m", "ruff", "format", "--check", "."]):
        done = python(folder, *gate)
        assert done.returncode == 0, done.stdout
    done = python(folder, "-m", "pytest", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout


def test_what_something_needs_is_not_removed_and_nothing_is_changed(make: Make, anarq: Any) -> None:
    folder = make("crud")
    before = (folder / "openapi.yaml").read_bytes(), (folder / "mcp.json").read_bytes()
    for kind, name, told in (
        ("operation", "getEntry", "mcp.json:4:7 refers to the operation `getEntry`; remove that first"),
        ("contract", "entry-page", "refers to the contract `entry-page`; remove that first"),
        ("operation", "getEntri", "xcrud has no operation `getEntri`; did you mean `getEntry`?"),
        ("runbook", "fire", "xcrud has no runbook `fire`; xcrud has none"),
    ):
        done = anarq("remove", kind, name)
        assert (done.exit_code, told in " ".join(done.output.split())) == (2, True), done.output
    assert ((folder / "openapi.yaml").read_bytes(), (folder / "mcp.json").read_bytes()) == before


def test_a_spec_that_would_be_wrong_is_told_and_not_written(make: Make, anarq: Any) -> None:
    """The last topic: a module has one at least."""
    folder = make("crud")
    anarq("remove", "topic", "q.xcrud.entries.grew.v1")
    done = anarq("remove", "topic", "q.xcrud.entry.created.v1")
    assert (done.exit_code, "spec/missing-file" in done.output) == (1, True)
    assert (folder / "events" / "entry-created.v1.event.json").is_file()


def test_comments_of_others_stay(make: Make, anarq: Any) -> None:
    folder = make("crud")
    path = folder / "module.yaml"
    path.write_text(path.read_text("utf-8").replace("owners:\n", "# Ask them.\nowners:\n"))
    anarq("remove", "job", "removeOld")
    text = path.read_text("utf-8")
    assert "# Ask them.\nowners:\n" in text
    assert "removeOld" not in text


def test_outside_of_a_workspace_nothing_can_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, anarq: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    done = anarq("remove", "job", "removeOld")
    assert (done.exit_code, "this is no workspace" in done.output) == (2, True)


def test_the_kinds_are_those_that_there_are() -> None:
    assert set(remove.KINDS) == set(KINDS)
