"""`observability/runbooks/*.yaml`, and those of the platform."""

from dataclasses import dataclass

from anarq.model.folder import Folder
from anarq.model.tree import Node


@dataclass(frozen=True, slots=True)
class Runbook:
    """What to do when an objective is missed.

    Attributes:
        title: what it says first. In one of the platform `{module}` and `{class}` stand for those that it is about.
        is_shared: whether it is one of the platform.
    """

    title: Node
    is_shared: bool


def runbook_of(module: Folder, name: str) -> Runbook:
    """The runbook of a name, of the module or else of the platform; its facts are missing where there is none.

    Raises:
        NotRead: the file is there and could not be read.
    """
    path = f"observability/runbooks/{name}.yaml"
    own = module.node(path, "runbook", "title")
    if module.has(path):
        return Runbook(own, False)
    shared = module.inherited(path, "runbook", "title")
    return Runbook(shared, shared.exists)
