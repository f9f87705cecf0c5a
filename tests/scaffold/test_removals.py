"""`anarq remove` takes one thing away, in one step; in which orders, `test_orders.py` tries."""

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


def test_a_scope_that_nothing_asks_for_then_goes_with_what_asked_for_it(make: Make, anarq: Any) -> None:
    folder = make("crud")
    for kind, name in (*examples("crud"), ("operation", "getEntry")):
        done = anarq("remove", kind, name)
        assert done.exit_code == 0, done.output
    policies = (folder / "security" / "policies.yaml").read_text("utf-8")
    assert ("xcrud.entry.read" in policies, "xcrud.entry.write" in policies) == (False, True)
    assert anarq("check", "--strict").exit_code == 0


def test_what_only_that_tells_is_to_be_removed_first_and_nobody_has_changed_its_handler(make: Make, anarq: Any) -> None:
    make("crud")
    anarq("remove", "topic", "q.xcrud.entries.grew.v1")
    done = anarq("remove", "operation", "createEntry")
    told = "nothing else would use the topic `q.xcrud.entry.created.v1`: first `anarq remove topic"
    assert (done.exit_code, told in " ".join(done.output.split())) == (2, True), done.output
    anarq("new", "operation", "keepIt")
    anarq("new", "topic", "it.kept", "--by", "keepIt")
    anarq("remove", "topic", "q.xcrud.entry.created.v1")
    done = anarq("remove", "operation", "createEntry")
    assert done.exit_code == 0, done.output


def test_a_spec_that_would_be_wrong_is_told_and_not_written(make: Make, anarq: Any) -> None:
    """The last topic: a module has one at least."""
    folder = make("crud")
    anarq("remove", "topic", "q.xcrud.entries.grew.v1")
    done = anarq("remove", "topic", "q.xcrud.entry.created.v1")
    assert (done.exit_code, "spec/missing-file" in done.output) == (1, True)
    assert (folder / "events" / "entry-created.v1.event.json").is_file()


@pytest.mark.parametrize("file", ["src/xcrud/handlers/archive_it.py", "tests/integration/test_archive_it.py"])
def test_what_somebody_has_changed_is_told_and_not_destroyed(make: Make, anarq: Any, file: str) -> None:
    folder = make("crud")
    anarq("new", "operation", "archiveIt")
    path = folder / file
    path.write_text(path.read_text("utf-8") + "\nMINE = 1\n", "utf-8")
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    done = anarq("remove", "operation", "archiveIt")
    assert (done.exit_code, f"somebody has changed `{file}`" in done.output) == (2, True), done.output
    assert {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()} == before
    assert anarq("remove", "operation", "archiveIt", "--force").exit_code == 0
    assert not path.exists()


def test_what_is_named_alike_elsewhere_in_the_project_stays(make: Make, anarq: Any) -> None:
    folder = make("crud")
    handler = next((folder / "src").rglob("handlers/run_remove_old.py"))
    kept = [
        folder / "backup" / path for path in ("src/handlers/run_remove_old.py", "tests/unit/test_run_remove_old.py")
    ]
    for path in kept:
        path.parent.mkdir(parents=True)
        path.write_text("# mine\n", "utf-8")
    removed = anarq("remove", "job", "removeOld", "--force")
    assert (removed.exit_code, handler.exists()) == (0, False), removed.output
    assert [path.read_text("utf-8") for path in kept] == ["# mine\n"] * 2


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
