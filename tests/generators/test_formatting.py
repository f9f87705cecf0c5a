"""Generated Python is as a formatter writes it; what is not Python stays as it is."""

import subprocess
from pathlib import Path

import pytest
from ruff import find_ruff_bin

from anarq.generators.file import File
from anarq.generators.formatting import formatted

ROOT = Path(__file__).parents[2]


def test_what_is_generated_is_as_the_formatter_of_this_repository_would_write_it():
    folders = [ROOT / "anarq" / "clients" / "_gen", *(ROOT / "reference").glob("*/_gen")]
    settings = ["--isolated", "--no-cache", "--line-length=120"]

    words = [find_ruff_bin(), "format", "--check", *settings, *folders]
    done = subprocess.run(words, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_python_is_laid_out_and_other_files_are_left_alone():
    python = "x = {'a': 1,\n  'b': [" + ", ".join(['"long enough"'] * 10) + "]}\n"

    first, second, third = formatted([File("a.json", '{"a":  1}\n'), File("b.py", python), File("c.py", "y=1")])

    assert first == File("a.json", '{"a":  1}\n')
    assert (second.path, second.text.count("\n")) == ("b.py", 15)
    assert third == File("c.py", "y = 1\n")


def test_no_files_are_no_work(monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("the formatter was started"))

    assert formatted([File("a.md", "# A\n")]) == [File("a.md", "# A\n")]


def test_the_settings_of_a_folder_are_not_those_of_what_is_generated(tmp_path, monkeypatch):
    (tmp_path / "ruff.toml").write_text('line-length = 40\n[format]\nquote-style = "single"\n')
    monkeypatch.chdir(tmp_path)
    text = 'x = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]\n'

    assert formatted([File("a.py", text)]) == [File("a.py", text)]


def test_what_is_not_python_is_a_bug_and_not_written():
    with pytest.raises(RuntimeError, match="cannot be formatted"):
        formatted([File("a.py", "x = (\n")])
