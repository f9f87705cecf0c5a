import fnmatch
import subprocess
import sys

import pytest

from anarq.generators import targets as discovery
from anarq.generators.interface import Interfaces
from anarq.generators.targets import chosen, targets


def test_every_folder_of_generators_is_a_target():
    assert [target.name for target in targets()] == [
        "alerts",
        "bundle",
        "client",
        "markdown",
        "models",
        "rego",
        "service",
        "site",
    ]


def test_targets_are_chosen_by_name():
    assert [target.name for target in chosen(["rego", "models"])] == ["models", "rego"]
    assert chosen([]) == targets()
    with pytest.raises(ValueError, match="no target `reggo`; did you mean `rego`"):
        chosen(["reggo"])


def test_a_folder_without_a_target_is_a_bug(monkeypatch):
    monkeypatch.setattr(discovery.importlib, "import_module", lambda _: object())
    with pytest.raises(TypeError, match="has no TARGET"):
        targets()


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_a_target_owns_all_that_it_makes_and_gives_it_sorted(target, lanterns):
    paths = [file.path for file in target.generate(Interfaces(lanterns))]
    assert paths
    assert paths == sorted(paths)
    assert [path for path in paths if not target.owns_path(path)] == []


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_no_target_owns_what_another_makes(target, lanterns):
    others = [file.path for other in targets() if other is not target for file in other.generate(Interfaces(lanterns))]
    assert [path for path in others if target.owns_path(path)] == []


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_what_is_made_says_where_it_comes_from_ends_with_a_line_break_and_has_no_spaces_at_line_ends(target, lanterns):
    for file in target.generate(Interfaces(lanterns)):
        if not file.text:  # `__init__.py`
            continue
        assert file.text.endswith("\n"), file.path
        assert f"by `anarq generate {target.name}`. Do not edit." in file.text or target.name == "rego", file.path
        assert [line for line in file.text.splitlines() if line != line.rstrip()] == [], file.path


def test_no_source_is_what_a_target_would_write_over(repository):
    sources = [path.relative_to(repository).as_posix() for path in (repository / "spec").rglob("*.yaml")]
    assert not [
        path for path in sources for target in targets() for glob in target.globs() if fnmatch.fnmatch(path, glob)
    ]


ALONE = """
import importlib, sys
from pathlib import Path
from anarq.generators.disk import read
from anarq.generators.interface import Interfaces

target = importlib.import_module(f"anarq.generators.{sys.argv[2]}").TARGET
assert list(target.generate(Interfaces(read(Path(sys.argv[1])))))
print(*(name for name in sys.modules if name.startswith("anarq.generators.python")))
"""


@pytest.mark.parametrize(
    ("name", "prints_python"),
    [("bundle", False), ("rego", False), ("markdown", False), ("site", False), ("models", True)],
)
def test_a_target_that_prints_no_python_loads_nothing_that_does(repository, name, prints_python):
    words = [sys.executable, "-c", ALONE, str(repository), name]
    found = subprocess.run(words, capture_output=True, text=True, check=True, cwd=repository)
    assert bool(found.stdout.strip()) == prints_python
