"""The tutorial is typed into a shell, in a new folder: every file is written, every command runs."""

import json
import socket
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

PAGE = "tutorial/a-module-of-ones-own.md"
START = "$ anarq serve notes\n"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def script(page: list[Any], port: int) -> Iterator[str]:
    """What is typed, with the service in the background and at a port that is free; installing is not typed."""
    yield "running=''; trap 'test -z \"$running\" || kill $running' EXIT\n"
    for block in page:
        if block.language == "sh" or block.title:
            yield block.typed.replace(":8000", f":{port}")
        elif block.text == START:
            yield 'test -z "$running" || { kill $running; wait $running || true; }\n'
            yield f"rm -f served; anarq serve notes --port {port} > served & running=$!\n"
            yield "until grep -qs health served; do sleep 0.1; done\n"


def test_a_person_who_follows_it_types_nothing_that_is_not_on_the_page(
    blocks: Callable[[str], list[Any]], shell: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    ran = shell("".join(script(blocks(PAGE), free_port())))

    assert ran.returncode == 0, ran.stdout + ran.stderr
    answers = [json.loads(line)["data"] for line in ran.stdout.splitlines() if line.startswith("{")]
    made, listed, _, counted = answers
    assert listed["items"] == [made]
    assert counted == {"count": 1}
    assert "This is a workspace, with notes." in ran.stdout
    assert "added    src/notes/handlers/count_entries.py" in ran.stdout
    assert "to be written" not in ran.stderr
    assert "removed  src/notes/handlers/run_remove_old.py" in ran.stdout


def test_the_page_starts_the_service_as_this_test_does(blocks: Callable[[str], list[Any]]) -> None:
    assert [one.text for one in blocks(PAGE) if one.language == "console"].count(START) == 2
