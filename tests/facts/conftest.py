import importlib
import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from anarq.testing.few import FEW

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Changed services fail as they should, and say so: nothing of that is shown."""
    logging.getLogger("anarq").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("anarq").setLevel(logging.NOTSET)


@pytest.fixture(scope="session")
def session() -> Iterator[ModuleType]:
    """The script `benchmarks/facts/session.py`."""
    folders = [str(BENCHMARKS / name) for name in ("agreement", "facts")]
    sys.path[:0] = folders
    yield importlib.import_module("session")
    for folder in folders:
        sys.path.remove(folder)


@pytest.fixture(scope="session")
def copy(session: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A copy of the tree in which facts are changed: of a few modules, since the session looks at all of them."""
    made = session.Copy(few(tmp_path_factory.mktemp("few")))
    yield made
    made.close()


def few(folder: Path) -> Path:
    """A tree of a few modules that use one another in every way that there is."""
    for name in ("spec", "policies", *(f"modules/{one}" for one in FEW)):
        shutil.copytree(BENCHMARKS.parent / name, folder / name)
    return folder


@pytest.fixture
def planted(session: ModuleType, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A copy of another tree: this one, with other text in some files."""
    copies = []

    def plant(**changes: Callable[[str], str]) -> Any:
        few(tmp_path)
        for path, change in changes.items():
            file = tmp_path / path
            file.write_text(change(file.read_text("utf-8")), "utf-8")
        copies.append(session.Copy(tmp_path))
        return copies[-1]

    yield plant
    for each in copies:
        each.close()
