"""Paths on the command line that cannot be used: what was found, what was allowed, and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Anarq = Callable[..., Result]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", "a path is empty"),
        ("qmial", "did you mean `qmail`?"),
        ("qmail/openapi.yam", "did you mean `qmail/openapi.yaml`?"),
        ("qmail/nothing/like/it", "`qmail` holds none of that name"),
        ("qmail/mcp.json", "check the module that it is a part of: anarq check qmail"),
    ],
)
def test_a_path_that_names_no_module_is_told_with_what_was_meant(
    anarq: Anarq, qmail: Path, given: str, told: str
) -> None:
    result = anarq("check", given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


LONG = "x" * 5000
"""A name that no file system has."""


@pytest.mark.parametrize(
    "command",
    [
        ("check", LONG),
        ("generate", "--root", LONG),
        ("compat", LONG, "qmail/openapi.yaml"),
        ("compat", f"HEAD:{LONG}", "qmail/openapi.yaml"),
        ("audit", "qmail", LONG),
        ("letters", LONG, "squid"),
    ],
    ids=lambda command: " ".join(command)[:20],
)
def test_a_name_that_is_too_long_is_nothing_that_is_there(anarq: Anarq, qmail: Path, command: tuple[str, ...]) -> None:
    result = anarq(*command)
    assert (result.exit_code, "bug" in result.stderr) == (2, False), result.stderr[-300:]


def test_every_path_that_cannot_be_used_is_told_at_once(anarq: Anarq, qmail: Path) -> None:
    result = anarq("check", "qmial", "", "qmail")
    assert ("no such file or folder" in result.stderr, "a path is empty" in result.stderr) == (True, True)


@pytest.mark.parametrize(
    "command", [("audit", "{}", "squid"), ("letters", "{}", "squid"), ("generate", "--root", "{}")]
)
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", "the name of the folder is empty"),
        ("qmial", "there is no folder `qmial`; did you mean `qmail`?"),
        ("qmail/mcp.json", "`qmail/mcp.json` is a file; give the folder that holds it, `qmail`"),
    ],
)
def test_what_is_not_a_folder_is_told_with_what_was_meant(
    anarq: Anarq, qmail: Path, command: tuple[str, ...], given: str, told: str
) -> None:
    result = anarq(*(part.format(given) for part in command))
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_a_folder_that_is_there_is_taken(anarq: Anarq, qmail: Path) -> None:
    assert "holds no state of `squid`" in anarq("audit", "qmail", "squid").stderr


def test_a_state_that_is_a_file_is_told_with_what_is_needed(anarq: Anarq, qmail: Path) -> None:
    result = anarq("serve", "squid", "--state", "qmail/mcp.json", "--check")
    assert result.exit_code == 2
    assert "the folder qmail/mcp.json cannot be made: a file is called so; name another one" in " ".join(
        result.stderr.split()
    )


def test_a_host_that_nobody_has_is_refused_by_a_check_as_well(anarq: Anarq) -> None:
    result = anarq("serve", "squid", "--host", "nohost.invalid", "--check")
    assert result.exit_code == 2
    assert "cannot listen on nohost.invalid" in " ".join(result.stderr.split())
    assert anarq("serve", "squid", "--host", "127.0.0.1", "--check").exit_code == 0
