"""`compat/deprecations.yaml`: the one place that says what is going away, and when."""

from collections.abc import Mapping
from dataclasses import dataclass

from anarq.model.folder import Folder
from anarq.model.tree import Node


@dataclass(frozen=True, slots=True)
class Deprecation:
    """Something that is going away.

    Attributes:
        feature: what: an operation id, a tool, a topic, or a contract's `$id` with a JSON Pointer.
        since: the day since which it is, as all days an RFC 3339 full-date.
        deadline: the day by which everybody must have moved.
        sunset: the day on which it is gone.
        support: what is still mended: FULL, MAINTENANCE, SECURITY_ONLY or NONE.
        replacement: what takes its place, named as `feature`; missing when nothing does.
        guide: what to do.
    """

    feature: Node
    since: Node
    deadline: Node
    sunset: Node
    support: Node
    replacement: Node
    guide: Node


def schedule_of(module: Folder) -> Node:
    """The list of what is going away, there or not.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return module.node("compat/deprecations.yaml", "deprecations")


def deprecations_of(module: Folder) -> tuple[Deprecation, ...]:
    """What is going away, in the order of the file.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return tuple(map(_deprecation, schedule_of(module).elements()))


def going_of(module: Folder) -> Mapping[str, Deprecation]:
    """What is going away, by feature.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return {one.feature.text(): one for one in deprecations_of(module)}


def _deprecation(node: Node) -> Deprecation:
    return Deprecation(
        node.get("feature"),
        node.get("deprecationDate"),
        node.get("migrationDeadline"),
        node.get("sunsetDate"),
        node.get("supportLevel"),
        node.get("replacementFeature"),
        node.get("migrationGuide"),
    )
