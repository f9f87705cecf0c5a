"""What the tests of the cryptography share: third-party vectors, keys from fixed seeds."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from anarq.crypto.keys import Algorithm, SigningKey

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def vectors() -> Callable[[str], Path]:
    """The folder of one vector set, by name; skips when it is absent."""
    base = Path(os.environ.get("ANARQ_VECTORS", ROOT.parent / "shared" / "vectors"))

    def folder(name: str) -> Path:
        if not (base / name).is_dir():
            pytest.skip(f"third-party vectors {name} are absent")
        return base / name

    return folder


@pytest.fixture(scope="session")
def key() -> Callable[..., SigningKey]:
    """A signing key by number, the same in every run."""

    def make(number: int, alg: Algorithm = Algorithm.EDDSA) -> SigningKey:
        return SigningKey.from_seed(alg, bytes([number]) * 32)

    return make
