import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = str(Path(__file__).parents[2] / "benchmarks" / "specs")


@pytest.fixture(scope="session")
def corpus() -> Iterator[ModuleType]:
    """The script `benchmarks/specs/corpus.py`."""
    sys.path.insert(0, FOLDER)
    yield importlib.import_module("corpus")
    sys.path.remove(FOLDER)
