"""Where the policies that ship with the package are."""

from collections.abc import Mapping
from pathlib import Path

from anarq import resources


def packaged(*folders: str) -> Mapping[str, str]:
    """The Rego sources in folders of `policies/rego`, by path, tests left out; folders in the order given.

    Raises:
        FileNotFoundError: a folder is not there.
    """
    root = resources.policies()
    return {name: text for folder in folders for name, text in sorted(_sources(root / folder, folder))}


def _sources(folder: Path, path: str) -> list[tuple[str, str]]:
    return [
        (f"{path}/{entry.name}", entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".rego") and not entry.name.endswith("_test.rego")
    ]
