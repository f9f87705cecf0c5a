"""The one resolver of the files that ship with the package."""

from pathlib import Path


def root() -> Path:
    """The folder in which `spec`, `modules` and `policies` stand: the package itself, in a checkout and in a wheel."""
    return Path(__file__).parent


def spec() -> Path:
    """The schemas of every file that a module may hold, the common contracts and `standards.yaml`."""
    return root() / "spec"


def policies() -> Path:
    """The hand-written Rego and the data generated for it."""
    return root() / "policies" / "rego"
