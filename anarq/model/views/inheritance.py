"""What a module says of its own, over what the platform says for every module."""

from collections.abc import Callable
from typing import TypeVar

from anarq.model.folder import Folder
from anarq.model.tree import Node

Record = TypeVar("Record")


def by_name(view: Callable[[Node], Record], module: Folder, path: str, key: str, *, name: str) -> tuple[Record, ...]:
    """The elements of a list, each as its view shows it: those of the platform, then those of the module.

    One that a module names itself takes the place of that of the platform.

    Args:
        view: of an element.
        module: the module.
        path: of the file, which the platform has as well.
        key: of the list in the file.
        name: the key of an element that says which one it is.

    Raises:
        NotRead: the file is there and could not be read.
    """
    own = tuple(module.node(path, key).elements())
    named = {element.get(name).text() for element in own}
    inherited = [each for each in module.inherited(path, key).elements() if each.get(name).text() not in named]
    return tuple(map(view, [*inherited, *own]))
