"""`storage/map.yaml`, over that of the platform."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from anarq.model.folder import Folder
from anarq.model.tree import Node

_PATH: Final = "storage/map.yaml"


@dataclass(frozen=True, slots=True)
class InForce:
    """Which records of a collection have not begun to age.

    Attributes:
        node: what is said of the collection.
        values: by property of a record, a list of the values with which it is in force; none: every record is.
    """

    node: Node
    values: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a resource type is stored.

    Attributes:
        node: what is said of it.
        store: where its state lies: database or none.
        listed: the list of collections that the module has of it, there or not.
        collections: the kinds of record; of a type that every module has, those of the platform first.
        content: where its content lies: ipfs or none.
        encryption: how it is protected at rest.
        platform: those of its collections that every module has.
        in_force: by collection, which records have not begun to age; none of a collection that is not there.
    """

    node: Node
    store: Node
    listed: Node
    collections: tuple[str, ...]
    content: Node
    encryption: Node
    platform: tuple[str, ...]
    in_force: Mapping[str, InForce]


def stored_of(module: Folder) -> Mapping[str, Stored]:
    """Where resource types are stored, by name: those of the module in the order of its file, then those that every
    module has. What a module says of one of these adds collections to it.

    Raises:
        NotRead: the file is there and could not be read.
    """
    own = dict(module.node(_PATH, "resources").items())
    inherited = dict(module.inherited(_PATH, "resources").items())
    return {
        name: _stored(own[name] if name in own else inherited[name], inherited.get(name))
        for name in dict.fromkeys([*own, *inherited])
    }


def _stored(node: Node, inherited: Node | None) -> Stored:
    first = inherited.get("collections").texts() if inherited is not None else ()
    collections = tuple(dict.fromkeys([*first, *node.get("collections").texts()]))
    said = [*(inherited.get("inForce").items() if inherited is not None else ()), *node.get("inForce").items()]
    return Stored(
        node,
        node.get("store"),
        node.get("collections"),
        collections,
        node.get("content"),
        node.get("encryption"),
        first,
        {name: InForce(each, dict(each.items())) for name, each in said},
    )
