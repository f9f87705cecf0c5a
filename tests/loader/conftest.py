from collections.abc import Callable

import pytest

from anarq.loader import Limits, load_document
from anarq.model.errors import AnarqError
from anarq.model.tree import Document
from anarq.source import MemorySource

Load = Callable[..., Document]
Refuse = Callable[..., list[str]]


def _load(content: str | bytes, name: str = "f.yaml", **limits: int) -> Document:
    return load_document(MemorySource({name: content}, shown=""), name, Limits(**limits))


@pytest.fixture(scope="session")
def load() -> Load:
    """Loads a text as `f.yaml`, or under another name."""
    return _load


@pytest.fixture(scope="session")
def refuse() -> Refuse:
    """The problems of a text that cannot be loaded, one line each."""

    def refused(content: str | bytes, name: str = "f.yaml", **limits: int) -> list[str]:
        with pytest.raises(AnarqError) as caught:
            _load(content, name, **limits)
        return [f"{problem.place} {problem.message}" for problem in caught.value.problems]

    return refused
