"""`anarq new KIND NAME` adds one thing, with a handler and a test; in which orders, `test_orders.py` tries."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from anarq.cli.commands import new
from anarq.scaffold.kinds import KINDS

Make: TypeAlias = Callable[[str], Path]


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
    anarq("new", "consumer", "q.xcrud.entry.created.v1")
    handler = (folder / "src" / "xcrud" / "handlers" / "on_xcrud_entry_created.py").read_text("utf-8")
    assert "import Call, Decision\n\nfrom xcrud._gen.client import models as xcrud_models\n" in handler
    tests = ["tests/contract", "tests/integration", "contracts", "events"]
    done = python(folder, "-m", "pytest", "-p", "no:cacheprovider", *tests)
    assert done.returncode == 0, done.stdout


def test_a_handler_of_another_form_is_left_alone_and_what_it_has_to_tell_is_named(make: Make, anarq: Any) -> None:
    folder = make("worker")
    path = folder / "src" / "xworker" / "handlers" / "run_work_tasks.py"
    before = path.read_bytes()
    done = anarq("new", "topic", "tasks.looked.at", "--by", "workTasks")
    assert (done.exit_code, path.read_bytes()) == (0, before)
    assert "to be written: `run_work_tasks` tells `q.xworker.tasks.looked.at.v1`" in done.output
    assert "assert Contract(topic.schema)" in (folder / "events" / "test_tasks_looked_at.py").read_text("utf-8")


def test_where_no_service_is_laid_out_so_the_handler_that_is_to_be_written_is_named(
    make: Make, anarq: Any, python: Any
) -> None:
    folder = make("crud")
    entry = folder / "src" / "xcrud" / "handlers" / "__init__.py"
    entry.write_text(entry.read_text("utf-8").replace("    GetEntry,\n", "    GetEntry,  # mine\n"), "utf-8")
    before = entry.read_bytes()
    operation, job = anarq("new", "operation", "archiveIt"), anarq("new", "job", "sendLetters")
    assert "answers `archiveIt` by its contract" in operation.output
    assert "to be written: `run_send_letters`" in job.output
    assert entry.read_bytes() == before
    done = python(folder, "-m", "pytest", "-p", "no:cacheprovider", "tests/contract/test_archive_it.py")
    assert done.returncode == 0, done.stdout


def test_what_was_wrong_before_stops_an_addition_only_where_nothing_could_be_generated(make: Make, anarq: Any) -> None:
    folder = make("crud")
    (folder / "docs").mkdir()
    (folder / "docs" / "openapi.yaml").write_text("openapi: 3.1.0\n", "utf-8")
    policies = folder / "security" / "policies.yaml"
    unused = "scopes:\n  xcrud.entry.archive: {meaning: Nobody asks for it., access: write}\n"
    policies.write_text(policies.read_text("utf-8").replace("scopes:\n", unused), "utf-8")
    assert anarq("check", str(folder), "--fail-on", "warning").exit_code == 1
    assert anarq("new", "operation", "archiveIt").exit_code == 0
    document = folder / "openapi.yaml"
    right = document.read_text("utf-8")
    document.write_text(right.replace("operationId: archiveIt", "operationId: 12"), "utf-8")
    refused = anarq("new", "contract", "note-list")
    assert (refused.exit_code, "Nothing is changed: mend first what was wrong before.\n" in refused.stderr) == (1, True)
    assert "docs/openapi.yaml" not in refused.stdout
    assert not (folder / "contracts" / "note-list.v1.schema.json").exists()


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
        (("operation", "class"), "`class` is a word of Python"),
        (("topic", "q.squid.x.v1"), "is a topic of another module; those of this one begin with `q.xcrud.`"),
        (("topic", "a.b", "--by", "createEntri"), "did you mean `createEntry`?"),
        (("topic", "entry.created"), "xcrud has a topic `q.xcrud.entry.created.v1` already"),
        (("contract", "entry"), "`contracts/entry.v1.schema.json` is there already"),
        (("tool", "get"), "xcrud has a tool `xcrud.get` already"),
        (("tool", "x9", "--calls", "nothing"), "no operation `nothing` for it to call; there are"),
        (("consumer", "q.squid.deactivated.v1"), "xcrud consumes `q.squid.deactivated.v1` already"),
        (("consumer", "squid"), "what is consumed is named as `q.squid.created.v1`"),
        (("job", "removeOld"), "xcrud has a job `removeOld` already"),
        (("job", "createEntry"), "xcrud has an operation `createEntry` already"),
        (("operation", "removeOld"), "xcrud has a job `removeOld` already"),
        (("operation", "call"), "`Call` would be two things in `src/xcrud/handlers/call.py`; choose another name"),
        (("runbook", "Late"), "a runbook is named as `slow-answers`"),
        (("song", "la"), "one name is expected, or one of operation, topic"),
        (("topic",), "`topic` is a kind, and its name lacks: anarq new topic NAME"),
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


def test_a_topic_of_a_later_version_has_files_of_its_own(make: Make, anarq: Any) -> None:
    folder = make("crud")
    for topic in ("entry.cast", "q.xcrud.entry.cast.v2", "q.xcrud.entry.seen.v3"):
        assert anarq("new", "topic", topic).exit_code == 0
    assert {path.name for path in (folder / "events").glob("*.json")} >= {
        *("entry-cast.v1.event.json", "entry-cast.v2.event.json", "entry-seen.v3.event.json"),
    }
    assert anarq("check", "--strict").exit_code == 0
    assert anarq("generate", "--check").exit_code == 0


def test_what_people_name_twice_stops_no_addition(make: Make, anarq: Any) -> None:
    folder = make("crud")
    path = folder / "src" / "xcrud" / "handlers" / "create_entry.py"
    twice = "\n\ndef chosen(text: str) -> str:\n    return text\n"
    path.write_text(path.read_text("utf-8") + twice + twice, "utf-8")
    assert anarq("new", "topic", "entry.cast").exit_code == 0
    assert "entry_cast" in path.read_text("utf-8")


def test_a_method_is_never_called_as_a_type(make: Make, anarq: Any) -> None:
    folder = make("crud")
    assert anarq("new", "operation", "list").exit_code == 0
    assert "async def list_(" in (folder / "src" / "xcrud" / "_gen" / "handlers.py").read_text("utf-8")
    assert "async def list_(" in (folder / "src" / "xcrud" / "handlers" / "list_.py").read_text("utf-8")


def test_what_would_be_wrong_is_not_written(make: Make, anarq: Any) -> None:
    """A consumer of a topic that nobody has."""
    folder = make("crud")
    before = (folder / "module.yaml").read_bytes()
    done = anarq("new", "consumer", "q.squid.nonsense.v1")
    assert (done.exit_code, "Nothing is changed" in done.output) == (1, True)
    assert (folder / "module.yaml").read_bytes() == before


def test_the_kinds_are_those_that_there_are() -> None:
    assert set(new.KINDS) == set(KINDS)
