"""`anarq new` writes a project that passes its own gates untouched, and runs."""

import ast
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from anarq.cli.commands import new
from anarq.loader.vocabulary import packaged_layouts
from anarq.scaffold.likes import LIKES
from anarq.scaffold.project import name_problem, project

Make: TypeAlias = Callable[[str], Path]
DESIGN = next(layout for layout in packaged_layouts() if layout.name == "design")


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("like", LIKES)
def test_it_passes_its_own_gates_and_runs(make: Make, anarq: Any, python: Any, like: str) -> None:
    folder = make(like)
    before = files(folder)
    assert "all good" in anarq("check", "--fail-on", "warning").output
    assert anarq("generate", "--check").exit_code == 0
    for gate in (["-m", "ruff", "check", "."], ["-m", "ruff", "format", "--check", "."], ["-m", "mypy", "src"]):
        done = python(folder, *gate)
        assert done.returncode == 0, done.stdout
    tested = python(folder, "-m", "pytest", "-p", "no:cacheprovider")
    assert tested.returncode == 0, tested.stdout
    assert int(re.search(r"(\d+) passed", tested.stdout)[1]) > 20  # type: ignore[index]  # else it says why
    assert "skipped" not in tested.stdout
    served = python(folder, "-m", "anarq", "serve", f"x{like}", "--check")
    assert "operations provided: 3 of 3; tools: 1" in served.stdout
    assert {path: data for path, data in files(folder).items() if "_cache" not in path} == before


@pytest.mark.parametrize("like", LIKES)
def test_it_has_every_item_of_the_standard_structure(make: Make, like: str) -> None:
    """Beside the specs of the house layout: each role that the design draws is had by a file, the optional ones too."""
    found = {DESIGN.role_of(path).role for path in files(make(like)) if DESIGN.role_of(path)}
    assert set(DESIGN.roles) - found == {"waivers"}


def test_the_same_project_is_written_twice(make: Make, anarq: Any, tmp_path: Path) -> None:
    first = files(make("crud"))
    anarq("new", "xcrud", "--path", str(tmp_path / "again"))
    assert files(tmp_path / "again") == first


def test_names_of_any_length_and_place_in_the_alphabet_are_in_one_style(
    anarq: Any, python: Any, tmp_path: Path
) -> None:
    for like, name in zip(LIKES, ("aa", "zz9", "x" * 40), strict=True):
        folder = tmp_path / like
        assert anarq("new", name, "--like", like, "--path", str(folder)).exit_code == 0
        done = python(folder, "-m", "ruff", "check", ".")
        assert done.returncode == 0, done.stdout
        assert python(folder, "-m", "ruff", "format", "--check", ".").returncode == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Notes", "small letters and digits"),
        ("9notes", "small letters and digits"),
        ("my-notes", "small letters and digits"),
        ("n", "small letters and digits"),
        ("x" * 41, "small letters and digits"),
        ("calendar", "would hide another one"),
        ("class", "a word of Python"),
        ("anarq", "would hide another one"),
        ("squid", "a module of this installation has that name"),
        ("common", "would hide another one"),
        ("click", "would hide another one"),
        ("null", "a word of YAML"),
        ("conftest", "the project has `conftest.py`"),
        ("events", "the project has `events`"),
        ("pytest", "`conftest.py` imports another package of that name"),
    ],
)
def test_what_is_no_name_is_refused_with_the_reason(anarq: Any, tmp_path: Path, name: str, told: str) -> None:
    done = anarq("new", name, "--path", str(tmp_path / "made"))
    assert (done.exit_code, told in " ".join(done.output.split())) == (2, True)
    assert not (tmp_path / "made").exists()


def test_a_name_may_be_anything_else() -> None:
    assert [name for name in ("notes", "zz", "a1", "x" * 40) if name_problem(name)] == []


@pytest.mark.parametrize("like", LIKES)
def test_no_name_of_a_module_is_a_name_in_its_code(like: str) -> None:
    """So that a module may be called as whatever the code names: `entries`, `ada`, `client`."""
    for file in project("zebra", like, date(2026, 1, 31)):
        nodes = ast.walk(ast.parse(file.text)) if file.path.endswith(".py") else ()
        assert [node for node in nodes if getattr(node, "id", getattr(node, "arg", "")) == "zebra"] == [], file.path


def test_nothing_is_written_over(anarq: Any, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    done = anarq("new", "notes", "--path", str(tmp_path))
    assert (done.exit_code, "is there already" in done.output) == (2, True)
    assert files(tmp_path) == {"mine": b"mine"}
    (tmp_path / "empty").mkdir()
    assert anarq("new", "notes", "--path", str(tmp_path / "empty")).exit_code == 0


def test_the_help_names_each_kind_of_module(anarq: Any) -> None:
    help_text = " ".join(anarq("new", "--help").output.split())
    assert set(new.LIKES) == set(LIKES)
    for name, like in LIKES.items():
        assert f"{name} {like.summary}" in help_text
