"""What `anarq compat` holds a change to when nobody says it: what the topics promise that carry the contract."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Anarq = Callable[..., Result]

WIDE = {"$id": "urn:anarq:toy:note:v1", "type": "object", "properties": {"text": {"type": "string"}}}
NARROW = {**WIDE, "required": ["text"]}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("contracts", "events"):
        (tmp_path / name).mkdir()
    return tmp_path


def write(name: str, content: Any) -> None:
    Path(name).write_text(json.dumps(content), "utf-8")


def telling(name: str, compatibility: str, contract: str = WIDE["$id"]) -> None:  # type: ignore[assignment]
    write(f"events/{name}.v1.event.json", {"schema": {"$ref": contract}, "compatibility": compatibility})


@pytest.mark.parametrize(
    ("told", "mode"),
    [
        ([], "BACKWARD"),
        (["FORWARD"], "FORWARD"),
        (["FULL"], "FULL"),
        (["NONE"], "NONE"),
        (["NONE", "FORWARD"], "FORWARD"),
        (["BACKWARD", "FORWARD"], "FULL"),
        (["SOME"], "BACKWARD"),
    ],
)
def test_a_change_keeps_what_the_topics_promise_that_carry_the_contract(
    anarq: Anarq, told: list[str], mode: str
) -> None:
    write("old.json", WIDE)
    write("contracts/note.v1.schema.json", NARROW)
    for number, compatibility in enumerate(told):
        telling(f"n{number}", compatibility)
    telling("other", "FULL", "urn:anarq:toy:other:v1")
    result = anarq("compat", "old.json", "contracts/note.v1.schema.json", "--format", "json")
    assert json.loads(result.output)["mode"] == mode
    assert result.exit_code == (1 if mode in ("BACKWARD", "FULL") else 0)


def test_what_is_said_on_the_command_line_holds(anarq: Anarq) -> None:
    write("old.json", WIDE)
    write("contracts/note.v1.schema.json", NARROW)
    telling("told", "FORWARD")
    result = anarq("compat", "old.json", "contracts/note.v1.schema.json", "--mode", "BACKWARD")
    assert "BACKWARD: breaking" in result.output


def test_a_schema_within_an_event_keeps_what_the_event_says(anarq: Anarq) -> None:
    write("events/a.v1.event.json", {"schema": WIDE, "compatibility": "FORWARD"})
    write("events/b.v1.event.json", {"schema": NARROW, "compatibility": "FORWARD"})
    result = anarq("compat", "events/a.v1.event.json#/schema", "events/b.v1.event.json#/schema")
    assert (result.exit_code, "FORWARD: compatible" in result.output) == (0, True)
    write("events/broken.v1.event.json", "no event")
    assert anarq("compat", "events/b.v1.event.json#/schema", "events/a.v1.event.json#/schema").exit_code == 1
