"""Which files below a folder are read when the modules of it are loaded, by their names alone."""

from collections.abc import Sequence
from typing import Final

from anarq.loader.load import SUFFIXES
from anarq.loader.vocabulary import packaged_layouts
from anarq.model.recognise import GENERATED, recognise

MANIFEST: Final = f"{GENERATED}/manifest.json"
"""In the folder of generated files: a list of those that stand elsewhere in the module."""


def wanted(paths: Sequence[str]) -> frozenset[str]:
    """Those of the paths below a folder of modules that may be read when the modules are loaded."""
    found: set[str] = set()
    for module in recognise(paths, packaged_layouts()).modules:
        sources = [path for path in module.files if not is_generated(path)]
        referable = {path for path in sources if path.endswith(SUFFIXES)}
        claimed = module.layout.claims(sources).read.keys() | referable | ({MANIFEST} & module.files)
        found.update(module.folder + path for path in claimed)
    return frozenset(found)


def is_generated(path: str) -> bool:
    """Whether a file lies in the folder of generated files."""
    return GENERATED in path.split("/")[:-1]
