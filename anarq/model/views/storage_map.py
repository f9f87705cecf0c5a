"""`storage/map.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass

from anarq.model.folder import Folder
from anarq.model.tree import Node


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a resource type is stored.

    Attributes:
        store: where its state lies: database or none.
        collections: a list of the kinds of record.
        content: where its content lies: ipfs or none.
        encryption: how it is protected at rest.
    """

    store: Node
    collections: Node
    content: Node
    encryption: Node


def stored_of(module: Folder) -> Mapping[str, Stored]:
    """Where resource types are stored, by name, in the order of the file.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return {
        name: Stored(node.get("store"), node.get("collections"), node.get("content"), node.get("encryption"))
        for name, node in module.node("storage/map.yaml", "resources").items()
    }
