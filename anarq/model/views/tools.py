"""The MCP tools: in the house layout `mcp.json`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from anarq.model.basis import Basis
from anarq.model.folder import Folder
from anarq.model.layout import Role
from anarq.model.tree import Json, Node
from anarq.model.views.openapi import Operation


@dataclass(frozen=True, slots=True)
class Tool:
    """One MCP tool.

    Attributes:
        module: that declares it.
        name: with the prefix of its module, e.g. `wallet.pay`.
        node: all that is said of it.
        find: the operation of a name.
    """

    module: Folder = field(repr=False)
    name: str
    node: Node
    find: Callable[[str], Operation | None] = field(repr=False)

    @property
    def named(self) -> Node:
        """Its name, where it stands in a list of tools; missing where it is a key."""
        return self.node.get("name")

    @property
    def short(self) -> str:
        """The name without the prefix."""
        return self.name.rpartition(".")[2]

    @property
    def bound(self) -> Node:
        """The name of the operation that it calls, where it stands."""
        return _first(self.node, "operation", "operationId")

    @property
    def binding(self) -> str:
        """The operation that it calls; empty when it brings its own schemas."""
        return self.bound.text()

    @property
    def operation(self) -> Operation | None:
        """The operation that it calls, when there is one of that name; see `bound_by` for how that is known."""
        declared = self.bound.exists or self.module.speaks_house
        return self.find(self.binding if declared else self.short)

    @property
    def bound_by(self) -> Basis:
        """How it is known which operation it calls: outside of the house one of its own name is taken for it."""
        return Basis.DECLARED if self.bound.exists else Basis.INFERRED

    @property
    def version(self) -> Node:
        """The semantic version."""
        return self.node.get("version")

    @property
    def description(self) -> Node:
        """What it does, for the model that chooses it."""
        return self.node.get("description")

    @property
    def capabilities(self) -> Node:
        """What it may do: a list of read, write, admin."""
        return self.node.get("capabilities")

    @property
    def only_reads(self) -> bool:
        """Whether it changes nothing."""
        return self.capabilities.texts() == ("read",)

    @property
    def hinted_to_read(self) -> Node:
        """Whether it changes nothing, as the annotations of MCP say it (`readOnlyHint`)."""
        return self.node.get("annotations", "readOnlyHint")

    @property
    def hinted_to_destroy(self) -> Node:
        """Whether it may destroy something, as the annotations of MCP say it (`destructiveHint`)."""
        return self.node.get("annotations", "destructiveHint")

    @property
    def rpm(self) -> Node:
        """Requests in a minute of one identity."""
        return self.node.get("rateLimit", "rpm")

    @property
    def burst(self) -> Node:
        """How many of these may come at once."""
        return self.node.get("rateLimit", "burst")

    @property
    def rate_limit(self) -> dict[str, Json]:
        """All that is said of the two; empty when nothing is."""
        return self.node.get("rateLimit").mapping()

    @property
    def dependencies(self) -> Node:
        """A list of the tools and modules that it needs."""
        return self.node.get("dependencies")

    @property
    def scope(self) -> Node:
        """What a grant must cover, of a tool that calls no operation."""
        return self.node.get("scope")

    @property
    def input(self) -> Node:
        """The schema of the arguments, of a tool that calls no operation."""
        return _first(self.node, "input", "inputSchema")

    @property
    def output(self) -> Node:
        """The schema of the result, of a tool that calls no operation."""
        return _first(self.node, "output", "outputSchema")


def _first(node: Node, *keys: str) -> Node:
    """What stands under the first of some keys that is there; under the first of all, missing, where none is."""
    return next((found for key in keys if (found := node.get(key)).exists), node.get(keys[0]))


def tools_of(module: Folder, find: Callable[[str], Operation | None]) -> tuple[Tool, ...]:
    """The tools of a module, in the order of the file.

    They stand under `tools` or `capabilities.tools`, by name or in a list whose elements have a `name`.

    Args:
        module: whose they are.
        find: the operation of a name.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return tuple(Tool(module, name, node, find) for name, node in _named(listing_of(module)))


def listing_of(module: Folder) -> Node:
    """What holds the tools of a module.

    Raises:
        NotRead: the file is there and could not be read.
    """
    root = module.of_role(Role.TOOLS).root
    own = root.get("tools")
    return own if own.exists else root.get("capabilities", "tools")


def _named(tools: Node) -> Iterator[tuple[str, Node]]:
    yield from tools.items()
    yield from ((node.get("name").text(), node) for node in tools.elements())
