"""A shape: what one place says of one concept, member by member."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from anarq.model.concepts.use import Source, Use
from anarq.model.concepts.wording import Words
from anarq.model.folder import Follow
from anarq.model.tree import Document, Node
from anarq.model.views.openapi import Parameter
from anarq.model.views.schema import Schema


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a shape.

    Attributes:
        name: as written.
        node: its schema, as written.
        is_required: whether it must be there.
        is_parameter: whether it stands in a path or a query, where all values are texts.
    """

    name: str
    node: Node
    is_required: bool
    is_parameter: bool = False


@dataclass(frozen=True, eq=False)
class Shape:
    """What one place says of one concept.

    Attributes:
        concept: its words.
        use: what the shape is there for.
        source: where it stands.
        called: the place, as a person names it.
        node: its schema, as written.
        follow: follows references.
        version: the version of the concept; 0: it says none.
        parameters: members that stand elsewhere.
        may_be_left_out: whether the whole of it may, so that nothing in it must be there.
    """

    concept: Words
    use: Use
    source: Source
    called: str
    node: Node
    follow: Follow = field(repr=False)
    version: int = 0
    parameters: tuple[Parameter, ...] = field(default=(), repr=False)
    may_be_left_out: bool = False

    @property
    def has_a_name(self) -> bool:
        """Whether its schema is kept under a name of its own."""
        return self.source in (Source.CONTRACT, Source.COMPONENT)

    @cached_property
    def target(self) -> Node:
        """Its schema, after references."""
        return self.follow(self.node)

    @cached_property
    def spot(self) -> tuple[Document, str, int]:
        """What tells it from others: shapes that refer to one schema are one."""
        return self.target.document, self.target.pointer, len(self.parameters)

    @cached_property
    def parts(self) -> tuple[Node, ...]:
        """The schemas that hold of it together, in `allOf` and behind references."""
        return tuple(parts_of(self.node, self.follow))

    @cached_property
    def members(self) -> dict[str, Member]:
        """Its members by name. Of one that is described twice the first stands."""
        needed = {name for part in self.parts for name in Schema(part).required} if not self.may_be_left_out else set()
        found = {one.name: Member(one.name, one.schema, one.required, is_parameter=True) for one in self.parameters}
        for name, node in ((name, node) for part in self.parts for name, node in Schema(part).properties.items()):
            found.setdefault(name, Member(name, node, name in needed))
        return found

    @cached_property
    def demanded(self) -> Node:
        """Where it says what must be there; the schema where nothing is said."""
        return next((Schema(part).demanded for part in self.parts if Schema(part).demanded.exists), self.target)

    @cached_property
    def says_what_is_required(self) -> bool:
        """Whether it says of any member that it must be there."""
        return any(member.is_required for member in self.members.values())

    @cached_property
    def is_closed(self) -> bool:
        """Whether it takes no members besides those that it describes."""
        return any(Schema(part).is_closed for part in self.parts) and not self.is_open_to_others

    @cached_property
    def is_open_to_others(self) -> bool:
        """Whether it describes members otherwise than by their names, or alternatives of itself."""
        return any(
            Schema(part).describes_others or Schema(part).alternatives is not None or any(Schema(part).patterns)
            for part in self.parts
        )


def parts_of(schema: Node, follow: Follow) -> Iterator[Node]:
    """A schema with all that holds of the same value besides: what it refers to, and its `allOf`."""
    pending, seen = [schema], set[tuple[int, str]]()
    while pending:
        node = pending.pop(0)
        spot = id(node.document), node.pointer
        if spot in seen or not node.exists:
            continue
        seen.add(spot)
        yield node
        if Schema(node).reference.exists:
            pending.append(follow(node))
        pending.extend(Schema(node).all_of)
