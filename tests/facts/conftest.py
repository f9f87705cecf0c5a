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
def copy(session: ModuleType) -> Iterator[Any]:
    """A copy of the tree in which facts are changed."""
    made = session.Copy()
    yield made
    made.close()


@pytest.fixture
def planted(session: ModuleType, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A copy of another tree: this one, with other text in some files."""
    copies = []

    def plant(**changes: Callable[[str], str]) -> Any:
        for name in ("spec", "policies", *(f"modules/{few}" for few in FEW)):
            shutil.copytree(BENCHMARKS.parent / name, tmp_path / name)
        for path, change in changes.items():
            file = tmp_path / path
            file.write_text(change(file.read_text("utf-8")), "utf-8")
        copies.append(session.Copy(tmp_path))
        return copies[-1]

    yield plant
    for each in copies:
        each.close()
