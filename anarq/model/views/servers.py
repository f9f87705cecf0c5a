"""Where an `openapi.yaml` says that its paths are served."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.model.folder import Folder
from anarq.model.places import METHODS
from anarq.model.tree import Node
from anarq.model.views.openapi import openapi_of

_IN_BRACES: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Server:
    """An address, of which parts may be variables (OpenAPI 3.1, section 4.8.5)."""

    node: Node

    @property
    def url(self) -> Node:
        """The address as a template: `https://{host}:8000`."""
        return self.node.get("url")

    @property
    def named(self) -> tuple[str, ...]:
        """The variables in its address, in the order of the text."""
        return tuple(dict.fromkeys(_IN_BRACES.findall(self.url.text())))

    @property
    def variables(self) -> dict[str, "Variable"]:
        """What fills the parts, by name."""
        return {name: Variable(node) for name, node in self.node.get("variables").items()}


@dataclass(frozen=True, slots=True)
class Variable:
    """What a part of an address is filled with."""

    node: Node

    @property
    def default(self) -> Node:
        """The value where nobody chooses another one."""
        return self.node.get("default")

    @property
    def listed(self) -> Node:
        """The list of all values; missing where any will do."""
        return self.node.get("enum")


def servers_of(module: Folder) -> Iterator[Server]:
    """The servers of the document, of its paths and of their operations, as written.

    Raises:
        NotRead: the file is there and could not be read.
    """
    root = openapi_of(module).root
    paths = [module.follow(path) for _, path in root.get("paths").items()]
    for holder in (root, *paths, *(path.get(method) for path in paths for method in METHODS)):
        yield from map(Server, holder.get("servers").elements())
