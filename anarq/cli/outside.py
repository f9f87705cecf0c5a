"""A module that lies outside of the installation, with what is generated of it in memory: to be mocked, and no more."""

import importlib
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from anarq import resources
from anarq.generators import bundle, client, models, service
from anarq.generators.file import File
from anarq.generators.interface import Interfaces
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.errors import AnarqError, Place
from anarq.source.folder import FolderSource

if TYPE_CHECKING:
    from anarq.runtime.operation import ModuleSpec


@dataclass(frozen=True, slots=True)
class Outside:
    """A module from elsewhere.

    Attributes:
        spec: as it would be generated.
        folder: a copy of what would be published of it.
    """

    spec: "ModuleSpec"
    folder: Path


@contextmanager
def generated(path: Path, name: str = "") -> Iterator[Outside]:
    """A module, while the block runs: what is generated of it lies in a folder that is gone afterwards.

    Args:
        path: of the module's folder. It sees the modules of this installation as its peers.
        name: of the module, where something else than the name of the folder says it.

    Raises:
        AnarqError: it is not a module, or cannot be generated from; holds every problem that was found.
    """
    name, files = _files(path, name)
    with tempfile.TemporaryDirectory(prefix="anarq-") as folder:
        for file in files:
            target = Path(folder, file.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(file.text, "utf-8")
        with importable(Path(folder)):
            found: Any = importlib.import_module(f"anarq.reference.{name}._gen.spec")
            yield Outside(found.MODULE, Path(folder, "modules", name))


@contextmanager
def importable(root: Path) -> Iterator[None]:
    """Lets code be imported that was generated elsewhere, while the block runs: before that of this installation.

    Args:
        root: of the tree, as `anarq generate` lays it out.
    """
    from anarq import reference
    from anarq.clients import _gen

    places = ((_gen.__path__, f"{root}/anarq/clients/_gen"), (reference.__path__, f"{root}/reference"))
    for packages, place in places:
        packages.insert(0, place)
    try:
        importlib.invalidate_caches()
        yield
    finally:
        for packages, place in places:
            packages.remove(place)
        for name in [name for name, module in sys.modules.items() if _lies_in(module, root)]:
            del sys.modules[name]


def _lies_in(module: ModuleType, root: Path) -> bool:
    """Whether code was imported from a tree: of a package without a file, its folders say it."""
    places = [getattr(module, "__file__", None), *getattr(module, "__path__", ())]
    return any(str(place).startswith(f"{root}/") for place in places)


def _files(path: Path, name: str) -> tuple[str, list[File]]:
    """The name of a module, and all that the mock of its contract needs of what is generated."""
    shown = FolderSource(path, str(path), name=name)
    loaded = load_ecosystem([shown, resources.root() / "modules"], standards=load_standards())
    own = [module.name for module in loaded.ecosystem.modules.values() if Path(module.folder) == path]
    problems = [problem for problem in loaded.problems if Path(problem.place.file).is_relative_to(path)]
    if problems:
        raise AnarqError(problems)
    if len(own) != 1:
        raise AnarqError.one(f"`{path}` is not the folder of one module", Place(str(path)), "name the folder of one")
    interfaces = Interfaces(loaded.ecosystem)
    made = [file for target in (models, client, bundle) for file in target.generate(interfaces)]
    made += service.files_of(interfaces, interfaces.of(own[0]))
    parts = (f"anarq/clients/_gen/{own[0]}/", f"reference/{own[0]}/", f"modules/{own[0]}/")
    package = File(f"reference/{own[0]}/__init__.py", "")
    return own[0], [package, *(file for file in made if file.path.startswith(parts))]
