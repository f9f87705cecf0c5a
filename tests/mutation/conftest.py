import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks" / "mutation"
NAMES = ("operators", "mutants", "tree", "selection", "trial", "session")


@pytest.fixture(scope="session")
def scripts() -> Iterator[dict[str, ModuleType]]:
    """The scripts of `benchmarks/mutation`, by name; other benchmarks have a `session` as well."""
    hidden = {name: sys.modules.pop(name) for name in NAMES if name in sys.modules}
    sys.path.insert(0, str(FOLDER))
    yield {name: importlib.import_module(name) for name in NAMES}
    sys.path.remove(str(FOLDER))
    for name in NAMES:
        sys.modules.pop(name, None)
    sys.modules |= hidden
