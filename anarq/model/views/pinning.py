"""How content is pinned: `storage/pinning.policy.json`, in the house layout over that of the platform."""

from dataclasses import dataclass

from anarq.model.folder import Folder
from anarq.model.layout import Role
from anarq.model.tree import Node
from anarq.model.views.by_resource import by_resource


@dataclass(frozen=True, slots=True)
class Pinning:
    """How the content of a resource type is pinned.

    Attributes:
        resource: the resource type.
        strategy: PERMANENT, TEMPORARY or CONDITIONAL.
        replication: on how many nodes.
        regions: a list of the regions.
        access: how often it is read: HOT, WARM or COLD.
        cheaper: whether a cheaper node may be used.
    """

    resource: Node
    strategy: Node
    replication: Node
    regions: Node
    access: Node
    cheaper: Node


def pinning_of(module: Folder) -> tuple[Pinning, ...]:
    """How a module pins content: the policies of the platform, but for those that it has itself, and its own.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return by_resource(_pinning, module, Role.PINNING)


def _pinning(resource: Node, node: Node) -> Pinning:
    return Pinning(
        resource,
        node.get("pinningStrategy"),
        node.get("replicationFactor"),
        node.get("geoDistribution"),
        node.get("accessPattern"),
        node.get("costOptimization"),
    )
