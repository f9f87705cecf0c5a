"""`storage/pinning.policy.json`."""

from dataclasses import dataclass

from anarq.model.folder import Folder
from anarq.model.tree import Node


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
    """How content is pinned, in the order of the file.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return tuple(map(_pinning, module.node("storage/pinning.policy.json", "policies").elements()))


def _pinning(node: Node) -> Pinning:
    return Pinning(
        node.get("resourceType"),
        node.get("pinningStrategy"),
        node.get("replicationFactor"),
        node.get("geoDistribution"),
        node.get("accessPattern"),
        node.get("costOptimization"),
    )
