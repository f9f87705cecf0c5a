"""Input made to break a reader: each gets a clear error with its place, in bounded time."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from anarq.loader import load_folder
from anarq.model.tree import Document
from anarq.source import FolderSource

Load = Callable[..., Document]
MEGA = 1_000_000
BOMB = "a: &a0 [x]\n" + "".join(f"b{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
TEXT_BOMB = f"- &a {'x' * MEGA}\n" + "- *a\n" * 100
KEY_BOMB = f"- &a {{? {'x' * MEGA}\n  : 1}}\n" + "- *a\n" * 100
DEEP_ALIASES = "- &a0 [x]\n" + "".join(f"- &a{n} [*a{n - 1}]\n" for n in range(1, 120))


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("f.yaml", "[" * 100_000, "f.yaml:1:101 nested deeper than 100 levels"),
        ("f.json", "[" * 100_000, "f.json:1:101 nested deeper than 100 levels"),
        ("f.json", "[" * 100_000 + "]" * 100_000, "f.json:1:101 nested deeper than 100 levels"),
        ("f.json", '{"a":' * 100_000, "f.json:1:501 nested deeper than 100 levels"),
        ("f.yaml", "{a: " * 100_000, "f.yaml:1:401 nested deeper than 100 levels"),
        ("f.yaml", "- " * 100_000, "f.yaml:1:201 nested deeper than 100 levels"),
        ("f.yaml", "\n".join(" " * n + "a:" for n in range(500)), "f.yaml:101:101 nested deeper than 100 levels"),
        ("f.yaml", BOMB, "f.yaml:16:12 aliases repeat more than 100000 values"),
        ("f.yaml", TEXT_BOMB, "f.yaml:11:3 aliases repeat more than 100000 values"),
        ("f.yaml", KEY_BOMB, "aliases repeat more than 100000 values"),
        ("f.yaml", DEEP_ALIASES, "f.yaml:100:9 nested deeper than 100 levels through an alias"),
        ("f.yaml", "&a [*a]", "f.yaml:1:5 the alias `a` stands inside of what it repeats: a circle"),
        ("f.yaml", "&" + "a" * MEGA + " [*b]", "the alias `b` has no anchor before it"),
        ("f.yaml", "*" + "a" * MEGA, f"the alias `{'a' * 80}…` has no anchor before it"),
        ("f.yaml", "- !" + "a" * MEGA + " x", "is not part of the YAML core schema"),
        ("f.yaml", "1" * MEGA, "f.yaml:1:1 the number has 1000000 characters, 1000 are allowed"),
        ("f.json", "1" * MEGA, "f.json:1:1 the number has 1000000 characters, 1000 are allowed"),
        ("f.json", "1e" + "9" * MEGA, "f.json:1:1 the number has 1000002 characters, 1000 are allowed"),
        ("f.json", '"' + "a" * MEGA, "f.json:1:1 not JSON: unterminated string"),
        ("f.json", '["' + "\\ud800" * 100_000 + '"]', "f.json:1:2 half of a surrogate pair is not a character"),
        ("f.yaml", '"' + "a\n" * 100_000, "not YAML: "),
        ("f.yaml", "? " * 100_000, "f.yaml:1:3 a list or mapping cannot be a key"),
        ("f.yaml", "%YAML 1." + "1" * MEGA, "not YAML: "),
        ("f.yaml", "---\n" * 100_000, "f.yaml:2:1 a second document begins: one file holds one document"),
        ("f.yaml", ":" * MEGA + "\n\t", "f.yaml:"),
    ],
    ids=range(25),
)
def test_hostile_text_is_refused_soon(refuse: Callable[..., list[str]], name: str, text: str, problem: str) -> None:
    started = time.process_time()
    assert problem in refuse(text, name)[0]
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("f.yaml", "- 1\n" * MEGA, "f.yaml:5000:3"),
        ("f.json", "[" + "0," * MEGA + "0]", "f.json:1:10000"),
        ("f.json", '{"a":[' + "[]," * MEGA, "f.json:1:15001"),
    ],
    ids=range(3),
)
def test_reading_stops_at_the_value_that_is_one_too_many(
    refuse: Callable[..., list[str]], name: str, text: str, place: str
) -> None:
    assert refuse(text, name, max_nodes=5000) == [f"{place} the document holds more than 5000 values"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("f.yaml", "[" * 100 + "]" * 100),
        ("f.json", "[" * 100 + "]" * 100),
        ("f.yaml", "- &a [" + "x, " * 500 + "x]\n" + "- *a\n" * 100),
        ("f.yaml", "#\n" * MEGA),
        ("f.yaml", "\n" * MEGA),
        ("f.yaml", "a " * MEGA),
        ("f.json", " " * MEGA + "1"),
    ],
    ids=range(7),
)
def test_large_but_honest_text_is_read(load: Load, name: str, text: str) -> None:
    assert "" in load(text, name).positions


def test_deep_nesting_is_read_however_deep_the_caller_stands(load: Load) -> None:
    text = '{"a":' * 99 + "1" + "}" * 99

    def descend(levels: int) -> Document:
        return load(text, "f.json") if levels == 0 else descend(levels - 1)

    assert len(descend(700).positions) == 100


def test_messages_about_hostile_text_hold_no_terminal_escape(refuse: Callable[..., list[str]]) -> None:
    for text in ('{"\\u001b[2J": 1, "\\u001b[2J": 2}', "\x1b[2J", '["\x1b[2J"]', '{"a": \u202e}'):
        assert all(line.isprintable() for line in refuse(text, "f.json"))


def test_a_folder_of_tricks_gives_one_problem_each_and_the_good_file(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.yaml").write_text("secret: 1")
    (root / "good.yaml").write_text("a: 1")
    (root / "out.yaml").symlink_to("../secret.yaml")
    (root / "loop.yaml").symlink_to("loop.yaml")
    (root / "outside").symlink_to(tmp_path)
    (root / "folder.yaml").mkdir()
    (root / "back\\slash.yaml").write_text("a: 1")
    (root / "\x1b[2J.yaml").write_text("[")
    os.mkfifo(root / "pipe.yaml")
    with (root / "huge.yaml").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    folder = load_folder(FolderSource(root, "r"))
    assert list(folder.documents) == ["good.yaml"]
    assert sorted(problem.place.file for problem in folder.problems) == [
        "r/\\x1b[2J.yaml",
        "r/back\\slash.yaml",
        "r/huge.yaml",
        "r/loop.yaml",
        "r/out.yaml",
        "r/outside",
        "r/pipe.yaml",
    ]
