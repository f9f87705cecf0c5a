import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = str(Path(__file__).parents[2] / "benchmarks" / "agreement")


@pytest.fixture(scope="session")
def agree() -> Iterator[ModuleType]:
    """The script `benchmarks/agreement/agree.py`."""
    sys.path.insert(0, FOLDER)
    yield importlib.import_module("agree")
    sys.path.remove(FOLDER)
