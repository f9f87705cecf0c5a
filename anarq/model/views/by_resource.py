"""Policies of which each is about one resource type: of retention, and of pinning."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from anarq.model.folder import Folder
from anarq.model.layout import Role
from anarq.model.tree import Node

Record = TypeVar("Record")
_RESOURCE = "resourceType"
_POLICIES = "policies"


def by_resource(view: Callable[[Node, Node], Record], module: Folder, role: Role) -> tuple[Record, ...]:
    """The policies of a module, each as its view shows it: those of the platform, but for what the module has itself,
    then its own.

    Args:
        view: of a policy: its resource type, and all that is said of it.
        module: the module.
        role: of the file.

    Raises:
        NotRead: the file is there and could not be read.
    """
    document = module.of_role(role)
    own = tuple(_policies(document.root))
    named = {resource.text() for resource, _ in own}
    inherited = _policies(module.inherited(document.path))
    return tuple(view(*one) for one in (*(one for one in inherited if one[0].text() not in named), *own))


def _policies(root: Node) -> Iterator[tuple[Node, Node]]:
    """One policy, a list of them, or an object that has them by resource type; the two under `policies` as well."""
    if root.get(_RESOURCE).exists:
        yield root.get(_RESOURCE), root
        return
    held = root.get(_POLICIES) if root.get(_POLICIES).exists else root
    yield from ((one.get(_RESOURCE), one) for one in held.elements())
    for name, one in held.items():
        if one.mapping():
            told = one.get(_RESOURCE)
            yield told if told.exists else Node(one.document, one.pointer, name), one
