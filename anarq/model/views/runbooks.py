"""`observability/runbooks/*.yaml`."""

from dataclasses import dataclass

from anarq.model.folder import Folder
from anarq.model.tree import Node


@dataclass(frozen=True, slots=True)
class Runbook:
    """What to do when an objective is missed: its title, or the shared runbook that stands for it."""

    title: Node
    shared: Node


def runbook_of(module: Folder, name: str) -> Runbook:
    """The runbook of a name; its facts are missing where there is none.

    Raises:
        NotRead: the file is there and could not be read.
    """
    node = module.node(f"observability/runbooks/{name}.yaml")
    return Runbook(node.get("runbook", "title"), node.get("use"))
