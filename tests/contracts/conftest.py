import importlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from anarq.contracts import Answer, Reading, Verdict, second_opinion, subschema, validator
from anarq.contracts.budget import Budget, Meter
from anarq.contracts.graph.regular import Languages

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def vectors() -> Path:
    """The folder with third-party test data."""
    folder = Path(os.environ.get("ANARQ_VECTORS", REPOSITORY.parent / "shared" / "vectors"))
    if not folder.is_dir():
        pytest.skip(f"no third-party vectors at {folder}")
    return folder


@pytest.fixture(scope="session")
def apicurio(vectors: Path) -> list[dict[str, Any]]:
    """The compatibility cases of Apicurio Registry."""
    file = vectors / "apicurio-json-schema" / "compatibility-test-data.json"
    if not file.is_file():
        pytest.skip("no vectors apicurio-json-schema")
    cases: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["tests"]
    return cases


@pytest.fixture(scope="session")
def benchmark() -> Iterator[Callable[[str], ModuleType]]:
    """Imports a script of `benchmarks/compat`."""
    folder = str(REPOSITORY / "benchmarks" / "compat")
    sys.path.insert(0, folder)
    yield importlib.import_module
    sys.path.remove(folder)


@pytest.fixture
def languages() -> Languages:
    """A table of languages that may grow."""
    return Languages(Meter(Budget(steps=10_000_000, seconds=60)))


@pytest.fixture
def answer() -> Callable[..., str]:
    """The answer for two schemas, after its witness was checked once more."""

    def ask(old: Any, new: Any, **options: Any) -> str:
        verdict = subschema(old, new, **options)
        check_witness(verdict, old, new, options)
        return verdict.answer.value

    return ask


def check_witness(verdict: Verdict, old: Any, new: Any, options: dict[str, Any]) -> None:
    if verdict.answer is not Answer.BREAKING:
        return
    reading = options.get("reading", Reading())
    at = options.get("at", ("", ""))
    assert verdict.witness is not None
    for make in (partial(validator, roomy=True), second_opinion):
        first, second = (
            make(
                schema,
                registry=options.get("catalogue"),
                assert_formats=reading.assert_formats,
                pointer=pointer,
                dialect=reading.dialect,
            )
            for schema, pointer in zip((old, new), at, strict=True)
        )
        assert first.is_valid(verdict.witness.instance)
        assert not second.is_valid(verdict.witness.instance)
