"""The targets there are: every folder of this package that holds one. No list to keep."""

import importlib
import pkgutil
from collections.abc import Sequence
from typing import Final

from anarq import generators
from anarq.generators.file import Target
from anarq.model.suggest import did_you_mean

_OF_PYTHON: Final = "python"
"""The folder of what targets share that print Python."""


def targets() -> tuple[Target, ...]:
    """Every target, by name.

    Raises:
        TypeError: a folder of `generators` has no `TARGET`, or one with another name: a bug of ours.
    """
    folders = (found.name for found in pkgutil.iter_modules(generators.__path__) if found.ispkg)
    return tuple(_target(name) for name in folders if name != _OF_PYTHON)


class UnknownTargetError(ValueError):
    """There is no target of a name: what was found, and which may be meant."""

    def __init__(self, name: str, mend: str) -> None:
        super().__init__(f"no target `{name}`; {mend}")
        self.found = f"no target `{name}`"
        self.mend = mend


def chosen(names: Sequence[str]) -> tuple[Target, ...]:
    """The targets of these names; all when there are none.

    Raises:
        UnknownTargetError: there is no target of a name.
    """
    known = {target.name: target for target in targets()}
    for name in names:
        if name not in known:
            mend = did_you_mean(name, known, f"there are {', '.join(f'`{target}`' for target in known)}")
            raise UnknownTargetError(name, mend)
    return tuple(target for target in known.values() if not names or target.name in names)


def _target(name: str) -> Target:
    module = importlib.import_module(f"{generators.__name__}.{name}")
    target = getattr(module, "TARGET", None)
    if not isinstance(target, Target) or target.name != name:
        raise TypeError(f"`generators/{name}` has no TARGET of that name")
    return target
